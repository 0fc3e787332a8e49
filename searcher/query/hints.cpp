#include "query/hints.hpp"

#include "query/ast.hpp"
#include "query/symbols.hpp"

#include <algorithm>
#include <optional>

namespace tropa::query {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == text.npos &&
         kDigits.find(text.front()) != text.npos;
}

bool same_letters(std::string_view typed, std::string_view small) {
  return std::ranges::equal(typed, small, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

// A word or a quotation that ends in a sign and a number: x^2, "x y"~5. Gives the sign's place.
std::size_t suffix_of(std::string_view piece, char sign) {
  const std::size_t at = piece.rfind(sign);
  if (at == piece.npos) return piece.npos;
  const std::string_view number = piece.substr(at + 1);
  return is_number(number) || (sign == '~' && number.empty()) ? at : piece.npos;
}

std::string about_word(std::string_view piece, bool before_gap,
                       std::span<const std::string_view> fields) {
  const std::string shown = query::quoted(piece);
  if (piece == "&&") return shown + " says nothing here; write AND";
  if (piece == "||") return shown + " says nothing here; write OR";
  if (piece.size() > 1 && piece[0] == '!' && has_word(piece)) {
    return shown + " was read as a word; to leave a word out, write -" +
           std::string(piece.substr(1));
  }
  if (piece.size() > 5 && piece[4] == '/' && is_number(piece.substr(5)) &&
      same_letters(piece.substr(0, 4), "near") && !piece.starts_with("NEAR")) {
    return shown + " was read as words; for words near each other, write NEAR" +
           std::string(piece.substr(4));
  }
  if (before_gap && piece.ends_with(':')) {
    const std::string_view name = piece.substr(0, piece.size() - 1);
    const bool takes_dates = same_letters(name, "date") || same_letters(name, "from") ||
                             same_letters(name, "to");  // read as words: "to" is a Polish one
    for (const std::string_view field : fields) {
      if (takes_dates || !same_letters(name, field)) continue;
      return shown + " was left out; to search in that field, write " + std::string(field) +
             ":word without a space";
    }
  }
  if (const std::size_t at = suffix_of(piece, '^'); at != piece.npos) {
    return query::quoted(piece.substr(at)) +
           " was read as a word; words have no weights here, but those with a + must be there";
  }
  if (const std::size_t at = suffix_of(piece, '~'); at != piece.npos && at > 0) {
    return query::quoted(piece.substr(at)) + " says nothing here; typos are repaired without it";
  }
  return {};
}

std::string about_phrase_end(std::string_view tail) {
  if (tail.empty()) return {};
  const std::size_t end = std::min(tail.find_first_not_of(kDigits, 1), tail.size());
  if (tail[0] != '~' || end == 1) return {};
  const std::string sign(tail.substr(0, end));
  return query::quoted(sign) + " was read as a word; for words near each other, write a NEAR/" +
         sign.substr(1) + " b";
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    if (!c.valid) return false;
    at += c.length;
  }
  return true;
}

}  // namespace

std::vector<std::string> hints(std::string_view query, std::span<const std::string_view> fields) {
  std::vector<std::string> out;
  const auto say = [&](std::string sentence) {
    if (!sentence.empty() && std::ranges::find(out, sentence) == out.end()) {
      out.push_back(std::move(sentence));
    }
  };
  if (!is_utf8(query)) {
    say("the query is not valid UTF-8, so some of its words cannot be found; type it in UTF-8");
    return out;  // the other sentences repeat the query
  }
  for (std::size_t at = 0; at < query.size();) {
    const utf8::Character c = utf8::decode(query, at);
    if (is_quote(c)) {
      const std::optional<Quotation> phrase = quotation_at(query, at);
      at = phrase ? phrase->after : at + c.length;
      if (phrase) say(about_phrase_end(query.substr(at)));
      continue;
    }
    std::size_t end = at;
    bool before_gap = false;
    while (end < query.size()) {
      const utf8::Character next = utf8::decode(query, end);
      before_gap = is_gap(next);
      if (before_gap || is_quote(next) || next.code == U'(' || next.code == U')') break;
      end += next.length;
    }
    if (end > at) say(about_word(query.substr(at, end - at), before_gap, fields));
    at = std::max(end, at + c.length);
  }
  return out;
}

}  // namespace tropa::query
