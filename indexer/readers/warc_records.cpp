// Archives of web pages (WARC, as Common Crawl's CC-NEWS are) -> the pages in them. Record by
// record; answers that are no page, requests and metadata are passed over.
#include "readers/records.hpp"
#include "readers/web_answer.hpp"
#include "sources/block_buffer.hpp"
#include "sources/encoding.hpp"
#include "sources/limits.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tropa {
namespace {

constexpr std::size_t kLongestRecordLine = 64 * 1024;
constexpr std::size_t kMostHeaders = 200;

struct Headers {
  std::string version;
  std::string type;
  std::string address;
  std::string date;
  std::string content_type;
  std::uint64_t length = 0;
  bool has_length = false;
};

class WarcRecords final : public RecordSource {
 public:
  explicit WarcRecords(std::istream& in) : in_(*in.rdbuf()) {}

  std::optional<Record> next() override {
    while (problem_.empty()) {
      Headers headers;
      if (!read_headers(headers)) {
        if (is_over_) return std::nullopt;
        // What is behind the next line that begins a record may be good.
        return damaged_record();
      }
      const bool is_page =
          headers.type == "response" || headers.type == "resource" || headers.type == "conversion";
      if (!is_page || headers.length > kMostDocumentBytes) {
        if (!skip(headers.length)) return std::nullopt;
        if (!is_page) continue;
        return refused(headers, "longer than 64 MiB");
      }
      std::string body(headers.length, '\0');
      if (read_full(in_, body.data(), body.size()) != body.size()) {
        problem_ = "cut short in record " + std::to_string(number_);
        return std::nullopt;
      }
      if (std::optional<Record> record = page(headers, std::move(body))) return record;
    }
    return std::nullopt;
  }

  std::string problem() const override { return problem_; }
  std::size_t left_out() const override { return left_out_; }

 private:
  /// False at the end, and when what comes is no record.
  bool read_headers(Headers& headers) {
    std::string line = std::exchange(begun_, {});
    while (line.empty()) {
      if (!read_line(line)) return !(is_over_ = true);
    }
    ++number_;
    if (!line.starts_with("WARC/")) return false;
    for (std::size_t count = 0; read_line(line); ++count) {
      if (line.empty()) return headers.has_length;
      if (count == kMostHeaders) return false;
      const std::string_view value = header_value(line);
      const std::string name = header_name(line);
      if (name == "warc-type") headers.type = value;
      if (name == "warc-target-uri") headers.address = value;
      if (name == "warc-date") headers.date = value;
      if (name == "content-type") headers.content_type = value;
      if (name == "content-length") {
        headers.has_length = !value.empty() && value.size() < 16 &&
                             value.find_first_not_of("0123456789") == std::string_view::npos;
        if (headers.has_length) headers.length = std::stoull(std::string(value));
      }
    }
    is_over_ = true;
    problem_ = "cut short in the header of record " + std::to_string(number_);
    return false;
  }

  Record damaged_record() {
    while (read_line(begun_) && !begun_.starts_with("WARC/1.") && !begun_.starts_with("WARC/0.")) {
    }
    Record record;
    record.number = number_;
    record.problem = "no WARC record, or one with a damaged header";
    return record;
  }

  bool read_line(std::string& line) {
    line.clear();
    for (int byte = in_.sbumpc(); byte != std::char_traits<char>::eof(); byte = in_.sbumpc()) {
      if (byte == '\n') {
        if (line.ends_with('\r')) line.pop_back();
        return true;
      }
      if (line.size() == kLongestRecordLine) return true;
      line += static_cast<char>(byte);
    }
    return !line.empty();
  }

  bool skip(std::uint64_t count) {
    std::array<char, BlockBuffer::kBlock> block;
    while (count > 0) {
      const std::size_t got =
          read_full(in_, block.data(), std::min<std::uint64_t>(count, block.size()));
      if (got == 0) {
        problem_ = "cut short in record " + std::to_string(number_);
        return false;
      }
      count -= got;
    }
    return true;
  }

  Record record_of(const Headers& headers) const {
    auto around = std::make_shared<Surroundings>();
    around->url = headers.address;
    if (around->url.starts_with('<') && around->url.ends_with('>')) {
      around->url = around->url.substr(1, around->url.size() - 2);
    }
    Record record;
    record.number = number_;
    record.around = std::move(around);
    return record;
  }

  Record refused(const Headers& headers, std::string reason) const {
    Record record = record_of(headers);
    record.problem = std::move(reason);
    return record;
  }

  /// nullopt for what is no page.
  std::optional<Record> page(const Headers& headers, std::string body) {
    WebAnswer answer;
    if (headers.type == "response") {
      if (!headers.content_type.starts_with("application/http")) return left_out_record();
      Result<WebAnswer> read = read_web_answer(std::move(body));
      if (!read) return refused(headers, read.error().what);
      answer = std::move(*read);
    } else {
      answer.status = 200;
      answer.type = headers.content_type;
      answer.body = std::move(body);
    }
    const bool is_html = answer.type.find("html") != std::string::npos;
    const bool is_text = answer.type.starts_with("text/plain") || looks_like_page(answer);
    if (answer.status != 200 || (!is_html && !is_text) || answer.body.empty()) {
      return left_out_record();
    }
    Result<Decoded> decoded = decode_labelled(std::move(answer.body), answer.charset);
    if (!decoded) return refused(headers, decoded.error().what);
    Record record = record_of(headers);
    record.reader = is_html ? &html_reader() : &sniff(decoded->text, text_reader());
    record.text = std::move(decoded->text);
    return record;
  }

  /// A page whose server says nothing of its kind.
  static bool looks_like_page(const WebAnswer& answer) {
    if (!answer.type.empty()) return false;
    const std::string_view body(answer.body);
    const std::size_t begin = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return begin != std::string_view::npos && body[begin] == '<';
  }

  std::optional<Record> left_out_record() {
    ++left_out_;
    return std::nullopt;
  }

  std::streambuf& in_;
  std::string problem_;
  std::string begun_;  // the first line of the next record, when it was read already
  bool is_over_ = false;
  std::size_t number_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

std::unique_ptr<RecordSource> warc_records(std::istream& in) {
  return std::make_unique<WarcRecords>(in);
}

}  // namespace tropa
