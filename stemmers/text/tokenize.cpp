#include "text/tokenize.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/run.hpp"
#include "text/skip_words.hpp"
#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>

namespace tropa::text {
namespace {

// A run of letters without an end is cut for folding; nobody searches for what comes after.
constexpr std::size_t kMaxFoldedBytes = 1024;

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const utf8::Character decoded = utf8::decode(text, at);
  return decoded.valid && character(decoded.code).kind == CharClass::kLetter;
}

}  // namespace

Tokenizer::Tokenizer() = default;
Tokenizer::~Tokenizer() = default;

// Whether the letter at `i` begins a word behind a number: "10km", "20го". A single letter makes a
// code (5G, 910C).
bool Tokenizer::parts_from_number(std::string_view text, std::size_t i, const Run& run) {
  const utf8::Character letter = utf8::decode(text, i);
  if (run.letters != 0 || !run.ends_with_digit || (letter.valid && character(letter.code).is_upper))
    return false;
  return is_letter_at(text, i + letter.length);
}

// Takes one character into the run; false when it does not belong there.
bool Tokenizer::take(std::string_view text, std::size_t i, const utf8::Character& decoded,
                     Run& run) {
  const Character c = character(decoded.code);
  switch (c.kind) {
    case CharClass::kLetter:
      if (run.ends_with_digit && parts_from_number(text, i, run)) return false;
      ++run.letters;
      run.capitals += c.is_upper;
      if (run.letters == 1) run.script = c.script;
      if (c.script != run.script) run.is_mixed_script = true;
      break;
    case CharClass::kDigit:
      ++run.digits;
      break;
    case CharClass::kApostrophe:
      // Inside a word only: м'яч, Kennedy'ego, O'Neill.
      if (run.ends_with_digit || !is_letter_at(text, i + decoded.length)) return false;
      break;
    case CharClass::kIgnorable:
      break;
    default:
      return false;
  }
  run.ends_with_digit = c.kind == CharClass::kDigit;
  run.needs_icu |= c.needs_normalizing;
  if (c.kind == CharClass::kIgnorable || folded_.size() - run.folded.begin >= kMaxFoldedBytes)
    return true;
  if (c.kind == CharClass::kApostrophe) {
    folded_.push_back('\'');
  } else {
    utf8::append(folded_, c.folded);
  }
  return true;
}

// The next run from `i` on, which moves behind it. False at the end of the text.
bool Tokenizer::cut(std::string_view text, std::size_t& i) {
  while (i < text.size()) {
    const utf8::Character first = utf8::decode(text, i);
    const Character start = first.valid ? character(first.code) : Character{};
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
    while (i < text.size()) {
      const utf8::Character decoded = utf8::decode(text, i);
      if (!decoded.valid || !take(text, i, decoded, run)) break;
      i += decoded.length;
    }
    run.end = i;
    if (run.needs_icu) {
      folded_.resize(run.folded.begin);
      append_folded_by_icu(folded_,
                           text.substr(run.begin, std::min(run.end - run.begin, kMaxFoldedBytes)));
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
        !is_hyphen_between(text, end, next.at) && !is_sign_between(text, end, next.at)) {
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
    const Skipped skipped = skip_words(text, at, *wanted - position_);
    position_ += skipped.words;
    const std::size_t before = tokens_.size();
    at = cut_piece(text, skipped.at);
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
