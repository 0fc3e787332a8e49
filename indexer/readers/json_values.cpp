// Cuts articles out of JSON of any size: one object, several, an array, or an array inside of what
// a service puts around it ("articles", "messages", "hits"). Looks at brackets, quotes and keys;
// what is in an article is the reader's.
#include "readers/article_keys.hpp"
#include "readers/headers.hpp"
#include "readers/json_nested.hpp"
#include "readers/records.hpp"
#include "sources/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace tropa {
namespace {

constexpr std::size_t kLongestString = 400;  // of keys, names and ids; longer ones are cut
constexpr std::size_t kMostFrames = 80;      // deeper brackets are counted, not remembered
// Larger values would take too much memory as a tree.
constexpr std::size_t kMostSearched = std::size_t{8} << 20U;

// Keys of arrays that hold articles.
constexpr auto kArrays = std::to_array<std::string_view>(
    {"articles", "items",        "messages", "hits",  "posts",   "docs",    "documents",
     "results",  "data",         "entries",  "news",  "stories", "records", "rows",
     "value",    "publications", "edges",    "nodes", "item",    "entry"});

bool may_hold_articles(std::string_view key) {
  return std::ranges::find(kArrays, key) != kArrays.end();
}

/// An object or array that is open.
struct Frame {
  bool is_array = false;
  bool has_elements = false;
  bool has_text = false;    // a key of an article's text
  bool is_article = false;  // a key that only articles have
  bool is_empty_message = false;
  std::string key;  // the last one
  std::string name;
  std::string id;
  std::optional<Language> language;
};

/// Keys and strings of the object that is open, as far as they tell what it is.
void take_key(Frame& frame, const std::string& key) {
  frame.key = key;
  const std::optional<Role> role = role_of(key);
  frame.has_text |= role == Role::kText && !may_hold_articles(key);
  frame.is_article |= role == Role::kText || role == Role::kCopy || role == Role::kSummary ||
                      key == "_source" || key == "fields" || key == "attributes" || key == "node";
}

void take_value(Frame& frame, const std::string& raw) {
  if (frame.key == "text") frame.is_empty_message |= raw.empty();
  if (frame.key == "type") {
    frame.is_empty_message |= raw == "service";
    frame.is_article |= raw == "service" || raw == "message";
  }
  if (frame.key == "id") frame.id = raw;
  const bool is_name = frame.key == "title" || frame.key == "name";
  const bool is_language = frame.key == "language" || frame.key == "lang";
  if (!is_name && !is_language) return;
  const nlohmann::json json = nlohmann::json::parse('"' + raw + '"', nullptr, false);
  if (!json.is_string()) return;
  if (is_name) frame.name = json.get<std::string>();
  if (is_language) frame.language = language_named(json.get<std::string>());
}

class JsonValues final : public RecordSource {
 public:
  explicit JsonValues(std::istream& in) : in_(*in.rdbuf()) {}

  std::optional<Record> next() override {
    if (inner_at_ < inner_.size()) return inner_record();
    while (true) {
      const int got = in_.sbumpc();
      if (got == std::char_traits<char>::eof()) break;
      const char byte = static_cast<char>(got);
      if (byte == '\n') ++line_;
      if (take(byte)) {
        if (std::optional<Record> record = cut()) return record;
      }
    }
    closed_ = {};
    return cut();
  }

