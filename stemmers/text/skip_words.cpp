#include "text/skip_words.hpp"

#include "text/character.hpp"
#include "tropa/utf8.hpp"

#include <array>

namespace tropa::text {
namespace {

enum class Kind : std::uint8_t {
  kSeparator,  // ends a word and belongs to none
  kLatin,      // letters that fold one by one
  kCyrillic,
  kDigit,
  kOddLetter,
  kMark,  // inside a word it may belong to it, or join it with the next
};

Kind kind_of(char32_t code_point) {
  const Character c = character(code_point);
  switch (c.kind) {
    case CharClass::kOther:
      return Kind::kSeparator;
    case CharClass::kDigit:
      return Kind::kDigit;
    case CharClass::kLetter:
      if (c.needs_normalizing || c.script == Script::kOther) return Kind::kOddLetter;
      return c.script == Script::kLatin ? Kind::kLatin : Kind::kCyrillic;
    default:
      return Kind::kMark;
  }
}

// Letters of our languages and the quotes and dashes of their news.
struct Table {
  static constexpr char32_t kQuotes = 0x2000;  // E2 80 80 to E2 80 BF
  std::array<Kind, 0x500> letters;             // one byte, or two from C2 80 to D3 BF
  std::array<Kind, 0x40> quotes;
};

const Table& table() {
  static const Table made = [] {
    Table out;
    for (char32_t c = 0; c < out.letters.size(); ++c) out.letters[c] = kind_of(c);
    for (char32_t c = 0; c < out.quotes.size(); ++c) out.quotes[c] = kind_of(Table::kQuotes + c);
    return out;
  }();
  return made;
}

struct Seen {
  Kind kind = Kind::kSeparator;
  std::size_t length = 1;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), table_(table()) {}

  Seen at(std::size_t i) const {
    const auto lead = static_cast<unsigned char>(text_[i]);
    if (lead < 0x80) return {table_.letters[lead], 1};
    if (lead >= 0xC2 && lead < 0xD4 && is_continuation(i + 1)) {
      return {table_.letters[(lead & 0x1FU) << 6U | bits(i + 1)], 2};
    }
    if (lead == 0xE2 && text_.substr(i).starts_with("\xE2\x80") && is_continuation(i + 2)) {
      return {table_.quotes[bits(i + 2)], 3};
    }
    const utf8::Character decoded = utf8::decode(text_, i);
    return {decoded.valid ? kind_of(decoded.code) : Kind::kSeparator, decoded.length};
  }

 private:
  bool is_continuation(std::size_t i) const {
    return i < text_.size() && (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80U;
  }
  unsigned bits(std::size_t i) const { return static_cast<unsigned char>(text_[i]) & 0x3FU; }

  std::string_view text_;
  const Table& table_;
};

WordStart next_word(std::string_view text, const Reader& reader, std::size_t begin) {
  for (std::size_t i = begin; i < text.size();) {
    const Seen seen = reader.at(i);
    if (seen.kind != Kind::kSeparator && seen.kind != Kind::kMark) {
      return {i, seen.kind == Kind::kDigit};
    }
    i += seen.length;
  }
  return {text.size(), false};
}

}  // namespace

WordStart next_word(std::string_view text, std::size_t begin) {
  return next_word(text, Reader(text), begin);
}

Skipped skip_words(std::string_view text, std::size_t begin, std::uint32_t most) {
  const Reader reader(text);
  Skipped out{next_word(text, reader, begin).at, 0};
  while (out.words < most && out.at < text.size()) {
    Seen seen = reader.at(out.at);
    const Kind letters = seen.kind;
    if (letters != Kind::kLatin && letters != Kind::kCyrillic) break;
    std::size_t i = out.at;
    do {
      i += seen.length;
      seen = i < text.size() ? reader.at(i) : Seen{};
    } while (seen.kind == letters);
    if (seen.kind != Kind::kSeparator) break;
    // A number behind it may make it a code.
    const WordStart next = next_word(text, reader, i);
    if (next.is_digit) break;
    // So may a letter behind a sign, and a sign itself: U.S.A., R&D, C++.
    if (i < text.size() && (text[i] == '+' || text[i] == '#')) break;
    if (next.at == i + 1 && next.at < text.size() && (text[i] == '.' || text[i] == '&')) break;
    out.at = next.at;
    ++out.words;
  }
  return out;
}

}  // namespace tropa::text
