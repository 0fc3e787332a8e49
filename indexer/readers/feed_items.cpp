// RSS 0.9 to 2.0, Atom, exports of WordPress and other XML with a row of articles -> a JSON object
// for each, whose keys are the names of its elements. libxml2 reads it as a stream, after what
// stops it in real feeds is mended; entities of the document's own are left out and nothing is
// fetched.
#include "readers/headers.hpp"
#include "readers/mended_xml.hpp"
#include "readers/records.hpp"
#include "sources/block_buffer.hpp"
#include "sources/limits.hpp"

#include <libxml/xmlreader.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr auto kItems = std::to_array<std::string_view>(
    {"item", "entry", "article", "post", "document", "doc", "news", "story", "record"});

// Elements with the whole text, the best first; else there are only summaries.
constexpr auto kTexts = std::to_array<std::string_view>({"content:encoded", "yandex:full-text",
                                                         "full-text", "turbo:content", "content",
                                                         "body", "text", "fulltext", "maintext"});
constexpr auto kSummaries = std::to_array<std::string_view>(
    {"description", "summary", "media:description", "excerpt:encoded", "itunes:summary"});
constexpr auto kDates =
    std::to_array<std::string_view>({"pubDate", "published", "dc:date", "issued", "wp:post_date",
                                     "dcterms:created", "date", "updated", "modified"});
constexpr auto kAuthors = std::to_array<std::string_view>({"dc:creator", "author", "creator"});

struct ReaderFree {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

int read_stream(void* context, char* to, int size) {
  return static_cast<int>(
      read_full(*static_cast<std::streambuf*>(context), to, static_cast<std::size_t>(size)));
}

void ignore_error(void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}

void append_escaped(std::string& text, std::string_view plain) {
  for (const char byte : plain) {
    if (byte == '&') {
      text += "&amp;";
    } else if (byte == '<') {
      text += "&lt;";
    } else {
      text += byte;
    }
  }
}

/// The first of the names that has a value.
template <std::size_t kCount>
std::string first_of(const Json& fields, const std::array<std::string_view, kCount>& names) {
  for (const std::string_view name : names) {
    const auto found = fields.find(std::string(name));
    if (found != fields.end() && !found->empty()) return (*found)[0].get<std::string>();
  }
  return {};
}

/// "n@a.pl (Anna Nowak)" -> "Anna Nowak".
std::string without_mail(std::string author) {
  const std::size_t open = author.find('(');
  const bool has_mail = author.find('@') < open;
  if (has_mail && open != std::string::npos && author.ends_with(')')) {
    return author.substr(open + 1, author.size() - open - 2);
  }
  return author;
}

class FeedItems final : public RecordSource {
 public:
  explicit FeedItems(std::istream& in) : xml_(*in.rdbuf()) {
    constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                             XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
    reader_.reset(xmlReaderForIO(read_stream, nullptr, &xml_, nullptr, "UTF-8", kOptions));
    if (reader_) xmlTextReaderSetErrorHandler(reader_.get(), ignore_error, nullptr);
  }

  std::optional<Record> next() override {
    while (reader_ && !is_over_) {
      const int status = xmlTextReaderRead(reader_.get());
      if (status != 1) {
        is_over_ = true;
        if (status < 0) {
          problem_ = "the XML has an error at line " +
                     std::to_string(xmlTextReaderGetParserLineNumber(reader_.get()));
        }
        break;
      }
      if (node()) {
        if (std::optional<Record> record = finished()) return record;
      }
    }
    return std::nullopt;
  }

  std::string problem() const override {
    if (!problem_.empty()) return problem_;
    return has_items_ ? std::string() : "XML without articles that Tropa knows";
  }
  std::size_t left_out() const override { return left_out_; }

 private:
  /// True at the end of an item.
  bool node() {
    switch (xmlTextReaderNodeType(reader_.get())) {
      case XML_READER_TYPE_ELEMENT:
        start();
        // An empty element has no end of its own.
        return xmlTextReaderIsEmptyElement(reader_.get()) == 1 && end();
      case XML_READER_TYPE_END_ELEMENT:
        return end();
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        text(view(xmlTextReaderConstValue(reader_.get())));
        return false;
      default:
        return false;
    }
  }

