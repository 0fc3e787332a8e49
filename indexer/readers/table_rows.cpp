// Rows of a table with a header line (.csv, .tsv) -> a JSON object for each, whose keys are the
// header's. Quotes as in RFC 4180; the separator is the one that the header line has most of. In a
// line of as many tabs as the header's, quotes are only quotes.
#include "readers/article_keys.hpp"
#include "readers/records.hpp"
#include "sources/limits.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostColumns = 1000;
constexpr std::size_t kLongestHeader = 64 * 1024;
constexpr std::size_t kMostAhead = 1 << 20;  // bytes that a quote may go on in a table of tabs
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
    skip_prolog();
    if (!read_row(names_)) names_.clear();
    std::string shown;
    bool is_known = false;
    for (std::string& name : names_) {
      name = utf8::trimmed(name);
      const std::optional<Role> role = role_of(name);
      is_known |= role == Role::kTitle || role == Role::kText || role == Role::kSummary;
      if (shown.size() < 100) shown += (shown.empty() ? "" : ", ") + name.substr(0, 40);
    }
    if (is_known) return true;
    problem_ = names_.empty() ? std::string("no header line")
                              : "no column for a title or a text (its header line: " + shown + ")";
    return false;
  }

  /// Lines before the header line: empty ones, comments, and "sep=;" of Excel.
  void skip_prolog() {
    bool is_told = false;
    for (std::string line = next_line(); in_.sgetc() != kEnd || !line.empty(); line = next_line()) {
      const std::string_view text = utf8::trimmed(line);
      const bool tells = text.starts_with("sep=") && text.size() == 5;
      if (tells) separator_ = text[4];
      is_told |= tells;
      if (!is_told) guess_separator(text);
      const bool is_comment = text.starts_with('#') && text.find(separator_) == text.npos;
      if (tells || text.empty() || is_comment) continue;
      unread(line);
      return;
    }
  }

  /// With its end; a part of it when it is longer than any header line.
  std::string next_line() {
    std::string line;
    while (in_.sgetc() != kEnd && line.size() < kLongestHeader) {
      const int byte = in_.sbumpc();
      line += static_cast<char>(byte);
      if (byte != '\n') continue;
      ++line_;
      break;
    }
    return line;
  }

  void guess_separator(std::string_view line) {
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
      const std::ptrdiff_t count = std::ranges::count(line, separator);
      if (count > most) separator_ = separator;
      most = std::max(most, count);
    }
  }

  int get() {
    if (pending_at_ == pending_.size() && pending_at_ > 0) {
      pending_.clear();
      pending_at_ = 0;
    }
    const int byte =
        pending_.empty() ? in_.sbumpc() : static_cast<unsigned char>(pending_[pending_at_++]);
    if (byte == '\n') ++line_;
    return byte;
  }
  int peek() {
    return pending_at_ < pending_.size() ? static_cast<unsigned char>(pending_[pending_at_])
                                         : in_.sgetc();
  }

  /// The text that was read last is to be read again.
  void unread(std::string_view text) {
    line_ -= static_cast<std::size_t>(std::ranges::count(text, '\n'));
    if (text.size() <= pending_at_) {
      pending_at_ -= text.size();
    } else {
      pending_ = std::string(text) + pending_.substr(pending_at_);
      pending_at_ = 0;
    }
  }

  /// A line with its end, longer than any article in part.
  std::string line() {
    std::string text;
    for (int byte = get(); byte != kEnd; byte = get()) {
      text += static_cast<char>(byte);
      if (byte == '\n' || text.size() > kMostDocumentBytes) break;
    }
    return text;
  }

  bool has_all_cells(std::string_view line) const {
    return static_cast<std::size_t>(std::ranges::count(line, '\t')) + 1 == names_.size();
  }

  /// Whether a last cell that opens a quote goes on in the next lines: one of them ends it before
  /// the next row comes.
  bool goes_on(std::string_view row) {
    const std::string_view cell = utf8::trimmed(row.substr(row.rfind('\t') + 1));
    if (!cell.starts_with('"') || (cell.size() > 1 && cell.ends_with('"'))) return false;
    std::string ahead;
    bool is_ended = false;
    while (!is_ended && ahead.size() < kMostAhead) {
      const std::string next = line();
      ahead += next;
      if (next.empty() || has_all_cells(next)) break;
      is_ended = utf8::trimmed(next).ends_with('"');
    }
    unread(ahead);
    return is_ended;
  }

  /// A line of tabs whose cells are as many as the header's; else it waits to be read with quotes.
  bool read_plain_row(std::vector<std::string>& cells) {
    const std::string whole = line();
    if (!has_all_cells(whole) || whole.size() > kMostDocumentBytes || goes_on(whole)) {
      unread(whole);
      return false;
    }
    std::string_view rest = whole;
    while (rest.ends_with('\n') || rest.ends_with('\r')) rest.remove_suffix(1);
    cells.clear();
    while (cells.size() < names_.size()) {
      const std::string_view cell = rest.substr(0, rest.find('\t'));
      cells.push_back(plain_cell(cell));
      rest.remove_prefix(std::min(rest.size(), cell.size() + 1));
    }
    return true;
  }

  /// Quotes around all of it go, and what databases write for line ends and tabs is that.
  static std::string plain_cell(std::string_view cell) {
    const bool is_quoted = cell.size() >= 2 && cell.front() == '"' && cell.back() == '"';
    if (is_quoted) cell = cell.substr(1, cell.size() - 2);
    std::string plain;
    for (std::size_t at = 0; at < cell.size(); ++at) {
      const char next = at + 1 < cell.size() ? cell[at + 1] : ' ';
      if (cell[at] == '\\' && (next == 'n' || next == 't' || next == '\\')) {
        plain += next == 'n' ? '\n' : (next == 't' ? '\t' : '\\');
        ++at;
      } else {
        plain += cell[at];
        if (is_quoted && cell[at] == '"' && next == '"') ++at;
      }
    }
    return plain;
  }

  /// One row, over several lines when a quoted cell is. False at the end.
  bool read_row(std::vector<std::string>& cells) {
    cells.assign(1, {});
    too_long_ = false;
    row_line_ = line_;
    if (peek() == kEnd) return false;
    if (separator_ == '\t' && !names_.empty() && read_plain_row(cells)) return true;
    bool is_quoted = false;
    bool was_quoted = false;
    std::size_t size = 0;
    for (int byte = get(); byte != kEnd; byte = get()) {
      const char c = static_cast<char>(byte);
      if (is_quoted) {
        if (c == '"' && peek() == '"') {
          cells.back() += static_cast<char>(get());
        } else if (c == '"') {
          is_quoted = false;
        } else {
          add(cells, c, size);
        }
      } else if (c == '"' && !was_quoted && utf8::trimmed(cells.back()).empty()) {
        cells.back().clear();
        is_quoted = was_quoted = true;
      } else if (c == separator_ && cells.size() < kMostColumns) {
        cells.emplace_back();
        was_quoted = false;
      } else if (c == '\n' || (c == '\r' && peek() != '\n')) {
        break;
      } else if (c != '\r' && !(was_quoted && c == ' ')) {
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
  std::string pending_;  // read ahead, and still to be given
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
