#include "tools/fold_word.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace tropa::tools {
namespace {

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

}  // namespace

std::optional<std::string> fold_word(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  icu::UnicodeString lower = icu::Normalizer2::getNFCInstance(status)->normalize(text, status);
  lower.toLower(icu::Locale::getRoot());
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < lower.length(); at = lower.moveIndex32(at, 1)) {
    const UChar32 c = lower.char32At(at);
    if (c == 0x0301 || c == 0x0300 || c == 0x00AD) continue;  // stress marks, soft hyphen
    if (is_apostrophe(c)) {
      if (out.isEmpty() || at + 1 == lower.length()) return std::nullopt;
      out.append(static_cast<UChar32>('\''));
    } else if (!u_isalpha(c)) {
      return std::nullopt;
    } else {
      out.append(c == 0x0451 ? 0x0435 : c == 0x0491 ? 0x0433 : c);
    }
  }
  if (out.isEmpty() || U_FAILURE(status)) return std::nullopt;
  std::string folded;
  return out.toUTF8String(folded);
}

}  // namespace tropa::tools
