// Lines, and what all kinds of records have in common.
#include "readers/records.hpp"

#include "sources/limits.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace tropa {
namespace {

/// One article a line; empty lines are none.
class Lines final : public RecordSource {
 public:
  explicit Lines(std::istream& in) : in_(*in.rdbuf()) {}

  std::optional<Record> next() override {
    Record record;
    record.reader = &json_lines_reader();
    while (read_line(record.text)) {
      record.number = line_;
      if (too_long_) {
        record.text.clear();
        record.problem = "longer than 64 MiB";
        return record;
      }
      if (is_action(record.text)) {
        ++left_out_;
        continue;
      }
      if (!utf8::trimmed(record.text).empty()) return record;
    }
    return std::nullopt;
  }

  std::size_t left_out() const override { return left_out_; }

 private:
  /// {"index": {"_id": "7"}}: between the articles of a bulk request to Elasticsearch.
  static bool is_action(std::string_view line) {
    constexpr std::size_t kLongestAction = 400;
    line = utf8::trimmed(line);
    if (line.size() > kLongestAction || !line.starts_with('{') || !line.ends_with("}}"))
      return false;
    line = utf8::trimmed(line.substr(1));
    for (const std::string_view action : {"\"index\"", "\"create\"", "\"update\""}) {
      if (line.starts_with(action)) return line.find("\"_i") != std::string_view::npos;
    }
    return false;
  }

  bool read_line(std::string& line) {
    line.clear();
    too_long_ = false;
    bool has_any = false;
    while (fill()) {
      has_any = true;
      const char* begin = block_.data() + at_;
      const auto* end = static_cast<const char*>(std::memchr(begin, '\n', size_ - at_));
      const std::size_t count =
          end == nullptr ? size_ - at_ : static_cast<std::size_t>(end - begin);
      too_long_ |= line.size() + count > kMostDocumentBytes;
      if (too_long_) {
        std::string().swap(line);
      } else {
        line.append(begin, count);
      }
      at_ += count + (end == nullptr ? 0 : 1);
      if (end != nullptr) break;
    }
    if (has_any) ++line_;
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    return has_any;
  }

  bool fill() {
    if (at_ < size_) return true;
    at_ = size_ = 0;
    if (in_.sgetc() == std::char_traits<char>::eof()) return false;
    // No more than is there: a pipe may be slow.
    const auto ready = std::clamp<std::streamsize>(in_.in_avail(), 1, kBlock);
    size_ = static_cast<std::size_t>(in_.sgetn(block_.data(), ready));
    return size_ > 0;
  }

  static constexpr std::size_t kBlock = 64 * 1024;
  std::streambuf& in_;
  std::array<char, kBlock> block_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::size_t line_ = 0;
  std::size_t left_out_ = 0;
  bool too_long_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> lines(std::istream& in) {
  return std::make_unique<Lines>(in);
}

void add_surroundings(const Surroundings& around, Document& document) {
  if (!document.id.empty()) document.id = around.id_prefix + document.id;
  if (document.url.empty()) document.url = around.url;
  if (document.date.empty()) document.date = around.date;
  if (document.source.empty()) document.source = around.source;
  if (!document.language) document.language = around.language;
}

}  // namespace tropa
