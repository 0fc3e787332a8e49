#include "readers/html_tags.hpp"

#include <algorithm>
#include <array>

namespace tropa {
namespace {

struct Row {
  std::string_view name;
  HtmlTag tag;
};

// Sorted by name.
constexpr auto kRows = std::to_array<Row>({
    {"a", HtmlTag::kA},
    {"address", HtmlTag::kAddress},
    {"applet", HtmlTag::kSilent},
    {"area", HtmlTag::kSilent},
    {"article", HtmlTag::kArticle},
    {"aside", HtmlTag::kAside},
    {"audio", HtmlTag::kSilent},
    {"blockquote", HtmlTag::kBlockquote},
    {"body", HtmlTag::kBody},
    {"br", HtmlTag::kBr},
    {"button", HtmlTag::kButton},
    {"canvas", HtmlTag::kSilent},
    {"caption", HtmlTag::kCaption},
    {"center", HtmlTag::kDiv},
    {"code", HtmlTag::kCode},
    {"datalist", HtmlTag::kSilent},
    {"dd", HtmlTag::kDd},
    {"details", HtmlTag::kDetails},
    {"dialog", HtmlTag::kDialog},
    {"div", HtmlTag::kDiv},
    {"dl", HtmlTag::kDl},
    {"dt", HtmlTag::kDt},
    {"embed", HtmlTag::kSilent},
    {"fieldset", HtmlTag::kForm},
    {"figcaption", HtmlTag::kFigcaption},
    {"figure", HtmlTag::kFigure},
    {"footer", HtmlTag::kFooter},
    {"form", HtmlTag::kForm},
    {"frameset", HtmlTag::kSilent},
    {"h1", HtmlTag::kH1},
    {"h2", HtmlTag::kH2},
    {"h3", HtmlTag::kH3},
    {"h4", HtmlTag::kH4},
    {"h5", HtmlTag::kH5},
    {"h6", HtmlTag::kH6},
    {"head", HtmlTag::kHead},
    {"header", HtmlTag::kHeader},
    {"hr", HtmlTag::kHr},
    {"html", HtmlTag::kHtml},
    {"iframe", HtmlTag::kSilent},
    {"input", HtmlTag::kSilent},
    {"li", HtmlTag::kLi},
    {"link", HtmlTag::kLink},
    {"main", HtmlTag::kMain},
    {"map", HtmlTag::kSilent},
    {"math", HtmlTag::kSilent},
    {"menu", HtmlTag::kMenu},
    {"meta", HtmlTag::kMeta},
    {"nav", HtmlTag::kNav},
    {"noembed", HtmlTag::kSilent},
    {"noframes", HtmlTag::kSilent},
    {"noscript", HtmlTag::kSilent},
    {"object", HtmlTag::kSilent},
    {"ol", HtmlTag::kOl},
    {"optgroup", HtmlTag::kSilent},
    {"option", HtmlTag::kSilent},
    {"p", HtmlTag::kP},
    {"param", HtmlTag::kSilent},
    {"pre", HtmlTag::kPre},
    {"q", HtmlTag::kQ},
    {"rp", HtmlTag::kSilent},
    {"script", HtmlTag::kScript},
    {"section", HtmlTag::kSection},
    {"select", HtmlTag::kSilent},
    {"style", HtmlTag::kSilent},
    {"summary", HtmlTag::kSummary},
    {"svg", HtmlTag::kSilent},
    {"table", HtmlTag::kTable},
    {"tbody", HtmlTag::kTbody},
    {"td", HtmlTag::kTd},
    {"template", HtmlTag::kSilent},
    {"textarea", HtmlTag::kSilent},
    {"tfoot", HtmlTag::kTbody},
    {"th", HtmlTag::kTh},
    {"thead", HtmlTag::kTbody},
    {"time", HtmlTag::kTime},
    {"title", HtmlTag::kTitle},
    {"tr", HtmlTag::kTr},
    {"track", HtmlTag::kSilent},
    {"ul", HtmlTag::kUl},
    {"video", HtmlTag::kSilent},
});
static_assert(std::ranges::is_sorted(kRows, {}, &Row::name));

}  // namespace

HtmlTag html_tag_named(std::string_view name) {
  const auto* row = std::ranges::lower_bound(kRows, name, {}, &Row::name);
  return row != kRows.end() && row->name == name ? row->tag : HtmlTag::kOther;
}

bool is_heading(HtmlTag tag) {
  return tag >= HtmlTag::kH1 && tag <= HtmlTag::kH6;
}

bool is_block(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kText:
    case HtmlTag::kOther:
    case HtmlTag::kA:
    case HtmlTag::kButton:
    case HtmlTag::kCode:
    case HtmlTag::kQ:
    case HtmlTag::kTime:
    case HtmlTag::kScript:
    case HtmlTag::kSilent:
    case HtmlTag::kLink:
    case HtmlTag::kMeta:
      return false;
    default:
      return true;
  }
}

}  // namespace tropa
