// Looks up aliases by their first word; see the header.
#include "concepts/alias_index.hpp"

#include <algorithm>
#include <utility>

namespace tropa::concepts {
namespace {

// Stems of different languages never meet: uk "час" is time, ru "час" is an hour.
void set_key(std::string& key, Language language, std::string_view text) {
  key.assign(1, static_cast<char>('0' + static_cast<int>(language)));
  key += text;
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
  first_words_.reserve(total);
  std::string key;
  for (std::uint32_t index = 0; index < concepts.size(); ++index) {
    const std::vector<ConceptAlias>& aliases = concepts[index].aliases;
    for (std::uint32_t alias = 0; alias < aliases.size(); ++alias) {
      const std::vector<std::string>& stems = aliases[alias].stems.front();
      for (const std::string& stem : stems) {
        set_key(key, aliases[alias].language, stem);
        first_words_[key].push_back({index, alias});
      }
      if (stems.empty()) {
        set_key(key, Language::kOther, aliases[alias].words.front());
        first_words_[key].push_back({index, alias});
      }
    }
  }
}

void AliasIndex::matches(std::span<const Concept> concepts, std::span<const WordReadings> words,
                         std::vector<AliasRef>& out) const {
  if (words.empty()) return;
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  std::string key;
  const auto look_up = [&](Language language, std::string_view text) {
    set_key(key, language, text);
    const auto found = first_words_.find(key);
    if (found == first_words_.end()) return;
    for (const AliasRef ref : found->second) {
      if (matches_words(concepts[ref.concept_index].aliases[ref.alias], words)) out.push_back(ref);
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
