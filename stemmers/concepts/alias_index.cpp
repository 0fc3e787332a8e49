// Looks up aliases by their first word; see the header.
#include "concepts/alias_index.hpp"

#include <algorithm>
#include <utility>

namespace tropa::concepts {
namespace {

// Stems of different languages never meet: uk "час" is time, ru "час" is an hour.
std::uint64_t hash_of(Language language, std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U ^ static_cast<std::uint64_t>(language);  // FNV-1a
  for (const char byte : text) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  }
  return hash;
}

bool share_a_stem(std::span<const std::string> left, std::span<const std::string> right) {
  return std::ranges::any_of(
      left, [&](const std::string& stem) { return std::ranges::find(right, stem) != right.end(); });
}

bool matches_words(const ConceptAlias& alias, std::span<const WordReadings> words) {
  if (alias.words.size() > words.size()) return false;
  for (std::size_t i = 0; i < alias.words.size(); ++i) {
    if (alias.stems[i].empty() || alias.language == Language::kOther) {
      if (alias.words[i] != words[i].text) return false;
    } else {
      const Stems& stems = words[i].stems[static_cast<std::size_t>(alias.language)];
      if (!share_a_stem(alias.stems[i], stems.all())) return false;
    }
  }
  return true;
}

}  // namespace

AliasIndex::AliasIndex(std::span<const Concept> concepts) {
  std::size_t total = 0;
  for (const Concept& entry : concepts) total += entry.aliases.size();
  own_.reserve(total + total / 4);
  for (std::uint32_t index = 0; index < concepts.size(); ++index) {
    const std::vector<ConceptAlias>& aliases = concepts[index].aliases;
    for (std::uint32_t alias = 0; alias < aliases.size(); ++alias) {
      const std::vector<std::string>& stems = aliases[alias].stems.front();
      for (const std::string& stem : stems) {
        own_.push_back({hash_of(aliases[alias].language, stem), {index, alias}});
      }
      if (stems.empty()) {
        own_.push_back({hash_of(Language::kOther, aliases[alias].words.front()), {index, alias}});
      }
    }
  }
  std::ranges::sort(own_);
  entries_ = own_;
}

void AliasIndex::matches(const ConceptAt& concept_at, std::span<const WordReadings> words,
                         std::vector<AliasRef>& out) const {
  if (words.empty()) return;
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  const auto look_up = [&](Language language, std::string_view text) {
    const auto found =
        std::ranges::equal_range(entries_, hash_of(language, text), {}, &Entry::first_word);
    for (const auto& [hash, ref] : found) {
      if (matches_words(concept_at(ref.concept_index).aliases[ref.alias], words))
        out.push_back(ref);
    }
  };
  look_up(Language::kOther, words[0].text);
  for (const Language language : kStemmedLanguages) {
    const Stems& stems = words[0].stems[static_cast<std::size_t>(language)];
    for (const std::string& stem : stems.all()) look_up(language, stem);
  }
  // A word and an alias that share two stems meet twice.
  std::sort(out.begin() + begin, out.end());
  out.erase(std::unique(out.begin() + begin, out.end()), out.end());
}

}  // namespace tropa::concepts
