#include "tools/surnames.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tropa::tools {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic letter

std::optional<std::string> without_a(const std::string& woman,
                                     std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (woman.ends_with(ending) && woman.size() >= ending.size() + 2 * kLetter)
      return woman.substr(0, woman.size() - kLetter);
  }
  return std::nullopt;
}

// First names that look like a woman's surname.
constexpr auto kFirstNames = std::to_array<std::string_view>(
    {"алина", "ангелина", "арина",    "валентина", "галина",    "екатерина",
     "ирина", "карина",   "катерина", "кристина",  "магдалина", "марина",
     "нина",  "полина",   "регина",   "сабина",    "христина",  "эвелина",
     "ева",   "дарина",   "фаина",    "альбина",   "мальвина",  "антонина"});

/// A title-case spelling is among the frequent words.
bool is_seen_as_name(const Attestation& attestation, const std::string& word) {
  constexpr double kTitle = 1;
  return attestation.weight(word).name >= kTitle;
}

/// Forms that are surnames as well. A genitive plural that is seen with a capital: Песков, Быков;
/// one of a person or animal that is hardly seen at all: Мясников; a form of something else that is
/// seen with a capital alone: Голубев.
std::set<std::string> plurals_that_are_names(const Attestation& attestation,
                                             const Lexicon& lexicon) {
  std::set<std::string> out;
  for (const Reading& reading : lexicon.readings()) {
    const std::string& form = lexicon.form(reading);
    if (!form.ends_with("ов") && !form.ends_with("ев")) continue;
    if (form == lexicon.stem(reading) || form.size() < 5 * kLetter) continue;
    const std::string& tag = lexicon.tag(reading);
    const bool is_seen =
        is_seen_as_name(attestation, form) || is_seen_as_name(attestation, form + "а");
    const bool is_lower = attestation.has_lower(form);
    if (tag.starts_with('n') && tag.ends_with("pg")) {
      if (is_seen || (tag.starts_with("nl") && !is_lower)) out.insert(form);
    } else if (is_seen && !is_lower && !tag.starts_with('n')) {
      out.insert(form);
    }
  }
  return out;
}

/// Towns in -ово and -ино that are listed without cases, as some people use them.
std::set<std::string> undeclined_towns(const Attestation& attestation, const Lexicon& lexicon) {
  std::set<std::string> out;
  for (const Reading& reading : lexicon.readings()) {
    const std::string& form = lexicon.form(reading);
    if (form != lexicon.stem(reading) || attestation.has_lower(form)) continue;
    if (!form.ends_with("ово") && !form.ends_with("ево") && !form.ends_with("ино")) continue;
    if (is_seen_as_name(attestation, form)) out.insert(form);
  }
  return out;
}

void add_cases(std::string_view kept, const std::string& name,
               std::initializer_list<std::string_view> endings, Lexicon& lexicon) {
  for (const std::string_view ending : endings) {
    std::string form(kept);
    form += ending;
    lexicon.add(form, name, name + "/surname", true, kSurnameTag);
  }
}

}  // namespace

void join_polish_women(const Attestation& attestation, Lexicon& lexicon) {
  std::unordered_set<std::string> names;
  std::unordered_set<std::string> common;
  for (const Reading& reading : lexicon.readings()) {
    const std::string& stem = lexicon.stem(reading);
    if (stem.ends_with("ki")) (lexicon.is_name(reading) ? names : common).insert(stem);
  }
  lexicon.rename([&](const std::string& woman, bool is_name) -> std::optional<std::string> {
    if (!is_name) return std::nullopt;
    if (!woman.ends_with("ska") && !woman.ends_with("cka") && !woman.ends_with("dzka"))
      return std::nullopt;
    std::string man = woman.substr(0, woman.size() - 1) + "i";
    if (!names.contains(man)) return std::nullopt;
    // Polska is a country beside polski; Zielińska is the wife of Zieliński.
    if (common.contains(man) && is_seen_as_name(attestation, woman)) return std::nullopt;
    return man;
  });
}

void join_russian_surnames(const Attestation& attestation, Lexicon& lexicon) {
  const std::set<std::string> surnames = plurals_that_are_names(attestation, lexicon);
  const std::set<std::string> towns = undeclined_towns(attestation, lexicon);
  lexicon.rename([&](const std::string& woman, bool) -> std::optional<std::string> {
    const auto man = without_a(woman, {"ова", "ева", "ина", "ына"});
    if (!man || std::ranges::find(kFirstNames, woman) != kFirstNames.end()) return std::nullopt;
    if (attestation.has_lower(woman) || attestation.has_lower(*man)) return std::nullopt;
    if (!lexicon.has_stem(*man) && !surnames.contains(*man)) return std::nullopt;
    return man;
  });
  for (const std::string& surname : surnames) {
    add_cases(surname, surname, {"", "а", "у", "ым", "е", "ой", "ы", "ых", "ыми"}, lexicon);
  }
  for (const std::string& town : towns) {
    add_cases(town.substr(0, town.size() - kLetter), town, {"о", "а", "у", "ом", "е"}, lexicon);
  }
}

}  // namespace tropa::tools
