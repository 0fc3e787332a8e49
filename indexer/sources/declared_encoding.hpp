// The encoding that a page or feed names itself: <meta charset>, <?xml encoding?>. Looks at the
// first bytes only; believes no name that it has no row for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tropa {

struct DeclaredEncoding {
  std::string_view name;    // as the system's iconv() takes it
  bool is_default = false;  // Latin-1, UTF-8: often written by a program that did not look
};

/// nullopt when nothing is declared, or nothing known.
std::optional<DeclaredEncoding> declared_encoding(std::string_view bytes);

/// The bytes as UTF-8, what is bad in them replaced by U+FFFD. nullopt when the system does not
/// know the encoding or most of the text is bad.
std::optional<std::string> decode_as(std::string_view bytes, const DeclaredEncoding& encoding);

}  // namespace tropa
