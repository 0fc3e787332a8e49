// The file tropa.json <-> Manifest. Knows nothing of what is in the Xapian databases it names.
#include "schema.hpp"

#include "json_tree.hpp"
#include "no_memory.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <optional>
#include <system_error>

namespace tropa::schema {
namespace {

using Json = JsonTree::Json;

constexpr const char* kHowToMake = "make one with: tropa-index --db DB PATH...";

Error damaged(const std::filesystem::path& file, const std::string& why) {
  return Error{Code::kDamaged, "'" + file.string() + "' cannot be read: " + why,
               "make the index anew: remove its directory and run tropa-index again"};
}

Error cannot_read(const std::filesystem::path& path, const std::string& why) {
  return Error{Code::kIo, "'" + path.string() + "' cannot be read: " + why,
               "check that you may read it and all directories above it"};
}

/// A segment is a plain name, so that a damaged manifest never leads out of the index directory.
bool is_segment_name(const std::string& name) {
  return name.starts_with(kSegmentPrefix) && name.find('/') == std::string::npos;
}

/// The text of a member; empty when there is none, nullopt when it is something else.
std::optional<std::string> text_in(const Json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end()) return std::string();
  if (!at->is_string()) return std::nullopt;
  return at->get<std::string>();
}

/// Calls `read` for each item of a list; false when it is none or an item is wrong.
template <typename Read>
bool read_list(const JsonTree& tree, const char* name, Read&& read) {
  const Json* const list = tree.find(name);
  if (list == nullptr) return true;
  return list->is_array() && std::ranges::all_of(*list, read);
}

bool read_into(const JsonTree& tree, Manifest& manifest) {
  const auto fingerprint = text_in(tree.root(), "fingerprint");
  if (!fingerprint) return false;
  manifest.fingerprint = *fingerprint;
  const auto read_segment = [&](const Json& segment) {
    if (!segment.is_string() || !is_segment_name(segment.get<std::string>())) return false;
    manifest.segments.push_back(segment.get<std::string>());
    return true;
  };
  const auto read_root = [&](const Json& root) {
    if (!root.is_object()) return false;
    const auto given = text_in(root, "given");
    const auto canonical = text_in(root, "canonical");
    const auto id_prefix = text_in(root, "id_prefix");
    if (!given || !canonical || !id_prefix) return false;
    manifest.roots.push_back({.given = *given, .canonical = *canonical, .id_prefix = *id_prefix});
    return true;
  };
  return read_list(tree, "segments", read_segment) && read_list(tree, "roots", read_root) &&
         !manifest.segments.empty();
}

std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Each item on a line of its own, since people look into this file.
template <typename Items, typename Print>
std::string list_of(const Items& items, Print&& print) {
  std::string out = "[";
  for (const auto& item : items) {
    out += (out.size() == 1 ? "\n    " : ",\n    ") + print(item);
  }
  return out + (items.empty() ? "]" : "\n  ]");
}

}  // namespace

Result<Manifest> read_manifest(const std::filesystem::path& index) {
  std::error_code trouble;
  const std::filesystem::file_status status = std::filesystem::status(index, trouble);
  if (!std::filesystem::status_known(status)) {
    return cannot_read(index, trouble.message());
  }
  if (!std::filesystem::exists(status)) {
    return Error{Code::kNoIndex, "there is no index at '" + index.string() + "'", kHowToMake};
  }
  const std::filesystem::path file = index / kManifestName;
  const std::filesystem::file_status file_status = std::filesystem::status(file, trouble);
  if (std::filesystem::is_directory(status) && !std::filesystem::status_known(file_status)) {
    return cannot_read(file, trouble.message());
  }
  if (!std::filesystem::is_directory(status) || !std::filesystem::exists(file_status)) {
    return Error{Code::kNoIndex, "'" + index.string() + "' is not an index of Tropa", kHowToMake};
  }
  std::ifstream in(file, std::ios::binary);
  if (!in.is_open()) return cannot_read(file, std::strerror(errno));
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return damaged(file, "the disk does not give it");

  try {
    const JsonTree tree(text);
    if (!tree.root().is_object()) return damaged(file, "it is not a JSON object");
    const Json* const given = tree.find("version");
    if (given != nullptr && !given->is_number()) return damaged(file, "its version is no number");
    const int version = given == nullptr ? 0 : given->get<int>();
    if (version != kVersion) {
      return Error{Code::kNoIndex,
                   "the index '" + index.string() + "' has format " + std::to_string(version) +
                       ", this program reads format " + std::to_string(kVersion),
                   "make the index anew with this version, in another directory"};
    }
    Manifest manifest;
    if (!read_into(tree, manifest)) return damaged(file, "a part of it is missing or wrong");
    return manifest;
  } catch (const std::bad_alloc&) {
    return no_memory();
  } catch (const std::exception& error) {
    return damaged(file, error.what());
  }
}

std::string to_string(const Manifest& manifest) {
  const auto print_root = [](const Manifest::Root& root) {
    return "{\"given\": " + quoted(root.given) + ", \"canonical\": " + quoted(root.canonical) +
           ", \"id_prefix\": " + quoted(root.id_prefix) + "}";
  };
  return "{\n  \"tropa\": \"index\",\n  \"version\": " + std::to_string(manifest.version) +
         ",\n  \"fingerprint\": " + quoted(manifest.fingerprint) +
         ",\n  \"segments\": " + list_of(manifest.segments, quoted) +
         ",\n  \"roots\": " + list_of(manifest.roots, print_root) + "\n}\n";
}

}  // namespace tropa::schema
