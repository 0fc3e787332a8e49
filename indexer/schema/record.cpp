// Record and FileState <-> bytes: a version byte, then numbers as 7 bits a byte and texts with
// their length in front. Not compressed here, because Xapian does that. Reading trusts no length
// and no byte.
#include "schema.hpp"
#include "tropa/varint.hpp"

namespace tropa::schema {
namespace {

constexpr char kRecordMark = 'R';
constexpr char kFileMark = 'F';
constexpr char kSamePathMark = 'P';  // of a file whose path below its root is the document's id

class Packer {
 public:
  explicit Packer(char mark) : bytes_(1, mark) {}

  void number(std::uint64_t value) { put_varint(bytes_, value); }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// After the first failure everything read is empty and ok() is false.
class Unpacker {
 public:
  Unpacker(std::string_view bytes, char mark) : rest_(bytes) {
    ok_ = !rest_.empty() && rest_.front() == mark;
    if (ok_) rest_.remove_prefix(1);
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    if (ok_ && take_varint(rest_, value)) return value;
    ok_ = false;
    return 0;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (!ok_ || size > rest_.size()) {
      ok_ = false;
      return {};
    }
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }
  /// A number of items that follow; each takes a byte at least, so a damaged count cannot ask for
  /// much memory.
  std::uint64_t count() {
    const std::uint64_t items = number();
    if (items > rest_.size()) ok_ = false;
    return ok_ ? items : 0;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = false;
};

}  // namespace

std::string to_bytes(const Record& record) {
  Packer out(kRecordMark);
  out.text(record.id);
  out.text(record.path);
  out.text(record.title);
  out.text(record.date);
  out.number(record.date_is_file_time ? 1 : 0);
  out.text(record.url);
  out.text(record.source);
  out.text(record.author);
  out.number(static_cast<std::uint64_t>(record.language));
  out.number(record.tags.size());
  for (const std::string& tag : record.tags) out.text(tag);
  out.number(record.extra.size());
  for (const auto& [key, json] : record.extra) {
    out.text(key);
    out.text(json);
  }
  out.text(record.text);
  return out.take();
}

Result<Record> record_from(std::string_view bytes) {
  Unpacker in(bytes, kRecordMark);
  Record record;
  record.id = in.text();
  record.path = in.text();
  record.title = in.text();
  record.date = in.text();
  record.date_is_file_time = in.number() != 0;
  record.url = in.text();
  record.source = in.text();
  record.author = in.text();
  const std::uint64_t language = in.number();
  record.language = static_cast<Language>(language);
  for (std::uint64_t left = in.count(); left > 0 && in.ok(); --left) {
    record.tags.push_back(in.text());
  }
  for (std::uint64_t left = in.count(); left > 0 && in.ok(); --left) {
    std::string key = in.text();
    record.extra.insert_or_assign(std::move(key), in.text());
  }
  record.text = in.text();
  if (!in.at_end() || language > static_cast<std::uint64_t>(Language::kOther)) {
    return Error{Code::kDamaged, "a stored article of the index cannot be read",
                 "make the index anew: remove its directory and run tropa-index again"};
  }
  return record;
}

std::string to_bytes(const FileState& state) {
  const bool same_path = state.relative_path == state.id;
  Packer out(same_path ? kSamePathMark : kFileMark);
  out.number(state.size);
  out.number(static_cast<std::uint64_t>(state.mtime_ns));
  out.number(state.content_hash);
  out.text(state.id);
  out.text(state.root);
  if (!same_path) out.text(state.relative_path);
  return out.take();
}

std::optional<FileState> file_state_from(std::string_view bytes) {
  const bool same_path = bytes.starts_with(kSamePathMark);
  Unpacker in(bytes, same_path ? kSamePathMark : kFileMark);
  FileState state;
  state.size = in.number();
  state.mtime_ns = static_cast<std::int64_t>(in.number());
  state.content_hash = in.number();
  state.id = in.text();
  state.root = in.text();
  state.relative_path = same_path ? state.id : in.text();
  if (!in.at_end()) return std::nullopt;
  return state;
}

}  // namespace tropa::schema
