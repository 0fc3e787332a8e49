#include "text/tokenize.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/lookalike.hpp"
#include "text/skim.hpp"

#include <algorithm>
#include <array>

namespace tropa::text {
namespace {

// A run of letters without an end is cut for folding; nobody searches for what comes after.
constexpr std::size_t kMaxFoldedBytes = 1024;

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

template <std::size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

bool is_hyphen_between(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin >= end || end - begin > 3) return false;
  const Decoded decoded = decode(text, begin);
  return decoded.valid && begin + decoded.length == end &&
         character(decoded.code_point).kind == CharClass::kHyphen;
}

bool is_space_between(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view gap = text.substr(begin, end - begin);
  return gap == " " || gap == "\u00A0" || gap == "\u202F";
}

bool is_decimal_mark(std::string_view text, std::size_t begin, std::size_t end) {
  return end == begin + 1 && (text[begin] == '.' || text[begin] == ',');
}

}  // namespace

/// Letters, digits or both without anything between them.
struct Tokenizer::Run {
  std::size_t begin = 0;  // in the original
  std::size_t end = 0;
  Span folded;  // in folded_
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
  std::uint32_t capitals = 0;
  Script script = Script::kOther;
  bool is_mixed_script = false;
  bool starts_with_digit = false;
  bool starts_with_capital = false;

  bool is_word() const { return digits == 0; }
  bool is_number() const { return letters == 0; }
  bool is_acronym() const { return letters >= 2 && capitals == letters; }
};

Tokenizer::Tokenizer() = default;
Tokenizer::~Tokenizer() = default;

// The next run from `i` on, which moves behind it. False at the end of the text.
bool Tokenizer::cut(std::string_view text, std::size_t& i) {
  while (i < text.size()) {
    const Decoded first = decode(text, i);
    const Character start = first.valid ? character(first.code_point) : Character{};
    if (start.kind != CharClass::kLetter && start.kind != CharClass::kDigit) {
      i += first.length;
      continue;
    }
    Run run;
    run.begin = i;
    run.folded.begin = folded_.size();
    run.starts_with_digit = start.kind == CharClass::kDigit;
    run.starts_with_capital = start.is_upper;
    run.script = start.script;
    bool needs_icu = false;
    bool previous_digit = run.starts_with_digit;
    std::size_t end = i;
    while (i < text.size()) {
      const Decoded decoded = decode(text, i);
      if (!decoded.valid) break;
      const Character c = character(decoded.code_point);
      if (c.kind == CharClass::kLetter) {
        // "10km", "20го": a number and its word; a single letter makes a code (5G, 910C).
        if (previous_digit && run.letters == 0 && !c.is_upper) {
          const std::size_t next = i + decoded.length;
          const Decoded after = next < text.size() ? decode(text, next) : Decoded{};
          if (after.valid && character(after.code_point).kind == CharClass::kLetter) break;
        }
        ++run.letters;
        run.capitals += c.is_upper;
        if (run.letters == 1) {
          run.script = c.script;
        } else if (c.script != run.script) {
          run.is_mixed_script = true;
        }
      } else if (c.kind == CharClass::kDigit) {
        ++run.digits;
      } else if (c.kind == CharClass::kApostrophe) {
        // Inside a word only: м'яч, Kennedy'ego, O'Neill.
        const std::size_t next = i + decoded.length;
        const Decoded after = next < text.size() ? decode(text, next) : Decoded{};
        if (previous_digit || !after.valid ||
            character(after.code_point).kind != CharClass::kLetter)
          break;
      } else if (c.kind != CharClass::kIgnorable) {
        break;
      }
      previous_digit = c.kind == CharClass::kDigit;
      needs_icu |= c.needs_normalizing;
      i += decoded.length;
      end = i;
      if (folded_.size() - run.folded.begin < kMaxFoldedBytes) {
        if (c.kind == CharClass::kApostrophe) {
          folded_.push_back('\'');
        } else if (c.kind != CharClass::kIgnorable) {
          append_utf8(folded_, c.folded);
        }
      }
    }
    run.end = end;
    if (needs_icu) {
      std::string_view original =
          text.substr(run.begin, std::min(run.end - run.begin, kMaxFoldedBytes));
      folded_.resize(run.folded.begin);
      append_folded_by_icu(folded_, original);
    }
    const std::string_view made = std::string_view(folded_).substr(run.folded.begin);
    if (run.script == Script::kLatin && made.size() > 3 && made.ends_with("'s")) {
      folded_.resize(folded_.size() - 2);  // English possessive: Trump's
    }
    run.folded.end = folded_.size();
    if (run.folded.end > run.folded.begin) {
      runs_.push_back(run);
      return true;
    }
  }
  return false;
}

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

