#include "tools/endings.hpp"

#include "dictionary/layout.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <unordered_map>

namespace tropa::tools {
namespace {

constexpr std::size_t kLongestEnding = 6;  // letters
constexpr std::size_t kShortestRest = 2;   // letters that must stay in front of the ending
constexpr std::uint32_t kFewestWords = 4;  // an ending seen less often is chance
constexpr double kLeastShare = 0.25;       // of the likeliest change
constexpr std::size_t kMostChanges = 3;

bool is_letter_start(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

}  // namespace

Change change_between(std::string_view form, std::string_view stem,
                      const std::vector<std::string>& prefixes) {
  const auto attempt = [&](std::size_t front) {
    const std::string_view rest = form.substr(front);
    std::size_t same = 0;
    while (same < rest.size() && same < stem.size() && rest[same] == stem[same]) ++same;
    // Whole letters only, in the form and in the stem.
    while (same > 0 && ((same < rest.size() && !is_letter_start(rest[same])) ||
                        (same < stem.size() && !is_letter_start(stem[same])))) {
      --same;
    }
    Change change{front, rest.size() - same, std::string(stem.substr(same))};
    if (same == 0) change = {0, dictionary::kDropAll, std::string(stem)};
    return change;
  };
  Change best = attempt(0);
  for (const std::string& prefix : prefixes) {
    if (!form.starts_with(prefix) || stem.starts_with(prefix)) continue;
    const Change other = attempt(prefix.size());
    if (other.behind != dictionary::kDropAll && other.append.size() < best.append.size())
      best = other;
  }
  return best;
}

namespace {

using Learned = std::map<std::string, std::vector<Change>>;

/// Takes out what says the same as the next shorter ending.
void drop_repeats(Learned& learned) {
  // Shorter endings come first here, so what they say is settled before a longer one is compared
  // with it.
  std::vector<std::string> endings;
  for (const auto& [ending, kept] : learned) endings.push_back(ending);
  std::ranges::stable_sort(endings, {}, &std::string::size);
  std::set<std::string> same_as_shorter;
  for (const std::string& ending : endings) {
    std::size_t cut = 1;
    while (cut < ending.size()) {
      while (cut < ending.size() && !is_letter_start(ending[cut])) ++cut;
      const auto shorter = learned.find(ending.substr(cut));
      if (shorter != learned.end() && !same_as_shorter.contains(shorter->first)) {
        if (shorter->second == learned[ending]) same_as_shorter.insert(ending);
        break;
      }
      ++cut;
    }
  }
  for (const std::string& ending : same_as_shorter) learned.erase(ending);
}

/// The likelier changes of one ending, in their order; none when too few words have it.
std::vector<Change> likely_changes(std::vector<std::pair<double, const Change*>> ranked) {
  std::ranges::sort(ranked, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : *a.second < *b.second;
  });
  std::vector<Change> kept;
  if (ranked.empty() || ranked.front().first < kFewestWords) return kept;
  for (const auto& [count, change] : ranked) {
    if (kept.size() < kMostChanges && count >= kLeastShare * ranked.front().first)
      kept.push_back(*change);
  }
  return kept;
}

}  // namespace

std::map<std::string, std::vector<Change>> learn_endings(const std::vector<Chosen>& words) {
  std::map<Change, std::uint32_t> numbers;
  std::vector<const Change*> changes;
  std::unordered_map<std::string_view, std::unordered_map<std::uint32_t, double>> counts;
  for (const Chosen& word : words) {
    // Words that are in use: the sources also list millions of possible forms that nobody writes.
    if (!word.is_attested) continue;
    std::vector<std::uint32_t> of_word;
    for (const std::string& stem : word.stems) {
      const Change change = change_between(word.form, stem, {});
      if (change.behind == dictionary::kDropAll) continue;
      const auto [at, fresh] =
          numbers.try_emplace(change, static_cast<std::uint32_t>(changes.size()));
      if (fresh) changes.push_back(&at->first);
      of_word.push_back(at->second);
    }
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < word.form.size(); ++i) {
      if (is_letter_start(word.form[i])) starts.push_back(i);
    }
    const std::size_t letters = starts.size();
    for (std::size_t length = 1; length <= kLongestEnding && length + kShortestRest <= letters;
         ++length) {
      const std::string_view ending = std::string_view(word.form).substr(starts[letters - length]);
      auto& seen = counts[ending];
      // The second reading of an ambiguous form is worth less than the first.
      double weight = 1;
      for (const std::uint32_t number : of_word) {
        if (changes[number]->behind <= ending.size()) seen[number] += weight;
        weight /= 2;
      }
    }
  }

  Learned learned;
  for (const auto& [ending, seen] : counts) {
    std::vector<std::pair<double, const Change*>> ranked;
    for (const auto& [number, count] : seen) ranked.emplace_back(count, changes[number]);
    auto kept = likely_changes(std::move(ranked));
    if (!kept.empty()) learned.emplace(ending, std::move(kept));
  }
  drop_repeats(learned);
  return learned;
}

}  // namespace tropa::tools
