#include "stem/listed_base.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace tropa::rules {
namespace {

/// Whether the word is in the dictionary as the name of its own paradigm.
bool is_base(const dictionary::Dictionary& known, std::string_view word) {
  Stems stems;
  if (!known.find(word, stems)) return false;
  for (const std::string& stem : stems.all()) {
    if (stem == word) return true;
  }
  return false;
}

/// Endings of nouns after a consonant; a word of the dictionary that takes none has one form there.
std::span<const std::string_view> noun_endings(Language language) {
  static constexpr std::array<std::string_view, 5> kPolish{"a", "u", "em", "y", "i"};
  static constexpr std::array<std::string_view, 5> kUkrainian{"а", "у", "ом", "и", "і"};
  static constexpr std::array<std::string_view, 5> kRussian{"а", "у", "ом", "ы", "и"};
  switch (language) {
    case Language::kPl:
      return kPolish;
    case Language::kUk:
      return kUkrainian;
    case Language::kRu:
      return kRussian;
    case Language::kOther:
      return {};
  }
  return {};
}

/// A form that a listed surname lacks: what it ends in, and what the listed word ends in.
struct OfSurname {
  std::string_view ending;
  std::string_view base;
};

// Dictionaries list men's surnames and forget women's forms and rare cases.
constexpr auto kPolishSurnames = std::to_array<OfSurname>({
    {"ska", "ski"},      // nominative: Nawrocka below, Wiśniewska
    {"skiej", "ski"},    // genitive: Wiśniewskiej
    {"ską", "ski"},      // instrumental: Wiśniewską
    {"cka", "cki"},      // nominative: Nawrocka
    {"ckiej", "cki"},    // genitive: Nawrockiej
    {"cką", "cki"},      // instrumental: Nawrocką
    {"dzka", "dzki"},    // nominative: Grodzka
    {"dzkiej", "dzki"},  // genitive: Grodzkiej
    {"dzką", "dzki"},    // instrumental: Grodzką
    {"rzy", "r"},        // plural of men: streamerzy
    {"u", ""},           // genitive beside that in -a: dronu
    {"a", ""},           // genitive beside that in -u: tweeta
});
constexpr auto kUkrainianSurnames = std::to_array<OfSurname>({
    {"ька", "ький"},   // nominative: Ходорковська
    {"ької", "ький"},  // genitive: Ходорковської
    {"ькій", "ький"},  // locative: Ходорковській
    {"ьку", "ький"},   // accusative: Ходорковську
    {"ькою", "ький"},  // instrumental: Ходорковською
    {"ова", "ов"},     // nominative: Бабікова
    {"ової", "ов"},    // genitive: Бабікової
    {"овій", "ов"},    // locative: Бабіковій
    {"ову", "ов"},     // accusative: Бабікову
    {"овою", "ов"},    // instrumental: Бабіковою
    {"ове", "ов"},     // vocative: Бабікове
    {"єва", "єв"},     // the same of -єв: Зінов'єва
    {"євої", "єв"},    //
    {"євій", "єв"},    //
    {"єву", "єв"},     //
    {"євою", "єв"},    //
    {"єве", "єв"},     //
    {"ева", "ев"},     // the same of -ев: Плещева
    {"евої", "ев"},    //
    {"евій", "ев"},    //
    {"еву", "ев"},     //
    {"евою", "ев"},    //
    {"еве", "ев"},     //
    {"їва", "їв"},     // the same of -їв: Зіновіїва
    {"ївої", "їв"},    //
    {"ївій", "їв"},    //
    {"ївою", "їв"},    //
    {"іна", "ін"},     // the same of -ін: Гіркіна
    {"іної", "ін"},    //
    {"іній", "ін"},    //
    {"іну", "ін"},     //
    {"іною", "ін"},    //
    {"іне", "ін"},     //
    {"їна", "їн"},     // the same of -їн: Щербаїна
    {"їної", "їн"},    //
    {"їній", "їн"},    //
    {"їною", "їн"},    //
    {"ина", "ин"},     // the same of -ин: Голіцина
    {"иної", "ин"},    //
    {"иній", "ин"},    //
    {"ину", "ин"},     //
    {"иною", "ин"},    //
    {"ине", "ин"},     //
    {"не", "н"},       // vocative of other names: Байдене
    {"ре", "р"},       // Шустере
    {"ге", "г"},       // Блумберге
    {"се", "с"},       // Вільямсе
    {"те", "т"},       // Рапопорте
    {"ем", ""},        // instrumental behind ц, ч, ш, щ: Мерцем
    {"еві", ""},       // dative, likewise: Мерцеві
    {"ом", ""},        // instrumental of a name listed with few cases
    {"я", "ь"},        // genitive, soft: Гоголя
    {"ю", "ь"},        // dative, soft: Гоголю
    {"ем", "ь"},       // instrumental, soft: Гоголем
});
constexpr auto kRussianSurnames = std::to_array<OfSurname>({
    {"овой", "ов"},    // oblique: Рыжковой
    {"евой", "ев"},    // Медведевой
    {"иной", "ин"},    // Костиной
    {"ыной", "ын"},    // Голицыной
    {"ская", "ский"},  // nominative: Чайковская
    {"ской", "ский"},  // oblique: Чайковской
    {"скую", "ский"},  // accusative: Чайковскую
    {"цкая", "цкий"},  // the same of -цкий: Троцкая
    {"цкой", "цкий"},  //
    {"цкую", "цкий"},  //
    {"иным", "ин"},    // instrumental: Мишустиным
    {"овым", "ов"},    // Рыжковым
    {"евым", "ев"},    // Медведевым
    {"я", "ь"},        // towns listed without cases: Гомеля
    {"ю", "ь"},        // Гомелю
    {"ем", "ь"},       // Гомелем
    {"и", "ь"},        // Лодзи, Ухани
    {"я", "й"},        // names in -ей: Милея
    {"ю", "й"},        // Милею
    {"ем", "й"},       // Милеем
    {"ов", "ы"},       // towns in the plural: Черновцов
    {"ам", "ы"},       // Черновцам
    {"ах", "ы"},       // Черновцах
});

std::span<const OfSurname> forms_of_surnames(Language language) {
  switch (language) {
    case Language::kPl:
      return kPolishSurnames;
    case Language::kUk:
      return kUkrainianSurnames;
    case Language::kRu:
      return kRussianSurnames;
    case Language::kOther:
      return {};
  }
  return {};
}

}  // namespace

