// One JSON object -> Document. What the keys mean is in article_keys.cpp, and what stands around an
// article in json_shapes.cpp.
#include "readers/article_keys.hpp"
#include "readers/json_mend.hpp"
#include "readers/json_shapes.hpp"
#include "readers/reader.hpp"
#include "sources/encoding.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace tropa {
namespace {

using Json = nlohmann::json;

// dump() recurses; no article is nested deeper.
constexpr int kDeepestRecord = 64;
constexpr std::size_t kMostKeys = 8;

Error no_article(std::string reason) {
  return Error{Code::kUsage, std::move(reason), {}};
}

/// Strictly, then with the usual mistakes mended.
Result<Json> parsed(std::string_view record) {
  Json value = Json::parse(record, nullptr, false);
  if (!value.is_discarded()) return value;
  std::string mended = mended_json(record);
  replace_bad_bytes(mended);
  try {
    return Json::parse(mended);
  } catch (const Json::parse_error& error) {
    const bool is_cut = error.byte > mended.size();
    return no_article(is_cut ? std::string("not valid JSON: it ends too early")
                             : "not valid JSON at byte " + std::to_string(error.byte));
  }
}

std::string keys_of(const Json& object) {
  std::string names;
  std::size_t count = 0;
  for (const auto& [key, value] : object.items()) {
    if (count++ == kMostKeys) return names + ", ...";
    names += (names.empty() ? "" : ", ") + key;
  }
  return names;
}

class JsonReader final : public Reader {
 public:
  JsonReader(std::string_view name, Split split) : name_(name), split_(split) {}
  std::string_view name() const override { return name_; }
  Split split() const override { return split_; }

  Result<Document> read(std::string_view record) const override {
    if (json_depth(record, kDeepestRecord) > kDeepestRecord)
      return no_article("JSON nested too deeply");
    Result<Json> object = parsed(record);
    if (!object) return object.error();
    if (!object->is_object()) return no_article("not a JSON object");
    Json article = flat_article(std::move(*object));
    const std::string keys = keys_of(article);
    Document document;
    if (!take_article(std::move(article), document)) {
      return no_article("neither a title nor a text in it" +
                        (keys.empty() ? keys : " (its keys: " + keys + ")"));
    }
    if (std::optional<std::string> reason = unknown_text(document)) return no_article(*reason);
    return document;
  }

 private:
  std::string_view name_;
  Split split_;
};

}  // namespace

const Reader& json_reader() {
  static const JsonReader reader("json", Split::kJsonValues);
  return reader;
}

const Reader& json_lines_reader() {
  static const JsonReader reader("jsonl", Split::kLines);
  return reader;
}

// What splits these files gives each article as a JSON object.
const Reader& feed_reader() {
  static const JsonReader reader("feed", Split::kFeedItems);
  return reader;
}

const Reader& table_reader() {
  static const JsonReader reader("table", Split::kTableRows);
  return reader;
}

const Reader& warc_reader() {
  static const JsonReader reader("warc", Split::kWarcRecords);
  return reader;
}

}  // namespace tropa
