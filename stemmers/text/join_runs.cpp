// Runs -> tokens: which of them are one code, one number, or a word and its ending behind a hyphen.
#include "text/fold.hpp"
#include "text/lookalike.hpp"
#include "text/run.hpp"
#include "tropa/utf8.hpp"

#include <algorithm>
#include <string>

namespace tropa::text {
namespace {

constexpr std::size_t kMaxCodeLetters = 10;   // "Boeing-737", "Искандер-500"
constexpr std::size_t kMaxSpacedLetters = 5;  // "H 20", "COVID 19"
constexpr std::size_t kMinPartLetters =
    3;  // "COVID-19" is also found as "covid", "F-16" not as "f"

// One-letter words: before a number with a space they are a preposition or a conjunction, not half
// of a code.
constexpr std::string_view kOneLetterWords[] = {"a", "i", "o", "u", "w", "z", "а", "в", "з", "и",
                                                "і", "й", "к", "о", "с", "у", "я", "є", "б", "ж"};

// Case endings that are written after a hyphen: LLM-ów, AWS-u, H20-х, ЦОД-ов, F-16-ми, NASA-ї. They
// belong to the word before them and carry no meaning of their own.
constexpr std::string_view kHyphenedEndings[] = {
    "ów",  "em",  "u",   "a",  "ie", "owi", "ami", "ach", "om", "y",  "e",  "ą",  "ę",   "owy",
    "owe", "owa", "а",   "у",  "е",  "і",   "ю",   "я",   "ї",  "й",  "х",  "м",  "ом",  "ем",
    "ам",  "ах",  "ами", "ов", "ів", "ей",  "ою",  "ми",  "го", "му", "ям", "ях", "ями", "ові",
    "та",  "ть",  "ий",  "ый", "ая", "ої",  "ого", "ому", "ти", "им", "их", "ии", "ия",  "ої",
};

// Makers of aircraft write themselves with one capital: "Су 35", "Mig 29".
constexpr std::string_view kAircraft[] = {"су", "миг", "міг", "ту", "ил", "іл",  "ан",
                                          "як", "ми",  "мі",  "ка", "su", "mig", "tu",
                                          "il", "an",  "jak", "mi", "ka"};
constexpr std::uint32_t kMaxAircraftDigits = 3;

constexpr std::uint32_t kDigitsOfGroup = 3;        // 1 000 000
constexpr std::size_t kFewestInitials = 3;         // U.S.A.; two are the initials of a person
constexpr std::uint32_t kMaxAmpersandLetters = 2;  // R&D, AT&T

template <std::size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

bool is_decimal_mark(std::string_view text, std::size_t begin, std::size_t end) {
  return end == begin + 1 && (text[begin] == '.' || text[begin] == ',');
}

bool is_gap(std::string_view text, std::size_t begin, std::size_t end, std::string_view gap) {
  return text.substr(begin, end - begin) == gap;
}

/// A number below forty in Roman digits, in Latin letters or in those that look like them; empty
/// when the word is none. XX is not XXI, as stems of a name would have it.
std::string roman_number(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const utf8::Character decoded = utf8::decode(folded, i);
    switch (decoded.code) {
      case U'i':
      case U'і':
        out.push_back('i');
        break;
      case U'v':
        out.push_back('v');
        break;
      case U'x':
      case U'х':
        out.push_back('x');
        break;
      default:
        return {};
    }
    i += decoded.length;
  }
  return out;
}

}  // namespace

void Tokenizer::add(const Run& from, const Run& to, TokenKind kind, Span folded) {
  Token token;
  token.begin = from.begin;
  token.end = to.end;
  token.kind = kind;
  token.position = position_;
  token.script = from.script;
  token.is_acronym = kind == TokenKind::kWord && from.is_acronym();
  token.is_capital = from.starts_with_capital;
  tokens_.push_back(token);
  spans_.push_back(folded);
}

// The same for a text that is none of the runs'; takes the next position.
void Tokenizer::add_made(const Run& from, const Run& to, TokenKind kind, std::string_view made) {
  const std::size_t at = folded_.size();
  folded_ += made;
  add(from, to, kind, {at, folded_.size()});
  ++position_;
}

