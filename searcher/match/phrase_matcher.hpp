// Whether a phrase stands in documents of one segment: the costly second look at those that have
// its words.
#pragma once

#include "index/segment.hpp"
#include "match/phrase_clause.hpp"
#include "tropa/stemmers.hpp"

#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tropa::search {

/// Reads the positions of a document once for all phrases of a query. For one thread.
class PositionsReader {
 public:
  explicit PositionsReader(const Segment& segment) : slot_(segment, schema::kSlotPositions) {}

  /// Good until the next call. Documents that are asked for in ascending order cost least.
  std::string_view of(DocumentNumber document) {
    if (document != document_) slot_.read(document_ = document, bytes_);
    return bytes_;
  }
  void expect(DocumentNumber document) { slot_.expect(document); }

 private:
  SlotReader slot_;
  DocumentNumber document_ = 0;
  std::string bytes_;
};

/// For one thread; borrows everything.
class PhraseMatcher {
 public:
  PhraseMatcher(const PhraseClause& clause, const Segment& segment, Analyzer& analyzer);

  /// Looks once, and remembers. `present`: of each slot, a bit for each term that the document has
  /// if it has stems; or nothing, then the postings are asked. Throws Xapian errors.
  bool stands_in(DocumentNumber document, PositionsReader& positions,
                 std::span<const std::uint32_t> present = {});

 private:
  bool look(DocumentNumber document, std::string_view positions,
            std::span<const std::uint32_t> present);
  bool has(DocumentNumber document, std::size_t slot, std::size_t term);
  bool literally_in(DocumentNumber document);

  const PhraseClause& clause_;
  const Segment& segment_;
  Analyzer& analyzer_;
  std::unordered_map<DocumentNumber, bool> known_;
  PhraseClause::Workspace work_;
  std::map<std::pair<std::size_t, std::size_t>, PostingCursor> postings_;
};

/// Whether the words are so in the texts of an article; for a phrase that wants words as they are
/// written, since positions are those of stems.
bool stands_literally(const PhraseClause& clause, const schema::Record& record, Analyzer& analyzer);

}  // namespace tropa::search
