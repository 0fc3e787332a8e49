#include "repair/transliterate.hpp"

#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace tropa::repair {
namespace {

constexpr std::size_t kFewestLettersToTransliterate = 3;
constexpr std::size_t kMostLettersToTransliterate = 24;

enum class Where { kAnywhere, kStart, kEnd };

// One way to read a group of letters. The plain reading of the longest group costs nothing.
struct Rule {
  std::u32string_view from;
  std::u32string_view to;
  unsigned cost;
  Where where = Where::kAnywhere;
};

// Both languages alike.
constexpr auto kToCyrillic = std::to_array<Rule>({
    {U"a", U"а", 0},    {U"b", U"б", 0},   {U"d", U"д", 0},  {U"e", U"е", 0},    {U"f", U"ф", 0},
    {U"k", U"к", 0},    {U"l", U"л", 0},   {U"ł", U"л", 0},  {U"m", U"м", 0},    {U"n", U"н", 0},
    {U"o", U"о", 0},    {U"p", U"п", 0},   {U"r", U"р", 0},  {U"s", U"с", 0},    {U"t", U"т", 0},
    {U"u", U"у", 0},    {U"v", U"в", 0},   {U"w", U"в", 0},  {U"z", U"з", 0},    {U"q", U"к", 0},
    {U"c", U"ц", 0},    {U"c", U"к", 1},   {U"c", U"с", 2},  {U"ck", U"к", 1},   {U"ż", U"ж", 0},
    {U"ó", U"у", 1},    {U"ó", U"о", 0},   {U"x", U"кс", 0}, {U"x", U"х", 1},    {U"g", U"г", 0},
    {U"h", U"х", 1},    {U"h", U"г", 1},   {U"kh", U"х", 0}, {U"ch", U"ч", 0},   {U"ch", U"х", 1},
    {U"cz", U"ч", 0},   {U"sh", U"ш", 0},  {U"sz", U"ш", 0}, {U"zh", U"ж", 0},   {U"ts", U"ц", 0},
    {U"ts", U"тс", 1},  {U"tz", U"ц", 0},  {U"tc", U"ц", 1}, {U"shch", U"щ", 0}, {U"sch", U"щ", 0},
    {U"szcz", U"щ", 0}, {U"shh", U"щ", 0}, {U"ya", U"я", 0}, {U"ja", U"я", 0},   {U"yu", U"ю", 0},
    {U"ju", U"ю", 0},   {U"j", U"й", 0},   {U"j", U"дж", 2}, {U"j", U"ж", 2},    {U"ia", U"я", 1},
    {U"iu", U"ю", 1},   {U"s", U"сь", 2},  {U"n", U"нь", 2}, {U"l", U"ль", 1},   {U"t", U"ть", 2},
    {U"z", U"зь", 2},   {U"d", U"дь", 2},  {U"r", U"рь", 2}, {U"ts", U"ць", 2},  {U"ś", U"сь", 0},
    {U"ń", U"нь", 0},   {U"ć", U"ть", 0},  {U"ź", U"зь", 0}, {U"'", U"ь", 0},    {U"'", U"", 1},
    {U"'", U"'", 1},    {U"ph", U"ф", 1},  {U"oo", U"у", 2}, {U"ee", U"и", 2},   {U"ss", U"с", 2},
});

constexpr auto kToRussian = std::to_array<Rule>({
    {U"ia", U"ия", 0},
    {U"i", U"и", 0},
    {U"i", U"й", 1},

    {U"y", U"ы", 0},
    {U"y", U"й", 0},
    {U"y", U"и", 1},

    {U"e", U"э", 1},
    {U"ye", U"е", 0},
    {U"je", U"е", 0},
    {U"ie", U"е", 1},
    {U"yo", U"е", 0},
    {U"jo", U"е", 0},
    {U"io", U"е", 1},
    {U"o", U"е", 2},
    {U"y", U"ий", 1, Where::kEnd},
    {U"i", U"ий", 1, Where::kEnd},
    {U"yy", U"ый", 0, Where::kEnd},
    {U"yy", U"ий", 0, Where::kEnd},
    {U"yi", U"ий", 1, Where::kEnd},
    {U"y", U"ый", 1, Where::kEnd},
    {U"sh", U"щ", 2},
    {U"ovyi", U"овый", 1, Where::kEnd},
    {U"ya", U"ья", 2},
    {U"ju", U"ью", 2},
    {U"yu", U"ью", 2},
    {U"ie", U"ие", 0},
});

constexpr auto kToUkrainian = std::to_array<Rule>({
    {U"ia", U"ія", 0},
    {U"i", U"і", 0},
    {U"i", U"и", 1},
    {U"i", U"ї", 1},
    {U"i", U"й", 1},
    {U"y", U"и", 0},
    {U"y", U"й", 0},
    {U"y", U"і", 1},
    {U"yi", U"ї", 0},
    {U"ji", U"ї", 0},
    {U"h", U"г", 0},
    {U"ye", U"є", 0},
    {U"je", U"є", 0},
    {U"ie", U"є", 0},
    {U"ie", U"іє", 1},
    {U"e", U"є", 2},
    {U"yo", U"йо", 0},
    {U"jo", U"йо", 0},
    {U"io", U"ьо", 1},
    {U"io", U"йо", 1},
    {U"yo", U"ьо", 1},
    {U"y", U"ий", 1, Where::kEnd},
    {U"i", U"ий", 1, Where::kEnd},
    {U"yy", U"ий", 0, Where::kEnd},
    {U"yi", U"ий", 1, Where::kEnd},
    {U"yj", U"ий", 0, Where::kEnd},
    {U"ij", U"ий", 0, Where::kEnd},
    {U"ii", U"ій", 1, Where::kEnd},
    {U"iv", U"їв", 1},
    {U"sk", U"ськ", 0},
    {U"ck", U"цьк", 0},
    {U"tsk", U"цьк", 0},
    {U"zk", U"зьк", 1},
    {U"nn", U"нн", 0},
    {U"nia", U"ння", 1},
    {U"nya", U"ння", 1},
});

// Marks are left out: the index finds them.
constexpr auto kToPolish = std::to_array<Rule>({
    {U"а", U"a", 0},    {U"б", U"b", 0},   {U"в", U"w", 0},   {U"г", U"g", 0},    {U"г", U"h", 1},
    {U"д", U"d", 0},    {U"е", U"e", 0},   {U"е", U"ie", 0},  {U"е", U"je", 1},   {U"ж", U"z", 0},
    {U"ж", U"rz", 0},   {U"з", U"z", 0},   {U"и", U"i", 0},   {U"и", U"y", 1},    {U"й", U"j", 0},
    {U"к", U"k", 0},    {U"л", U"l", 0},   {U"м", U"m", 0},   {U"н", U"n", 0},    {U"о", U"o", 0},
    {U"п", U"p", 0},    {U"р", U"r", 0},   {U"с", U"s", 0},   {U"т", U"t", 0},    {U"т", U"c", 2},
    {U"у", U"u", 0},    {U"у", U"o", 1},   {U"ф", U"f", 0},   {U"х", U"ch", 0},   {U"х", U"h", 0},
    {U"ц", U"c", 0},    {U"ч", U"cz", 0},  {U"ш", U"sz", 0},  {U"ш", U"rz", 1},   {U"ш", U"s", 1},
    {U"щ", U"szcz", 0}, {U"щ", U"sc", 1},  {U"ъ", U"", 0},    {U"ы", U"y", 0},    {U"ь", U"", 0},
    {U"э", U"e", 0},    {U"ю", U"ju", 0},  {U"ю", U"iu", 0},  {U"ю", U"u", 1},    {U"я", U"ja", 0},
    {U"я", U"ia", 0},   {U"я", U"a", 2},   {U"є", U"je", 0},  {U"є", U"ie", 0},   {U"і", U"i", 0},
    {U"ї", U"i", 1},    {U"ї", U"ji", 0},  {U"'", U"", 0},    {U"ье", U"je", 0},  {U"ья", U"ja", 0},
    {U"ье", U"ie", 1},  {U"ия", U"ia", 0}, {U"ия", U"ja", 0}, {U"он", U"a", 2},   {U"ен", U"e", 2},
    {U"ом", U"a", 2},   {U"ть", U"c", 0},  {U"чь", U"c", 1},  {U"дзь", U"dz", 0}, {U"ч", U"c", 2},
    {U"кс", U"ks", 0},  {U"ці", U"ci", 0},
});

struct Partial {
  std::u32string text;
  unsigned cost = 0;
};

bool fits(const Rule& rule, std::u32string_view word, std::size_t at) {
  if (!word.substr(at).starts_with(rule.from)) return false;
  if (rule.where == Where::kStart) return at == 0;
  return rule.where == Where::kAnywhere || at + rule.from.size() == word.size();
}

// й closes a syllable: after a consonant there is none to close.
bool may_follow(std::u32string_view before, std::u32string_view to) {
  constexpr std::u32string_view kVowels = U"аеиіїоуыэюяє";
  return to != U"й" || before.empty() || kVowels.find(before.back()) != kVowels.npos;
}

// All ways through the word from left to right, of which only the cheapest are kept at each place.
// Reading a group letter by letter costs as much as the letters: "sh" is rarely с + х.
std::vector<Partial> read_as(std::span<const Rule> rules, std::u32string_view word) {
  std::vector<std::vector<Partial>> at_place(word.size() + 1);
  at_place[0].push_back({});
  const auto prune = [](std::vector<Partial>& partials) {
    std::ranges::stable_sort(partials, {}, &Partial::cost);
    if (partials.size() > kMostReadings) partials.resize(kMostReadings);
  };
  for (std::size_t at = 0; at < word.size(); ++at) {
    std::vector<Partial>& partials = at_place[at];
    prune(partials);
    for (const Rule& rule : rules) {
      if (!fits(rule, word, at)) continue;
      for (const Partial& partial : partials) {
        if (!may_follow(partial.text, rule.to)) continue;
        at_place[at + rule.from.size()].push_back(
            {partial.text + std::u32string(rule.to), partial.cost + rule.cost});
      }
    }
  }
  prune(at_place.back());
  return std::move(at_place.back());
}

template <std::size_t N, std::size_t M>
std::vector<Rule> joined(const std::array<Rule, N>& a, const std::array<Rule, M>& b) {
  std::vector<Rule> out(a.begin(), a.end());
  out.insert(out.end(), b.begin(), b.end());
  return out;
}

bool is_latin(char32_t letter) {
  return letter < 0x250;
}

}  // namespace

std::vector<Transliteration> transliterations(std::string_view folded) {
  const std::u32string word = utf8::characters(folded);
  if (word.size() < kFewestLettersToTransliterate || word.size() > kMostLettersToTransliterate)
    return {};
  std::vector<Partial> readings;
  if (is_latin(word[0])) {
    readings = read_as(joined(kToCyrillic, kToRussian), word);
    std::ranges::move(read_as(joined(kToCyrillic, kToUkrainian), word),
                      std::back_inserter(readings));
  } else {
    readings = read_as(kToPolish, word);
  }
  std::ranges::stable_sort(readings, {}, &Partial::cost);
  std::vector<Transliteration> out;
  for (const Partial& reading : readings) {
    if (out.size() == kMostReadings) break;
    Transliteration made{{}, reading.cost};
    for (const char32_t letter : reading.text) utf8::append(made.text, letter);
    if (std::ranges::find(out, made.text, &Transliteration::text) == out.end())
      out.push_back(std::move(made));
  }
  return out;
}

}  // namespace tropa::repair
