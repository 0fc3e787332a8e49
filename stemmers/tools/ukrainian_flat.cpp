#include "tools/ukrainian_flat.hpp"

#include "tools/hunspell.hpp"
#include "tools/source_file.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

namespace tropa::tools {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kUkrainianLetter = 2;  // bytes of a Ukrainian letter
constexpr std::size_t kFewestForms = 3;      // of a name beside its base, or chance would join two
constexpr std::size_t kFewestOfNoun = 5;     // small letters: pronouns and adverbs crowd there
constexpr std::size_t kFewestOfVerb = 2;

// Endings behind the stem of the infinitive, which ends in a vowel: поляга-ти, поляга-є.
constexpr auto kAfterVowel = std::to_array<std::string_view>(
    {"ю", "єш", "є",  "ємо", "єм",  "єте",  "ють",   "й",    "ймо",    "йте",    "ючи",
     "в", "ла", "ло", "ли",  "вши", "тиму", "тимеш", "тиме", "тимемо", "тимете", "тимуть"});
// Endings of -ити, -іти and -ати behind a consonant: бол-ить.
constexpr auto kSecond =
    std::to_array<std::string_view>({"ю", "у", "иш", "ить", "имо", "им", "ите", "ять", "ать", "и",
                                     "імо", "іть", "ім", "ь", "ьмо", "ьте", "ячи", "ачи"});
// Endings of the first conjugation behind a consonant: збер-е.
constexpr auto kFirst =
    std::to_array<std::string_view>({"у", "ю", "еш", "е", "емо", "ем", "ете", "уть", "ють", "и",
                                     "імо", "іть", "ім", "ь", "ьмо", "ьте", "учи"});

using VowelChange = std::pair<std::string_view, std::string_view>;
// The last consonant of the present tense and what it is in the infinitive: люблю, любити.
constexpr auto kSoftened = std::to_array<VowelChange>({{"", ""},
                                                       {"бл", "б"},
                                                       {"пл", "п"},
                                                       {"вл", "в"},
                                                       {"мл", "м"},
                                                       {"фл", "ф"},
                                                       {"дж", "д"},
                                                       {"щ", "ст"},
                                                       {"ч", "т"},
                                                       {"ж", "з"},
                                                       {"ш", "с"}});
constexpr auto kHardened = std::to_array<VowelChange>({{"", ""},
                                                       {"ж", "з"},
                                                       {"ж", "г"},
                                                       {"ч", "к"},
                                                       {"ч", "т"},
                                                       {"ш", "с"},
                                                       {"ш", "х"},
                                                       {"щ", "ск"},
                                                       {"бл", "б"},
                                                       {"пл", "п"},
                                                       {"мл", "м"}});
// Present stems that the infinitive does not show.
constexpr auto kOtherStem = std::to_array<VowelChange>({
    {"бер", "брати"},  // збере, зібрати
    {"дер", "драти"},  // здере, здерти
    {"дер", "дерти"},  //
    {"пер", "прати"},  // випере, випрати
    {"тр", "терти"},   // зітре, стерти
    {"пр", "перти"},   // напре, наперти
    {"мр", "мерти"},   // вимре, вимерти
    {"жен", "гнати"},  // вижене, вигнати
    {"жм", "жати"},    // вижме, вижати
    {"жн", "жати"},    // вижне, вижати
    {"дм", "дути"},    // видме, видути
    {"дін", "діти"},   // вдіне, вдіти
    {"б'", "бити"},    // вб'є, вбити
    {"п'", "пити"},    // вип'є, випити
    {"в'", "вити"},    // розів'є, розвити
    {"лл", "лити"},    // наллє, налити
});

bool is_reflexive(std::string_view word) {
  return word.size() > 4 * kUkrainianLetter && (word.ends_with("ся") || word.ends_with("сь"));
}

/// Adds `stem` with each change at its end undone, and each of the endings behind.
void add_changed(std::string_view stem, const auto& changes, const auto& endings, Words& out) {
  for (const auto& [now, before] : changes) {
    if (!stem.ends_with(now) || stem.size() < now.size() + kUkrainianLetter) continue;
    for (const std::string_view ending : endings) {
      out.push_back(std::string(stem.substr(0, stem.size() - now.size())));
      out.back() += before;
      out.back() += ending;
    }
  }
}

/// Infinitives with another stem in the present: зітре is зітерти or, with the vowel that the
/// present puts in, стерти.
void add_other_stems(std::string_view stem, Words& out) {
  for (const auto& [now, infinitive] : kOtherStem) {
    if (!stem.ends_with(now)) continue;
    const std::string_view prefix = stem.substr(0, stem.size() - now.size());
    out.push_back(std::string(prefix).append(infinitive));
    out.push_back(std::string(prefix).append("і").append(infinitive));  // збере, зібрати
    if (!prefix.ends_with("і")) continue;
    const std::string_view closed = prefix.substr(0, prefix.size() - kUkrainianLetter);
    out.push_back(std::string(closed).append(infinitive));
    if (closed == "з") out.push_back(std::string("с").append(infinitive));  // зітре, стерти
  }
}

/// What the infinitive of a verb's form may be, without -ся; `of_stem` only those whose present
/// has a stem of its own.
Words infinitives(std::string_view form, bool of_stem) {
  constexpr std::array<std::string_view, 4> kVowels{"ити", "іти", "їти", "ати"};
  constexpr std::array<std::string_view, 4> kPlain{"ти", "ати", "яти", "ути"};
  Words out;
  const auto stem_before = [&](std::string_view ending) {
    return form.size() > ending.size() + kUkrainianLetter && form.ends_with(ending)
               ? form.substr(0, form.size() - ending.size())
               : std::string_view{};
  };
  const auto add_of_stem = [&](std::string_view ending) {
    if (const auto stem = stem_before(ending); !stem.empty()) add_other_stems(stem, out);
  };
  std::ranges::for_each(kFirst, add_of_stem);
  std::ranges::for_each(kAfterVowel, add_of_stem);
  if (of_stem) return out;
  for (const std::string_view ending : kAfterVowel) {
    const auto stem = stem_before(ending);
    if (stem.empty()) continue;
    out.push_back(std::string(stem) + "ти");
    if (stem.ends_with("у") || stem.ends_with("ю")) out.push_back(std::string(stem) + "вати");
  }
  for (const std::string_view ending : kSecond) {
    if (const auto stem = stem_before(ending); !stem.empty())
      add_changed(stem, kSoftened, kVowels, out);
  }
  for (const std::string_view ending : kFirst) {
    if (const auto stem = stem_before(ending); !stem.empty())
      add_changed(stem, kHardened, kPlain, out);
  }
  for (const std::string_view ending : {"ла", "ло", "ли", "ши"}) {
    if (const auto stem = stem_before(ending); !stem.empty()) {
      out.push_back(std::string(stem) + "ти");
      out.push_back(std::string(stem) + "нути");
    }
  }
  return out;
}

/// Endings of nouns and of surnames that decline like adjectives, behind what stays.
constexpr auto kOfNoun = std::to_array<std::string_view>(
    {"а",  "я",  "у",   "ю",   "о",  "е",  "є",   "и",   "і",   "ї",  "ою",
     "ею", "єю", "ом",  "ем",  "єм", "им", "ові", "еві", "єві", "ів", "їв",
     "ам", "ям", "ами", "ями", "ах", "ях", "их",  "ими", "ої",  "ій"});

/// What stays of a base in all its forms: Путін, Оксан-а, Алчевськ, Гогол-ь, Донець Донц-я.
std::string kept_of(std::string_view base) {
  if (base.ends_with("ець"))
    return std::string(base.substr(0, base.size() - 3 * kUkrainianLetter)) + "ц";
  for (const std::string_view last : {"а", "я", "о", "е", "ь", "й"}) {
    if (base.ends_with(last)) return std::string(base.substr(0, base.size() - kUkrainianLetter));
  }
  return std::string(base);
}

bool is_capital(std::string_view word) {
  return u_isupper(static_cast<UChar32>(to_utf32(word).front())) != 0;
}

bool ends_in_consonant(std::string_view word) {
  constexpr std::array<std::string_view, 10> kVowels{"а", "я", "о", "е", "є",
                                                     "и", "і", "ї", "у", "ю"};
  return std::ranges::none_of(kVowels, [&](std::string_view v) { return word.ends_with(v); });
}

}  // namespace

