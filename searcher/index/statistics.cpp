#include "index/statistics.hpp"

#include "words/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace tropa::search {

using expand::Alternative;
using expand::Group;
using expand::NodeKind;
using expand::PlanNode;

Statistics::Statistics(const Snapshot& snapshot)
    : snapshot_(snapshot), all_(std::max(1.0, static_cast<double>(snapshot.documents()))) {}

double xapian_idf(double documents_with, double all) {
  double odds = (all - documents_with + 0.5) / (documents_with + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

// (The form of Lucene's BM25; Xapian's own falls to almost zero at half of the articles.)
double lucene_idf(double documents_with, double all) {
  return std::log(1 + (all - documents_with + 0.5) / (documents_with + 0.5));
}

namespace {

// Articles that have the word in some language: in each language the commonest of its forms, added
// up.
double documents_with(const Group& group, double all) {
  std::array<double, 4> most{};
  for (const Alternative& one : group.alternatives) {
    if (one.why == Why::kRelated) continue;
    double& slot = most[static_cast<std::size_t>(one.language)];
    slot = std::max(slot, static_cast<double>(one.documents));
  }
  // The word as written is also in the articles that have its stem.
  const double stems = most[0] + most[1] + most[2];
  return std::min(all, std::max(stems, most[3]));
}

}  // namespace

double idf_of(const Group& group, double all) {
  if (group.parts.empty())
    return std::max(expand::kLeastRarity, lucene_idf(documents_with(group, all), all));
  double sum = 0;
  for (const Group& part : group.parts) sum += idf_of(part, all);
  return sum;
}

// How many of all articles a node finds, roughly.
double Statistics::selectivity(const PlanNode& node) const {
  constexpr double kInRow = 0.1;  // of the articles that have the words of a phrase
  const auto of_group = [this](const Group& group) {
    double absent = 1 - documents_with(group, all_) / all_;
    for (const Group& part : group.parts) absent *= 1 - documents_with(part, all_) / all_;
    return 1 - absent;
  };
  double out = node.kind == NodeKind::kOr ? 0 : 1;
  switch (node.kind) {
    case NodeKind::kGroup:
      return of_group(node.group);
    case NodeKind::kPhrase:
    case NodeKind::kNear:
      for (const Group& group : node.groups) out *= of_group(group);
      return out * kInRow;
    case NodeKind::kDate:
      return 0.5;
    case NodeKind::kValue:
      return frequency(node.text) / all_;
    case NodeKind::kTermPrefix:
      return 0.1;
    case NodeKind::kOr: {
      // What is required decides alone.
      double required = 1;
      bool any_required = false;
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        const double one = selectivity(node.children[i]);
        out = 1 - (1 - out) * (1 - one);
        if (node.required[i]) required *= one;
        any_required = any_required || node.required[i];
      }
      return any_required ? required : out;
    }
    case NodeKind::kAnd:
      for (const PlanNode& child : node.children) out *= selectivity(child);
      return out;
    case NodeKind::kNot:
      return 1 - selectivity(node.children[0]);
    case NodeKind::kNothing:
      return 1;
  }
  return 1;
}

}  // namespace tropa::search
