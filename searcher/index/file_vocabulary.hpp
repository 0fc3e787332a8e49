// What expansion and repair ask about the words of an index, answered from an exported file, where
// no index is at hand.
#pragma once

#include "vocabulary_file.hpp"
#include "words/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tropa::search {

/// Borrows the file.
class FileVocabulary : public expand::Vocabulary {
 public:
  explicit FileVocabulary(const schema::VocabularyFile& file) : file_(file) {}

  std::uint64_t documents_with(const std::string& term) override {
    return file_.documents_with(term);
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
  const schema::VocabularyFile& file_;
};

}  // namespace tropa::search
