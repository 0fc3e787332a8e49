// Bytes of a file -> UTF-8, or a refusal by name. Looks at the bytes alone, not at the file's name.
// Garbage is never passed on: a guess needs convincing letters.
#pragma once

#include "sources/code_pages.hpp"
#include "tropa/result.hpp"

#include <string>
#include <string_view>

namespace tropa {

/// How bytes are to be read.
struct Encoding {
  std::string_view name = "UTF-8";  // "CP1251", "UTF-16LE", ...
  const CodePage* page = nullptr;   // neither page nor UTF-16: UTF-8
  bool is_utf16 = false;
  bool is_big_endian = false;
  std::size_t mark = 0;      // bytes of the byte order mark
  bool is_doubtful = false;  // another encoding is nearly as likely
  bool is_clean = false;     // UTF-8 without a bad byte
};

struct Decoded {
  std::string text;           // valid UTF-8 without byte order mark; control characters are spaces
  std::string_view encoding;  // "UTF-8", "CP1251", ...
  std::size_t replaced = 0;   // bytes that meant nothing: bad UTF-8, NUL and other controls
  bool is_doubtful = false;
};

/// A byte order mark decides; else UTF-8, of which a few bytes may be bad; else the statistics of
/// letters choose between the encodings of code_pages.hpp and UTF-16. `bytes` may be the beginning
/// of a longer text. The error's `what` is the reason without the file's name.
Result<Encoding> guess_encoding(std::string_view bytes);

/// All of `bytes` (without the mark) as UTF-8; what cannot be read is U+FFFD.
std::string to_utf8(std::string_view bytes, const Encoding& encoding);

/// guess_encoding() and to_utf8(); but where the bytes are no UTF-8, what a page says of itself
/// counts first, unless that is a mere default and the letters say otherwise.
Result<Decoded> decode(std::string bytes);

/// Puts U+FFFD for what is not UTF-8; returns how many bytes were bad.
std::size_t replace_bad_bytes(std::string& text);

}  // namespace tropa
