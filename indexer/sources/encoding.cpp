// Chooses an encoding and decodes. Every way out but the first few lines goes through
// letter_evidence().
#include "sources/encoding.hpp"

#include "sources/declared_encoding.hpp"
#include "sources/letter_statistics.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tropa {
namespace {

using namespace std::string_view_literals;

// Enough to tell encodings apart; decoding a large file nine times would only be slow.
constexpr std::size_t kSampleBytes = 64 * 1024;
// By how much the best reading must be likelier than the next one that reads otherwise.
constexpr double kMargin = 0.5;
// ... unless they differ in so few letters.
constexpr double kAlike = 0.75;
constexpr char32_t kReplacement = 0xFFFD;

Error refusal(std::string reason) {
  return Error{Code::kUsage, std::move(reason), {}};
}

bool is_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
          byte != '\v') ||
         byte == 0x7F;
}

/// A stray control character does not make a text binary; many do.
bool has_few_controls(std::string_view bytes) {
  return static_cast<std::size_t>(std::ranges::count_if(bytes, is_control)) * 100 <= bytes.size();
}

std::size_t replace_controls(std::string& text) {
  std::size_t count = 0;
  for (char& byte : text) {
    if (!is_control(byte)) continue;
    byte = ' ';
    ++count;
  }
  return count;
}

struct Utf8Census {
  std::size_t good = 0;  // characters of several bytes
  std::size_t bad = 0;
  std::size_t letters = 0;  // of ASCII
  std::size_t controls = 0;
};

Utf8Census census(std::string_view bytes) {
  Utf8Census counted;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[offset]);
    if (byte < 0x80) {
      counted.letters += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' ? 1U : 0U;
      counted.controls += is_control(bytes[offset]) ? 1U : 0U;
      ++offset;
    } else {
      ++(utf8::next(bytes, offset) == utf8::kBad ? counted.bad : counted.good);
    }
  }
  return counted;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? static_cast<char32_t>(first << 8U | second)
                      : static_cast<char32_t>(second << 8U | first);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (point >= 0xD800 && point <= 0xDFFF) {
      const char32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
      if (point <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      } else {
        point = kReplacement;
      }
    }
    utf8::append(text, point);
  }
  return text;
}

std::string from_code_page(std::string_view bytes, const CodePage& page) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    utf8::append(text, code < 0x80 ? code : static_cast<char32_t>(page.upper[code - 0x80U]));
  }
  return text;
}

std::vector<Encoding> possible_encodings(std::string_view bytes) {
  std::vector<Encoding> encodings;
  if (bytes.find('\0') != std::string_view::npos) {
    // Without a mark, only the NUL halves of spaces and Latin letters hint at UTF-16.
    encodings.push_back({.name = "UTF-16LE", .is_utf16 = true});
    encodings.push_back({.name = "UTF-16BE", .is_utf16 = true, .is_big_endian = true});
  }
  // Some NULs in a text of bytes may be stray ones.
  if (has_few_controls(bytes)) {
    for (const CodePage& page : kCodePages) encodings.push_back({.name = page.name, .page = &page});
  }
  return encodings;
}

struct Candidate {
  Encoding encoding;
  std::string text;
  LetterEvidence evidence;
};

/// The share of characters outside ASCII that two readings of the same bytes have in common.
double agreement(std::string_view a, std::string_view b) {
  std::size_t all = 0;
  std::size_t same = 0;
  std::size_t at_b = 0;
  for (std::size_t at_a = 0; at_a < a.size() && at_b < b.size();) {
    const char32_t point = utf8::next(a, at_a);
    const char32_t other = utf8::next(b, at_b);
    if (point < 0x80 && other < 0x80) continue;
    ++all;
    same += point == other ? 1U : 0U;
  }
  return all == 0 ? 1 : static_cast<double>(same) / static_cast<double>(all);
}

/// No letter makes up half of a text; a disk that was never written does so with one byte.
bool is_one_byte_over_and_over(std::string_view bytes) {
  constexpr std::size_t kFewest = 64;
  if (bytes.size() < kFewest) return false;
  std::array<std::size_t, 256> counts{};
  for (const char byte : bytes) ++counts[static_cast<unsigned char>(byte)];
  counts[' '] = 0;
  return 2 * std::ranges::max(counts) > bytes.size();
}

std::optional<Encoding> likeliest(std::string_view sample) {
  if (is_one_byte_over_and_over(sample)) return std::nullopt;
  std::vector<Candidate> candidates;
  for (const Encoding& encoding : possible_encodings(sample)) {
    std::string text = to_utf8(sample, encoding);
    const LetterEvidence evidence = letter_evidence(text, encoding.is_utf16);
    const bool is_known = std::ranges::find(candidates, text, &Candidate::text) != candidates.end();
    if (evidence.is_text && !is_known) candidates.push_back({encoding, std::move(text), evidence});
  }
  std::ranges::stable_sort(candidates, std::ranges::greater{},
                           [](const Candidate& candidate) { return candidate.evidence.score; });
  if (candidates.empty()) return std::nullopt;
  Encoding best = candidates[0].encoding;
  if (candidates.size() == 1) return best;
  const double margin = candidates[0].evidence.score - candidates[1].evidence.score;
  if (margin >= kMargin) return best;
  if (agreement(candidates[0].text, candidates[1].text) < kAlike) return std::nullopt;
  // Only capitals tell CP1251 from the Macintosh's encoding, which hardly anybody used.
  best.is_doubtful = best.name != "CP1251" || candidates[1].encoding.name != "Mac Cyrillic";
  return best;
}

