// Every comparison is between canonical, printable paths that end in "/", so that "news" is no root
// of "news2".
#include "sources/roots.hpp"

#include "sources/scan.hpp"

#include <unistd.h>

#include <algorithm>
#include <limits>
#include <system_error>

namespace tropa {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNoRoot = std::numeric_limits<std::size_t>::max();

std::string with_slash(std::string path) {
  if (!path.ends_with('/')) path += '/';
  return path;
}

Error missing(const std::string& given, const std::string& why) {
  return Error{Code::kInputMissing, "'" + printable(given) + "' " + why,
               "nothing was changed in the index; correct the path or wait until it is mounted"};
}

std::size_t deepest_root(std::string_view file, const schema::Manifest& manifest) {
  std::size_t best = kNoRoot;
  std::size_t best_size = 0;
  for (std::size_t at = 0; at < manifest.roots.size(); ++at) {
    const std::string base = base_of(manifest.roots[at]);
    if (!file.starts_with(base) || base.size() <= best_size) continue;
    best = at;
    best_size = base.size();
  }
  return best;
}

std::string free_prefix(const std::string& base, const schema::Manifest& manifest) {
  if (manifest.roots.empty()) return {};
  std::string name = fs::path(base.substr(0, base.size() - 1)).filename().string();
  if (name.empty()) name = "root";
  const auto is_taken = [&](const std::string& prefix) {
    return std::ranges::find(manifest.roots, prefix, &schema::Manifest::Root::id_prefix) !=
           manifest.roots.end();
  };
  std::string prefix = name + "/";
  for (int number = 2; is_taken(prefix); ++number) {
    prefix = name + "-" + std::to_string(number) + "/";
  }
  return prefix;
}

}  // namespace

std::string base_of(const schema::Manifest::Root& root) {
  return with_slash(root.canonical);
}

Result<Place> place_of(const std::string& given) {
  std::error_code trouble;
  const fs::path path = given;
  const fs::file_status status = fs::status(path, trouble);
  if (status.type() == fs::file_type::not_found) return missing(given, "does not exist");
  if (trouble) return missing(given, "cannot be read: " + trouble.message());
  const bool is_directory = fs::is_directory(status);
  if (!is_directory && !fs::is_regular_file(status)) {
    return missing(given, "is neither a file nor a directory; for standard input give -");
  }
  if (::access(path.c_str(), R_OK) != 0) return missing(given, "cannot be read");
  Place place;
  place.path = is_directory ? path : path.parent_path();
  place.given = printable(path);
  if (place.path.empty()) place.path = ".";
  if (!is_directory) place.file_name = path.filename().string();
  const fs::path canonical = fs::canonical(place.path, trouble);
  if (trouble) return missing(given, "cannot be read: " + trouble.message());
  place.base = with_slash(printable(canonical));
  return place;
}

std::size_t root_of(const Place& place, std::string_view relative_path,
                    schema::Manifest& manifest) {
  const std::size_t known = deepest_root(place.base + std::string(relative_path), manifest);
  if (known != kNoRoot) return known;
  std::string given = printable(place.path.lexically_normal());
  if (given.size() > 1 && given.ends_with('/')) given.pop_back();
  std::string canonical = place.base;
  if (canonical.size() > 1) canonical.pop_back();
  manifest.roots.push_back({.given = std::move(given),
                            .canonical = std::move(canonical),
                            .id_prefix = free_prefix(place.base, manifest)});
  return manifest.roots.size() - 1;
}

FileName name_of(const Place& place, std::string_view relative_path,
                 const schema::Manifest::Root& root) {
  const std::string whole = place.base + printable(fs::path(relative_path));
  FileName name;
  name.relative_path = whole.substr(base_of(root).size());
  name.id = root.id_prefix + name.relative_path;
  name.path = root.given == "." ? name.relative_path : with_slash(root.given) + name.relative_path;
  return name;
}

}  // namespace tropa
