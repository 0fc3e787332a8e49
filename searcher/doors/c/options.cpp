#include "options.hpp"

#include "json_tree.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

namespace tropa::c {
namespace {

using Json = JsonTree::Json;

Error bad(std::string what) {
  return {Code::kUsage, std::move(what), "tropa.h names the options of each call"};
}

// A reader of one named option; `read(key, value)` returns false for a name it does not know.
template <typename Read>
Result<void> for_each_option(std::string_view text, Read&& read) {
  if (text.empty()) return {};
  const JsonTree json(text);
  if (!json.root().is_object()) return bad("the options are not a JSON object");
  for (const auto& [key, value] : json.root().items()) {
    const Result<bool> known = read(key, value);
    if (!known) return known.error();
    if (!*known) return bad("unknown option \"" + key + "\"");
  }
  return {};
}

Result<bool> flag(const std::string& key, const Json& value, bool& into) {
  if (!value.is_boolean()) return bad("\"" + key + "\" must be true or false");
  into = value.get<bool>();
  return true;
}

template <typename Number>
Result<bool> number(const std::string& key, const Json& value, Number& into) {
  if (!value.is_number_unsigned()) return bad("\"" + key + "\" must be a number from 0");
  into = value.get<Number>();
  return true;
}

Result<bool> text(const std::string& key, const Json& value, std::string& into) {
  if (!value.is_string()) return bad("\"" + key + "\" must be a string");
  into = value.get<std::string>();
  return true;
}

// The keys of a document that are strings.
std::string* text_field(Document& document, const std::string& key) {
  if (key == "id") return &document.id;
  if (key == "title") return &document.title;
  if (key == "text") return &document.text;
  if (key == "date") return &document.date;
  if (key == "url") return &document.url;
  if (key == "source") return &document.source;
  if (key == "author") return &document.author;
  if (key == "path") return &document.path;
  return nullptr;
}

Result<void> read_key(Document& document, const std::string& key, const Json& value) {
  if (std::string* const field = text_field(document, key)) {
    if (value.is_null()) return {};
    if (key == "id" && value.is_number_integer()) {
      *field = value.dump();
      return {};
    }
    const auto read = text(key, value, *field);
    return read ? Result<void>() : Result<void>(read.error());
  }
  if (key == "lang") {
    if (value.is_null()) return {};
    const auto language =
        value.is_string() ? language_from(value.get<std::string>()) : std::nullopt;
    if (!language) return bad("\"lang\" is pl, uk, ru or other");
    document.language = *language;
    return {};
  }
  if (key == "tags") {
    if (!value.is_array()) return bad("\"tags\" must be a list of strings");
    for (const Json& tag : value) {
      if (!tag.is_string()) return bad("\"tags\" must be a list of strings");
      document.tags.push_back(tag.get<std::string>());
    }
    return {};
  }
  document.extra[key] = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return {};
}

}  // namespace

Result<ResourceOptions> resource_options(std::string_view json) {
  ResourceOptions out;
  const auto done =
      for_each_option(json, [&](const std::string& key, const Json& value) -> Result<bool> {
        if (key == "data") {
          std::string directory;
          const auto read = text(key, value, directory);
          out.data_directory = directory;
          return read;
        }
        if (key == "built_in_concepts") return flag(key, value, out.built_in_concepts);
        if (key != "concepts") return false;
        if (!value.is_array()) return bad("\"concepts\" must be a list of files");
        for (const Json& file : value) {
          if (!file.is_string()) return bad("\"concepts\" must be a list of files");
          out.concepts.emplace_back(file.get<std::string>());
        }
        return true;
      });
  if (!done) return done.error();
  return out;
}

Result<OpenOptions> open_options(std::string_view json) {
  OpenOptions out;
  const auto done =
      for_each_option(json, [&](const std::string& key, const Json& value) -> Result<bool> {
        if (key == "partial") return flag(key, value, out.partial);
        if (key == "cache_bytes") return number(key, value, out.cache_bytes);
        return false;
      });
  if (!done) return done.error();
  return out;
}

Result<IndexOptions> writer_options(std::string_view json) {
  IndexOptions out;
  const auto done =
      for_each_option(json, [&](const std::string& key, const Json& value) -> Result<bool> {
        if (key == "workers") return number(key, value, out.workers);
        if (key == "commit_every") return number(key, value, out.commit_every);
        if (key == "allow_mass_removal") return flag(key, value, out.allow_mass_removal);
        if (key == "wait_ms") {
          std::uint32_t wait = 0;
          const auto read = number(key, value, wait);
          out.wait = std::chrono::milliseconds(wait);
          return read;
        }
        if (key != "shard_by") return false;
        if (value != "month") return bad("\"shard_by\" is \"month\"");
        out.shard_by = ShardBy::kMonth;
        return true;
      });
  if (!done) return done.error();
  return out;
}

Result<Document> document_from(std::string_view text) {
  const JsonTree json(text);
  if (!json.root().is_object()) {
    return Error{Code::kUsage, "the article is not a JSON object, or one that is nested too deep",
                 "give an object with \"id\" and \"title\" or \"text\""};
  }
  Document document;
  for (const auto& [key, value] : json.root().items()) {
    const auto read = read_key(document, key, value);
    if (!read) return read.error();
  }
  return document;
}

}  // namespace tropa::c
