#include "random_plans.hpp"

#include "neighbours.hpp"
#include "positions.hpp"
#include "schema.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

namespace tropa::test {
namespace {

using expand::Alternative;
using expand::Group;
using expand::NodeKind;
using expand::PlanNode;

constexpr std::size_t kCacheBytes = std::size_t{16} << 20U;

std::string term(unsigned number) {
  return "t" + std::to_string(number);
}

unsigned random_term(const RandomIndex& how, Random& random) {
  return std::min(random() % how.terms, random() % how.terms);
}

std::string random_date(Random& random) {
  return "2025" + std::to_string(10 + random() % 3) + std::to_string(10 + random() % 19);
}

Xapian::Document random_article(const RandomIndex& how, Random& random) {
  Xapian::Document document;
  schema::PositionsWriter places;
  const unsigned words = 3 + random() % how.most_words;
  for (unsigned position = 0; position < words; ++position) {
    const std::string word = term(random_term(how, random));
    document.add_term(word, random() % 300 == 0 ? 300 : 1);
    places.add(schema::TextField::kText, position, word);
  }
  const unsigned words_of_title = random() % 3 == 0 ? 1 + random() % 4 : 0;
  for (unsigned position = 0; position < words_of_title; ++position) {
    const std::string word = term(random_term(how, random));
    document.add_term(word);
    places.add(schema::TextField::kTitle, position, word);
  }
  const bool own_title = random() % 4 != 0;
  const std::string language = std::to_string(random() % 3);
  document.add_boolean_term("L" + language);
  document.add_value(schema::kSlotLanguage, language);
  const std::string source = std::to_string(random() % 5);
  document.add_boolean_term("Hs" + source);
  if (random() % 4 != 0) document.add_value(schema::kSlotSource, "s" + source);
  if (random() % 10 != 0) document.add_value(schema::kSlotDate, random_date(random));
  const std::string key = std::to_string(1000000 + random() % 9000000);
  document.add_boolean_term("Q" + key);
  document.add_value(schema::kSlotDocumentKey, key);
  schema::Record record;
  record.id = key;
  document.set_data(schema::to_bytes(record));
  if (random() % 40 != 0) document.add_value(schema::kSlotPositions, places.bytes(own_title, true));
  if (random() % 10 != 0) {
    document.add_value(schema::kSlotNeighbours, schema::neighbours(places.pairs()));
  }
  return document;
}

PlanNode value(const std::string& text, NodeKind kind = NodeKind::kValue) {
  PlanNode node;
  node.kind = kind;
  node.text = text;
  return node;
}

class Planner {
 public:
  Planner(const RandomIndex& how, const search::Snapshot& snapshot, Random& random)
      : how_(how), snapshot_(snapshot), random_(random) {}

  PlanNode plan(unsigned depth) {
    const unsigned choice = random_() % 12;
    if (depth == 0 || choice < 4) return leaf();
    if (choice < 8) return several(NodeKind::kOr, depth);
    if (choice < 11) return several(NodeKind::kAnd, depth);
    return several(NodeKind::kNot, depth);
  }

 private:
  Alternative alternative(unsigned slots) {
    Alternative one;
    one.weight = static_cast<double>(random_() % 100) / 100;
    one.documents = UINT64_MAX;
    for (unsigned slot = 0; slot < slots; ++slot) {
      expand::PhraseSlot terms;
      std::uint64_t most = 0;
      for (unsigned i = 0; i <= random_() % 2; ++i) {
        terms.push_back(term(random_term(how_, random_)));
        most += snapshot_.frequency(terms.back());
      }
      std::ranges::sort(terms);
      terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
      one.documents = std::min(one.documents, most);
      one.slots.push_back(std::move(terms));
    }
    return one;
  }

