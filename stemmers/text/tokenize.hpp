// Text -> tokens, with byte offsets into the original. Decides what is a word, a code or a number;
// knows no language beyond the list of one-letter words. Cases: tests/tables/tokens.tsv and
// codes.tsv.
#pragma once

#include "tropa/stemmers.hpp"
#include "tropa/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::text {

/// Reuse one object for many texts: it keeps its memory. Not thread-safe.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();

  /// Valid until the next call. Takes time and memory linear in the text, whatever its bytes are.
  std::span<const Token> tokenize(std::string_view text);

  /// Only those with these positions, ascending. What lies between is only counted, and behind the
  /// last one nothing is read.
  std::span<const Token> tokenize(std::string_view text, std::span<const std::uint32_t> places);

 private:
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Run;
  void clear();
  std::span<const Token> finished();
  bool cut(std::string_view text, std::size_t& i);
  bool take(std::string_view text, std::size_t i, const utf8::Character& decoded, Run& run);
  static bool parts_from_number(std::string_view text, std::size_t i, const Run& run);
  std::size_t cut_piece(std::string_view text, std::size_t begin);
  void join(std::string_view text);
  std::size_t code_runs(std::string_view text, std::size_t first, bool& is_spaced) const;
  std::size_t join_code(std::string_view text, std::size_t first);
  std::size_t join_signs(std::string_view text, std::size_t first);
  std::size_t join_number(std::string_view text, std::size_t first);
  void add_word(const Run& run);
  void add_made(const Run& from, const Run& to, TokenKind kind, std::string_view made);
  void add(const Run& from, const Run& to, TokenKind kind, Span folded);
  std::string_view folded(Span span) const {
    return std::string_view(folded_).substr(span.begin, span.end - span.begin);
  }

  std::vector<Run> runs_;
  std::vector<Token> tokens_;
  std::vector<Span> spans_;  // of each token in folded_; views are made when that no longer grows
  std::string folded_;
  std::uint32_t position_ = 0;
};

/// "санкции H20" -> "санкции@0-14 h20:code@15-18"; for tests and --terms.
std::string to_string(std::span<const Token> tokens);

}  // namespace tropa::text
