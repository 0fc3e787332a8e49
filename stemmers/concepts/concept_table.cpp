// Loading concept tables and choosing between overlapping matches; see the header.
#include "concepts/concept_table.hpp"

#include "concepts/concept_file.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tropa {
namespace {

bool covers(const ConceptMatch& longer, const ConceptMatch& match) {
  return longer.count > match.count && longer.first <= match.first &&
         match.first + match.count <= longer.first + longer.count;
}

}  // namespace

ConceptTable::ConceptTable(std::vector<Concept> list)
    : concepts_(std::move(list)), index_(concepts_) {}

ConceptTable::ConceptTable(concepts::CompiledConcepts cut)
    : cut_(std::move(cut)), index_(cut_->index()) {}

Result<ConceptTable> ConceptTable::load(std::span<const std::filesystem::path> files,
                                        const concepts::CutAndStem& cut) {
  std::vector<concepts::File> read;
  for (const std::filesystem::path& path : files) {
    Result<concepts::File> file = concepts::read(path);
    if (!file) return file.error();
    read.push_back(*std::move(file));
  }
  Result<concepts::Merged> merged = concepts::merge(read, cut);
  if (!merged) return merged.error();
  return ConceptTable(std::move(merged->concepts));
}

std::vector<ConceptMatch> ConceptTable::find(std::span<const WordReadings> words) const {
  std::vector<ConceptMatch> all;
  std::vector<concepts::AliasRef> refs;
  for (std::size_t first = 0; first < words.size(); ++first) {
    refs.clear();
    const auto concept_at = [this](std::size_t i) -> const Concept& { return at(i); };
    index_.matches(concept_at, words.subspan(first), refs);
    for (const concepts::AliasRef ref : refs) {
      const std::size_t count = at(ref.concept_index).aliases[ref.alias].words.size();
      all.push_back({.first = first, .count = count, .concept_index = ref.concept_index});
    }
  }
  const auto order = [](const ConceptMatch& match) {
    return std::tuple(~match.count, match.first, match.concept_index);
  };
  std::ranges::sort(all, {}, order);
  const auto same = [&](const ConceptMatch& left, const ConceptMatch& right) {
    return order(left) == order(right);
  };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());

  std::vector<ConceptMatch> kept;
  for (const ConceptMatch& match : all) {
    const auto covered = [&](const ConceptMatch& longer) { return covers(longer, match); };
    if (std::ranges::none_of(kept, covered)) kept.push_back(match);
  }
  return kept;
}

}  // namespace tropa
