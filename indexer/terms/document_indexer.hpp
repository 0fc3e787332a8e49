// Document -> what goes into the index for it. Knows the schema and the language room, no index and
// no file; runs on worker threads.
#pragma once

#include "content_signature.hpp"
#include "positions.hpp"
#include "schema.hpp"
#include "terms/hash_set.hpp"
#include "terms/indexed_document.hpp"
#include "terms/word_cache.hpp"
#include "tropa/indexer.hpp"
#include "tropa/stemmers.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

class TermCollector;

/// How much a word of a headline weighs in the body terms; a word of the text weighs 1.
inline constexpr std::uint32_t kTitleWeight = 3;

/// One per thread. Remembers which words it has already written vocabulary for, so that a word
/// brings it once.
class DocumentIndexer {
 public:
  /// `by_month`: articles of each month go to an index of their own, which needs all of its words.
  explicit DocumentIndexer(std::shared_ptr<const Resources> resources, bool by_month = false);

  /// `state` goes into its slot; `file_time` stands in for a missing date, and is marked so.
  IndexedDocument make(Document document, const std::optional<schema::FileState>& state,
                       std::optional<std::int64_t> file_time);

  /// What is stored of an article, but for its language.
  static schema::Record record_of(Document document, std::optional<std::int64_t> file_time);

 private:
  struct Place {
    schema::TextField field;
    std::uint32_t position;
  };

  Language language_of(const Document& document);
  void add_terms(TermCollector& out, const schema::Record& record, std::string_view source,
                 bool has_title);
  void add_text(TermCollector& out, const schema::Field* field, std::string_view text,
                std::optional<schema::TextField> part);
  void add_body(TermCollector& out, std::string_view text, schema::TextField field,
                std::uint32_t weight);
  void add_word(TermCollector& out, CachedWord& word, Place place, std::uint32_t weight);
  std::uint64_t hash_of(const Token& token) const;
  CachedWord& word_of(const Token& token, std::uint64_t hash);
  void add_to_signature(const CachedWord& word, const Token& token, std::size_t end_before);
  void record_vocabulary(TermCollector& out, CachedWord& word);
  void record_without_marks(TermCollector& out, const CachedWord& word);
  void record_case(TermCollector& out, CachedWord& word, const Token& token, std::string_view text);
  /// Body terms; they stand until the next call.
  std::string_view term_of(const CachedWord& word);
  std::string_view term_of(const CachedWord& word, const CachedWord::Stem& stem);

  Analyzer analyzer_;
  ArticleStems scratch_;
  WordCache words_;
  std::vector<std::uint64_t> hashes_;  // of the tokens at hand
  std::string long_term_;              // what term_of() had to cut
  Language language_ = Language::kOther;
  std::uint32_t article_ = 0;  // counts them
  std::uint64_t article_hash_ = 0;
  schema::ContentSignatureWriter signature_;  // of the article at hand
  const bool by_month_;
  std::map<std::string, HashSet> known_;  // by month, or one under ""
  HashSet* known_here_ = nullptr;         // for the article at hand
};

}  // namespace tropa
