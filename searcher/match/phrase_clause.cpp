#include "match/phrase_clause.hpp"

#include "schema.hpp"

#include <algorithm>

namespace tropa::search {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

// Finds a place of its own for word `word` among those from `first` to `first + span`, moving words
// that have other choices. `taken` holds the word at each offset, or none.
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool seat(const Lists& places, std::size_t word, std::uint32_t first, std::uint32_t span,
          std::vector<std::size_t>& taken, std::vector<bool>& tried) {
  const std::vector<std::uint32_t>& own = places[word];
  for (auto at = std::ranges::lower_bound(own, first); at != own.end() && *at - first <= span;
       ++at) {
    const std::uint32_t offset = *at - first;
    if (tried[offset]) continue;
    tried[offset] = true;
    if (taken[offset] == kNone || seat(places, taken[offset], first, span, taken, tried)) {
      taken[offset] = word;
      return true;
    }
  }
  return false;
}

}  // namespace

bool in_order(const Lists& places) {
  return std::ranges::any_of(places[0], [&](std::uint32_t start) {
    for (std::size_t i = 1; i < places.size(); ++i) {
      if (!std::ranges::binary_search(places[i], start + static_cast<std::uint32_t>(i)))
        return false;
    }
    return true;
  });
}

bool near(const Lists& places, std::uint32_t span) {
  std::vector<std::size_t> taken;
  std::vector<bool> tried;
  for (const std::vector<std::uint32_t>& list : places) {
    for (const std::uint32_t first : list) {
      taken.assign(span + 1, kNone);
      bool all = true;
      for (std::size_t word = 0; all && word < places.size(); ++word) {
        tried.assign(span + 1, false);
        all = seat(places, word, first, span, taken, tried);
      }
      if (all) return true;
    }
  }
  return false;
}

Row::Standing Row::look(const schema::Positions& stored, const Has* has, Workspace& work) const {
  auto& [found, codes, is_there] = work;
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
  found.resize(places.size());
  is_there.assign(places.size(), false);
  for (std::size_t part = 0; part < range_count; ++part) {
    bool all = true;
    for (std::size_t place = 0; place < places.size(); ++place) {
      codes.clear();
      for (std::size_t i = 0; i < places[place].size(); ++i) {
        const Term& term = places[place][i];
        if (term.only_unstemmed && stored.stemmed()) continue;
        if (has != nullptr && !(*has)(place, i)) continue;
        codes.push_back(stored.code_of(term.hash));
      }
      stored.find(codes, ranges[part], found[place]);
      is_there[place] = is_there[place] || !found[place].empty();
      all = all && !found[place].empty();
      // A lone part that lacks a word ends it; with two, the other may have it.
      if (!all && range_count == 1) return Standing::kAbsent;
    }
    if (all && (in_order ? search::in_order(found) : near(found, span))) return Standing::kRight;
  }
  return std::ranges::find(is_there, false) == is_there.end() ? Standing::kApart
                                                              : Standing::kAbsent;
}

Row::Standing Row::standing(const schema::Positions& stored, const Has& has,
                            Workspace& work) const {
  // Most articles that are asked about fail here, without a look into the postings.
  const Standing first = look(stored, nullptr, work);
  return first == Standing::kAbsent ? first : look(stored, &has, work);
}

bool Row::stands(const schema::Positions& stored, const Has& has, Workspace& work) const {
  return look(stored, nullptr, work) == Standing::kRight &&
         look(stored, &has, work) == Standing::kRight;
}

std::string Row::to_string() const {
  std::string out = in_order ? "in order" : "within " + std::to_string(span);
  if (!prefix.empty()) out += " in " + prefix;
  for (const std::vector<Term>& terms : places) {
    out += " (";
    for (const Term& term : terms) out += (out.back() == '(' ? "" : " ") + term.term;
    out += ')';
  }
  return out;
}

}  // namespace tropa::search
