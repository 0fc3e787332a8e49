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

struct RecordText {
  std::string text;      // empty when too_long
  std::size_t line = 0;  // in which it begins, from 1
  bool too_long = false;
};

class RecordSplitter {
 public:
  /// `cut` is kLines or kJsonValues. Borrows the stream.
  RecordSplitter(std::istream& in, Split split);

  /// nullopt at the end, and when reading failed: see failed().
  std::optional<RecordText> next();
  bool failed() const { return in_.bad(); }

 private:
  std::optional<RecordText> next_line();
  std::optional<RecordText> next_value();
  void add(RecordText& record, char byte) const;

  std::istream& in_;
  Split split_;
  std::size_t line_ = 1;
  bool in_array_ = false;
};

}  // namespace tropa
