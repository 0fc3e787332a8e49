// Where the pieces of a query begin and end. A piece is what stands between gaps, brackets and
// quotes. See lex.hpp for what they mean.
#pragma once

#include <cstddef>
#include <string_view>

namespace tropa::query {

std::size_t letters_in(std::string_view text);

/// Whether the last character is one of a word.
bool ends_in_word(std::string_view text);

/// The end of the piece that begins at `at`. A quote between letters is part of it.
std::size_t piece_end(std::string_view query, std::size_t at);

/// Whether a bracket, a quotation or a piece with a letter or digit begins at `at`, stray quotes
/// before it left out.
bool operand_starts(std::string_view query, std::size_t at);

/// Whether a gap and then some word follow: "title: x", but not a lone "title:".
bool is_before_gap(std::string_view query, std::size_t at);

}  // namespace tropa::query
