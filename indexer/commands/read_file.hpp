// The bytes of one article -> Document: decoded, recognised by their content. Shared by the
// indexing run and by the one that only shows.
#pragma once

#include "readers/reader.hpp"
#include "sources/encoding.hpp"
#include "tropa/result.hpp"

#include <string>
#include <string_view>

namespace tropa {

struct ReadArticle {
  Document document;        // without id and path; the date may be that of `shown`
  std::string_view reader;  // that its content asked for
  std::string_view encoding;
  std::string remark;  // what was not quite right: bad bytes, a doubtful encoding; mostly empty
};

/// What was not quite right in a text; mostly empty.
std::string remark_of(const Decoded& decoded);

/// `by_name` is the reader for the file's name; with `is_forced` its content is not asked. `shown`
/// is the path as given, whose name or directories may be a date.
Result<ReadArticle> read_article(std::string bytes, const Reader& by_name, bool is_forced,
                                 std::string_view shown);

}  // namespace tropa
