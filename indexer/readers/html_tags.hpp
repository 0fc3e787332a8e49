// Names of HTML elements -> what they do to the text in them.
#pragma once

#include <cstdint>
#include <string_view>

namespace tropa {

enum class HtmlTag : std::uint8_t {
  kText,   // no element: characters
  kOther,  // an element without a row; it breaks no line
  kA,
  kAddress,
  kArticle,
  kAside,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCaption,
  kCode,
  kDd,
  kDetails,
  kDialog,
  kDiv,
  kDl,
  kDt,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kLi,
  kLink,
  kMain,
  kMenu,
  kMeta,
  kNav,
  kOl,
  kP,
  kPre,
  kQ,
  kScript,
  kSection,
  kSummary,
  kTable,
  kTbody,
  kTd,
  kTh,
  kTime,
  kTitle,
  kTr,
  kUl,
  kSilent,  // nothing in it is text: <style>, <svg>, <select>, <template> ...
};

HtmlTag html_tag_named(std::string_view name);  // in small letters

/// The text before, in and behind it are different lines.
bool is_block(HtmlTag tag);

/// h1 to h6.
bool is_heading(HtmlTag tag);

}  // namespace tropa
