// The shares of letters and what their neighbours give away.
#include "sources/letter_statistics.hpp"

#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tropa {
namespace {

struct Share {
  char32_t letter;
  double per_mille;
};

// Of the Cyrillic letters of news in both languages; rounded, because the wrong encodings differ by
// orders of magnitude.
constexpr auto kCyrillic = std::to_array<Share>({
    {U'о', 105}, {U'е', 70},  {U'а', 82}, {U'и', 68},  {U'н', 67},  {U'т', 58}, {U'с', 48},
    {U'р', 47},  {U'в', 50},  {U'л', 40}, {U'к', 36},  {U'м', 31},  {U'д', 31}, {U'п', 28},
    {U'у', 30},  {U'я', 20},  {U'ы', 18}, {U'ь', 17},  {U'г', 16},  {U'з', 19}, {U'б', 16},
    {U'ч', 13},  {U'й', 12},  {U'х', 10}, {U'ж', 8},   {U'ш', 7},   {U'ю', 7},  {U'ц', 6},
    {U'щ', 4},   {U'э', 3},   {U'ф', 3},  {U'ъ', 0.4}, {U'ё', 0.5}, {U'і', 45}, {U'ї', 6},
    {U'є', 5},   {U'ґ', 0.1},
});

// Of the Polish letters outside ASCII, among themselves.
constexpr auto kPolish = std::to_array<Share>({
    {U'ą', 150},
    {U'ć', 60},
    {U'ę', 170},
    {U'ł', 250},
    {U'ń', 30},
    {U'ó', 120},
    {U'ś', 90},
    {U'ź', 10},
    {U'ż', 120},
});

constexpr std::u32string_view kPunctuation = U"«»„“”’‘‚–—…•§№°€©®\u00A0\u00AD";

// Logarithms. A capital is rarer than its small letter; the others are what one does not meet in an
// article at all.
constexpr double kCapital = -1.5;
constexpr double kUsualMark = -3.5;
constexpr double kPlainAscii = -2.5;
constexpr double kUnusual = -12;
constexpr double kCapitalAfterSmall = -6;
constexpr double kTwoAlphabetsInAWord = -6;

constexpr double kConvincing = -4.8;
constexpr std::size_t kFewestLetters = 3;

double letter_score(char32_t point) {
  const char32_t small = utf8::lower(point);
  const double capital = small == point ? 0 : kCapital;
  const auto score = [&](const auto& table) -> double {
    const auto* found = std::ranges::find(table, small, &Share::letter);
    return found == table.end() ? kUnusual : std::log(found->per_mille / 1000) + capital;
  };
  return std::max(score(kCyrillic), score(kPolish));
}

bool is_cyrillic(char32_t point) {
  return point >= 0x400 && point <= 0x52F;
}

}  // namespace

LetterEvidence letter_evidence(std::string_view text, bool ascii_speaks) {
  double sum = 0;
  std::size_t characters = 0;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  char32_t before = U' ';
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t point = utf8::next(text, offset);
    const bool both_letters = utf8::is_letter(point) && utf8::is_letter(before);
    if (point >= 0x80) {
      ++characters;
      const bool is_mark = kPunctuation.find(point) != std::u32string_view::npos;
      const double own = is_mark ? kUsualMark : letter_score(point);
      if (!is_mark && own > kUnusual) ++letters;
      if (!is_mark && utf8::lower(point) != point) ++capitals;
      sum += own;
      if (both_letters && utf8::is_upper(point) && !utf8::is_upper(before))
        sum += kCapitalAfterSmall;
      if (both_letters && is_cyrillic(point) != is_cyrillic(before)) sum += kTwoAlphabetsInAWord;
    } else if (ascii_speaks) {
      ++characters;
      letters += utf8::is_letter(point) ? 1U : 0U;
      sum +=
          point >= 0x20 || point == '\n' || point == '\r' || point == '\t' ? kPlainAscii : kUnusual;
    }
    before = point;
  }
  if (characters == 0) return {};
  // In a text of capitals only, a capital is nothing rare.
  if (capitals == letters) sum -= kCapital * static_cast<double>(capitals);
  const double score = sum / static_cast<double>(characters);
  return {score, score >= kConvincing && letters >= kFewestLetters && letters * 2 >= characters};
}

}  // namespace tropa
