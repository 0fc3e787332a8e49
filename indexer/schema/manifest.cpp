// The file tropa.json <-> Manifest. Knows nothing of what is in the Xapian databases it names.
#include "schema.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <new>
#include <system_error>

namespace tropa::schema {
namespace {

using Json = nlohmann::json;

constexpr const char* kHowToMake = "make one with: tropa-index --db DB PATH...";

Error damaged(const std::filesystem::path& file, const std::string& why) {
  return Error{Code::kDamaged, "'" + file.string() + "' cannot be read: " + why,
               "make the index anew: remove its directory and run tropa-index again"};
}

/// A segment is a plain name, so that a damaged manifest never leads out of the index directory.
bool is_segment_name(const std::string& name) {
  return name.starts_with(kSegmentPrefix) && name.find('/') == std::string::npos;
}

bool read_into(const Json& json, Manifest& manifest) {
  manifest.fingerprint = json.value("fingerprint", std::string());
  const Json segments = json.value("segments", Json::array());
  if (!segments.is_array()) return false;
  for (const Json& segment : segments) {
    if (!segment.is_string() || !is_segment_name(segment.get<std::string>())) return false;
    manifest.segments.push_back(segment.get<std::string>());
  }
  const Json roots = json.value("roots", Json::array());
  if (!roots.is_array()) return false;
  for (const Json& root : roots) {
    if (!root.is_object()) return false;
    manifest.roots.push_back({.given = root.value("given", std::string()),
                              .canonical = root.value("canonical", std::string()),
                              .id_prefix = root.value("id_prefix", std::string())});
  }
  return !manifest.segments.empty();
}

}  // namespace

Result<Manifest> read_manifest(const std::filesystem::path& index) {
  std::error_code trouble;
  const std::filesystem::file_status status = std::filesystem::status(index, trouble);
  if (!std::filesystem::exists(status)) {
    return Error{Code::kNoIndex, "there is no index at '" + index.string() + "'", kHowToMake};
  }
  const std::filesystem::path file = index / kManifestName;
  if (!std::filesystem::is_directory(status) || !std::filesystem::exists(file, trouble)) {
    return Error{Code::kNoIndex, "'" + index.string() + "' is not an index of Tropa", kHowToMake};
  }
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return damaged(file, "the file cannot be opened");

  // Every access below is checked or has a default of the same type, but a wrong type in a named
  // member throws.
  try {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return damaged(file, "it is not a JSON object");
    const int version = json.value("version", 0);
    if (version != kVersion) {
      return Error{Code::kNoIndex,
                   "the index '" + index.string() + "' has format " + std::to_string(version) +
                       ", this program reads format " + std::to_string(kVersion),
                   "make the index anew with this version, in another directory"};
    }
    Manifest manifest;
    if (!read_into(json, manifest)) return damaged(file, "a part of it is missing or wrong");
    return manifest;
  } catch (const std::bad_alloc&) {
    return Error{Code::kInternal, "out of memory", {}};
  } catch (const std::exception& error) {
    return damaged(file, error.what());
  }
}

std::string to_string(const Manifest& manifest) {
  Json roots = Json::array();
  for (const Manifest::Root& root : manifest.roots) {
    roots.push_back(
        {{"given", root.given}, {"canonical", root.canonical}, {"id_prefix", root.id_prefix}});
  }
  const Json json{{"tropa", "index"},
                  {"version", manifest.version},
                  {"fingerprint", manifest.fingerprint},
                  {"segments", manifest.segments},
                  {"roots", std::move(roots)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tropa::schema
