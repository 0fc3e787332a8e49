// Cuts a stream of many articles into pieces, one article each, without holding more than one of
// them. Knows lines, brackets and quotes, not what is between them.
#pragma once

#include "readers/reader.hpp"

#include <istream>
#include <optional>
#include <string>

namespace tropa {

/// No article is longer, whatever the kind.
inline constexpr std::size_t kMostDocumentBytes = std::size_t{64} << 20U;

struct Piece {
  std::string text;      // empty when too_long
  std::size_t line = 0;  // in which it begins, from 1
  bool too_long = false;
};

class Pieces {
 public:
  /// `cut` is kLines or kJsonValues. Borrows the stream.
  Pieces(std::istream& in, Cut cut);

  /// nullopt at the end, and when reading failed: see failed().
  std::optional<Piece> next();
  bool failed() const { return in_.bad(); }

 private:
  std::optional<Piece> next_line();
  std::optional<Piece> next_value();
  void add(Piece& piece, char byte) const;

  std::istream& in_;
  Cut cut_;
  std::size_t line_ = 1;
  bool in_array_ = false;
};

}  // namespace tropa