  Group group(bool may_have_names) {
    Group out;
    for (unsigned i = 0; i <= random_() % 3; ++i) {
      out.alternatives.push_back(alternative(may_have_names && random_() % 3 == 0 ? 2 : 1));
    }
    if (may_have_names && random_() % 6 == 0) {
      out.parts.push_back(group(false));
      out.parts.push_back(group(false));
    }
    // As expansion makes them: a term stands alone in one alternative only.
    std::set<std::string> seen;
    std::erase_if(out.alternatives, [&](Alternative& one) {
      if (one.slots.size() > 1) return false;
      std::erase_if(one.slots[0],
                    [&](const std::string& term) { return !seen.insert(term).second; });
      return one.slots[0].empty();
    });
    return out;
  }

  PlanNode leaf() {
    PlanNode node;
    const unsigned choice = random_() % 10;
    if (choice == 0) return value("L" + std::to_string(random_() % 3));
    if (choice == 1 && random_() % 3 == 0) return value("Hs", NodeKind::kTermPrefix);
    if (choice < 5) {
      node.kind = random_() % 3 == 0 ? NodeKind::kNear : NodeKind::kPhrase;
      node.window = 1 + random_() % 4;
      for (unsigned i = 0; i < 2 + random_() % 2; ++i) node.groups.push_back(group(false));
      for (Group& one : node.groups) one.parts.clear();
      return node;
    }
    node.kind = NodeKind::kGroup;
    node.group = group(true);
    return node;
  }

  PlanNode several(NodeKind kind, unsigned depth) {
    PlanNode node;
    node.kind = kind;
    const unsigned count = kind == NodeKind::kNot ? 1 : 2 + random_() % 3;
    for (unsigned i = 0; i < count; ++i) {
      node.children.push_back(plan(depth - 1));
      node.required.push_back(kind == NodeKind::kOr && random_() % 6 == 0);
    }
    return node;
  }

  const RandomIndex& how_;
  const search::Snapshot& snapshot_;
  Random& random_;
};

}  // namespace

std::filesystem::path make_database(const std::filesystem::path& path, const RandomIndex& how,
                                    Random& random) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  Xapian::docid number = 0;
  for (unsigned i = 0; i < how.articles; ++i) {
    number += 1 + random() % how.most_left_out;
    database.replace_document(number, random_article(how, random));
    if (random() % 50 == 0) database.delete_document(number);
  }
  database.commit();
  return path;
}

search::Snapshot snapshot_of(const std::vector<std::filesystem::path>& paths) {
  const auto cache = std::make_shared<search::IndexCache>(kCacheBytes);
  std::vector<std::shared_ptr<const search::Segment>> segments;
  for (const std::filesystem::path& path : paths) {
    segments.push_back(std::make_shared<const search::Segment>(
        path, std::make_unique<Xapian::Database>(path.string()), cache));
  }
  return {std::move(segments), nullptr, {}, cache};
}

search::Snapshot remote_snapshot_of(const std::vector<std::filesystem::path>& paths) {
  auto remote = std::make_unique<search::RemoteDatabases>();
  for (const std::filesystem::path& path : paths) {
    remote->parts.emplace_back(path.string());
    remote->all.add_database(remote->parts.back());
  }
  return {{}, std::move(remote), {}, std::make_shared<search::IndexCache>(kCacheBytes)};
}

PlanNode random_plan(const RandomIndex& how, const search::Snapshot& snapshot, unsigned depth,
                     Random& random) {
  return Planner(how, snapshot, random).plan(depth);
}

PlanNode filtered(PlanNode plan, Random& random) {
  PlanNode all;
  all.kind = NodeKind::kAnd;
  all.children.push_back(std::move(plan));
  if (random() % 2 == 0) {
    PlanNode any;
    any.kind = NodeKind::kOr;
    any.children = {value("L0"), value("L" + std::to_string(1 + random() % 2))};
    any.required = {false, false};
    all.children.push_back(std::move(any));
  } else {
    PlanNode dates;
    dates.kind = NodeKind::kDate;
    if (random() % 3 != 0) dates.first = random_date(random);
    if (random() % 3 != 0 || dates.first.empty()) dates.last = random_date(random) + "T999999";
    all.children.push_back(std::move(dates));
  }
  all.required.assign(all.children.size(), false);
  return all;
}

}  // namespace tropa::test
