#include "database_list.hpp"

#include "schema.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <system_error>

namespace tropa::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScheme = "xapian://";
constexpr int kDeepest = 8;  // a list of lists of machines is three

fs::path list_file(const fs::path& path) {
  std::error_code trouble;
  return fs::is_directory(path, trouble) ? path / kListName : path;
}

std::string_view trimmed(std::string_view line) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  return line;
}

constexpr std::uintmax_t kLongestList = 1 << 20;  // bytes

// A text file that somebody gave by mistake has no line that leads anywhere.
bool leads_somewhere(const fs::path& file, std::string_view entry) {
  std::error_code trouble;
  return entry.starts_with(kScheme) || fs::exists(file.parent_path() / entry, trouble);
}

Error no_list(const fs::path& file) {
  return Error{Code::kNoIndex, "'" + file.string() + "' is neither an index nor a list of indexes",
               "a list has one a line: the directory of an index, or xapian://host:port"};
}

Result<void> add(const std::string& name, int depth, std::vector<std::string>& out) {
  if (name.starts_with(kScheme)) {
    if (!remote_address(name)) {
      return Error{Code::kUsage, "'" + name + "' is no address of a database",
                   "write it as xapian://host:port"};
    }
  } else if (is_database_list(name)) {
    if (depth == kDeepest) {
      return Error{Code::kNoIndex, "the list '" + name + "' leads back to itself", {}};
    }
    const fs::path file = list_file(name);
    std::error_code trouble;
    if (fs::file_size(file, trouble) > kLongestList && !trouble) return no_list(file);
    std::ifstream in(file, std::ios::binary);
    std::string line;
    const std::size_t before = out.size();
    bool is_list = file.filename() == kListName;  // its indexes may be on a disk that is away
    while (std::getline(in, line)) {
      const std::string_view entry = trimmed(line);
      if (entry.empty() || entry.front() == '#') continue;
      if (!is_list && !leads_somewhere(file, entry)) return no_list(file);
      is_list = true;
      const bool is_absolute = entry.starts_with(kScheme) || entry.front() == '/';
      const Result<void> added = add(
          is_absolute ? std::string(entry) : (file.parent_path() / entry).string(), depth + 1, out);
      if (!added) return added;
    }
    if (in.bad()) return Error{Code::kIo, "the list '" + file.string() + "' cannot be read", {}};
    if (out.size() == before) {
      return Error{Code::kNoIndex, "the list '" + file.string() + "' names no database", {}};
    }
    return {};
  }
  if (std::ranges::find(out, name) == out.end()) out.push_back(name);
  return {};
}

}  // namespace

std::optional<RemoteAddress> remote_address(std::string_view name) {
  if (!name.starts_with(kScheme)) return std::nullopt;
  name.remove_prefix(kScheme.size());
  if (name.ends_with('/')) name.remove_suffix(1);
  const std::size_t colon = name.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  std::string_view host = name.substr(0, colon);
  const std::string_view digits = name.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  RemoteAddress address{std::string(host), 0};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  const bool is_number = error == std::errc() && end == digits.data() + digits.size();
  if (!is_number || address.port == 0 || host.empty()) return std::nullopt;
  return address;
}

bool is_database_list(const fs::path& path) {
  std::error_code trouble;
  if (fs::is_directory(path, trouble)) {
    return !fs::exists(path / kManifestName, trouble) && fs::exists(path / kListName, trouble);
  }
  return fs::is_regular_file(path, trouble);
}

Result<std::vector<std::string>> databases_of(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (const Result<void> added = add(name, 0, out); !added) return added.error();
  }
  return out;
}

}  // namespace tropa::schema
