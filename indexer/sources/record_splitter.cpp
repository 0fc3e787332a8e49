// Byte by byte from the stream's buffer: pieces may be larger than what fits into a line buffer.
#include "sources/record_splitter.hpp"

#include "sources/utf8.hpp"

#include <cctype>

namespace tropa {

Pieces::Pieces(std::istream& in, Cut cut) : in_(in), cut_(cut) {
  // A byte order mark is no part of the first article.
  for (const char byte : {'\xEF', '\xBB', '\xBF'}) {
    if (in_.peek() == static_cast<unsigned char>(byte)) in_.get();
  }
}

std::optional<Piece> Pieces::next() {
  return cut_ == Cut::kLines ? next_line() : next_value();
}

void Pieces::add(Piece& piece, char byte) const {
  if (piece.text.size() >= kMostDocumentBytes) piece.too_long = true;
  if (piece.too_long) {
    piece.text.clear();
  } else {
    piece.text += byte;
  }
}

std::optional<Piece> Pieces::next_line() {
  for (char byte = 0; in_.good();) {
    Piece piece;
    piece.line = line_;
    while (in_.get(byte) && byte != '\n') add(piece, byte);
    ++line_;
    if (piece.too_long || !utf8::trimmed(piece.text).empty()) {
      if (in_.bad()) return std::nullopt;
      return piece;
    }
  }
  return std::nullopt;
}

std::optional<Piece> Pieces::next_value() {
  Piece piece;
  int depth = 0;
  bool in_string = false;
  bool escaped = false;
  for (char byte = 0; in_.get(byte);) {
    if (byte == '\n') ++line_;
    if (depth == 0) {
      // Between values: the brackets of the outer array and commas go, as do spaces.
      if (std::isspace(static_cast<unsigned char>(byte)) != 0 && piece.text.empty()) continue;
      if (piece.text.empty() && (byte == ',' || (byte == ']' && in_array_))) continue;
      if (byte == '[' && !in_array_ && piece.text.empty()) {
        in_array_ = true;
        continue;
      }
      if (piece.text.empty()) piece.line = line_;
      // Something that is no object ends with its line, so that one word of garbage is one piece.
      if (byte == '\n') return piece;
    }
    add(piece, byte);
    if (in_string) {
      if (!escaped && byte == '"') in_string = false;
      escaped = !escaped && byte == '\\';
    } else if (byte == '"') {
      in_string = depth > 0;
    } else if (byte == '{' || byte == '[') {
      ++depth;
    } else if ((byte == '}' || byte == ']') && depth > 0 && --depth == 0) {
      return piece;
    }
  }
  if (in_.bad() || (piece.text.empty() && !piece.too_long)) return std::nullopt;
  return piece;
}

}  // namespace tropa
