#include "match/group_scorer.hpp"

#include "match/bm25.hpp"

#include <algorithm>

namespace tropa::search {
namespace {

// Reading so many postings one after the other costs as much as looking one up.
constexpr double kReadsOfLookup = 6;

DocumentNumber window_end(DocumentNumber begin) {
  return PostingCursor::kEnd - begin < kWindow ? PostingCursor::kEnd : begin + kWindow;
}

}  // namespace

GroupScorer::GroupScorer(const Clause& clause, const Segment& segment, double average_length,
                         Analyzer& analyzer)
    : group_(*clause.group),
      scale_(clause.scale),
      average_length_(average_length),
      levels_(group_.weights.size()),
      size_(window_size(segment)) {
  std::vector<double> most(levels_);  // counts of each level's own terms in a document
  for (const TermGroup::Member& member : group_.members) {
    std::vector<Term> terms;
    for (const std::string& term : member.terms) {
      auto list = segment.postings(term);
      if (list->chunks.empty()) continue;
      most[member.level] += list->most;
      postings_ += list->documents;
      const double density = static_cast<double>(list->documents) / segment.last();
      terms.push_back({PostingCursor(std::move(list)), member.level, density});
    }
    if (terms.empty()) continue;
    if (!member.name) {
      std::ranges::move(terms, std::back_inserter(terms_));
      continue;
    }
    names_.push_back({member.level, std::move(terms)});
    add_name(member, segment, analyzer);
  }
  set_bounds(segment, most);
}

void GroupScorer::add_name(const TermGroup::Member& member, const Segment& segment,
                           Analyzer& analyzer) {
  Name& name = names_.back();
  for (std::size_t slot = 0; slot < member.name->words.size(); ++slot) {
    if (slot == member.name->order[0]) continue;
    std::vector<PostingCursor>& cursors = name.others.emplace_back();
    for (const std::string& term : member.name->words[slot]) {
      auto list = segment.postings(term);
      if (!list->chunks.empty()) cursors.emplace_back(std::move(list));
    }
    if (!cursors.empty()) continue;
    names_.pop_back();  // no document of this segment has it
    return;
  }
  name.clause = member.name.get();
  if (!neighbours_) neighbours_.emplace(segment, schema::kSlotNeighbours);
  name.all_terms = member.name->all_terms();
  name.matcher = std::make_unique<PhraseMatcher>(*member.name, segment, analyzer);
}

void GroupScorer::set_bounds(const Segment& segment, const std::vector<double>& most) {
  const double norm = length_norm(segment.shortest(), average_length_);
  at_most_.resize(levels_ * kCounts);
  double so_far = 0;
  for (std::size_t level = 0; level < levels_; ++level) {
    const double weight = scale_ * group_.weights[level];
    double* const at_most = &at_most_[level * kCounts];
    for (std::size_t count = 0; count + 1 < kCounts; ++count) {
      at_most[count] = weight * bm25(static_cast<double>(count), norm);
    }
    at_most[kCounts - 1] = weight;
    so_far += most[level];
    max_score_ += weight * bm25(so_far, norm);
    max_single_ += at_most[1];
  }
}

DocumentNumber GroupScorer::seek(DocumentNumber from) {
  DocumentNumber first = PostingCursor::kEnd;
  for (Term& term : terms_) first = std::min(first, term.cursor.seek(from));
  for (Name& name : names_) {
    for (Term& term : name.terms) first = std::min(first, term.cursor.seek(from));
  }
  return first;
}

void GroupScorer::load(DocumentNumber begin, const WindowBits& wanted, bool exact) {
  begin_ = begin;
  has_names_ = exact;
  sure_.fill(0);
  repeated_.fill(0);
  counts_.assign(levels_ * size_, 0);
  if (!names_.empty()) named_.assign(counts_.size(), 0);
  const DocumentNumber end = window_end(begin);
  for (Term& term : terms_) {
    std::uint32_t* const counts = &counts_[term.level * size_];
    term.cursor.seek(begin);
    term.cursor.read_to(end, [&](DocumentNumber document, std::uint32_t count) {
      note(sure_, counts, document - begin, count);
    });
  }
  possible_ = sure_;
  for (Name& name : names_) {
    std::uint32_t* const counts = &named_[name.level * size_];
    const auto use = [&](DocumentNumber document, std::uint32_t count) {
      note(possible_, counts, document - begin, count);
    };
    if (exact) {
      read_name(name, begin, wanted);
      for (const auto& [document, count] : name.counted) use(document, count);
      continue;
    }
    for (Term& term : name.terms) {
      term.cursor.seek(begin);
      term.cursor.read_to(end, use);
    }
  }
  for (std::size_t word = 0; word < wanted.size(); ++word) {
    sure_[word] &= wanted[word];
    possible_[word] &= wanted[word];
  }
}

void GroupScorer::end_windows() {
  begin_ = PostingCursor::kEnd;
  counts_ = {};
  named_ = {};
}

void GroupScorer::add_bounds(std::span<const DocumentNumber> offsets, const std::uint32_t* lengths,
                             WindowScores& bounds) const {
  if (names_.empty()) {
    add_bounds(offsets, lengths, bounds, [this](std::size_t at) { return counts_[at]; });
  } else {
    add_bounds(offsets, lengths, bounds,
               [this](std::size_t at) { return counts_[at] + named_[at]; });
  }
}

/// `count_at`: of the terms and names of a level that a document of the window has.
template <typename CountAt>
void GroupScorer::add_bounds(std::span<const DocumentNumber> offsets, const std::uint32_t* lengths,
                             WindowScores& bounds, CountAt&& count_at) const {
  const std::size_t levels = levels_;
  const double* const weights = group_.weights.data();
  for (const DocumentNumber offset : offsets) {
    if (!has_bit(possible_, offset)) continue;
    std::size_t so_far = 0;
    double bound = 0;
    if (lengths == nullptr) {
      const double* at_most = at_most_.data();
      for (std::size_t level = 0; level < levels; ++level, at_most += kCounts) {
        so_far += count_at(level * size_ + offset);
        bound += at_most[std::min(so_far, kCounts - 1)];
      }
      bounds[offset] += bound;
      continue;
    }
    const double norm = length_norm(lengths[offset], average_length_);
    for (std::size_t level = 0; level < levels; ++level) {
      so_far += count_at(level * size_ + offset);
      bound += weights[level] * bm25(static_cast<double>(so_far), norm);
    }
    bounds[offset] += scale_ * bound;
  }
}

void GroupScorer::read_name(Name& name, DocumentNumber begin, const WindowBits& bits) {
  Counted& counted = name.counted;
  counted.clear();
  const DocumentNumber end = window_end(begin);
  for (Term& term : name.terms) {
    term.cursor.seek(begin);
    term.cursor.read_to(end, [&](DocumentNumber document, std::uint32_t count) {
      if (has_bit(bits, document - begin)) counted.emplace_back(document, count);
    });
  }
  if (name.terms.size() > 1) std::ranges::sort(counted);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < counted.size(); ++at) {
    if (kept > 0 && counted[kept - 1].first == counted[at].first) {
      counted[kept - 1].second += counted[at].second;
    } else {
      counted[kept++] = counted[at];
    }
  }
  counted.resize(kept);
  for (std::vector<PostingCursor>& word : name.others) {
    if (counted.empty()) return;
    keep_those_with(word, begin, counted);
  }
  rule_out(name);
}

