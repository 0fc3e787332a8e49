// A stream of many articles -> the articles, one at a time, so that no more than one of them is in
// memory. The plug point for kinds of files that hold many: JSON values, lines, feeds, tables,
// archives of the web.
#pragma once

#include "readers/reader.hpp"

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <string>

namespace tropa {

/// What stands around an article and is true of it: the name of its feed, the address in the header
/// of an archive. Fields that the article has itself stay.
struct Surroundings {
  std::string id_prefix;  // before an id that is one of that channel only
  std::string url;
  std::string date;
  std::string source;
  std::optional<Language> language;
};

struct Record {
  std::string text;        // for the reader; empty when there is a problem
  std::size_t number = 0;  // the line it begins in, or its place among the records; from 1
  std::string problem;     // why there is no text
  const Reader* reader = nullptr;
  std::shared_ptr<const Surroundings> around;  // may be nullptr
};

/// Used by one thread. Borrows the stream.
class RecordSource {
 public:
  virtual ~RecordSource() = default;

  /// nullopt at the end.
  virtual std::optional<Record> next() = 0;

  /// What ended the file before its end, when that was not an error of the disk: "cut short".
  virtual std::string problem() const { return {}; }

  /// Records that are no articles by their kind, such as messages without a text.
  virtual std::size_t left_out() const { return 0; }
};

/// Puts what is around an article where it has nothing itself.
void add_surroundings(const Surroundings& around, Document& document);

std::unique_ptr<RecordSource> lines(std::istream& in);
std::unique_ptr<RecordSource> json_values(std::istream& in);
std::unique_ptr<RecordSource> feed_items(std::istream& in);    // UTF-8
std::unique_ptr<RecordSource> table_rows(std::istream& in);    // UTF-8
std::unique_ptr<RecordSource> warc_records(std::istream& in);  // bytes as they are

}  // namespace tropa
