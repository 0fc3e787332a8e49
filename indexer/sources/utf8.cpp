// Strict UTF-8 by hand: the readers must tell a bad byte from a good one and go on behind it.
#include "sources/utf8.hpp"

namespace tropa::utf8 {
namespace {

constexpr std::u32string_view kPolishUpper = U"ĄĆĘŁŃÓŚŹŻ";
constexpr std::u32string_view kPolishLower = U"ąćęłńóśźż";

bool is_space(char32_t point) {
  return point <= 0x20 || point == 0x7F || point == 0x85 || point == 0xA0 || point == 0xFEFF ||
         (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 ||
         point == 0x202F || point == 0x3000;
}

}  // namespace

char32_t next(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned lead = byte(offset);
  const std::size_t start = offset++;
  if (lead < 0x80U) return lead;
  std::size_t more = 0;
  char32_t point = 0;
  char32_t least = 0;
  if (lead >= 0xC2U && lead <= 0xDFU) {
    more = 1, point = lead & 0x1FU, least = 0x80;
  } else if (lead >= 0xE0U && lead <= 0xEFU) {
    more = 2, point = lead & 0x0FU, least = 0x800;
  } else if (lead >= 0xF0U && lead <= 0xF4U) {
    more = 3, point = lead & 0x07U, least = 0x10000;
  } else {
    return kBad;
  }
  if (text.size() - start <= more) return kBad;
  for (std::size_t at = start + 1; at <= start + more; ++at) {
    if ((byte(at) & 0xC0U) != 0x80U) return kBad;
    point = (point << 6U) | (byte(at) & 0x3FU);
  }
  if (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return kBad;
  offset = start + 1 + more;
  return point;
}

void append(std::string& text, char32_t point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6));
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

bool is_valid(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (next(text, offset) == kBad) return false;
  }
  return true;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) next(text, offset);
  return count;
}

std::string_view first(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  while (offset < text.size() && count-- > 0) next(text, offset);
  return text.substr(0, offset);
}

bool is_letter(char32_t point) {
  if (point < 0x80) return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
  if (point < 0xC0) return false;
  return (point <= 0x24F && point != 0xD7 && point != 0xF7) || (point >= 0x400 && point <= 0x52F);
}

bool is_upper(char32_t point) {
  if (point < 0x80) return point >= 'A' && point <= 'Z';
  if (point >= 0xC0 && point <= 0xDE) return point != 0xD7;
  if (point >= 0x400 && point <= 0x42F) return true;
  return (point >= 0x490 && point <= 0x52F && point % 2 == 0) || lower(point) != point;
}

char32_t lower(char32_t point) {
  if (point >= 'A' && point <= 'Z') return point + 0x20;
  if (point >= 0x410 && point <= 0x42F) return point + 0x20;
  if (point >= 0x400 && point <= 0x40F) return point + 0x50;
  if (point == 0x490) return 0x491;
  const std::size_t place = kPolishUpper.find(point);
  return place == std::u32string_view::npos ? point : kPolishLower[place];
}

std::string lower(std::string_view text) {
  std::string lowered;
  lowered.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    const char32_t point = next(text, offset);
    if (point == kBad) {
      lowered += text[start];
    } else {
      append(lowered, lower(point));
    }
  }
  return lowered;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool seen = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    if (is_space(next(text, offset))) continue;
    if (!seen) begin = start;
    seen = true;
    end = offset;
  }
  return text.substr(begin, end - begin);
}

}  // namespace tropa::utf8