// Any of the word's terms.
void GroupScorer::keep_those_with(std::vector<PostingCursor>& word, DocumentNumber begin,
                                  Counted& counted) {
  candidates_.clear();
  for (const auto& [document, count] : counted) candidates_.push_back(document);
  WindowBits found{};
  for (PostingCursor& cursor : word) {
    cursor.seek(begin);
    cursor.look_up(candidates_, [&](DocumentNumber document, std::uint32_t) {
      set_bit(found, document - begin);
    });
  }
  std::erase_if(counted, [&](const auto& one) { return !has_bit(found, one.first - begin); });
}

// Leaves out documents that have the words, but none after the other.
void GroupScorer::rule_out(Name& name) {
  if (name.all_terms.empty()) return;
  std::erase_if(name.counted, [&](const auto& one) {
    bool may_stand = true;
    neighbours_->glance(one.first, [&](std::string_view neighbours) {
      may_stand = neighbours.empty() || name.clause->may_stand(neighbours, name.all_terms);
    });
    return !may_stand;
  });
}

void GroupScorer::fill(Rows& rows, std::size_t cell) {
  const bool is_loaded = rows.begin == begin_;
  if (is_loaded) {
    fill_terms(rows, cell);
  } else {
    look_up_terms(rows, cell);
  }
  for (std::size_t number = 0; number < names_.size(); ++number) {
    Name& name = names_[number];
    if (!is_loaded || !has_names_) read_name(name, rows.begin, rows.bits);
    for (const auto& [document, count] : name.counted) {
      const DocumentNumber offset = document - rows.begin;
      if (!has_bit(rows.bits, offset)) continue;
      rows.row(rows.row_at[offset])[cell + levels_ + number] = count | kUnverified;
    }
  }
}

