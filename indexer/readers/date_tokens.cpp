#include "readers/date_tokens.hpp"

#include "sources/utf8.hpp"

namespace tropa {
namespace {

constexpr std::size_t kMostTokens = 40;
constexpr std::size_t kMostDigits = 17;

bool is_digit_point(char32_t point) {
  return point >= '0' && point <= '9';
}

bool is_apostrophe(char32_t point) {
  return point == '\'' || point == 0x2019 || point == 0x02BC;
}

char mark_of(char32_t point) {
  if (point < 0x80) return static_cast<char>(point);
  if (point >= 0x2010 && point <= 0x2015) return '~';
  return point == 0x2212 ? '-' : '*';
}

}  // namespace

DateTokens::DateTokens(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char32_t point = utf8::next(text, at);
    if (utf8::trimmed(text.substr(begin, at - begin)).empty()) continue;
    if (tokens_.size() == kMostTokens) {
      is_whole_ = false;
      return;
    }
    DateToken token;
    token.begin = static_cast<std::uint32_t>(begin);
    std::size_t end = at;
    if (is_digit_point(point)) {
      token.kind = DateToken::kNumber;
      std::size_t digits = 0;
      for (at = begin; at < text.size() && is_digit_point(static_cast<unsigned char>(text[at]));
           ++at) {
        if (++digits <= kMostDigits) token.number = token.number * 10 + unsigned(text[at] - '0');
      }
      token.digits = static_cast<std::uint8_t>(digits > kMostDigits ? kMostDigits + 1 : digits);
      end = at;
    } else if (utf8::is_letter(point)) {
      token.kind = DateToken::kWord;
      while (true) {
        utf8::append(token.word, is_apostrophe(point) ? U'\'' : utf8::lower(point));
        end = at;
        if (at == text.size()) break;
        point = utf8::next(text, at);
        if (!utf8::is_letter(point) && !is_apostrophe(point)) break;
      }
      at = end;
    } else {
      token.kind = DateToken::kMark;
      token.mark = mark_of(point);
    }
    token.end = static_cast<std::uint32_t>(end);
    tokens_.push_back(std::move(token));
  }
}

const DateToken& DateTokens::at(std::size_t at) const {
  static const DateToken kNothing;
  return at < tokens_.size() ? tokens_[at] : kNothing;
}

}  // namespace tropa