FlatEntries::FlatEntries(std::string_view dic_text) {
  for (std::string_view line : lines_of(dic_text)) {
    line = line.substr(0, line.find_first_of(" \t"));
    if (line.empty() || line.find('-') != std::string_view::npos) continue;
    const std::size_t slash = line.find('/', 1);
    if (slash != std::string_view::npos) {
      has_flags_.emplace(line.substr(0, slash));
    } else if (is_flat_.emplace(line).second) {
      flat_.emplace_back(line);
    }
  }
  join_verbs();
  join_nouns();
}

const std::string* FlatEntries::base_of(const std::string& entry) const {
  const auto found = base_of_.find(entry);
  return found == base_of_.end() ? nullptr : &found->second;
}

void FlatEntries::accept(const std::string& base, const std::vector<std::string>& forms) {
  for (const std::string& form : forms) base_of_.emplace(form, base);
}

// A verb with flags has its forms by them, but for those with another stem (збере); a verb without
// has all of its forms here.
void FlatEntries::join_verbs() {
  Forms forms;
  for (const std::string& entry : flat_) {
    if (is_capital(entry) || entry.ends_with("ти") || entry.ends_with("тися")) continue;
    const bool reflexive = is_reflexive(entry);
    std::string form = reflexive ? entry.substr(0, entry.size() - 2 * kUkrainianLetter) : entry;
    if (reflexive && (form.ends_with("еть") || form.ends_with("єть")))
      form.resize(form.size() - 2 * kUkrainianLetter);  // збере-ть-ся
    const std::string_view end = reflexive ? "ся" : "";
    bool found = entry.ends_with("тись");
    if (found) forms[entry.substr(0, entry.size() - kUkrainianLetter) + "я"].push_back(entry);
    for (const bool of_stem : {true, false}) {
      if (found) break;
      for (std::string& infinitive : infinitives(form, of_stem)) {
        infinitive += end;
        if (!is_flat_.contains(infinitive) && !(of_stem && has_flags_.contains(infinitive)))
          continue;
        forms[infinitive].push_back(entry);
        found = true;
        break;
      }
    }
  }
  for (const auto& [base, of_base] : forms) {
    if (of_base.size() >= kFewestOfVerb) accept(base, of_base);
  }
}

// Consonant bases go first: Путіна is a form of Путін and no base of Путіну.
void FlatEntries::join_nouns() {
  for (const bool after_consonant : {true, false}) {
    for (const std::string& base : flat_) {
      if (ends_in_consonant(base) != after_consonant || base_of_.contains(base)) continue;
      const bool is_name = is_capital(base);
      if (!is_name && !after_consonant) continue;
      const std::string kept = kept_of(base);
      if (kept.size() < 3 * kUkrainianLetter) continue;
      Words forms;
      if (kept != base && is_flat_.contains(kept)) forms.push_back(kept);
      for (const std::string_view ending : kOfNoun) {
        std::string form = kept + std::string(ending);
        if (form != base && is_flat_.contains(form)) forms.push_back(std::move(form));
      }
      if (forms.size() >= (is_name ? kFewestForms : kFewestOfNoun)) accept(base, forms);
    }
  }
}

}  // namespace tropa::tools
