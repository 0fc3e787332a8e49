// Document -> everything that goes into the index for it, as plain values: terms, slots (the places
// of its words among them), the stored record and new entries of the synonym table. Knows no
// Xapian; runs on worker threads.
#pragma once

#include "places.hpp"
#include "schema.hpp"
#include "tropa/indexer.hpp"
#include "tropa/stemmers.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tropa {

/// How much a word of a headline weighs in the body terms; a word of the text weighs 1.
inline constexpr std::uint32_t kTitleWeight = 3;

/// Flat, because a document has a thousand terms and a string for each would cost more than its
/// analysis.
struct Postings {
  struct Term {
    std::uint32_t begin = 0;  // in `letters`
    std::uint32_t size = 0;
    std::uint32_t wdf = 0;
  };
  std::string letters;
  std::vector<Term> terms;                                    // sorted by their bytes, each once
  std::vector<std::pair<unsigned, std::string>> values;       // schema::Slot
  std::vector<std::pair<std::string, std::string>> synonyms;  // key, body term
  std::string id;
  std::string record;  // bytes

  std::string_view text_of(const Term& term) const {
    return std::string_view(letters).substr(term.begin, term.size);
  }
};

/// One line a term, "term wdf @places", then slots and synonyms.
std::string to_string(const Postings& postings);

/// One per thread. Remembers which vocabulary it has already written synonyms for, so that a term
/// brings them once.
class PostingsMaker {
 public:
  explicit PostingsMaker(std::shared_ptr<const Resources> resources);

  /// `state` goes into its slot; `file_time` stands in for a missing date, and is marked so.
  Postings make(const Document& document, const std::optional<schema::FileState>& state,
                std::optional<std::int64_t> file_time);

 private:
  struct Entry;
  class Collector;

  Language language_of(const Document& document);
  void add_text(Collector& out, const schema::Field* field, std::string_view text,
                std::optional<schema::Part> part);
  void add_body(Collector& out, std::string_view text, schema::Part part, std::uint32_t weight);
  void stems_of(const Token& token, Language language);
  void remember(Collector& out, const Token& token);

  struct TaggedStem {
    Language language;
    std::string stem;
    std::string term;
  };
  Analyzer analyzer_;
  Stems scratch_;
  std::vector<TaggedStem> stems_;
  std::size_t stem_count_ = 0;
  Language language_ = Language::kOther;
  std::unordered_set<std::uint64_t> known_;
};

}  // namespace tropa
