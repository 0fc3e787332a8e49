// The bytes of one concept table -> its rows. Strict: whatever is not as the format says is an
// error with file, line and cure, because a table that is half understood finds half of the news.
// Knows nothing of words and stems.
//
// The format, TSV in UTF-8: a header line, then one concept a line in six columns,
//
//   id<TAB>pl<TAB>uk<TAB>ru<TAB>en<TAB>related
//
// Aliases in a cell are separated by ';' and may have several words. `related` names other ids in
// the same way. Empty lines and lines that begin with '#' are comments; "# homonym: alias; alias"
// tells the lint that these aliases stand in two concepts on purpose.
#pragma once

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::concepts {

inline constexpr std::string_view kHeader = "id\tpl\tuk\tru\ten\trelated";
inline constexpr std::size_t kMaxFileBytes = std::size_t{8} << 20U;
inline constexpr std::size_t kMaxAliases = 64;  // of one concept, all languages together

struct Alias {
  Language language = Language::kOther;  // kOther: the English column
  std::string text;
};

struct Row {
  std::size_t line = 0;  // from 1
  std::string id;
  std::vector<Alias> aliases;
  std::vector<std::string> related;
};

struct File {
  std::string name;  // as given, for messages
  std::vector<Row> rows;
  std::vector<std::string> homonyms;
};

/// The one shape of every error here: kUsage, "NAME:LINE: what", and the cure.
Error error_at(std::string_view name, std::size_t line, std::string_view what, std::string cure);

/// `name` is only for messages.
Result<File> parse(std::string_view bytes, std::string name);

/// Reads little more than kMaxFileBytes, whatever the file is.
Result<File> read(const std::filesystem::path& path);

}  // namespace tropa::concepts
