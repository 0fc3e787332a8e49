// The words of a query as they are meant: those that no article answers to are repaired, and what
// was done is noted. Decides when to repair and in which order; repair.hpp knows how.
#pragma once

#include "expand/query_word.hpp"
#include "repair/repair.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::repair {

/// Bytes of the query.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Bytes `begin` to `end` of the query were read as `text`.
struct Repair {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  Kind kind = Kind::kTypo;
};

/// Replaces words in place and appends to `repairs`. `words` are all that stand side by
/// side within `bounds` of `query`. Words of the concept table are correct whether articles have
/// them or not.
void read_words(std::vector<expand::QueryWord>& words, std::string_view query, Piece bounds,
                Repairer& repairer, const Resources& resources, std::vector<Repair>& repairs);

/// nothing has "cfyrwbb"; searched for "санкции" (keyboard layout)
std::string warning(const Repair& repair, std::string_view query);

/// The query with all that was repaired in it.
std::string repaired_query(std::string_view query, std::span<const Repair> repairs);

}  // namespace tropa::repair
