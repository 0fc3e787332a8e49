// Query text -> lexemes, one pass from left to right. What looks like an operator but stands where
// none can be is text or nothing; see lex.hpp.
#include "query/lex.hpp"

#include "query/dates.hpp"
#include "query/parse.hpp"
#include "query/pieces.hpp"
#include "query/symbols.hpp"
#include "query/trim.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>

namespace tropa::query {
namespace {

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool same_name(std::string_view typed, std::string_view name) {
  return std::ranges::equal(typed, name, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

bool takes_dates(std::string_view field) {
  return field == "date" || field == "from" || field == "to";
}

Error over_limit(std::string_view of_what, std::size_t value, std::size_t limit,
                 std::string_view hint) {
  return {Code::kUsage,
          "the query has " + std::to_string(value) + " " + std::string(of_what) +
              "; the limit is " + std::to_string(limit),
          std::string(hint)};
}

class Lexer {
 public:
  Lexer(std::string_view query, std::span<const std::string_view> fields)
      : query_(query), fields_(fields) {}

  Result<std::vector<Lexeme>> run() {
    if (query_.size() > kMaxBytes) {
      return over_limit("bytes", query_.size(), kMaxBytes, "ask for the most telling words only");
    }
    while (at_ < query_.size() && !error_) step();
    if (!error_) check_counts();
    if (error_) return *error_;
    return std::move(lexemes_);
  }

 private:
  // What stands directly before an operand and waits for it: sign, then field, then "=".
  struct Prefix {
    char sign = 0;
    std::string_view field;
    bool is_literal = false;
    bool empty() const { return sign == 0 && field.empty() && !is_literal; }
  };

  void step() {
    const utf8::Character c = utf8::decode(query_, at_);
    if (is_gap(c)) {
      prefix_ = {};
      move_to(at_ + c.length, /*after_gap=*/true);
    } else if (c.code == U'(') {
      open();
    } else if (c.code == U')') {
      close();
    } else if (is_quote(c)) {
      quote(c);
    } else if (!sign() && !field() && !equals()) {
      piece();
    }
  }

  void move_to(std::size_t at, bool after_gap = false, bool after_word = false) {
    at_ = at;
    after_gap_ = after_gap;
    after_word_ = after_word;
  }

  void open() {
    if (++open_ > kMaxDepth) {
      error_ = over_limit("brackets inside each other", open_, kMaxDepth, "use fewer brackets");
      return;
    }
    emit_prefix();
    lexemes_.push_back({.kind = Lexeme::Kind::kOpen});
    move_to(at_ + 1, /*after_gap=*/true);
  }

  void close() {
    prefix_ = {};
    if (open_ > 0) {
      --open_;
      lexemes_.push_back({.kind = Lexeme::Kind::kClose});
    }
    move_to(at_ + 1);
  }

  // A quote that opens nothing is left out; what follows it is read as if it were not there.
  void quote(utf8::Character c) {
    const std::optional<Quotation> found = phrase_at(at_);
    if (!found) return move_to(at_ + c.length);
    const std::string_view inside = query_.substr(found->begin, found->end - found->begin);
    if (has_word(inside)) {
      operand(Lexeme::Kind::kPhrase, without_gaps(inside));
    } else {
      prefix_ = {};
    }
    move_to(found->after);
  }

  // 15" and комп"ютер: such a quote directly behind a word opens nothing.
  std::optional<Quotation> phrase_at(std::size_t at) const {
    const bool behind_word = at == at_ && after_word_;
    if (behind_word && may_be_apostrophe(utf8::decode(query_, at))) return std::nullopt;
    return quotation_at(query_, at);
  }

  // + or - directly before a word, a quote or a bracket, at the start of a word: H-20 and "a - b"
  // have none.
  bool sign() {
    const char c = query_[at_];
    if ((c != '+' && c != '-') || !after_gap_ || at_ + 1 == query_.size()) return false;
    const char next = query_[at_ + 1];
    if (next == '+' || next == '-' || !operand_starts(query_, at_ + 1)) return false;
    prefix_.sign = c;
    move_to(at_ + 1);
    return true;
  }

  bool equals() {
    if (query_[at_] != '=' || prefix_.is_literal || (!after_gap_ && prefix_.empty())) return false;
    if (!operand_starts(query_, at_ + 1) || query_[at_ + 1] == '(') return false;
    prefix_.is_literal = true;
    move_to(at_ + 1);
    return true;
  }

  bool field() {
    if (!prefix_.field.empty() || prefix_.is_literal) return false;
    std::size_t colon = at_;
    while (colon < query_.size() && (is_ascii_letter(query_[colon]) || query_[colon] == '_')) {
      ++colon;
    }
    if (colon == at_ || colon == query_.size() || query_[colon] != ':') return false;
    const std::string_view typed = query_.substr(at_, colon - at_);
    const auto known = std::ranges::find_if(
        fields_, [&](std::string_view name) { return same_name(typed, name); });
    if (known == fields_.end()) return unknown_field(typed, colon + 1);
    if (!takes_dates(*known) &&
        is_before_gap(query_, colon + 1)) {  // hints.cpp says that the name was left out
      prefix_ = {};
      move_to(colon + 1);
      return true;
    }
    if (takes_dates(*known)) return date(*known, colon + 1);
    std::size_t value = colon + 1;
    // title:-a is -title:a, but -5 is a number.
    const std::string_view rest = query_.substr(value);
    const bool is_sign = rest.starts_with('-') || rest.starts_with('+');
    const bool is_number = is_sign && rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9';
    if (is_sign && !is_number && prefix_.sign == 0 && operand_starts(query_, value + 1)) {
      prefix_.sign = rest.front();
      ++value;
    } else if (!operand_starts(query_, value)) {
      return false;
    }
    prefix_.field = *known;
    move_to(value);
    return true;
  }

  // An error only where a field must have been meant. Addresses (http://x), paths (c:\x), names
  // with "::", a colon before a gap and smileys are text.
  bool unknown_field(std::string_view typed, std::size_t value) {
    if (!operand_starts(query_, value)) return false;
    const char first = query_[value];
    if (first == '/' || first == '\\' || first == ':') return false;
    if (first == '(' && !operand_starts(query_, value + 1)) return false;
    std::string names;
    for (std::size_t index = 0; index < fields_.size(); ++index) {
      if (index > 0) names += index + 1 == fields_.size() ? " and " : ", ";
      names += fields_[index];
    }
    error_ = Error{Code::kUsage, "unknown field " + query::quoted(typed.substr(0, 40)),
                   "the fields are " + names +
                       "; to search for the text itself, put it in quotes or a space after the "
                       "colon"};
    return true;
  }

  bool date(std::string_view name, std::size_t value) {
    std::string_view text = query_.substr(value, piece_end(query_, value) - value);
    std::size_t after = value + text.size();
    if (value < query_.size() && is_quote(utf8::decode(query_, value))) {
      const std::optional<Quotation> found = quotation_at(query_, value);
      if (!found) return false;
      text = query_.substr(found->begin, found->end - found->begin);
      text = has_word(text) ? without_gaps(text) : std::string_view{};
      after = found->after;
    } else if (operand_starts(query_, value) && query_[value] == '(') {
      text = "(";
    }
    while (!text.empty() && std::string_view(",;:!?").find(text.back()) != text.npos) {
      text.remove_suffix(1);
    }
    if (text.empty()) return false;
    const Result<DateRange> range = parse_dates(name, text);
    if (!range) {
      error_ = range.error();
      return true;
    }
    emit_prefix();
    lexemes_.push_back({.kind = Lexeme::Kind::kDate, .dates = *range});
    move_to(after);
    return true;
  }

  void piece() {
    const std::size_t end = piece_end(query_, at_);
    const std::string_view raw = query_.substr(at_, end - at_);
    if (!prefix_.empty() || !operator_word(raw)) word(raw);
    prefix_ = {};
    const bool at_quote = end < query_.size() && is_quote(utf8::decode(query_, end));
    move_to(end, false, at_quote && ends_in_word(raw));
  }

  bool operator_word(std::string_view raw) {
    using enum Lexeme::Kind;
    if (raw == "AND" || raw == "OR" || raw == "NOT") {
      lexemes_.push_back({.kind = raw == "AND" ? kAnd : raw == "OR" ? kOr : kNot});
      return true;
    }
    if (!raw.starts_with("NEAR")) return false;
    std::uint32_t window = kDefaultNear;
    if (raw.size() > 4) {
      const std::string_view digits = raw.substr(5);
      const bool is_number = raw[4] == '/' && !digits.empty() &&
                             digits.find_first_not_of("0123456789") == std::string_view::npos;
      if (!is_number) return false;
      const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), window);
      if (parsed.ec != std::errc{} || window == 0 || window > kMaxNear) {
        error_ = Error{Code::kUsage, std::string(raw.substr(0, 40)) + " is out of range",
                       "write NEAR/1 to NEAR/" + std::to_string(kMaxNear)};
        return true;
      }
    }
    lexemes_.push_back({.kind = kNear, .window = window});
    return true;
  }

  void word(std::string_view raw) {
    std::string_view text = without_sentence_end(raw);
    const bool starred = text.ends_with('*') && !prefix_.is_literal;
    if (starred) text = without_signs(text);
    if (!has_word(text)) return;
    if (!starred) return operand(Lexeme::Kind::kWord, text);
    if (letters_in(text) < kMinWildcardLetters) {
      error_ =
          Error{Code::kUsage, query::quoted(std::string(text) + "*") + " would find too many words",
                "put at least " + std::to_string(kMinWildcardLetters) + " letters before the star"};
      return;
    }
    wildcards_.insert(text);
    operand(Lexeme::Kind::kWildcard, text);
  }

  void operand(Lexeme::Kind kind, std::string_view text) {
    if (prefix_.is_literal) kind = Lexeme::Kind::kLiteral;
    emit_prefix();
    lexemes_.push_back({.kind = kind,
                        .text = text,
                        .begin = static_cast<std::size_t>(text.data() - query_.data())});
    for (std::size_t at = 0, begin = 0; at <= text.size();) {
      const bool is_end = at == text.size();
      const utf8::Character c = is_end ? utf8::Character{} : utf8::decode(text, at);
      if (is_end || is_gap(c)) {
        const std::string_view one = text.substr(begin, at - begin);
        if (has_word(one)) words_.insert(one);
        begin = at + c.length;
      }
      at += c.length;
    }
  }

  void emit_prefix() {
    using enum Lexeme::Kind;
    if (prefix_.sign != 0) lexemes_.push_back({.kind = prefix_.sign == '-' ? kNot : kMust});
    if (!prefix_.field.empty()) lexemes_.push_back({.kind = kField, .text = prefix_.field});
    prefix_ = {};
  }

  void check_counts() {
    if (words_.size() > kMaxWords) {
      error_ = over_limit("different words", words_.size(), kMaxWords,
                          "ask for the most telling words only");
    } else if (wildcards_.size() > kMaxWildcards) {
      error_ = over_limit("different wildcards", wildcards_.size(), kMaxWildcards,
                          "write whole words; their forms are found without a star");
    }
  }

  std::string_view query_;
  std::span<const std::string_view> fields_;
  std::vector<Lexeme> lexemes_;
  std::optional<Error> error_;
  std::set<std::string_view> words_;
  std::set<std::string_view> wildcards_;
  Prefix prefix_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;     // brackets
  bool after_gap_ = true;    // at the start, or behind a gap or an opening bracket
  bool after_word_ = false;  // directly behind a letter or digit
};

}  // namespace

Result<std::vector<Lexeme>> lex(std::string_view query, std::span<const std::string_view> fields) {
  return Lexer(query, fields).run();
}

}  // namespace tropa::query
