// The vocabulary of an index as one text file: which words there are, in how many articles, and
// which sound alike. With it a query can be expanded where no index is at hand. The indexer writes
// it, the searcher reads it in place.
//
// The first line is "#tropa-vocabulary", the version, the number of articles and the fingerprint of
// the dictionaries, with tabs between. A line "t" + term + tab + number says in how many articles a
// term is; a line "v" + key + tab + term is an entry of the vocabulary table (schema.hpp). All
// lines are sorted by their bytes (LC_ALL=C sort), so that a reader finds a line without reading
// the others.
#pragma once

#include "tropa/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace tropa::schema {

/// Lines without their newline.
std::string vocabulary_header(std::uint64_t articles, std::string_view fingerprint);
std::string frequency_line(std::string_view term, std::uint64_t documents);
std::string entry_line(std::string_view entry);  // vocabulary_entry()

/// Any number of threads may read one. Trusts no byte of the file.
class VocabularyFile {
 public:
  /// Errors: kInputMissing, kUsage for a file that is none or of another version.
  static Result<VocabularyFile> open(const std::filesystem::path& file);

  std::uint64_t articles() const { return articles_; }
  const std::string& fingerprint() const { return fingerprint_; }

  std::uint64_t documents_with(std::string_view term) const;
  /// Calls `visit` for lines of terms that begin so, in their order, until it returns false.
  using VisitTerm = std::function<bool(std::string_view term, std::uint64_t documents)>;
  void terms_beginning(std::string_view beginning, const VisitTerm& visit) const;
  /// The same for entries whose key, with the tab behind it, begins so.
  using VisitEntry = std::function<bool(std::string_view term)>;
  void entries_beginning(std::string_view beginning, const VisitEntry& visit) const;

  VocabularyFile(VocabularyFile&& other) noexcept;
  VocabularyFile& operator=(VocabularyFile&& other) noexcept;
  ~VocabularyFile();

 private:
  VocabularyFile() = default;
  std::size_t lower_bound(std::string_view line) const;
  void lines_beginning(std::string_view beginning,
                       const std::function<bool(std::string_view)>& visit) const;

  std::string_view bytes_;
  std::uint64_t articles_ = 0;
  std::string fingerprint_;
};

}  // namespace tropa::schema
