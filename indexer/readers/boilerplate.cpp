#include "readers/boilerplate.hpp"

#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace tropa {
namespace {

constexpr std::size_t kLongestFrameLine = 160;  // characters
constexpr std::size_t kMostBytesOfCharacter = 4;
constexpr std::size_t kLongestCall = 80;
constexpr std::size_t kLongestName = 60;  // bytes before the agency

enum class Where : std::uint8_t { kWhole, kBegin, kAnywhere };

struct Phrase {
  std::string_view text;  // small letters
  Where where;
};

constexpr auto kPhrases = std::to_array<Phrase>({
    // share
    {"podziel się", Where::kAnywhere},
    {"udostępnij", Where::kBegin},
    {"поділіться", Where::kAnywhere},
    {"поділитися", Where::kWhole},
    {"поділитися у", Where::kBegin},
    {"поширити", Where::kWhole},
    {"поширити у", Where::kBegin},
    {"поделитесь", Where::kAnywhere},
    {"поделиться", Where::kWhole},
    {"поделиться в", Where::kBegin},
    {"share this", Where::kBegin},
    // comment
    {"dodaj komentarz", Where::kAnywhere},
    {"pokaż komentarze", Where::kBegin},
    {"skomentuj", Where::kBegin},
    {"komentarze", Where::kWhole},
    {"залишити коментар", Where::kBegin},
    {"додати коментар", Where::kBegin},
    {"коментарі", Where::kWhole},
    {"оставить комментарий", Where::kBegin},
    {"добавить комментарий", Where::kBegin},
    {"комментарии", Where::kWhole},
    // follow
    {"zapisz się na newsletter", Where::kAnywhere},
    {"obserwuj nas", Where::kBegin},
    {"śledź nas", Where::kBegin},
    {"підписуйтесь на", Where::kBegin},
    {"підписуйтеся на", Where::kBegin},
    {"стежте за нами", Where::kBegin},
    {"подписывайтесь на", Where::kBegin},
    {"подпишитесь на", Where::kBegin},
    {"следите за нами", Where::kBegin},
    // other articles
    {"czytaj też", Where::kBegin},
    {"czytaj także", Where::kBegin},
    {"czytaj również", Where::kBegin},
    {"przeczytaj także", Where::kBegin},
    {"zobacz też", Where::kBegin},
    {"zobacz także", Where::kBegin},
    {"читайте також", Where::kBegin},
    {"дивіться також", Where::kBegin},
    {"читайте также", Where::kBegin},
    {"смотрите также", Where::kBegin},
    {"read also", Where::kBegin},
    // credits and advertisements
    {"fot.", Where::kBegin},
    {"foto:", Where::kBegin},
    {"zdjęcie:", Where::kBegin},
    {"źródło zdjęcia", Where::kBegin},
    {"фото:", Where::kBegin},
    {"джерело фото", Where::kBegin},
    {"источник фото", Where::kBegin},
    {"reklama", Where::kWhole},
    {"реклама", Where::kWhole},
});

constexpr auto kAgencies = std::to_array<std::string_view>(
    {"Unsplash", "Getty Images", "Shutterstock", "Depositphotos",
     "iStock",   "Pixabay",      "Pexels",       "Wikimedia Commons",
     "Reuters",  "REUTERS",      "AFP",          "AP Photo",
     "EPA",      "PAP",          "East News",    "Forum",
     "УНІАН",    "Укрінформ",    "РИА Новости",  "ТАСС"});

bool fits(std::string_view line, std::size_t characters, const Phrase& phrase) {
  switch (phrase.where) {
    case Where::kWhole:
      return line == phrase.text;
    case Where::kBegin:
      return line.starts_with(phrase.text);
    case Where::kAnywhere:
      return characters <= kLongestCall && line.find(phrase.text) != std::string_view::npos;
  }
  return false;
}

/// One to four words, each with a capital: the name of a photographer.
bool is_name_of_agency(std::string_view text) {
  std::size_t words = 0;
  while (!(text = utf8::trimmed(text)).empty()) {
    std::size_t offset = 0;
    if (!utf8::is_upper(utf8::next(text, offset)) || ++words > 4) return false;
    const std::size_t space = text.find(' ');
    text.remove_prefix(space == std::string_view::npos ? text.size() : space);
  }
  return words > 0;
}

}  // namespace

bool is_boilerplate(std::string_view line) {
  line = utf8::trimmed(line);
  // A paragraph needs no counting: no character has more bytes.
  if (line.size() > kMostBytesOfCharacter * kLongestFrameLine) return false;
  const std::size_t characters = utf8::length(line);
  if (characters == 0 || characters > kLongestFrameLine) return false;
  std::string lowered = utf8::lower(line);
  while (!lowered.empty() && std::string_view(":.!? ").find(lowered.back()) != std::string::npos) {
    lowered.pop_back();
  }
  if (line.ends_with(':') || line.ends_with('.')) lowered += line.back();
  return std::ranges::any_of(kPhrases, [&](const Phrase& phrase) {
    const bool marked = phrase.text.ends_with(':') || phrase.text.ends_with('.');
    std::string_view text = lowered;
    if (!marked && (text.ends_with(':') || text.ends_with('.'))) text.remove_suffix(1);
    return fits(text, characters, phrase);
  });
}

bool is_lone_number(std::string_view line) {
  line = utf8::trimmed(line);
  return !line.empty() && line.size() <= 6 &&
         std::ranges::all_of(line, [](char digit) { return digit >= '0' && digit <= '9'; });
}

std::string_view without_credit(std::string_view line) {
  const std::size_t slash = line.find('/');
  if (slash == std::string_view::npos || slash > kLongestName ||
      !is_name_of_agency(line.substr(0, slash))) {
    return line;
  }
  const std::string_view behind = utf8::trimmed(line.substr(slash + 1));
  for (const std::string_view agency : kAgencies) {
    if (!behind.starts_with(agency)) continue;
    const std::string_view rest = behind.substr(agency.size());
    if (rest.empty() || rest.front() == ' ' || rest.front() == '.') return utf8::trimmed(rest);
  }
  return line;
}

}  // namespace tropa
