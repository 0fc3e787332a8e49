// Which quote closes which. People mix the signs of their keyboard with those their editor puts in,
// so each opening quote has those it should be closed by and those that will do.
#include "query/symbols.hpp"

#include <array>

namespace tropa::query {
namespace {

struct Pair {
  char32_t opening;
  std::u32string_view proper;
  std::u32string_view accepted;  // looked for when no proper one follows
};

constexpr auto kPairs = std::to_array<Pair>({
    {U'"', U"\"", U"”“"},
    {U'„', U"”“", U"\""},  // Polish „…”, Ukrainian and Russian „…“
    {U'“', U"”", U"\""},
    {U'”', U"”", U"\""},  // typewriter Polish: ”…”
    {U'«', U"»", U""},
});

// The first of `closing` behind `from`. One between letters is more likely an apostrophe or a slip
// ("комп"ютер") and closes only when no better one follows.
std::optional<Quotation> close(std::string_view text, std::size_t from,
                               std::u32string_view closing) {
  std::optional<Quotation> between_letters;
  bool after_word = false;
  for (std::size_t at = from; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    const std::size_t next = at + c.length;
    if (c.valid && closing.find(c.code) != std::u32string_view::npos) {
      const Quotation found{from, at, next};
      const bool before_word = next < text.size() && is_word(utf8::decode(text, next));
      if (!may_be_apostrophe(c) || !after_word || !before_word) return found;
      if (!between_letters) between_letters = found;
    }
    after_word = is_word(c);
    at = next;
  }
  return between_letters;
}

}  // namespace

std::optional<Quotation> quotation_at(std::string_view text, std::size_t at) {
  const utf8::Character opening = utf8::decode(text, at);
  for (const Pair& pair : kPairs) {
    if (!opening.valid || pair.opening != opening.code) continue;
    const std::size_t from = at + opening.length;
    std::optional<Quotation> found = close(text, from, pair.proper);
    return found ? found : close(text, from, pair.accepted);
  }
  return std::nullopt;
}

}  // namespace tropa::query
