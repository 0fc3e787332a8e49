// Byte by byte from the stream's buffer: pieces may be larger than what fits into a line buffer.
#include "sources/record_splitter.hpp"

#include "sources/utf8.hpp"

#include <cctype>

namespace tropa {

RecordSplitter::RecordSplitter(std::istream& in, Split split) : in_(in), split_(split) {
  // A byte order mark is no part of the first article.
  for (const char byte : {'\xEF', '\xBB', '\xBF'}) {
    if (in_.peek() == static_cast<unsigned char>(byte)) in_.get();
  }
}

std::optional<RecordText> RecordSplitter::next() {
  return split_ == Split::kLines ? next_line() : next_value();
}

void RecordSplitter::add(RecordText& record, char byte) const {
  if (record.text.size() >= kMostDocumentBytes) record.too_long = true;
  if (record.too_long) {
    record.text.clear();
  } else {
    record.text += byte;
  }
}

std::optional<RecordText> RecordSplitter::next_line() {
  for (char byte = 0; in_.good();) {
    RecordText record;
    record.line = line_;
    while (in_.get(byte) && byte != '\n') add(record, byte);
    ++line_;
    if (record.too_long || !utf8::trimmed(record.text).empty()) {
      if (in_.bad()) return std::nullopt;
      return record;
    }
  }
  return std::nullopt;
}

std::optional<RecordText> RecordSplitter::next_value() {
  RecordText record;
  int depth = 0;
  bool in_string = false;
  bool escaped = false;
  for (char byte = 0; in_.get(byte);) {
    if (byte == '\n') ++line_;
    if (depth == 0) {
      // Between values: the brackets of the outer array and commas go, as do spaces.
      if (std::isspace(static_cast<unsigned char>(byte)) != 0 && record.text.empty()) continue;
      if (record.text.empty() && (byte == ',' || (byte == ']' && in_array_))) continue;
      if (byte == '[' && !in_array_ && record.text.empty()) {
        in_array_ = true;
        continue;
      }
      if (record.text.empty()) record.line = line_;
      // Something that is no object ends with its line, so that one word of garbage is one record.
      if (byte == '\n') return record;
    }
    add(record, byte);
    if (in_string) {
      if (!escaped && byte == '"') in_string = false;
      escaped = !escaped && byte == '\\';
    } else if (byte == '"') {
      in_string = depth > 0;
    } else if (byte == '{' || byte == '[') {
      ++depth;
    } else if ((byte == '}' || byte == ']') && depth > 0 && --depth == 0) {
      return record;
    }
  }
  if (in_.bad() || (record.text.empty() && !record.too_long)) return std::nullopt;
  return record;
}

}  // namespace tropa
