// Where a sentence may begin: a word there has its capital whether it is a name or not. Knows no
// words, only what stands before one.
#pragma once

#include <cstddef>
#include <string_view>

namespace tropa {

/// Whether the word at byte `begin` may have its capital from the beginning of a sentence or of a
/// quotation. In doubt it may: "Powiedział. Port" and "mówi: „Port" are beginnings.
bool may_begin_sentence(std::string_view text, std::size_t begin);

}  // namespace tropa