std::size_t letters_in(std::string_view word) {
  std::size_t count = 0;
  for (const char c : word) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

bool add_listed_base(const dictionary::Dictionary& known, std::string_view form, Language language,
                     Stems& out) {
  std::string base;
  for (const OfSurname& change : forms_of_surnames(language)) {
    if (!form.ends_with(change.ending)) continue;
    base.assign(form.substr(0, form.size() - change.ending.size())).append(change.base);
    if (letters_in(base) < kFewestLettersOfBase || !is_base(known, base)) continue;
    out.add(base);
    return true;
  }
  return false;
}

bool is_undeclined(const dictionary::Dictionary& known, const std::string& base,
                   std::string_view form, Language language) {
  if (!form.starts_with(base) || letters_in(base) < kFewestLettersOfBase) return false;
  if (!is_base(known, base)) return false;
  std::string other;
  for (const std::string_view ending : noun_endings(language)) {
    other.assign(base).append(ending);
    if (known.has(other)) return false;
  }
  return true;
}

bool ends_in_base(const dictionary::Dictionary& known, std::string_view word, Language language) {
  const bool looks_like_case = language == Language::kPl
                                   ? word.ends_with("em")
                                   : word.ends_with("ом") || word.ends_with("ем");
  if (!looks_like_case) return false;
  for (std::size_t at = 1; at < word.size(); ++at) {
    if ((static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) continue;
    const std::string_view tail = word.substr(at);
    if (letters_in(tail) < kFewestLettersOfBase) return false;
    if (is_base(known, tail)) return true;
  }
  return false;
}

}  // namespace tropa::rules
