#include "match/phrase_matcher.hpp"

#include <algorithm>
#include <vector>

namespace tropa::search {

PhraseMatcher::PhraseMatcher(const PhraseClause& clause, const Segment& segment, Analyzer& analyzer)
    : clause_(clause), segment_(segment), analyzer_(analyzer) {}

bool PhraseMatcher::stands_in(DocumentNumber document, PositionsReader& positions,
                              std::span<const std::uint32_t> present) {
  const auto [known, is_new] = known_.try_emplace(document, false);
  if (is_new) known->second = look(document, positions.of(document), present);
  return known->second;
}

bool PhraseMatcher::look(DocumentNumber document, std::string_view positions,
                         std::span<const std::uint32_t> present) {
  const auto stored = schema::Positions::from(positions);
  if (!stored) return false;
  const auto is_present = [&](std::size_t slot, std::size_t term) {
    return (present[slot] >> term & 1U) != 0;
  };
  const auto has = [&](std::size_t slot, std::size_t term) {
    return this->has(document, slot, term);
  };
  const bool stands = !present.empty() && stored->stemmed()
                          ? clause_.look(*stored, is_present, work_)
                          : clause_.stands(*stored, has, work_);
  return stands && (clause_.literally.empty() || literally_in(document));
}

bool PhraseMatcher::has(DocumentNumber document, std::size_t slot, std::size_t term) {
  auto found = postings_.find({slot, term});
  if (found == postings_.end()) {
    PostingCursor cursor(segment_.postings(clause_.slots[slot][term].term));
    found = postings_.emplace(std::pair(slot, term), std::move(cursor)).first;
  }
  return found->second.has(document);
}

bool PhraseMatcher::literally_in(DocumentNumber document) {
  const auto article = segment_.article(document);
  return article && stands_literally(clause_, (*article)->record, analyzer_);
}

bool stands_literally(const PhraseClause& clause, const schema::Record& record,
                      Analyzer& analyzer) {
  const auto in_text = [&](std::string_view text) {
    std::vector<std::vector<std::uint32_t>> positions(clause.literally.size());
    for (const Token& token : analyzer.tokenize(text)) {
      for (std::size_t word = 0; word < positions.size(); ++word) {
        if (token.text == clause.literally[word]) positions[word].push_back(token.position);
      }
    }
    if (std::ranges::any_of(positions, [](const auto& list) { return list.empty(); })) return false;
    return clause.in_order ? in_order(positions) : near(positions, clause.span);
  };
  if (clause.prefix.empty()) return in_text(record.text) || in_text(record.title);
  const auto* title = schema::find_field("title");
  return in_text(clause.prefix == title->prefix ? record.title : record.author);
}

}  // namespace tropa::search
