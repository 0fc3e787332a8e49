#include "repair/typo.hpp"

#include "tropa/stemmers.hpp"
#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace tropa::repair {
namespace {

constexpr std::size_t kMostLetters = 32;  // longer words are left alone

// One letter for each class of sounds that bridge keys tell apart.
constexpr std::u32string_view kLatinSounds = U"bvgdzklmnprstfcaiu";
constexpr std::u32string_view kCyrillicSounds = U"бвгдзклмнпрстфцаиу";
constexpr std::size_t kVowels = 3;  // at the end of both
constexpr std::size_t kLettersOfLongWords = 8;

}  // namespace

std::size_t typo_distance(std::string_view first, std::string_view second, std::size_t most) {
  const std::u32string a = utf8::characters(first);
  const std::u32string b = utf8::characters(second);
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer > kMostLetters || longer - std::min(a.size(), b.size()) > most) return most + 1;
  using Row = std::array<std::size_t, kMostLetters + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A swap may still reach back over this row, but it adds one to the row before.
    if (least > most + 1) return most + 1;
    before_last = last;
    last = row;
  }
  return std::min(last[b.size()], most + 1);
}

std::size_t forgiven_slips(std::string_view word) {
  const std::size_t letters = utf8::characters(word).size();
  if (letters < 4 || letters > kMostLetters) return 0;
  return letters < 8 ? 1 : 2;
}

std::vector<std::string> near_keys(std::string_view folded) {
  std::vector<std::string> out;
  const std::u32string word = utf8::characters(folded);
  if (word.empty() || word.size() > kMostLetters) return out;
  std::unordered_set<std::string> seen;
  std::string text;
  const auto add = [&](std::u32string_view variant) {
    text.clear();
    for (const char32_t letter : variant) utf8::append(text, letter);
    for (std::string& key : bridge_keys(text)) {
      if (seen.insert(key).second) out.push_back(std::move(key));
    }
  };
  add(word);
  std::u32string_view sounds = word[0] < 0x250 ? kLatinSounds : kCyrillicSounds;
  // The keys of long words have no vowels but a first one.
  const bool is_long = word.size() >= kLettersOfLongWords;
  if (is_long) sounds.remove_suffix(kVowels);
  std::u32string variant;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i + 1 < word.size()) {
      variant = word;
      std::swap(variant[i], variant[i + 1]);
      add(variant);
    }
    if (i == 0) continue;
    if (i < word.size()) {
      variant = word;
      variant.erase(i, 1);
      add(variant);
    }
    for (const char32_t sound : sounds) {
      variant = word;
      variant.insert(i, 1, sound);
      add(variant);
      if (i == word.size()) continue;
      variant = word;
      variant[i] = sound;
      add(variant);
    }
  }
  return out;
}

}  // namespace tropa::repair
