#include "oracle.hpp"

#include "match/proximity.hpp"
#include "positions.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace tropa::test {
namespace {

using search::Clause;

struct Article {
  std::map<std::string, std::uint32_t> counts;  // of each term
  std::uint32_t length = 0;
  std::string date;
  std::string positions;
};

Article read(const Xapian::Database& database, Xapian::docid number) {
  Article out;
  const Xapian::Document document = database.get_document(number);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    out.counts[*term] = term.get_wdf();
  }
  out.length = database.get_doclength(number);
  out.date = document.get_value(schema::kSlotDate);
  out.positions = document.get_value(schema::kSlotPositions);
  return out;
}

std::uint32_t count(const Article& article, const std::vector<std::string>& terms) {
  std::uint32_t sum = 0;
  for (const std::string& term : terms) {
    if (const auto found = article.counts.find(term); found != article.counts.end()) {
      sum += found->second;
    }
  }
  return sum;
}

double bm25(double count, std::uint32_t length, double average) {
  const double b = expand::kBm25B;
  return count / (count + expand::kBm25K1 * (1 - b + b * std::max(0.5, length / average)));
}

/// Whether words can be put on different positions of theirs within the span, tried one by one.
bool place(const std::vector<std::vector<std::uint32_t>>& words, std::size_t at,
           std::set<std::uint32_t>& taken, std::uint32_t span) {
  if (at == words.size()) return true;
  return std::ranges::any_of(words[at], [&](std::uint32_t position) {
    if (taken.contains(position)) return false;
    taken.insert(position);
    const bool fits = *taken.rbegin() - *taken.begin() <= span && place(words, at + 1, taken, span);
    taken.erase(position);
    return fits;
  });
}

bool stands_in(const search::PhraseClause& phrase, const Article& article,
               const schema::Positions& stored, schema::TextField field) {
  std::vector<std::vector<std::uint32_t>> words;
  for (const auto& slot : phrase.slots) {
    std::vector<std::uint64_t> codes;
    for (const auto& term : slot) {
      if (article.counts.contains(term.term)) codes.push_back(stored.code_of(term.hash));
    }
    stored.find(codes, stored.range(field), words.emplace_back());
  }
  if (!phrase.in_order) {
    std::set<std::uint32_t> taken;
    return place(words, 0, taken, phrase.span);
  }
  return std::ranges::any_of(words[0], [&](std::uint32_t first) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (std::ranges::find(words[i], first + i) == words[i].end()) return false;
    }
    return true;
  });
}

bool stands(const search::PhraseClause& phrase, const Article& article) {
  for (const std::vector<std::string>& terms : phrase.words) {
    if (count(article, terms) == 0) return false;
  }
  const auto stored = schema::Positions::from(article.positions);
  if (!stored) return false;
  return stands_in(phrase, article, *stored, schema::TextField::kText) ||
         (stored->own_title() && stands_in(phrase, article, *stored, schema::TextField::kTitle));
}

std::optional<double> score_group(const Clause& clause, const Article& article, double average) {
  const search::TermGroup& group = *clause.group;
  std::vector<double> counts(group.weights.size());
  double all = 0;
  for (const auto& member : group.members) {
    if (member.name && !stands(*member.name, article)) continue;
    counts[member.level] += count(article, member.terms);
    all += count(article, member.terms);
  }
  if (all == 0) return std::nullopt;
  double so_far = 0;
  double score = 0;
  for (std::size_t level = 0; level < counts.size(); ++level) {
    so_far += counts[level];
    score += group.weights[level] * bm25(so_far, article.length, average);
  }
  return clause.scale * score;
}

std::optional<double> score_phrase(const Clause& clause, const Article& article, double average) {
  if (!stands(*clause.phrase->clause, article)) return std::nullopt;
  double score = 0;
  const auto& words = clause.phrase->clause->words;
  for (std::size_t slot = 0; slot < words.size(); ++slot) {
    for (std::size_t term = 0; term < words[slot].size(); ++term) {
      const std::uint32_t times = count(article, {words[slot][term]});
      if (times == 0) continue;
      score += clause.phrase->weights[slot][term] * bm25(times, article.length, average);
    }
  }
  return score;
}

/// Where each word of a query stands in one text of an article.
std::vector<std::set<std::uint32_t>> places_of(const search::Proximity& proximity,
                                               const Article& article, schema::TextField field) {
  std::vector<std::set<std::uint32_t>> out(proximity.words.size());
  const auto stored = schema::Positions::from(article.positions);
  if (!stored || (field == schema::TextField::kTitle && !stored->own_title())) return out;
  for (std::size_t word = 0; word < out.size(); ++word) {
    for (const auto& term : proximity.words[word]) {
      if (!article.counts.contains(term.term)) continue;
      if (term.only_unstemmed && stored->stemmed()) continue;
      const std::uint64_t code = stored->code_of(term.hash);
      std::vector<std::uint32_t> found;
      stored->find({&code, 1}, stored->range(field), found);
      out[word].insert(found.begin(), found.end());
    }
  }
  return out;
}

