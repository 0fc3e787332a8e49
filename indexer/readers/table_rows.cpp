// Rows of a table with a header line (.csv, .tsv) -> a JSON object for each, whose keys are the
// header's. Quotes as in RFC 4180; the separator is the one that the header line has most of.
#include "readers/article_keys.hpp"
#include "readers/records.hpp"
#include "sources/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostColumns = 1000;
constexpr int kEnd = std::char_traits<char>::eof();

class TableRows final : public RecordSource {
 public:
  explicit TableRows(std::istream& in) : in_(*in.rdbuf()) {}

  std::optional<Record> next() override {
    if (names_.empty() && !read_header()) return std::nullopt;
    std::vector<std::string> cells;
    while (read_row(cells)) {
      if (too_long_) {
        Record record;
        record.number = row_line_;
        record.problem = "longer than 64 MiB";
        return record;
      }
      Json object = Json::object();
      for (std::size_t at = 0; at < std::min(cells.size(), names_.size()); ++at) {
        if (!cells[at].empty()) object[names_[at]] = std::move(cells[at]);
      }
      if (object.empty()) continue;
      Record record;
      record.number = row_line_;
      record.reader = &json_reader();
      record.text = object.dump(-1, ' ', false, Json::error_handler_t::replace);
      return record;
    }
    return std::nullopt;
  }

  std::string problem() const override { return problem_; }

 private:
  bool read_header() {
    if (!problem_.empty()) return false;
    guess_separator();
    if (!read_row(names_)) names_.clear();
    std::string shown;
    bool is_known = false;
    for (const std::string& name : names_) {
      const std::optional<Role> role = role_of(name);
      is_known |= role == Role::kTitle || role == Role::kText || role == Role::kSummary;
      if (shown.size() < 100) shown += (shown.empty() ? "" : ", ") + name.substr(0, 40);
    }
    if (is_known) return true;
    problem_ = names_.empty() ? std::string("no header line")
                              : "no column for a title or a text (its header line: " + shown + ")";
    return false;
  }

  /// The header line is peeked at where it fits into the first block.
  void guess_separator() {
    if (in_.sgetc() == kEnd) return;
    std::string line;
    for (int byte = in_.sgetc(); byte != kEnd && byte != '\n' && line.size() < 64 * 1024;) {
      line += static_cast<char>(byte);
      byte = in_.snextc();
    }
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
      const std::ptrdiff_t count = std::ranges::count(line, separator);
      if (count > most) separator_ = separator;
      most = std::max(most, count);
    }
    pending_ = line;
  }

  int get() {
    if (pending_at_ < pending_.size()) return static_cast<unsigned char>(pending_[pending_at_++]);
    const int byte = in_.sbumpc();
    if (byte == '\n') ++line_;
    return byte;
  }
  int peek() {
    return pending_at_ < pending_.size() ? static_cast<unsigned char>(pending_[pending_at_])
                                         : in_.sgetc();
  }

  /// One row, over several lines when a quoted cell is. False at the end.
  bool read_row(std::vector<std::string>& cells) {
    cells.assign(1, {});
    too_long_ = false;
    row_line_ = line_;
    bool is_quoted = false;
    std::size_t size = 0;
    int byte = get();
    if (byte == kEnd) return false;
    for (; byte != kEnd; byte = get()) {
      const char c = static_cast<char>(byte);
      if (is_quoted) {
        if (c == '"' && peek() == '"') {
          cells.back() += static_cast<char>(get());
        } else if (c == '"') {
          is_quoted = false;
        } else {
          add(cells, c, size);
        }
      } else if (c == '"' && cells.back().empty()) {
        is_quoted = true;
      } else if (c == separator_ && cells.size() < kMostColumns) {
        cells.emplace_back();
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        add(cells, c, size);
      }
    }
    return true;
  }

  void add(std::vector<std::string>& cells, char c, std::size_t& size) {
    if (++size > kMostDocumentBytes) {
      too_long_ = true;
      for (std::string& cell : cells) std::string().swap(cell);
      return;
    }
    cells.back() += c;
  }

  std::streambuf& in_;
  std::vector<std::string> names_;
  std::string pending_;  // read ahead: the header line
  std::string problem_;
  std::size_t pending_at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  char separator_ = ',';
  bool too_long_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> table_rows(std::istream& in) {
  return std::make_unique<TableRows>(in);
}

}  // namespace tropa
