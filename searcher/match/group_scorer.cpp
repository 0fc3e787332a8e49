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
      no_level_(std::uint32_t{1} << levels_) {
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
    names_.push_back({member.level, std::move(terms), {}, nullptr});
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
  name.matcher = std::make_unique<PhraseMatcher>(*member.name, segment, analyzer);
}

void GroupScorer::set_bounds(const Segment& segment, const std::vector<double>& most) {
  const double norm = length_norm(segment.shortest(), average_length_);
  at_most_.resize((levels_ + 1) * kCounts);
  for (std::size_t first = levels_; first-- > 0;) {
    double so_far = 0;
    double full = 0;
    double score = 0;
    for (std::size_t level = first; level < levels_; ++level) {
      so_far += most[level];
      full += group_.weights[level];
      score += group_.weights[level] * bm25(so_far, norm);
    }
    max_score_ = scale_ * score;  // of all levels, in the end
    for (std::size_t count = 0; count + 1 < kCounts; ++count) {
      at_most_[first * kCounts + count] = scale_ * full * bm25(static_cast<double>(count), norm);
    }
    at_most_[first * kCounts + kCounts - 1] = scale_ * full;
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
  sure_.fill(0);
  sums_.fill(0);
  const DocumentNumber end = window_end(begin);
  for (Term& term : terms_) {
    term.cursor.seek(begin);
    term.cursor.read_to(end, [&, level = term.level](DocumentNumber document, std::uint32_t count) {
      note(sure_, document, level, count);
    });
  }
  possible_ = sure_;
  for (Name& name : names_) {
    if (exact) {
      for (const auto& [document, count] : read_name(name, begin, wanted)) {
        note(possible_, document, name.level, count);
      }
      continue;
    }
    for (Term& term : name.terms) {
      term.cursor.seek(begin);
      term.cursor.read_to(end, [&](DocumentNumber document, std::uint32_t count) {
        note(possible_, document, name.level, count);
      });
    }
  }
  for (std::size_t word = 0; word < wanted.size(); ++word) {
    sure_[word] &= wanted[word];
    possible_[word] &= wanted[word];
  }
}

void GroupScorer::add_bounds(const WindowBits& documents, WindowScores& bounds) const {
  for_each_bit(documents, [&](DocumentNumber offset) {
    const std::uint32_t sum = sums_[offset];
    const auto level = static_cast<std::size_t>(std::countr_zero(sum >> kLevelShift | no_level_));
    const std::size_t count = std::min<std::size_t>(sum & kCountMask, kCounts - 1);
    bounds[offset] += at_most_[level * kCounts + count];
  });
}

const GroupScorer::Counted& GroupScorer::read_name(Name& name, DocumentNumber begin,
                                                   const WindowBits& bits) {
  counted_.clear();
  const DocumentNumber end = window_end(begin);
  for (Term& term : name.terms) {
    term.cursor.seek(begin);
    term.cursor.read_to(end, [&](DocumentNumber document, std::uint32_t count) {
      if (has_bit(bits, document - begin)) counted_.emplace_back(document, count);
    });
  }
  if (name.terms.size() > 1) std::ranges::sort(counted_);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < counted_.size(); ++at) {
    if (kept > 0 && counted_[kept - 1].first == counted_[at].first) {
      counted_[kept - 1].second += counted_[at].second;
    } else {
      counted_[kept++] = counted_[at];
    }
  }
  counted_.resize(kept);
  for (std::vector<PostingCursor>& word : name.others) {
    if (counted_.empty()) break;
    candidates_.clear();
    for (const auto& [document, count] : counted_) candidates_.push_back(document);
    WindowBits found{};
    for (PostingCursor& cursor : word) {
      cursor.seek(begin);
      cursor.look_up(candidates_, [&](DocumentNumber document, std::uint32_t) {
        set_bit(found, document - begin);
      });
    }
    std::erase_if(counted_, [&](const auto& one) { return !has_bit(found, one.first - begin); });
  }
  return counted_;
}

void GroupScorer::fill(Rows& rows, std::size_t cell) {
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
  for (std::size_t number = 0; number < names_.size(); ++number) {
    for (const auto& [document, count] : read_name(names_[number], begin, rows.bits)) {
      rows.row(rows.row_at[document - begin])[cell + levels_ + number] = count | kUnverified;
    }
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