/// What a score is multiplied by for words that stand side by side, tried at every position.
double proximity(const search::Proximity& how, const Article& article) {
  const auto text = places_of(how, article, schema::TextField::kText);
  const auto title = places_of(how, article, schema::TextField::kTitle);
  std::size_t words = 0;
  double in_title = 0;
  for (std::size_t word = 0; word < how.words.size(); ++word) {
    const auto is_there = [&](const auto& term) { return article.counts.contains(term.term); };
    words += std::ranges::any_of(how.words[word], is_there) ? 1U : 0U;
    if (!title[word].empty()) in_title += how.shares[word];
  }
  if (words < 2) return 1;
  double best = 0;
  for (const auto& places : {text, title}) {
    std::uint32_t last = 0;
    for (const auto& word : places) last = std::max(last, word.empty() ? 0 : *word.rbegin());
    for (std::uint32_t first = 0; first <= last; ++first) {
      double share = 0;
      std::size_t there = 0;
      for (std::size_t word = 0; word < places.size(); ++word) {
        const auto at = places[word].lower_bound(first);
        if (at == places[word].end() || *at > first + expand::kNearSpan) continue;
        share += how.shares[word];
        ++there;
      }
      if (there > 1) best = std::max(best, share);
    }
  }
  return 1 + how.near * best + how.in_title * in_title;
}

bool passes(const search::Filter& filter, const Article& article) {
  switch (filter.kind) {
    case search::Filter::Kind::kAll:
      return true;
    case search::Filter::Kind::kTerm:
      return article.counts.contains(filter.text);
    case search::Filter::Kind::kTermPrefix: {
      const auto found = article.counts.lower_bound(filter.text);
      return found != article.counts.end() && found->first.starts_with(filter.text);
    }
    case search::Filter::Kind::kDate:
      return !article.date.empty() && article.date >= filter.first &&
             (filter.last.empty() || article.date <= filter.last);
  }
  return false;
}

/// nullopt when the article does not match.
std::optional<double> score(const Clause& clause, const Article& article, double average) {
  double sum = 0;
  bool any = false;
  switch (clause.kind) {
    case Clause::Kind::kGroup:
      return score_group(clause, article, average);
    case Clause::Kind::kPhrase:
      return score_phrase(clause, article, average);
    case Clause::Kind::kFilter:
      return passes(clause.filter, article) ? std::optional(0.0) : std::nullopt;
    case Clause::Kind::kNot:
      return score(clause.children[0], article, average) ? std::nullopt : std::optional(0.0);
    case Clause::Kind::kNone:
      return std::nullopt;
    default:
      break;
  }
  for (const Clause& child : clause.children) {
    const auto one = score(child, article, average);
    const bool is_core = &child == &clause.children[0];
    if (!one && clause.kind == Clause::Kind::kAll) return std::nullopt;
    if (!one && clause.kind == Clause::Kind::kBoost && is_core) return std::nullopt;
    any = any || one.has_value();
    if (one && child.scores) sum += *one;
  }
  return any ? std::optional(sum) : std::nullopt;
}

}  // namespace

std::vector<OracleHit> all_hits(const search::ClauseTree& tree, const search::ClauseTree* words,
                                const search::Snapshot& snapshot, Analyzer& analyzer,
                                bool by_date) {
  const auto how = search::proximity_of(tree, snapshot, analyzer);
  std::vector<OracleHit> hits;
  std::vector<OracleHit> unfiltered;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> factors;
  for (std::uint32_t number = 0; number < snapshot.segments().size(); ++number) {
    const auto database = snapshot.segments()[number]->database();
    for (auto i = database->postlist_begin(""); i != database->postlist_end(""); ++i) {
      const Article article = read(*database, *i);
      const Xapian::Document document = database->get_document(*i);
      OracleHit hit{number,
                    *i,
                    0,
                    document.get_value(schema::kSlotDocumentKey),
                    article.date,
                    document.get_value(schema::kSlotLanguage),
                    document.get_value(schema::kSlotSource)};
      if (how) factors[{number, *i}] = proximity(*how, article);
      const auto add = [&](const search::ClauseTree& asked, std::vector<OracleHit>& to) {
        const auto found = score(asked.root, article, asked.average_length);
        if (!found) return;
        hit.score = *found;
        to.push_back(hit);
      };
      add(tree, hits);
      add(words == nullptr ? tree : *words, unfiltered);
    }
  }
  const auto sort = [](std::vector<OracleHit>& some, bool newest_first) {
    std::ranges::sort(some, [newest_first](const OracleHit& a, const OracleHit& b) {
      if (newest_first && a.date != b.date) return a.date > b.date;
      return std::tie(b.score, a.key, a.segment, a.document) <
             std::tie(a.score, b.key, b.segment, b.document);
    });
  };
  if (how && !by_date) {
    sort(unfiltered, false);
    if (unfiltered.size() > expand::kRescored) unfiltered.resize(expand::kRescored);
    for (OracleHit& hit : hits) {
      const auto is_it = [&](const OracleHit& one) {
        return one.segment == hit.segment && one.document == hit.document;
      };
      if (std::ranges::any_of(unfiltered, is_it)) hit.score *= factors[{hit.segment, hit.document}];
    }
  }
  sort(hits, by_date);
  return hits;
}

std::vector<OracleHit> with_quota(const std::vector<OracleHit>& hits, std::size_t per_language) {
  std::map<std::string, std::size_t> seen;
  std::vector<OracleHit> out;
  for (const OracleHit& hit : hits) {
    if (++seen[hit.language] <= per_language) out.push_back(hit);
  }
  return out;
}

}  // namespace tropa::test
