// The strict reader of concept tables; see the header for the format. Makes no decision about
// words.
#include "concepts/concept_file.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <unordered_set>
#include <utility>

namespace tropa::concepts {
namespace {

constexpr std::size_t kColumns = 6;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kHomonymMark = "# homonym:";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t at = 0; at < size;) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, size, character);
    if (character < 0) return false;
  }
  return true;
}

bool is_control(char byte) {
  return (static_cast<unsigned char>(byte) < 0x20 && byte != '\t') || byte == 0x7F;
}

// Lower-case ASCII words and digits joined by single hyphens: "export-control", "covid-19".
bool is_id(std::string_view id) {
  char before = '-';
  for (const char byte : id) {
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (!is_letter && (byte != '-' || before == '-')) return false;
    before = byte;
  }
  return before != '-';
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// The names of a cell, or nullopt when there is nothing between two ';'.
std::optional<std::vector<std::string_view>> names_of(std::string_view cell) {
  std::vector<std::string_view> names;
  if (trimmed(cell).empty()) return names;
  for (const std::string_view part : split(cell, ';')) {
    names.push_back(trimmed(part));
    if (names.back().empty()) return std::nullopt;
  }
  return names;
}

class Parser {
 public:
  explicit Parser(std::string name) { file_.name = std::move(name); }

  Result<File> parse(std::string_view bytes) {
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    while (!bytes.empty()) {
      ++line_;
      const std::size_t end = bytes.find('\n');
      std::string_view text = bytes.substr(0, end);
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
      if (text.ends_with('\r')) text.remove_suffix(1);
      if (Result<void> done = take_line(text); !done) return done.error();
    }
    if (!has_header_) {
      ++line_;
      return fail("there is no header line", "begin the table with: id, pl, uk, ru, en, related");
    }
    return std::move(file_);
  }

 private:
  Error fail(std::string_view what, std::string cure) const {
    return error_at(file_.name, line_, what, std::move(cure));
  }

  Result<void> take_line(std::string_view text) {
    if (!is_utf8(text)) return fail("not valid UTF-8", "save the table as UTF-8 text");
    if (std::ranges::any_of(text, is_control)) {
      return fail("a control character", "delete it; cells hold only visible text");
    }
    if (text.starts_with('#')) return take_comment(text);
    if (trimmed(text).empty()) return {};  // spreadsheets save an empty row as tabs
    if (!has_header_) {
      if (text != kHeader) {
        return fail("the first line is not the header",
                    "write the six names id, pl, uk, ru, en, related with one tab between, "
                    "without quotes");
      }
      has_header_ = true;
      return {};
    }
    return take_row(text);
  }

  Result<void> take_comment(std::string_view text) {
    if (!text.starts_with(kHomonymMark)) return {};
    const auto names = names_of(text.substr(kHomonymMark.size()));
    if (!names) return fail("an empty homonym", "remove the extra ';'");
    file_.homonyms.insert(file_.homonyms.end(), names->begin(), names->end());
    return {};
  }

  Result<void> take_row(std::string_view text) {
    const std::vector<std::string_view> cells = split(text, '\t');
    if (cells.size() != kColumns) {
      return fail(std::to_string(cells.size()) + " columns instead of 6",
                  "put exactly five tabs in the line; an empty cell still needs its tab");
    }
    Row row{.line = line_, .id = std::string(trimmed(cells[0])), .aliases = {}, .related = {}};
    if (!is_id(row.id)) {
      return fail("\"" + row.id + "\" is not an id",
                  "use lower-case ASCII words joined by '-', as in export-control");
    }
    if (!ids_.insert(row.id).second) {
      return fail("the id \"" + row.id + "\" stands here for the second time",
                  "join the two rows or give this one another id");
    }
    constexpr std::array<Language, 4> kAliasColumns{Language::kPl, Language::kUk, Language::kRu,
                                                    Language::kOther};
    for (std::size_t column = 0; column < kAliasColumns.size(); ++column) {
      const auto names = names_of(cells[column + 1]);
      if (!names) return fail("an empty alias", "remove the extra ';'");
      for (const std::string_view name : *names) {
        row.aliases.push_back({kAliasColumns[column], std::string(name)});
      }
    }
    if (row.aliases.empty()) {
      return fail("the concept \"" + row.id + "\" has no alias",
                  "write at least one word in the columns pl, uk, ru or en");
    }
    if (row.aliases.size() > kMaxAliases) {
      return fail(std::to_string(row.aliases.size()) + " aliases; a concept has at most 64",
                  "keep the frequent ones; inflected forms are found without being listed");
    }
    const auto related = names_of(cells[5]);
    if (!related) return fail("an empty related id", "remove the extra ';'");
    row.related.assign(related->begin(), related->end());
    file_.rows.push_back(std::move(row));
    return {};
  }

  File file_;
  std::size_t line_ = 0;
  bool has_header_ = false;
  std::unordered_set<std::string> ids_;
};

}  // namespace

Error error_at(std::string_view name, std::size_t line, std::string_view what, std::string cure) {
  std::string text(name);
  text += ':';
  text += std::to_string(line);
  text += ": ";
  text += what;
  return {Code::kUsage, std::move(text), std::move(cure)};
}

Result<File> parse(std::string_view bytes, std::string name) {
  if (bytes.size() > kMaxFileBytes) {
    const auto head = bytes.substr(0, kMaxFileBytes);
    const auto line = static_cast<std::size_t>(std::ranges::count(head, '\n')) + 1;
    return error_at(name, line, "the table goes on past 8 MiB",
                    "a concept table is small; split it or check that this is the right file");
  }
  return Parser(std::move(name)).parse(bytes);
}

Result<File> read(const std::filesystem::path& path) {
  constexpr std::size_t kChunk = std::size_t{128} << 10U;
  std::ifstream stream(path, std::ios::binary);
  std::string bytes;
  while (stream && bytes.size() <= kMaxFileBytes) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    stream.read(bytes.data() + size, static_cast<std::streamsize>(kChunk));
    bytes.resize(size + static_cast<std::size_t>(stream.gcount()));
  }
  // A directory opens and then fails to read, so the end of the file is the only good end.
  if (stream.bad() || (stream.fail() && !stream.eof())) {
    return error_at(path.string(), 1, "cannot be read as a concept table",
                    "check that the file exists and that you may read it");
  }
  return parse(bytes, path.string());
}

}  // namespace tropa::concepts
