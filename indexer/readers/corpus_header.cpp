#include "readers/corpus_header.hpp"

#include "readers/date.hpp"
#include "readers/headers.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace tropa {
namespace {

constexpr std::size_t kMostLines = 6;
constexpr std::size_t kLongestId = 80;        // bytes
constexpr std::size_t kLongestTitle = 400;    // bytes
constexpr std::size_t kLongestLanguage = 24;  // bytes, of its name

bool is_address_line(std::string_view line) {
  return (line.starts_with("http://") || line.starts_with("https://") ||
          line.starts_with("www.")) &&
         line.find(' ') == std::string_view::npos;
}

/// "news_pl-7": something of an identifier that no word of a language has.
bool is_id(std::string_view line) {
  return !line.empty() && line.size() <= kLongestId && line.find(' ') == line.npos &&
         line.find_first_of("0123456789") != line.npos;
}

}  // namespace

std::size_t take_corpus_header(std::span<const std::string_view> lines, Document& document) {
  Document found;
  bool has_id = false;
  std::size_t facts = 0;
  std::size_t title_at = lines.size();
  std::size_t at = 0;
  for (; at < std::min(lines.size(), kMostLines); ++at) {
    const std::string_view line = lines[at];
    if (line.empty()) {
      // An unknown day leaves its line empty; behind the title the text begins.
      if (title_at < at) break;
      continue;
    }
    if (found.url.empty() && is_address_line(line)) {
      found.url = line;
    } else if (std::optional<std::string> date;
               found.date.empty() && line.size() <= kLongestId && (date = normal_date(line)) &&
               (has_id || !is_id(line) || line.find_first_of("-./:") != line.npos)) {
      found.date = *date;
    } else if (at == 0 && is_id(line)) {
      has_id = true;
    } else if (std::optional<Language> language;
               !found.language && line.size() <= kLongestLanguage && line.find(' ') == line.npos &&
               (language = language_named(line))) {
      found.language = language;
    } else if (title_at == lines.size() && line.size() <= kLongestTitle) {
      found.title = line;
      title_at = at;
      continue;
    } else {
      break;
    }
    facts = at + 1;
  }
  // An address among other facts is sure; a text with a link in it has no such lines.
  const bool has_day_or_language = !found.date.empty() || found.language.has_value();
  const bool is_title_near = title_at < lines.size() && title_at <= facts;
  if (found.url.empty() || !has_day_or_language || !is_title_near) return 0;
  document.language = found.language;
  document.date = found.date;
  document.url = found.url;
  document.title = found.title;
  return std::max(facts, title_at + 1);
}

}  // namespace tropa