void Tokenizer::add_word(const Run& run) {
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
    tokens_.back().script = character(decode(word, 0).code_point).script;
    ++position_;
    return;
  }
  // Two words grown together (ITшник, LLMів): cut where the alphabet changes. Offsets stay those of
  // the whole.
  folded_ += word;
  const std::size_t end = folded_.size();
  Script script = character(decode(word, 0).code_point).script;
  for (std::size_t i = at; i <= end;) {
    const bool done = i == end;
    const Decoded decoded = done ? Decoded{} : decode(folded_, i);
    const Script here = done ? script : character(decoded.code_point).script;
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

// A code that begins with run `first`: returns how many runs it takes, 0 when there is none.
std::size_t Tokenizer::join_code(std::string_view text, std::size_t first) {
  const Run& head = runs_[first];
  const bool is_one_letter_word = is_one_of(kOneLetterWords, folded(head.folded));
  std::size_t last = first;
  bool is_spaced = false;
  const auto next_is = [&](auto between) {
    return last + 1 < runs_.size() && between(text, runs_[last].end, runs_[last + 1].begin);
  };
  if (head.is_word()) {
    if (last + 1 >= runs_.size()) return 0;
    const Run& tail = runs_[last + 1];
    if (!tail.starts_with_digit) return 0;
    if (head.letters <= kMaxCodeLetters && next_is(is_hyphen_between)) {
      ++last;  // F-16, Т-72Б3, GLM-4.5
    } else if (next_is(is_space_between) && tail.is_number() && head.letters <= kMaxSpacedLetters &&
               (head.capitals == head.letters || (head.letters == 1 && !is_one_letter_word))) {
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
  while (next_is([](std::string_view t, std::size_t b, std::size_t e) {
           return e == b + 1 && t[b] == '.';
         }) &&
         runs_[last + 1].is_number()) {
    ++last;  // GLM-4.5
  }
  std::string code;
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first && text[runs_[i].begin - 1] == '.') code.push_back('.');
    code += folded(runs_[i].folded);
  }
  const bool is_guess =
      is_spaced && (head.letters >= 2 || is_one_letter_word);  // "USA 2025", "В 2025"
  code = canonical_code(code);
  const std::size_t at = folded_.size();
  folded_ += code;
  Run to = runs_[last];
  std::size_t used = last - first + 1;
  if (next_is(is_hyphen_between)) {
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

void Tokenizer::join(std::string_view text) {
  for (std::size_t i = 0; i < runs_.size();) {
    const std::size_t used = join_code(text, i);
    if (used > 0) {
      i += used;
      continue;
    }
    const Run& run = runs_[i];
    const bool has_next = i + 1 < runs_.size();
    // "4,5" and "4.5" are one number; "1.12.2025" is three.
    if (run.is_number() && has_next && runs_[i + 1].is_number() &&
        is_decimal_mark(text, run.end, runs_[i + 1].begin) &&
        !(i + 2 < runs_.size() && is_decimal_mark(text, runs_[i + 1].end, runs_[i + 2].begin) &&
          runs_[i + 2].is_number()) &&
        !(i > 0 && is_decimal_mark(text, runs_[i - 1].end, run.begin) &&
          runs_[i - 1].is_number())) {
      const std::size_t at = folded_.size();
      folded_ += std::string(folded(run.folded)) + "." + std::string(folded(runs_[i + 1].folded));
      add(run, runs_[i + 1], TokenKind::kNumber, {at, folded_.size()});
      ++position_;
      i += 2;
      continue;
    }
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

std::span<const Token> Tokenizer::tokenize(std::string_view text) {
  clear();
  runs_.clear();
  for (std::size_t i = 0; cut(text, i);) {
  }
  join(text);
  return finished();
}

void Tokenizer::clear() {
  tokens_.clear();
  spans_.clear();
  folded_.clear();
  position_ = 0;
}

std::span<const Token> Tokenizer::finished() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) tokens_[i].text = folded(spans_[i]);
  return tokens_;
}

// Cuts from `begin`, which is in no word, to where no rule of join() reaches across: between a word
// and a word, with more than a hyphen between them. Returns where that is.
std::size_t Tokenizer::cut_piece(std::string_view text, std::size_t begin) {
  runs_.clear();
  while (cut(text, begin)) {
    const WordStart next = next_word(text, begin);
    const std::size_t end = runs_.back().end;
    if (runs_.back().is_word() && !next.is_digit && next.at > end &&
        !is_hyphen_between(text, end, next.at)) {
      return next.at;
    }
  }
  return text.size();
}

std::span<const Token> Tokenizer::tokenize(std::string_view text,
                                           std::span<const std::uint32_t> places) {
  clear();
  std::size_t at = 0;
  auto wanted = places.begin();
  while (wanted != places.end() && at < text.size()) {
    const Skimmed skimmed = skim(text, at, *wanted - position_);
    position_ += skimmed.words;
    const std::size_t before = tokens_.size();
    at = cut_piece(text, skimmed.at);
    join(text);
    // Tokens of a piece stand in the order of their places, several at one.
    std::size_t kept = before;
    for (std::size_t i = before; i < tokens_.size(); ++i) {
      while (wanted != places.end() && *wanted < tokens_[i].position) ++wanted;
      if (wanted == places.end()) break;
      if (*wanted != tokens_[i].position) continue;
      tokens_[kept] = tokens_[i];
      spans_[kept++] = spans_[i];
    }
    tokens_.resize(kept);
    spans_.resize(kept);
    while (wanted != places.end() && *wanted < position_) ++wanted;
  }
  return finished();
}

std::string to_string(std::span<const Token> tokens) {
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out.push_back(' ');
    if (token.is_part) out.push_back('+');
    out += token.text;
    if (token.kind == TokenKind::kCode) out += ":code";
    if (token.kind == TokenKind::kNumber) out += ":number";
    out += "@" + std::to_string(token.begin) + "-" + std::to_string(token.end);
  }
  return out;
}

}  // namespace tropa::text