void Tokenizer::add_word(const Run& run) {
  if (run.is_acronym() && run.is_word()) {
    const std::string roman = roman_number(folded(run.folded));
    if (!roman.empty()) {
      add_made(run, run, TokenKind::kCode, roman);
      return;
    }
  }
  if (!run.is_mixed_script) {
    add(run, run, run.is_word() ? TokenKind::kWord : TokenKind::kNumber, run.folded);
    ++position_;
    return;
  }
  std::string word(folded(run.folded));
  const bool repaired = repair_script(word);
  std::size_t at = folded_.size();
  if (repaired) {
    folded_ += word;
    add(run, run, TokenKind::kWord, {at, folded_.size()});
    tokens_.back().script = character(utf8::decode(word, 0).code).script;
    ++position_;
    return;
  }
  // Two words grown together (ITшник, LLMів): cut where the alphabet changes. Offsets stay those of
  // the whole.
  folded_ += word;
  const std::size_t end = folded_.size();
  Script script = character(utf8::decode(word, 0).code).script;
  for (std::size_t i = at; i <= end;) {
    const bool done = i == end;
    const utf8::Character decoded = done ? utf8::Character{} : utf8::decode(folded_, i);
    const Script here = done ? script : character(decoded.code).script;
    if (done || (here != script && here != Script::kOther)) {
      add(run, run, TokenKind::kWord, {at, i});
      tokens_.back().script = script;
      ++position_;
      at = i;
      script = here;
    }
    i += done ? 1 : decoded.length;
  }
}

// How many runs, from `first` on, are written as a code: 0 when they are none. `is_spaced`: there
// is a space in it.
std::size_t Tokenizer::code_runs(std::string_view text, std::size_t first, bool& is_spaced) const {
  const Run& head = runs_[first];
  std::size_t last = first;
  const auto next_is = [&](auto between) {
    return last + 1 < runs_.size() && between(text, runs_[last].end, runs_[last + 1].begin);
  };
  if (head.is_word()) {
    if (last + 1 >= runs_.size()) return 0;
    const Run& tail = runs_[last + 1];
    if (!tail.starts_with_digit) return 0;
    const bool is_one_letter_word = is_one_of(kOneLetterWords, folded(head.folded));
    if (head.letters <= kMaxCodeLetters && next_is(is_hyphen_between)) {
      ++last;  // F-16, Т-72Б3, GLM-4.5
    } else if (next_is(is_space_between) && tail.is_number() && head.letters <= kMaxSpacedLetters &&
               (head.capitals == head.letters || (head.letters == 1 && !is_one_letter_word) ||
                (head.starts_with_capital && tail.digits <= kMaxAircraftDigits &&
                 is_one_of(kAircraft, folded(head.folded))))) {
      ++last;  // H 20
      is_spaced = true;
    } else {
      return 0;
    }
  } else if (head.is_number()) {
    // 737-MAX, 5-G; but 30-летний and 1990-х are a number and what belongs to it.
    if (!next_is(is_hyphen_between)) return 0;
    const Run& tail = runs_[last + 1];
    if (!tail.is_word() || tail.letters > 3 || tail.capitals != tail.letters) return 0;
    ++last;
  }
  const auto is_dot_between = [](std::string_view t, std::size_t begin, std::size_t end) {
    return end == begin + 1 && t[begin] == '.';
  };
  while (next_is(is_dot_between) && runs_[last + 1].is_number()) ++last;  // GLM-4.5
  return last - first + 1;
}

// A code that begins with run `first`: returns how many runs it takes, 0 when there is none.
std::size_t Tokenizer::join_code(std::string_view text, std::size_t first) {
  const Run& head = runs_[first];
  bool is_spaced = false;
  std::size_t used = code_runs(text, first, is_spaced);
  if (used == 0) return 0;
  const std::size_t last = first + used - 1;
  std::string code;
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first && text[runs_[i].begin - 1] == '.') code.push_back('.');
    code += folded(runs_[i].folded);
  }
  // "USA 2025", "В 2025"
  const bool is_guess =
      is_spaced && (head.letters >= 2 || is_one_of(kOneLetterWords, folded(head.folded)));
  code = canonical_code(code);
  const std::size_t at = folded_.size();
  folded_ += code;
  Run to = runs_[last];
  if (last + 1 < runs_.size() && is_hyphen_between(text, runs_[last].end, runs_[last + 1].begin)) {
    const Run& ending = runs_[last + 1];
    if (ending.is_word() && ending.capitals == 0 &&
        is_one_of(kHyphenedEndings, folded(ending.folded))) {
      to.end = ending.end;
      ++used;
    }
  }
  add(head, to, TokenKind::kCode, {at, folded_.size()});
  const bool has_parts = is_spaced || (head.is_word() && head.letters >= kMinPartLetters);
  if (!has_parts) {
    ++position_;
    return used;
  }
  const std::size_t before = tokens_.size();
  add_word(head);
  if (is_spaced) add_word(runs_[first + 1]);
  for (std::size_t i = before; i < tokens_.size(); ++i) tokens_[i].is_part = !is_guess;
  return used;
}

