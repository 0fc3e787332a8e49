// Letters of two bytes -> one, for the keys of the vocabulary table: a quarter of their bytes.
// Sorts as UTF-8 does, so that what is listed in order stays in order. Knows no words.
#pragma once

#include <string>
#include <string_view>

namespace tropa::schema {

/// Letters that our languages and their neighbours write have one byte, ASCII stays as it is, any
/// other character has one byte more than in UTF-8. Of two texts one after the other it is what it
/// is of each.
std::string packed(std::string_view text);

std::string unpacked(std::string_view bytes);

}  // namespace tropa::schema