/// Few controls, or letters all around them: a text with colours for a terminal, or a short one.
bool is_text(std::string_view bytes, const Utf8Census& counted) {
  return counted.controls * 100 <= bytes.size() ||
         counted.controls * 2 <= counted.letters + counted.good;
}

/// Letters of another encoding hardly ever make a character of UTF-8 by chance. So a few characters
/// tell, and so does a long text of ASCII with a stray byte in it.
bool is_damaged_utf8(std::string_view bytes, const Utf8Census& counted) {
  const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 3));
  // A text cut in the middle of a character.
  const std::size_t cut = std::min(counted.bad, census(tail).bad);
  const std::size_t bad = counted.bad - cut;
  if (counted.good >= 3 && bad * 4 <= counted.good) return true;
  // A short text of mostly ASCII; in a code page half of its other letters would not pair.
  if (counted.good >= 2 && bad <= counted.good) return bad * 20 <= counted.letters;
  return counted.bad * 100 <= counted.letters;
}

}  // namespace

Result<Encoding> guess_encoding(std::string_view bytes) {
  const std::size_t mark = bytes.starts_with("\xEF\xBB\xBF"sv) ? 3 : 0;
  const std::string_view rest = bytes.substr(mark);
  if (rest.starts_with("\xFF\xFE\0\0"sv) || rest.starts_with("\0\0\xFE\xFF"sv)) {
    return refusal("text in UTF-32, which Tropa does not read");
  }
  const bool is_little = rest.starts_with("\xFF\xFE"sv);
  if (is_little || rest.starts_with("\xFE\xFF"sv)) {
    const Encoding encoding{.name = is_little ? "UTF-16LE" : "UTF-16BE",
                            .is_utf16 = true,
                            .is_big_endian = !is_little,
                            .mark = mark + 2};
    const std::string text = to_utf8(rest.substr(2, kSampleBytes), encoding);
    // The mark says what it is, not that it is text: compiled files begin with such bytes too.
    if (!has_few_controls(text) || !letter_evidence(text, true).is_text) {
      return refusal("not text, in spite of its UTF-16 mark");
    }
    return encoding;
  }
  const Utf8Census counted = census(rest);
  if (is_text(rest, counted) && (counted.bad == 0 || is_damaged_utf8(rest, counted))) {
    return Encoding{.mark = mark, .is_clean = counted.bad == 0};
  }
  if (std::optional<Encoding> encoding = likeliest(rest.substr(0, kSampleBytes))) {
    encoding->mark = mark;
    return *encoding;
  }
  return refusal("not text in an encoding that Tropa knows");
}

std::string to_utf8(std::string_view bytes, const Encoding& encoding) {
  if (encoding.page != nullptr) return from_code_page(bytes, *encoding.page);
  if (encoding.is_utf16) return from_utf16(bytes, encoding.is_big_endian);
  std::string text(bytes);
  replace_bad_bytes(text);
  return text;
}

Result<Decoded> decode(std::string bytes) {
  const Result<Encoding> encoding = guess_encoding(bytes);
  Decoded decoded;
  const bool is_sure =
      encoding && encoding->page == nullptr && (!encoding->is_utf16 || encoding->mark > 0);
  const std::optional<DeclaredEncoding> declared =
      is_sure ? std::nullopt : declared_encoding(bytes);
  if (declared && (!declared->is_default || !encoding)) {
    if (std::optional<std::string> text = decode_as(bytes, *declared)) {
      decoded.text = std::move(*text);
      decoded.encoding = declared->name;
      decoded.replaced = replace_controls(decoded.text);
      return decoded;
    }
  }
  if (!encoding) return encoding.error();
  decoded.encoding = encoding->name;
  decoded.is_doubtful = encoding->is_doubtful;
  const std::string_view rest = std::string_view(bytes).substr(encoding->mark);
  const bool is_utf8 = encoding->page == nullptr && !encoding->is_utf16;
  decoded.text = is_utf8 ? (encoding->mark > 0 ? std::string(rest) : std::move(bytes))
                         : to_utf8(rest, *encoding);
  if (is_utf8 && !encoding->is_clean) decoded.replaced = replace_bad_bytes(decoded.text);
  decoded.replaced += replace_controls(decoded.text);
  return decoded;
}

std::size_t replace_bad_bytes(std::string& text) {
  if (utf8::is_valid(text)) return 0;
  std::size_t bad = 0;
  std::string mended;
  mended.reserve(text.size() + 16);
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t point = utf8::next(text, offset);
    if (point == utf8::kBad) ++bad;
    utf8::append(mended, point == utf8::kBad ? kReplacement : point);
  }
  text = std::move(mended);
  return bad;
}

}  // namespace tropa
