// An opened file -> the articles in it, by what it is: its content decides, and its name where the
// content says nothing.
#pragma once

#include "readers/reader.hpp"
#include "readers/records.hpp"
#include "sources/input_stream.hpp"

#include <memory>
#include <string_view>

namespace tropa {

/// The reader of a file of many articles that `head`, its first bytes, shows to be one whatever its
/// name says; else `by_name`.
const Reader& reader_of_content(std::string_view head, const Reader& by_name);

struct OpenedRecords {
  std::unique_ptr<RecordSource> records;  // nullptr: the file is one article, for `reader`
  const Reader* reader = nullptr;
  bool is_doubtful = false;  // its encoding
  std::string_view encoding = "UTF-8";
};

/// With `is_forced` the content is not asked. Errors: kUsage for text in no encoding that Tropa
/// knows.
Result<OpenedRecords> open_records(InputStream& input, const Reader& by_name,
                                   bool is_forced = false);

std::unique_ptr<RecordSource> records_of(std::istream& in, Split split);

}  // namespace tropa
