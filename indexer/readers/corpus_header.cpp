#include "readers/corpus_header.hpp"

#include "readers/date.hpp"
#include "readers/headers.hpp"

#include <optional>
#include <string>

namespace tropa {

std::size_t take_corpus_header(std::span<const std::string_view> lines, Document& document) {
  constexpr std::size_t kLines = 5;
  constexpr std::size_t kLongestId = 80;
  if (lines.size() < kLines) return 0;
  const std::string_view id = lines[0];
  const bool is_id = !id.empty() && id.size() <= kLongestId && id.find(' ') == id.npos;
  const bool is_address = lines[3].starts_with("http://") || lines[3].starts_with("https://");
  const std::optional<Language> language = language_named(lines[1]);
  const std::optional<std::string> date = normal_date(lines[2]);
  if (!is_id || !is_address || !language || (!date && !lines[2].empty())) return 0;
  document.language = language;
  document.date = date.value_or(std::string());
  document.url = lines[3];
  document.title = lines[4];
  return kLines;
}

}  // namespace tropa
