// The words of one field of the articles, asked for by body terms, so that whoever looks words up
// need not know in which field. Sounds and spellings are those of the whole index: which of them
// the field has, the counts tell.
#pragma once

#include "schema.hpp"
#include "words/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tropa::expand {

/// The term that stands in a field for what `body_term` is in the body. `prefix` is that of the
/// text field; empty: the body itself.
std::string in_field(const std::string& body_term, const std::string& prefix);

/// Borrows the vocabulary of the index.
class FieldVocabulary : public Vocabulary {
 public:
  explicit FieldVocabulary(Vocabulary& index) : index_(index) {}

  /// The prefix of the text field that is asked about from now on; empty: the body. Returns the one
  /// before.
  std::string look_in(std::string prefix);
  const std::string& prefix() const { return prefix_; }

  std::uint64_t documents_with(const std::string& body_term) override {
    return index_.documents_with(in_field(body_term, prefix_));
  }
  /// Of a term as it stands in the index, of whatever field.
  std::uint64_t documents_with_term(const std::string& term) { return index_.documents_with(term); }
  std::vector<std::string> terms_for(const std::string& key) override {
    return index_.terms_for(key);
  }
  std::vector<std::string> terms_by_key_prefix(const std::string& beginning,
                                               std::size_t most) override {
    return index_.terms_by_key_prefix(beginning, most);
  }
  std::vector<std::string> words_beginning(const std::string& prefix, const std::string& letters,
                                           std::size_t most) override {
    return index_.words_beginning(prefix.empty() ? prefix_ : prefix, letters, most);
  }
  PrefixExpansion most_frequent_with_prefix(const std::string& prefix, const std::string& letters,
                                            std::size_t most) override {
    return index_.most_frequent_with_prefix(prefix.empty() ? prefix_ : prefix, letters, most);
  }

 private:
  Vocabulary& index_;
  std::string prefix_;
};

}  // namespace tropa::expand
