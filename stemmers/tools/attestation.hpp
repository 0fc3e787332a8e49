// Which spellings of a word a list of frequent words has. A list without counts still tells roughly how common a
// word is: a common one was seen in lower case, with a capital and in capitals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tropa::tools {

class Attestation {
 public:
  /// A word as it stands in the list.
  void add(std::string_view word);

  /// Estimated relative frequency as a common word, and as a name. Never zero.
  struct Weight {
    double common;
    double name;
  };
  Weight weight(const std::string& folded) const;

  bool has(const std::string& folded) const { return seen_.contains(folded); }
  bool has_lower(const std::string& folded) const;
  const std::unordered_map<std::string, unsigned>& seen() const { return seen_; }

  static constexpr unsigned kLower = 1;
  static constexpr unsigned kTitle = 2;
  static constexpr unsigned kCapitals = 4;

 private:
  std::unordered_map<std::string, unsigned> seen_;  // folded -> spellings
};

}  // namespace tropa::tools
