// Bytes of a file -> UTF-8, or a refusal by name. Looks at the bytes alone, not at the file's name. Garbage is never passed on: a guess needs convincing
// letters.
#pragma once

#include "tropa/result.hpp"

#include <string>
#include <string_view>

namespace tropa {

struct Decoded {
  std::string text;           // valid UTF-8 without byte order mark; control characters are spaces
  std::string_view encoding;  // "UTF-8", "CP1251", ...
};

/// A byte order mark decides; else strict UTF-8; else what a page says of itself, unless that is
/// a mere default and the letters say otherwise; else the statistics of letters choose between the
/// encodings of code_pages.hpp and UTF-16. The error's `what` is the reason without the file's
/// name.
Result<Decoded> decode(std::string bytes);

}  // namespace tropa
