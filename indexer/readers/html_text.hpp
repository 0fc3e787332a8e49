// Parts of a page -> plain text: a line for each block, spaces as a browser shows them. Decides
// nothing about which parts are worth reading.
#pragma once

#include "readers/html_tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tropa {

/// White space as HTML collapses it.
constexpr bool is_html_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

/// Writes texts and breaks between them; white space is collapsed on the way.
class PlainText {
 public:
  void add(std::string_view characters);
  void end_line() { wanted_ = wanted_ < 1 ? 1 : wanted_; }
  void end_paragraph() { wanted_ = 2; }
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  void separate();

  std::string text_;
  int wanted_ = 0;  // line breaks before the next character
  bool space_before_ = false;
};

/// The text of one element and all below it, without scripts and pictures.
std::string text_of(const HtmlTree& tree, std::uint32_t node);

}  // namespace tropa