// Letters with a dot behind each, or what stands around an ampersand or before two pluses: names
// that are no words. Returns how many runs it takes, 0 when there is none.
std::size_t Tokenizer::join_signs(std::string_view text, std::size_t first) {
  const Run& head = runs_[first];
  if (!head.is_word()) return 0;
  const auto gap_is = [&](std::size_t i, std::string_view gap) {
    return i + 1 < runs_.size() && is_gap(text, runs_[i].end, runs_[i + 1].begin, gap);
  };
  std::string made(folded(head.folded));
  if (head.letters == 1 && head.capitals == 1) {
    std::size_t last = first;
    while (gap_is(last, ".") && runs_[last + 1].letters == 1 && runs_[last + 1].capitals == 1 &&
           runs_[last + 1].is_word()) {
      made += folded(runs_[++last].folded);
    }
    if (last - first + 1 >= kFewestInitials) {
      add_made(head, runs_[last], TokenKind::kWord, made);  // U.S.A., С.Ш.А.
      tokens_.back().is_acronym = true;
      return last - first + 1;
    }
    made = folded(head.folded);
  }
  if (head.letters == 1 && head.script == Script::kLatin) {
    for (const std::string_view signs : {"++", "#"}) {
      if (!text.substr(head.end).starts_with(signs)) continue;
      Run to = head;
      to.end += signs.size();
      add_made(head, to, TokenKind::kCode, made + std::string(signs));  // C++, C#
      return 1;
    }
  }
  if (first + 1 == runs_.size() || !runs_[first + 1].is_word()) return 0;
  const Run& tail = runs_[first + 1];
  const auto is_short = [](const Run& run) {
    return run.letters <= kMaxAmpersandLetters && run.capitals == run.letters;
  };
  if (gap_is(first, "&") && is_short(head) && is_short(tail)) {
    made += '&';
    made += folded(tail.folded);
    add_made(head, tail, TokenKind::kCode, made);  // R&D
    return 2;
  }
  if (gap_is(first, ".") && head.letters > 1 && folded(tail.folded) == "js") {
    made += folded(tail.folded);
    add_made(head, tail, TokenKind::kCode, made);  // Node.js
    return 2;
  }
  return 0;
}

// Digits in groups of three, with a space or, when there are several groups, a point or comma
// between; or a number with decimals. Returns how many runs it takes, 0 when the number stands
// alone.
std::size_t Tokenizer::join_number(std::string_view text, std::size_t first) {
  const Run& head = runs_[first];
  if (!head.is_number() || first + 1 == runs_.size()) return 0;
  const auto gap = [&](std::size_t i) {
    return text.substr(runs_[i].end, runs_[i + 1].begin - runs_[i].end);
  };
  const std::string_view between = gap(first);
  const bool is_space = is_space_between(text, head.end, runs_[first + 1].begin);
  std::size_t last = first;
  while (last + 1 < runs_.size() && gap(last) == between && runs_[last + 1].is_number() &&
         runs_[last + 1].digits == kDigitsOfGroup) {
    ++last;
  }
  const bool is_decimal = is_decimal_mark(text, head.end, runs_[first + 1].begin);
  if (head.digits <= kDigitsOfGroup && last > first + (is_space ? 0 : 1) &&
      (is_space || is_decimal)) {
    std::string made;
    for (std::size_t i = first; i <= last; ++i) made += folded(runs_[i].folded);
    add_made(head, runs_[last], TokenKind::kNumber, made);  // 1 000 000
    return last - first + 1;
  }
  // "4,5" and "4.5" are one number; "1.12.2025" is three.
  const auto is_joined = [&](std::size_t i) {
    return i + 1 < runs_.size() && runs_[i].is_number() && runs_[i + 1].is_number() &&
           is_decimal_mark(text, runs_[i].end, runs_[i + 1].begin);
  };
  if (!is_joined(first) || is_joined(first + 1) || (first > 0 && is_joined(first - 1))) return 0;
  add_made(head, runs_[first + 1], TokenKind::kNumber,
           std::string(folded(head.folded)) + "." + std::string(folded(runs_[first + 1].folded)));
  return 2;
}

void Tokenizer::join(std::string_view text) {
  for (std::size_t i = 0; i < runs_.size();) {
    std::size_t used = join_code(text, i);
    if (used == 0) used = join_signs(text, i);
    if (used == 0) used = join_number(text, i);
    if (used > 0) {
      i += used;
      continue;
    }
    const Run& run = runs_[i];
    const bool has_next = i + 1 < runs_.size();
    add_word(run);
    ++i;
    // LLM-ów, 1990-х, 5-й: the ending goes with the word.
    if (has_next && (run.is_acronym() || run.is_number()) &&
        is_hyphen_between(text, run.end, runs_[i].begin) && runs_[i].is_word() &&
        runs_[i].capitals == 0 && is_one_of(kHyphenedEndings, folded(runs_[i].folded))) {
      tokens_.back().end = runs_[i].end;
      ++i;
    }
  }
}

}  // namespace tropa::text
