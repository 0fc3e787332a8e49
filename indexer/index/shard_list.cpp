// The directories are the truth and the list follows them, so that retention is `rm -r`.
#include "index/shard_list.hpp"

#include "database_list.hpp"
#include "directory.hpp"
#include "schema.hpp"
#include "segments/durable_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <system_error>

namespace tropa {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "# Made by tropa-index --shard-by month";

bool is_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_shard_name(std::string_view name) {
  if (name == kUndatedShard) return true;
  return name.size() == 7 && is_digits(name.substr(0, 4)) && name[4] == '-' &&
         is_digits(name.substr(5));
}

Result<std::string> text_of(const fs::path& list) {
  std::ifstream in(list, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in) return text;
  return Error{Code::kIo, "the list '" + list.string() + "' cannot be read", {}};
}

}  // namespace

std::string month_of_slot(std::string_view date) {
  if (date.size() < 6 || !is_digits(date.substr(0, 6))) return std::string(kUndatedShard);
  return std::string(date.substr(0, 4)) + "-" + std::string(date.substr(4, 2));
}

bool is_sharded(const fs::path& database) {
  if (!fs::is_directory(database) || !schema::is_database_list(database)) return false;
  std::ifstream in(database / schema::kListName, std::ios::binary);
  std::string line;
  return std::getline(in, line) && line.starts_with(kMark);
}

std::string empty_shard_list() {
  return std::string(kMark) + "\n# To drop a month, remove its directory and its line.\n";
}

Result<std::vector<std::string>> shards_in(const fs::path& database) {
  std::vector<std::string> names;
  std::error_code trouble;
  for (const fs::path& entry : entries_of(database, trouble)) {
    const std::string name = entry.filename().string();
    if (!is_shard_name(name)) continue;
    std::error_code nowhere;
    if (!fs::exists(entry, nowhere)) {
      return Error{Code::kInputMissing,
                   "the shard '" + entry.string() + "' is a link that leads nowhere",
                   "mount it, or remove the link to drop that month"};
    }
    if (fs::exists(entry / schema::kManifestName, nowhere)) names.push_back(name);
  }
  if (trouble) {
    return Error{
        Code::kIo, "cannot look into '" + database.string() + "': " + trouble.message(), {}};
  }
  std::ranges::sort(names);
  return names;
}

Result<void> list_shards(const fs::path& database, const std::vector<std::string>& shards) {
  const fs::path list = database / schema::kListName;
  const Result<std::string> before = text_of(list);
  if (!before) return before.error();
  std::string after;
  std::istringstream lines(*before);
  for (std::string line; std::getline(lines, line);) {
    if (!is_shard_name(line)) after += line + "\n";
  }
  for (const std::string& name : shards) after += name + "\n";
  if (after == *before) return {};
  if (Result<void> written = replace_file(list, after); !written) return written;
  return flush_directory(database);
}

}  // namespace tropa
