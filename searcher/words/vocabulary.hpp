// What the index can tell about its words: the only thing that expansion and repair see of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tropa::expand {

/// Words that begin alike.
struct PrefixExpansion {
  std::vector<std::string> words;  // the commonest
  std::size_t all = 0;             // how many there are
  std::uint64_t documents = 0;     // that have one of `words`, or fewer
};

class Vocabulary {
 public:
  virtual ~Vocabulary() = default;
  virtual std::uint64_t documents_with(const std::string& term) = 0;
  /// Body terms of the schema under schema::phonetic_key() and the like.
  virtual std::vector<std::string> terms_for(const std::string& key) = 0;
  /// The terms of all keys that begin so, in the order of the keys, at most `most`.
  virtual std::vector<std::string> terms_by_key_prefix(const std::string& beginning,
                                                       std::size_t most) = 0;
  /// Folded words that begin so, in the order of their bytes, at most `most`. With a prefix: words
  /// of that text field, given without it.
  virtual std::vector<std::string> words_beginning(const std::string& prefix,
                                                   const std::string& letters,
                                                   std::size_t most) = 0;
  /// The commonest `most` of all that begin so, first of equals those that sort first.
  virtual PrefixExpansion most_frequent_with_prefix(const std::string& prefix,
                                                    const std::string& letters,
                                                    std::size_t most) = 0;
};

}  // namespace tropa::expand