void GroupScorer::fill_terms(Rows& rows, std::size_t cell) {
  for (std::size_t at = 0; at < rows.documents.size(); ++at) {
    const DocumentNumber offset = rows.documents[at] - begin_;
    std::uint32_t* const cells = rows.row(at) + cell;
    for (std::size_t level = 0; level < levels_; ++level) {
      cells[level] = counts_[level * size_ + offset];
    }
  }
}

void GroupScorer::look_up_terms(Rows& rows, std::size_t cell) {
  const DocumentNumber begin = rows.begin;
  const DocumentNumber end = window_end(begin);
  const double lookups = static_cast<double>(rows.documents.size()) * kReadsOfLookup;
  for (Term& term : terms_) {
    const std::size_t at = cell + term.level;
    const auto use = [&](DocumentNumber document, std::uint32_t count) {
      rows.row(rows.row_at[document - begin])[at] += count;
    };
    term.cursor.seek(begin);
    if (term.density * kWindow > lookups) {
      term.cursor.look_up(rows.documents, use);
      continue;
    }
    term.cursor.read_to(end, [&](DocumentNumber document, std::uint32_t count) {
      if (has_bit(rows.bits, document - begin)) use(document, count);
    });
  }
}

Score GroupScorer::score(const std::uint32_t* cells, std::uint32_t length, bool assume) const {
  std::array<std::uint32_t, expand::kEvidenceLevels.size()> counts{};
  std::uint32_t all = 0;
  for (std::size_t level = 0; level < levels_; ++level) all += counts[level] = cells[level];
  for (std::size_t number = 0; number < names_.size(); ++number) {
    const std::uint32_t cell = cells[levels_ + number];
    if ((cell & kUnverified) != 0 && !assume) continue;
    counts[names_[number].level] += cell & ~kUnverified;
    all += cell & ~kUnverified;
  }
  if (all == 0) return {};
  const double norm = length_norm(length, average_length_);
  double out = 0;
  double so_far = 0;
  for (std::size_t level = 0; level < levels_; ++level) {
    so_far += counts[level];
    out += group_.weights[level] * bm25(so_far, norm);
  }
  return {true, scale_ * out};
}

bool GroupScorer::is_unverified(const std::uint32_t* cells) const {
  for (std::size_t number = 0; number < names_.size(); ++number) {
    if ((cells[levels_ + number] & kUnverified) != 0) return true;
  }
  return false;
}

void GroupScorer::verify(DocumentNumber document, std::uint32_t* cells,
                         PositionsReader& positions) {
  for (std::size_t number = 0; number < names_.size(); ++number) {
    std::uint32_t& cell = cells[levels_ + number];
    if ((cell & kUnverified) == 0) continue;
    const bool stands = names_[number].matcher->stands_in(document, positions);
    cell = stands ? cell & ~kUnverified : 0;
  }
}

}  // namespace tropa::search
