#include "bridge/sounds.hpp"

#include "bridge/foreign_spellings.hpp"
#include "bridge/pinyin.hpp"
#include "bridge/spelling_rules.hpp"
#include "text/character.hpp"
#include "tropa/stemmers.hpp"
#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace tropa::bridge {
namespace {

std::u32string decoded(std::string_view folded) {
  std::u32string out;
  for (std::size_t i = 0; i < folded.size();) {
    const utf8::Character d = utf8::decode(folded, i);
    if (d.valid) out.push_back(d.code);
    i += d.length;
  }
  return out;
}

bool is_vowel_letter(char32_t letter) {
  return std::u32string_view(U"aeiouyąęóöäüаеєиіїоуыэюя").find(letter) != std::u32string_view::npos;
}

bool is_soft_vowel_letter(char32_t letter) {
  return letter == U'e' || letter == U'i' || letter == U'y';
}

bool fits(const Rule& rule, std::u32string_view word, std::size_t at) {
  if (!word.substr(at).starts_with(rule.letters)) return false;
  const std::size_t end = at + rule.letters.size();
  const bool ends = end == word.size();
  if (rule.before == Before::kStart && at != 0) return false;
  if (rule.before == Before::kVowel && (at == 0 || !is_vowel_letter(word[at - 1]))) return false;
  if (rule.before == Before::kConsonant && (at == 0 || is_vowel_letter(word[at - 1]))) return false;
  switch (rule.next) {
    case Next::kAnything:
      return true;
    case Next::kVowel:
      return !ends && is_vowel_letter(word[end]);
    case Next::kConsonant:
      return !ends && !is_vowel_letter(word[end]);
    case Next::kSoft:
      return !ends && is_soft_vowel_letter(word[end]);
    case Next::kNoVowel:
      return ends || !is_vowel_letter(word[end]);
    case Next::kEnd:
      return ends;
  }
  return false;
}

/// The rules of a reading by their first letter, the longest first: readings are asked for often.
class RuleSet {
 public:
  explicit RuleSet(std::initializer_list<std::span<const Rule>> tables) {
    for (const std::span<const Rule> table : tables) {
      for (const Rule& rule : table) buckets_[bucket_of(rule.letters[0])].push_back(&rule);
    }
    for (std::vector<const Rule*>& bucket : buckets_) {
      std::ranges::stable_sort(bucket, std::ranges::greater{},
                               [](const Rule* rule) { return rule->letters.size(); });
    }
  }

  const Rule* longest(std::u32string_view word, std::size_t at) const {
    for (const Rule* rule : buckets_[bucket_of(word[at])]) {
      if (fits(*rule, word, at)) return rule;
    }
    return nullptr;
  }

 private:
  static std::size_t bucket_of(char32_t letter) { return letter % 64; }
  std::array<std::vector<const Rule*>, 64> buckets_;
};

void append_letter(std::string& sounds, char32_t letter) {
  if (letter >= 'a' && letter <= 'z') {
    sounds.push_back(static_cast<char>(letter));
    return;
  }
  if (letter < 0x80) return;
  std::string one;
  utf8::append(one, letter);
  const std::string plain = without_diacritics(one);
  if (plain.size() == 1 && plain[0] >= 'a' && plain[0] <= 'z') sounds.push_back(plain[0]);
}

// A doubled sound is one; i and y before another vowel, or behind one, are j.
std::string simplified(std::string_view sounds) {
  std::string out;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    char sound = sounds[i];
    if (sound == 'i' || sound == 'y') {
      const bool opens = i + 1 < sounds.size() && is_vowel(sounds[i + 1]);
      const bool before_j =
          i + 2 < sounds.size() && sounds[i + 1] == 'j' && is_vowel(sounds[i + 2]);
      const bool closes = sound == 'y' && !out.empty() && is_vowel(out.back());
      if ((opens && sounds[i + 1] != sound) || before_j || closes) sound = 'j';
    }
    if (out.empty() || out.back() != sound) out.push_back(sound);
  }
  return out;
}

// Spellings of no other language that names come from.
bool is_surely_polish(std::u32string_view word) {
  if (word.find_first_of(U"łńśźżąę") != word.npos) return true;
  return word.find(U"sz") != word.npos || word.find(U"cz") != word.npos;
}

bool has_any(std::u32string_view word, std::initializer_list<std::u32string_view> groups) {
  return std::ranges::any_of(
      groups, [word](std::u32string_view group) { return word.find(group) != word.npos; });
}

// Habits of spelling that only names with these letters have.
bool may_be_portuguese(std::u32string_view word) {
  return word.ends_with(U's') || word.ends_with(U'z') || has_any(word, {U"j", U"lh", U"nh"});
}

bool may_be_hungarian(std::u32string_view word) {
  return has_any(word, {U"gy", U"ly", U"cs", U"zs"});
}

std::string read_as(const RuleSet& rules, std::u32string_view word) {
  std::string sounds;
  for (std::size_t at = 0; at < word.size();) {
    if (const Rule* const rule = rules.longest(word, at)) {
      sounds += rule->sounds;
      at += rule->letters.size();
    } else {
      append_letter(sounds, word[at]);
      ++at;
    }
  }
  return simplified(sounds);
}

}  // namespace

std::vector<std::string> readings_of(std::string_view folded, std::size_t most) {
  const std::u32string word = decoded(folded);
  if (word.empty()) return {};
  std::vector<std::string> readings;
  const auto add = [&readings](std::string reading) {
    if (!reading.empty() && std::ranges::find(readings, reading) == readings.end())
      readings.push_back(std::move(reading));
  };
  static const RuleSet cyrillic({kCyrillic});
  static const RuleSet polish({kPolish, kLatin});
  static const RuleSet polish_soft({kPolishSoft, kLatin});
  static const std::array<RuleSet, 5> foreign{
      RuleSet({kForeign, kLatin}), RuleSet({kGerman, kLatin}), RuleSet({kFrench, kLatin}),
      RuleSet({kSpanish, kLatin}), RuleSet({kItalian, kLatin})};
  static const RuleSet portuguese({kPortuguese, kLatin});
  static const RuleSet hungarian({kHungarian, kLatin});
  const Script script = text::character(word[0]).script;
  if (script == Script::kCyrillic) {
    add(read_as(cyrillic, word));
  } else if (script == Script::kLatin) {
    add(read_as(polish, word));
    if (readings.size() >= most) return readings;
    add(read_as(polish_soft, word));
    if (is_surely_polish(word)) return readings;
    for (const RuleSet& rules : foreign) add(read_as(rules, word));
    if (may_be_portuguese(word)) add(read_as(portuguese, word));
    if (may_be_hungarian(word)) add(read_as(hungarian, word));
    add(simplified(pinyin_sounds(word)));
  }
  return readings;
}

}  // namespace tropa::bridge
