// What a web server answered, as an archive keeps it: status line, headers, body -> the page.
// Bodies that are packed or in chunks come out plain.
#pragma once

#include "sources/encoding.hpp"
#include "tropa/result.hpp"

#include <string>
#include <string_view>

namespace tropa {

struct WebAnswer {
  int status = 0;
  std::string type;     // "text/html", in small letters
  std::string charset;  // as the server named it; may be empty
  std::string body;
};

/// Errors: kUsage for what is no answer, or is packed in a way that cannot be unpacked.
Result<WebAnswer> read_web_answer(std::string bytes);

/// "Content-Type: text/html" -> "content-type", and "text/html".
std::string header_name(std::string_view line);
std::string_view header_value(std::string_view line);

/// As decode(), but what the server says is believed where the bytes are no UTF-8.
Result<Decoded> decode_labelled(std::string bytes, std::string_view charset);

}  // namespace tropa
