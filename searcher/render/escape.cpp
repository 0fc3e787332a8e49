// Which characters are dangerous to whom.
#include "render/escape.hpp"

#include "tropa/terminal.hpp"
#include "tropa/utf8.hpp"

namespace tropa::render {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

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

std::string for_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  const auto unit = [&out](char32_t code) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "\\u";
    for (unsigned shift = 16; shift > 0; shift -= 4) out += kHex[(code >> (shift - 4)) & 0xFU];
  };
  std::size_t begin = 0;  // of what stands as it is
  for (std::size_t at = 0; at < json.size();) {
    // The library has escaped the controls of ASCII; what is left of them is its own.
    if (static_cast<unsigned char>(json[at]) < 0x7F) {
      ++at;
      continue;
    }
    const utf8::Character c = utf8::decode(json, at);
    if (is_hidden_character(c.code)) {
      out += json.substr(begin, at - begin);
      begin = at + c.length;
      if (c.code < 0x10000) {
        unit(c.code);
      } else {
        unit(0xD800 + ((c.code - 0x10000) >> 10U));
        unit(0xDC00 + ((c.code - 0x10000) & 0x3FFU));
      }
    }
    at += c.length;
  }
  out += json.substr(begin);
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
