// The published segments as one writer sees them: articles by number, by id and in a row, and
// changes in place. A change is a Xapian transaction in the segment that holds the article, so a
// reader sees its old version or its new one, never both and never none.
#pragma once

#include "glass/glass.hpp"
#include "schema.hpp"
#include "segments/document_number.hpp"
#include "tropa/result.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa {

/// Not thread-safe. Segments are never taken out of the list but by close(), so that numbers stay.
class LiveSegments {
 public:
  Result<void> open(const std::string& name, const std::filesystem::path& directory);

  /// Closes what was opened from place `from` on; changes that were not committed are dropped.
  void close(std::size_t from);

  std::size_t count() const { return segments_.size(); }
  const std::string& name(std::size_t at) const { return segments_[at].name; }
  std::uint64_t size(std::size_t at) const { return segments_[at].database.get_doccount(); }

  /// Neither articles nor states of files.
  Result<bool> is_empty(std::size_t at) const;

  using Visitor = std::function<void(DocumentNumber, std::string_view tie,
                                     const std::optional<schema::FileState>&)>;
  Result<void> visit(const Visitor& visitor) const;
  Result<DocumentNumber> find(std::string_view id) const;
  Result<schema::Record> record(DocumentNumber number) const;

  Result<void> add(std::size_t at, const glass::Document& document);
  Result<void> replace(DocumentNumber number, const glass::Document& document);
  Result<void> touch(DocumentNumber number, const schema::FileState& state);
  Result<void> remove(DocumentNumber number);
  /// Entries of the vocabulary, to the segment that has the article or to one by its place.
  using Vocabulary = std::vector<std::pair<std::string, std::string>>;
  Result<void> add_vocabulary(DocumentNumber number, const Vocabulary& vocabulary) {
    return add_vocabulary_at(segment_of(number), vocabulary);
  }
  Result<void> add_vocabulary_at(std::size_t at, const Vocabulary& vocabulary);

  /// A key is in one segment at most, so that merging never has to choose.
  Result<std::optional<schema::FileState>> file_state(const std::string& key) const;
  Result<void> set_file_state(const std::string& key, const schema::FileState& state);

  /// Changes since the last commit.
  std::size_t pending() const { return pending_; }
  Result<void> commit();

 private:
  struct Segment {
    std::string name;
    std::filesystem::path directory;
    Xapian::Database database;  // the writable one, once something is to be changed
    std::optional<Xapian::WritableDatabase> writer;
    bool is_changed = false;
  };

  Segment& at(DocumentNumber number);
  const Segment& at(DocumentNumber number) const;
  static Xapian::WritableDatabase& writer_of(Segment& segment);
  Result<void> change(Segment& segment,
                      const std::function<Result<void>(Xapian::WritableDatabase&)>& work);

  std::vector<Segment> segments_;
  std::size_t pending_ = 0;
};

}  // namespace tropa
