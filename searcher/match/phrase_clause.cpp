#include "match/phrase_clause.hpp"

#include "neighbours.hpp"
#include "schema.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace tropa::search {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

// Finds a position of its own for word `word` among those from `first` to `first + span`, moving
// words that have other choices. `taken` holds the word at each offset, or none.
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool seat(const Lists& positions, std::size_t word, std::uint32_t first, std::uint32_t span,
          std::vector<std::size_t>& taken, std::vector<bool>& tried) {
  const std::vector<std::uint32_t>& own = positions[word];
  for (auto at = std::ranges::lower_bound(own, first); at != own.end() && *at - first <= span;
       ++at) {
    const std::uint32_t offset = *at - first;
    if (tried[offset]) continue;
    tried[offset] = true;
    if (taken[offset] == kNone || seat(positions, taken[offset], first, span, taken, tried)) {
      taken[offset] = word;
      return true;
    }
  }
  return false;
}

}  // namespace

bool in_order(const Lists& positions) {
  return std::ranges::any_of(positions[0], [&](std::uint32_t start) {
    for (std::size_t i = 1; i < positions.size(); ++i) {
      if (!std::ranges::binary_search(positions[i], start + static_cast<std::uint32_t>(i)))
        return false;
    }
    return true;
  });
}

bool near(const Lists& positions, std::uint32_t span) {
  std::vector<std::size_t> taken;
  std::vector<bool> tried;
  for (const std::vector<std::uint32_t>& list : positions) {
    for (const std::uint32_t first : list) {
      taken.assign(span + 1, kNone);
      bool all = true;
      for (std::size_t word = 0; all && word < positions.size(); ++word) {
        tried.assign(span + 1, false);
        all = seat(positions, word, first, span, taken, tried);
      }
      if (all) return true;
    }
  }
  return false;
}

bool PhraseClause::may_stand(std::string_view neighbours,
                             std::span<const std::uint32_t> present) const {
  const auto may_follow = [&](std::size_t slot) {
    for (std::uint32_t firsts = present[slot]; firsts != 0; firsts &= firsts - 1) {
      const Term& first = slots[slot][static_cast<std::size_t>(std::countr_zero(firsts))];
      for (std::uint32_t seconds = present[slot + 1]; seconds != 0; seconds &= seconds - 1) {
        const Term& second = slots[slot + 1][static_cast<std::size_t>(std::countr_zero(seconds))];
        const std::uint64_t pair = schema::pair_of(first.hash, second.hash);
        if (schema::may_be_neighbours(neighbours, pair)) return true;
      }
    }
    return false;
  };
  for (std::size_t slot = 0; slot + 1 < slots.size(); ++slot) {
    if (!may_follow(slot)) return false;
  }
  return true;
}

std::vector<std::uint32_t> PhraseClause::all_terms() const {
  std::vector<std::uint32_t> all;
  if (!in_order) return all;
  for (const std::vector<Term>& terms : slots) {
    if (terms.size() > kMostTerms) return {};
    std::uint32_t& bits = all.emplace_back(0);
    for (std::size_t term = 0; term < terms.size(); ++term) {
      if (!terms[term].only_unstemmed) bits |= std::uint32_t{1} << term;
    }
  }
  return all;
}

bool PhraseClause::look(const schema::Positions& stored, const Has& has, Workspace& work) const {
  auto& [found, codes] = work;
  std::array<schema::Positions::Range, 2> ranges{};
  std::size_t range_count = 0;
  if (prefix.empty()) {
    if (stored.own_title()) ranges[range_count++] = stored.range(schema::TextField::kTitle);
    ranges[range_count++] = stored.range(schema::TextField::kText);
  } else {
    const auto* title = schema::find_field("title");
    ranges[range_count++] = stored.range(prefix == title->prefix ? schema::TextField::kTitle
                                                                 : schema::TextField::kAuthor);
  }
  found.resize(slots.size());
  for (std::size_t range = 0; range < range_count; ++range) {
    bool all = true;
    // The rarest word first: where it is missing, the others are not looked for.
    for (const std::size_t slot : order) {
      if (!all) break;
      codes.clear();
      for (std::size_t term = 0; term < slots[slot].size(); ++term) {
        if (slots[slot][term].only_unstemmed && stored.stemmed()) continue;
        if (!has(slot, term)) continue;
        codes.push_back(stored.code_of(slots[slot][term].hash));
      }
      stored.find(codes, ranges[range], found[slot]);
      all = !found[slot].empty();
    }
    if (all && (in_order ? search::in_order(found) : near(found, span))) return true;
  }
  return false;
}

bool PhraseClause::stands(const schema::Positions& stored, const Has& has, Workspace& work) const {
  // Most articles that are asked about fail here, without a look into the postings.
  const auto all = [](std::size_t, std::size_t) { return true; };
  return look(stored, all, work) && look(stored, has, work);
}

std::string PhraseClause::to_string() const {
  std::string out = in_order ? "in order" : "within " + std::to_string(span);
  if (!literally.empty()) out += " literally";
  if (!prefix.empty()) out += " in " + prefix;
  for (const std::vector<Term>& terms : slots) {
    out += " (";
    for (const Term& term : terms) out += (out.back() == '(' ? "" : " ") + term.term;
    out += ')';
  }
  for (const std::string& word : literally) out += " =" + word;
  return out;
}

}  // namespace tropa::search
