// Chooses an encoding and decodes. Every way out but the first few lines goes through
// letter_evidence().
#include "sources/encoding.hpp"

#include "sources/code_pages.hpp"
#include "sources/declared_encoding.hpp"
#include "sources/letter_statistics.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace tropa {
namespace {

using namespace std::string_view_literals;

// Enough to tell encodings apart; decoding a large file seven times would only be slow.
constexpr std::size_t kSampleBytes = 64 * 1024;
// By how much the best reading must be likelier than the next one that reads otherwise.
constexpr double kMargin = 0.5;
constexpr char32_t kReplacement = 0xFFFD;

Error refusal(std::string reason) {
  return Error{Code::kUsage, std::move(reason), {}};
}

bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
          byte != '\v') ||
         byte == 0x7F;
}

std::size_t count_controls(std::string_view bytes) {
  return static_cast<std::size_t>(std::ranges::count_if(
      bytes, [](char byte) { return is_control(static_cast<unsigned char>(byte)); }));
}

/// A stray control character does not make a text binary; many do.
bool has_few_controls(std::string_view bytes) {
  return count_controls(bytes) * 100 <= bytes.size();
}

std::string without_controls(std::string text) {
  std::ranges::replace_if(
      text, [](char byte) { return is_control(static_cast<unsigned char>(byte)); }, ' ');
  return text;
}

struct Utf8Census {
  std::size_t good = 0;  // characters of several bytes
  std::size_t bad = 0;
};

Utf8Census census(std::string_view bytes) {
  Utf8Census counted;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const char32_t point = utf8::next(bytes, offset);
    if (point == utf8::kBad) {
      ++counted.bad;
    } else if (point >= 0x80) {
      ++counted.good;
    }
  }
  return counted;
}

std::string with_replacements(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t offset = 0; offset < bytes.size();) {
    const char32_t point = utf8::next(bytes, offset);
    utf8::append(text, point == utf8::kBad ? kReplacement : point);
  }
  return text;
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

/// One way to read the bytes; page == nullptr is UTF-16.
struct Reading {
  std::string_view name;
  const CodePage* page = nullptr;
  bool big_endian = false;

  std::string read(std::string_view bytes) const {
    return page != nullptr ? from_code_page(bytes, *page) : from_utf16(bytes, big_endian);
  }
};

std::vector<Reading> possible_readings(std::string_view bytes) {
  std::vector<Reading> readings;
  if (bytes.find('\0') != std::string_view::npos) {
    // Without a mark, only the NUL halves of spaces and Latin letters hint at UTF-16.
    readings.push_back({.name = "UTF-16LE"});
    readings.push_back({.name = "UTF-16BE", .big_endian = true});
  } else if (has_few_controls(bytes)) {
    for (const CodePage& page : kCodePages) readings.push_back({.name = page.name, .page = &page});
  }
  return readings;
}

std::optional<Reading> likeliest(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  std::optional<Reading> best;
  LetterEvidence best_evidence;
  std::string best_text;
  double rival_score = -1e9;
  for (const Reading& reading : possible_readings(sample)) {
    std::string text = reading.read(sample);
    const LetterEvidence evidence = letter_evidence(text, reading.page == nullptr);
    if (best && text == best_text) continue;
    if (!best || evidence.score > best_evidence.score) {
      if (best) rival_score = std::max(rival_score, best_evidence.score);
      best = reading;
      best_evidence = evidence;
      best_text = std::move(text);
    } else {
      rival_score = std::max(rival_score, evidence.score);
    }
  }
  if (!best || !best_evidence.is_text || best_evidence.score - rival_score < kMargin) {
    return std::nullopt;
  }
  return best;
}

/// A text cut in the middle of a character, or with a bad byte among hundreds of good characters,
/// is still UTF-8.
bool is_damaged_utf8(std::string_view bytes, Utf8Census counted) {
  const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 3));
  std::size_t bad = counted.bad;
  if (census(tail).bad > 0 && counted.good >= 10)
    bad -= std::min<std::size_t>(bad, census(tail).bad);
  return has_few_controls(bytes) && counted.good >= 10 && bad * 200 <= counted.good;
}

}  // namespace

Result<Decoded> decode(std::string bytes) {
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF"sv)) rest.remove_prefix(3);
  if (rest.starts_with("\xFF\xFE\0\0"sv) || rest.starts_with("\0\0\xFE\xFF"sv)) {
    return refusal("text in UTF-32, which Tropa does not read");
  }
  const bool little = rest.starts_with("\xFF\xFE"sv);
  if (little || rest.starts_with("\xFE\xFF"sv)) {
    std::string text = from_utf16(rest.substr(2), !little);
    // The mark says what it is, not that it is text: compiled files begin with such bytes too.
    if (!has_few_controls(text) || !letter_evidence(text.substr(0, kSampleBytes), true).is_text) {
      return refusal("not text, in spite of its UTF-16 mark");
    }
    return Decoded{without_controls(std::move(text)), little ? "UTF-16LE" : "UTF-16BE"};
  }
  const Utf8Census counted = census(rest);
  if (counted.bad == 0 && has_few_controls(rest)) {
    return Decoded{without_controls(std::string(rest)), "UTF-8"};
  }
  if (counted.bad > 0 && is_damaged_utf8(rest, counted)) {
    return Decoded{without_controls(with_replacements(rest)), "UTF-8"};
  }
  const std::optional<DeclaredEncoding> declared = declared_encoding(rest);
  const std::optional<Reading> reading = likeliest(rest);
  if (declared && (!declared->is_default || !reading)) {
    if (std::optional<std::string> text = decode_as(rest, *declared)) {
      return Decoded{without_controls(std::move(*text)), declared->name};
    }
  }
  if (reading) return Decoded{without_controls(reading->read(rest)), reading->name};
  return refusal("not text in an encoding that Tropa knows");
}

}  // namespace tropa
