// The words of a query as they are meant: those that no article answers to are repaired; those that
// few answer to are also searched for as what was perhaps meant, when far more articles have that.
// What was done is noted. Decides when to repair and in which order; repair.hpp knows how.
#pragma once

#include "repair/repair.hpp"
#include "words/query_word.hpp"

#include <cstddef>
#include <cstdint>
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
  std::uint64_t documents = 0;  // that have it as typed, which is then searched for, too
  bool is_only_suggested = false;
};

/// Replaces words in place and appends to `repairs`. A word with a capital may be a name that no
/// article has: what is no name itself, or not near enough, is only suggested for it. `words` are
/// all that stand side by side within `bounds` of `query`. Words of the concept table are correct
/// whether articles have them or not.
void repair_words(std::vector<expand::QueryWord>& words, std::string_view query, Piece bounds,
                  Repairer& repairer, const Resources& resources, std::vector<Repair>& repairs);

/// no article contains "cfyrwbb"; searched for "санкции" instead (keyboard layout)
/// 2 articles have "prezydnet"; also searched for "prezydent" (typo)
/// Empty for what is only suggested.
std::string warning(const Repair& repair, std::string_view query);

/// The query with all that was repaired in it.
std::string repaired_query(std::string_view query, std::span<const Repair> repairs);

}  // namespace tropa::repair
