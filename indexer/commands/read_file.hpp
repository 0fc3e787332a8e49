// A file that is one article -> Document: read, decoded, recognised by its content. Shared by the
// indexing run and by the one that only shows.
#pragma once

#include "readers/reader.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace tropa {

/// Errors: kInputMissing when it cannot be read, kUsage with the reason for a file that is too
/// large.
Result<std::string> read_file(const std::filesystem::path& path);

struct ReadArticle {
  Document document;        // without id and path; the date may be that of `shown`
  std::string_view reader;  // that its content asked for
  std::string_view encoding;
};

/// `by_name` is the reader for the file's name; with `is_forced` its content is not asked. `shown`
/// is the path as given, whose name or directories may be a date.
Result<ReadArticle> read_article(std::string bytes, const Reader& by_name, bool is_forced,
                                 std::string_view shown);

}  // namespace tropa