  std::string attribute(const char* name) {
    const std::unique_ptr<xmlChar, void (*)(void*)> value(
        xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name)),
        [](void* memory) { xmlFree(memory); });
    return std::string(view(value.get()));
  }

  /// Without the prefix of the document's own language: "a:entry" of an <a:feed> is an entry.
  std::string node_name() {
    const std::string_view prefix = view(xmlTextReaderConstPrefix(reader_.get()));
    if (path_.empty()) root_prefix_ = prefix;
    const bool is_own = !prefix.empty() && prefix == root_prefix_;
    return std::string(view(is_own ? xmlTextReaderConstLocalName(reader_.get())
                                   : xmlTextReaderConstName(reader_.get())));
  }

  void start() {
    const std::string name = node_name();
    path_.push_back(name);
    if (item_ == 0) {
      const std::string_view local = view(xmlTextReaderConstLocalName(reader_.get()));
      if (path_.size() > 1 && std::ranges::find(kItems, local) != kItems.end()) {
        item_ = path_.size();
        line_ =
            static_cast<std::size_t>(std::max(1, xmlTextReaderGetParserLineNumber(reader_.get())));
        fields_ = Json::object();
        size_ = 0;
      } else if (path_.size() == 1 && around_->language == std::nullopt) {
        around_->language = language_named(attribute("xml:lang"));
      }
      value_.clear();
      return;
    }
    if (path_.size() == item_ + 1) {
      value_.clear();
      is_markup_ = attribute("type") == "xhtml";
      special_element(name);
      // <field name="title"> of Solr.
      if (name == "field") path_.back() = attribute("name");
    } else if (name == "media:description") {
      value_.clear();
    } else if (is_markup_) {
      value_ += "<" + name + ">";
    } else if (value_.find_first_not_of(" \t\r\n") == std::string::npos) {
      value_.clear();
    }
  }

  /// What Atom says in attributes.
  void special_element(const std::string& name) {
    if (name == "link" || name == "atom:link") {
      const std::string relation = attribute("rel");
      const std::string address = attribute("href");
      if (!address.empty() && (relation.empty() || relation == "alternate")) put("link", address);
    } else if (name == "category") {
      put("category", attribute("term"));
    }
  }

  void text(std::string_view plain) {
    size_ += plain.size();
    if (size_ > kMostDocumentBytes) return;
    if (is_markup_) {
      append_escaped(value_, plain);
    } else {
      value_ += plain;
    }
  }

  bool end() {
    if (path_.empty()) return false;
    const std::string name = std::move(path_.back());
    path_.pop_back();
    const std::size_t depth = path_.size() + 1;
    if (item_ == 0) {
      take_channel(name);
      return false;
    }
    if (depth == item_) {
      item_ = 0;
      return true;
    }
    if (depth == item_ + 1) {
      put(name, value_);
      value_.clear();
      is_markup_ = false;
    } else if (is_markup_) {
      value_ += "</" + name + ">";
    } else if (depth == item_ + 2 && name == "name") {
      // <author><name>: its mail and page are no part of the name.
      put(path_.back(), value_);
      value_.clear();
    } else if (name == "media:description") {
      put(name, value_);
      value_.clear();
    }
    return false;
  }

  void take_channel(const std::string& name) {
    if (name == "title" && around_->source.empty() && path_.size() <= 2) around_->source = value_;
    if (name == "language" && !around_->language) around_->language = language_named(value_);
    value_.clear();
  }

  void put(const std::string& name, const std::string& value) {
    if (value.find_first_not_of(" \t\r\n") != std::string::npos) fields_[name].push_back(value);
  }

  std::optional<Record> finished() {
    has_items_ = true;
    const std::string type = first_of(fields_, std::array<std::string_view, 1>{"wp:post_type"});
    if (!type.empty() && type != "post" && type != "page") {
      ++left_out_;
      return std::nullopt;
    }
    Record record;
    record.number = line_;
    record.reader = &json_reader();
    record.around = std::make_shared<Surroundings>(*around_);
    if (size_ > kMostDocumentBytes) {
      record.problem = "longer than 64 MiB";
    } else {
      record.text = article().dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return record;
  }

  /// The fields under the names that the reader of JSON knows.
  Json article() const {
    Json object = Json::object();
    const auto set = [&object](const char* key, std::string value) {
      if (!value.empty()) object[key] = std::move(value);
    };
    const auto one = [this](std::string_view name) {
      return first_of(fields_, std::array<std::string_view, 1>{name});
    };
    set("title", one("title"));
    set("text", first_of(fields_, kTexts));
    set("summary", first_of(fields_, kSummaries));
    set("date", first_of(fields_, kDates));
    set("author", without_mail(first_of(fields_, kAuthors)));
    set("id", one("guid").empty() ? one("id") : one("guid"));
    std::string address = one("link");
    if (address.empty()) address = one("url");
    if (address.empty() && object.value("id", "").starts_with("http")) address = object["id"];
    set("url", address);
    set("source", one("source"));
    set("language", one("dc:language").empty() ? one("language") : one("dc:language"));
    for (const char* name : {"category", "dc:subject", "tag", "tags", "keywords"}) {
      const auto found = fields_.find(name);
      if (found == fields_.end()) continue;
      for (const Json& tag : *found) object["tags"].push_back(tag);
    }
    return object;
  }

  MendedXml xml_;
  std::unique_ptr<xmlTextReader, ReaderFree> reader_;
  std::shared_ptr<Surroundings> around_ = std::make_shared<Surroundings>();
  std::vector<std::string> path_;  // names of the open elements
  std::string root_prefix_;
  std::string value_;  // text of the open child of the item, or of the channel
  Json fields_;        // name -> list of values
  std::string problem_;
  std::size_t item_ = 0;  // depth of the open item; 0: none
  std::size_t line_ = 1;
  std::size_t size_ = 0;  // of the item's texts
  std::size_t left_out_ = 0;
  bool is_markup_ = false;  // the child's elements are XHTML
  bool has_items_ = false;
  bool is_over_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> feed_items(std::istream& in) {
  return std::make_unique<FeedItems>(in);
}

}  // namespace tropa