  std::size_t left_out() const override { return left_out_; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t depth() const { return frames_.size() + deeper_; }
  bool is_cutting() const { return cut_depth_ != kNone; }

  /// True when a record is complete with this byte.
  bool take(char byte) {
    if (in_string_) {
      add(byte);
      string_byte(byte);
      return false;
    }
    if (depth() == 0) {
      // What is no object ends with its line, so that a word of garbage is one record.
      if (cut_depth_ == 0 && byte == '\n') return true;
      if (!is_cutting() && is_between(byte)) return false;
      if (!is_cutting() && byte != '{' && byte != '[') begin_cut(0);
      if (cut_depth_ == 0) {
        add(byte);
        return false;
      }
    }
    if (byte == '{' || byte == '[') open(byte == '[');
    add(byte);
    switch (byte) {
      case '"':
        in_string_ = depth() > 0;
        string_.clear();
        return false;
      case ':':
        if (is_in_object()) take_key(frames_.back(), string_);
        awaits_value_ = true;
        string_.clear();
        return false;
      case ',':
        end_number();
        if (deeper_ == 0 && !frames_.empty()) frames_.back().has_elements = true;
        return false;
      case '}':
      case ']':
        end_number();
        return close();
      default:
        if (awaits_value_ && std::isdigit(static_cast<unsigned char>(byte)) != 0 &&
            string_.size() < kLongestString) {
          string_ += byte;
        }
        return false;
    }
  }

  /// Between values: the brackets of the outer array and commas go, as do spaces.
  bool is_between(char byte) {
    if (std::isspace(static_cast<unsigned char>(byte)) != 0 || byte == ',') return true;
    if (byte == ']' && in_top_array_) return true;
    if (byte != '[' || in_top_array_) return false;
    in_top_array_ = true;
    return true;
  }

  bool is_in_object() const { return deeper_ == 0 && !frames_.empty() && !frames_.back().is_array; }

  void string_byte(char byte) {
    const bool ends = byte == '"' && !escaped_;
    escaped_ = byte == '\\' && !escaped_;
    if (ends) {
      in_string_ = false;
      if (std::exchange(awaits_value_, false) && is_in_object())
        take_value(frames_.back(), string_);
    } else if (string_.size() < kLongestString) {
      string_ += byte;
    }
  }

  void end_number() {
    if (std::exchange(awaits_value_, false) && is_in_object() && !string_.empty()) {
      take_value(frames_.back(), string_);
    }
  }

  void begin_cut(std::size_t at_depth) {
    cut_depth_ = at_depth;
    first_line_ = line_;
  }

  void open(bool is_array) {
    awaits_value_ = false;
    if (frames_.size() == kMostFrames) {
      ++deeper_;
      return;
    }
    const std::size_t own = depth() + 1;
    const bool is_element = array_depth_ != kNone && own == array_depth_ + 1 && !is_array;
    const bool is_value = own == 1 && !is_cutting();
    if (!is_array && is_candidate()) {
      candidate_depth_ = own;
      candidate_start_ = is_cutting() ? text_.size() : 0;
      candidate_line_ = line_;
      if (!is_cutting()) begin_cut(own);
    } else if (!is_cutting() && (is_element || is_value)) {
      begin_cut(own);
    }
    if (!frames_.empty()) frames_.back().has_elements = true;
    frames_.emplace_back();
    frames_.back().is_array = is_array;
  }

  /// The first object of an array that may hold articles.
  bool is_candidate() const {
    if (frames_.size() < 2 || array_depth_ != kNone || candidate_depth_ != kNone) return false;
    const Frame& array = frames_.back();
    const Frame& around = frames_[frames_.size() - 2];
    return array.is_array && !array.has_elements && !around.is_array && !around.has_text &&
           may_hold_articles(around.key);
  }

  bool close() {
    if (deeper_ > 0) {
      --deeper_;
      return false;
    }
    if (frames_.empty()) return true;  // a bracket too many
    const std::size_t own = depth();
    closed_ = std::move(frames_.back());
    frames_.pop_back();
    const bool is_channel = !frames_.empty() && frames_.back().name.empty() &&
                            (frames_.back().key == "feed" || frames_.back().key == "channel");
    if (is_channel) frames_.back().name = closed_.name;
    if (own == candidate_depth_) return judge_candidate();
    if (own == array_depth_) array_depth_ = kNone;
    return own == cut_depth_;
  }

  /// Its keys are known now. If it is an article, what stands before it is none.
  bool judge_candidate() {
    const std::size_t own = std::exchange(candidate_depth_, kNone);
    if (closed_.is_article) {
      text_.erase(0, candidate_start_);
      first_line_ = candidate_line_;
      array_depth_ = own - 1;
      note_surroundings();
      return true;
    }
    if (cut_depth_ == own) end_cut();
    return false;
  }

  void note_surroundings() {
    const Frame& around = frames_[frames_.size() - 2];
    auto facts = std::make_shared<Surroundings>();
    facts->source = around.name;
    facts->language = around.language;
    is_chat_ = around.key == "messages";
    if (is_chat_) facts->id_prefix = "telegram/" + around.id + around.name + "/";
    around_ = std::move(facts);
  }

  void add(char byte) {
    if (!is_cutting()) return;
    if (text_.size() >= kMostDocumentBytes) too_long_ = true;
    if (too_long_) {
      // A candidate that begins later is cut on its own.
      text_.clear();
    } else {
      text_ += byte;
    }
  }

  void end_cut() {
    text_.clear();
    cut_depth_ = kNone;
    too_long_ = false;
  }

  /// What was cut, unless it is a message without a text.
  std::optional<Record> cut() {
    const bool is_message = is_chat_ && array_depth_ != kNone && closed_.is_empty_message;
    if (is_message || (text_.empty() && !too_long_)) {
      left_out_ += is_message ? 1U : 0U;
      end_cut();
      return std::nullopt;
    }
    if (may_hold_more()) {
      inner_ = nested_articles(text_);
      inner_at_ = 0;
      if (!inner_.empty()) {
        end_cut();
        return inner_record();
      }
    }
    Record record;
    record.number = first_line_;
    record.reader = &json_reader();
    record.around = array_depth_ != kNone ? around_ : nullptr;
    if (too_long_) {
      record.problem = "longer than 64 MiB";
    } else {
      record.text = std::move(text_);
    }
    end_cut();
    return record;
  }

  /// An object that has no key of an article may have articles further in.
  bool may_hold_more() const {
    return array_depth_ == kNone && !too_long_ && !closed_.is_article && text_.starts_with('{') &&
           text_.size() <= kMostSearched;
  }

  Record inner_record() {
    NestedArticle& article = inner_[inner_at_++];
    Record record;
    record.number = first_line_;
    record.reader = &json_reader();
    record.text = std::move(article.json);
    if (!article.source.empty()) {
      auto facts = std::make_shared<Surroundings>();
      facts->source = std::move(article.source);
      record.around = std::move(facts);
    }
    return record;
  }

  std::streambuf& in_;
  std::vector<NestedArticle> inner_;  // found in one value, and not yet given
  std::size_t inner_at_ = 0;
  std::string text_;    // of the record that is being cut
  std::string string_;  // the last string or number, as written
  std::vector<Frame> frames_;
  Frame closed_;
  std::size_t deeper_ = 0;  // brackets open below the last frame
  std::size_t line_ = 1;
  std::size_t first_line_ = 1;
  std::size_t cut_depth_ = kNone;        // of the object that is being cut; 0: a line of garbage
  std::size_t array_depth_ = kNone;      // of the array whose elements are the articles
  std::size_t candidate_depth_ = kNone;  // of the first object of an array that may be that
  std::size_t candidate_start_ = 0;      // where in text_ it begins
  std::size_t candidate_line_ = 0;
  std::size_t left_out_ = 0;
  std::shared_ptr<const Surroundings> around_;
  bool in_top_array_ = false;
  bool is_chat_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool awaits_value_ = false;
  bool too_long_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> json_values(std::istream& in) {
  return std::make_unique<JsonValues>(in);
}

}  // namespace tropa
