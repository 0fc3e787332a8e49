// Which characters are dangerous to whom.
#include "render/escape.hpp"

#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>

namespace tropa::render {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

struct Range {
  char32_t first;
  char32_t last;
};

// What a terminal or a reader would be misled by without seeing it.
constexpr auto kHidden = std::to_array<Range>({
    {0x00, 0x1F},
    {0x7F, 0x9F},        // U+009B is an escape sequence of one character
    {0x061C, 0x061C},    // Arabic letter mark
    {0x200B, 0x200B},    // zero-width space
    {0x200E, 0x200F},    // left-to-right and right-to-left marks
    {0x2028, 0x202E},    // line and paragraph separators; bidi embeddings and overrides
    {0x2060, 0x206F},    // word joiner, bidi isolates, deprecated format characters
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFF9, 0xFFFB},    // interlinear annotations
    {0xE0000, 0xE007F},  // tags: invisible ASCII
});

bool is_hidden(char32_t code) {
  if (code >= 0xA0 && code < 0x600) return false;  // most letters
  return std::ranges::any_of(
      kHidden, [code](Range range) { return code >= range.first && code <= range.last; });
}

bool separates(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

std::string_view entity(char32_t code) {
  switch (code) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string for_terminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    if (!c.valid) {
      out += kReplacement;
    } else if (separates(c.code)) {
      if (!out.ends_with(' ')) out += ' ';
    } else if (!is_hidden(c.code)) {
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

std::string for_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  const auto unit = [&out](char32_t code) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "\\u";
    for (unsigned shift = 16; shift > 0; shift -= 4) out += kHex[(code >> (shift - 4)) & 0xFU];
  };
  for (std::size_t at = 0; at < json.size();) {
    const utf8::Character c = utf8::decode(json, at);
    // The library has escaped the controls of ASCII; what is left of them is its own.
    if (c.code < 0x7F || !is_hidden(c.code)) {
      out += json.substr(at, c.length);
    } else if (c.code < 0x10000) {
      unit(c.code);
    } else {
      unit(0xD800 + ((c.code - 0x10000) >> 10U));
      unit(0xDC00 + ((c.code - 0x10000) & 0x3FFU));
    }
    at += c.length;
  }
  return out;
}

std::string for_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    const bool is_control = c.code < 0x20 || (c.code >= 0x7F && c.code <= 0x9F);
    if (!c.valid) {
      out += kReplacement;
    } else if (const std::string_view name = entity(c.code); !name.empty()) {
      out += name;
    } else if (!is_control || c.code == U'\t' || c.code == U'\n') {
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

}  // namespace tropa::render
