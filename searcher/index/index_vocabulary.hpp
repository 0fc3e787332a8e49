// What expansion and repair ask about the words of an index, answered from a snapshot.
#pragma once

#include "index/snapshot.hpp"
#include "words/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::search {

/// Whether a term of the index is a whole word of the field with this prefix, and no stem.
bool is_word(std::string_view term, std::size_t prefix_size);

/// Borrows the snapshot.
class IndexVocabulary : public expand::Vocabulary {
 public:
  explicit IndexVocabulary(const Snapshot& snapshot) : snapshot_(snapshot) {}

  std::uint64_t documents_with(const std::string& term) override {
    return snapshot_.frequency(term);
  }
  std::vector<std::string> terms_for(const std::string& key) override;
  std::vector<std::string> terms_by_key_prefix(const std::string& beginning,
                                               std::size_t most) override;
  std::vector<std::string> words_beginning(const std::string& prefix, const std::string& letters,
                                           std::size_t most) override;
  expand::PrefixExpansion most_frequent_with_prefix(const std::string& prefix,
                                                    const std::string& letters,
                                                    std::size_t most) override;

 private:
  const Snapshot& snapshot_;
};

}  // namespace tropa::search
