// Polish -> Russian by way of third languages. One dictionary of a third language joins words that
// share one of its many meanings ("Schloss": castle, lock), so a pair counts only when two third
// languages agree.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::tools {

class Pivot {
 public:
  /// What a dictionary says, in either direction. `third` names the third language.
  void add_polish(std::string_view third, std::string polish, std::string word);
  void add_russian(std::string_view third, std::string word, std::string russian);

  /// Polish and Russian word -> how many third languages join them.
  std::map<std::pair<std::string, std::string>, std::size_t> votes() const;

 private:
  struct Joined {
    std::set<std::string> polish;
    std::set<std::string> russian;
  };
  std::map<std::string, std::map<std::string, Joined>, std::less<>> words_;
};

inline constexpr std::size_t kLeastVotes = 2;

/// How sure a pair is: it grows with the dictionaries that have it. `is_direct`: a dictionary of
/// the two languages has it, too, as the word's meaning number `place` (from 0).
double confidence_of(bool is_direct, std::size_t place, std::size_t votes);

}  // namespace tropa::tools
