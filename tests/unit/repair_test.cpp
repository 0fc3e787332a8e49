// Repair of words that no article has: the tables of each reading, and whole queries against a toy
// vocabulary.
#include "repair/repair.hpp"

#include "expand/expand.hpp"
#include "query/parse.hpp"
#include "read_table.hpp"
#include "repair/layout.hpp"
#include "repair/transliterate.hpp"
#include "repair/typo.hpp"
#include "schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tropa;
using tropa::test::read_table;
using tropa::test::Row;

constexpr std::array<std::string_view, 2> kFields{"title", "lang"};

struct ToyWord {
  std::string word;
  Language language = Language::kOther;
  std::uint64_t documents = 1;
};

// An index of words, each in articles of its own, kept as the indexer keeps it. All fields are
// alike.
class ToyVocabulary : public expand::Vocabulary {
 public:
  ToyVocabulary(Analyzer& analyzer, const std::vector<ToyWord>& words) {
    Stems stems;
    for (const auto& [word, language, documents] : words) {
      add(schema::word_term(word), word, documents);
      words_.insert(word);
      analyzer.stem(word, language, stems);
      for (const std::string& stem : stems.all()) {
        const std::string term = schema::stem_term(language, stem);
        add(term, stem, documents);
        const std::string plain = without_diacritics(word);
        if (plain != word) keys_[schema::undiacritic_key(plain)].insert(term);
      }
    }
  }
  std::uint64_t documents_with(const std::string& term) override {
    const auto found = terms_.find(term.starts_with("ZS")  ? "Z" + term.substr(2)
                                   : term.starts_with('S') ? term.substr(1)
                                                           : term);
    return found == terms_.end() ? 0 : found->second;
  }
  std::vector<std::string> terms_for(const std::string& key) override {
    const std::set<std::string>& terms = keys_[key];
    return {terms.begin(), terms.end()};
  }
  std::vector<std::string> terms_by_key_prefix(const std::string& beginning,
                                               std::size_t most) override {
    std::vector<std::string> out;
    for (auto at = keys_.lower_bound(beginning);
         at != keys_.end() && at->first.starts_with(beginning) && out.size() < most; ++at) {
      out.insert(out.end(), at->second.begin(), at->second.end());
    }
    return out;
  }
  std::vector<std::string> words_beginning(const std::string&, const std::string& letters,
                                           std::size_t most) override {
    std::vector<std::string> out;
    for (const std::string& word : words_) {
      if (word.starts_with(letters) && out.size() < most) out.push_back(word);
    }
    return out;
  }

  expand::PrefixExpansion most_frequent_with_prefix(const std::string& prefix,
                                                    const std::string& letters,
                                                    std::size_t most) override {
    std::vector<std::string> words = words_beginning(prefix, letters, most);
    const std::size_t count = words.size();
    return {std::move(words), count, count};
  }

 private:
  void add(const std::string& term, std::string_view text, std::uint64_t documents) {
    terms_[term] += documents;
    for (const std::string& key : bridge_keys(text)) keys_[schema::phonetic_key(key)].insert(term);
  }
  std::map<std::string, std::uint64_t> terms_;
  std::map<std::string, std::set<std::string>> keys_;
  std::set<std::string> words_;
};

struct Toy {
  Toy() : analyzer(*Resources::load()) {}
  expand::Expansion expand(std::string_view query, const SearchOptions& options = {}) {
    const auto tree = query::parse(query, kFields);
    REQUIRE(tree.has_value());
    auto out = expand::expand(query, *tree, analyzer, vocabulary, options);
    REQUIRE(out.has_value());
    return std::move(*out);
  }
  Analyzer analyzer;
  ToyVocabulary vocabulary{analyzer,
                           {{"санкции", Language::kRu},
                            {"санкції", Language::kUk},
                            {"sankcje", Language::kPl},
                            {"новые", Language::kRu},
                            {"обыски", Language::kRu},
                            {"зброя", Language::kUk},
                            {"зброї", Language::kUk},
                            {"bunt", Language::kPl},
                            {"kije", Language::kPl},
                            {"eksport", Language::kPl},
                            {"opek", Language::kPl},
                            {"żołnierz", Language::kPl},
                            {"h20", Language::kOther}}};
};

std::vector<std::string> texts(const std::vector<repair::Transliteration>& readings) {
  std::vector<std::string> out;
  for (const repair::Transliteration& one : readings) out.push_back(one.text);
  return out;
}

void check_readings(const std::vector<std::string>& readings, const std::string& expected) {
  if (expected == "-") {
    CHECK(readings.empty());
  } else {
    CHECK(std::ranges::find(readings, expected) != readings.end());
  }
}

}  // namespace

TEST_CASE("keys of another layout give the words of the table") {
  for (const Row& row : read_table("repair_layout.tsv", 3)) {
    CAPTURE(row.where);
    CAPTURE(row[0]);
    check_readings(repair::other_layouts(row[0]), row[1]);
  }
}

TEST_CASE("no word of one Cyrillic layout is read on the other") {
  CHECK(repair::other_layouts("введені") == std::vector<std::string>{"ddtltys"});
}

TEST_CASE("words in the other alphabet give the words of the table, the plainest first") {
  for (const Row& row : read_table("repair_transliterate.tsv", 3)) {
    CAPTURE(row.where);
    CAPTURE(row[0]);
    const auto readings = repair::transliterations(row[0]);
    check_readings(texts(readings), row[1]);
    CHECK(readings.size() <= repair::kMostReadings);
    CHECK(std::ranges::is_sorted(readings, {}, &repair::Transliteration::cost));
  }
}

TEST_CASE("slips are counted as the table counts them, both ways round") {
  for (const Row& row : read_table("repair_typo.tsv", 4)) {
    CAPTURE(row.where);
    const auto slips = static_cast<std::size_t>(std::stoul(row[2]));
    CHECK(repair::typo_distance(row[0], row[1], 2) == slips);
    CHECK(repair::typo_distance(row[1], row[0], 2) == slips);
  }
}

TEST_CASE("short words forgive nothing, long ones two slips") {
  CHECK(repair::forgiven_slips("кот") == 0);
  CHECK(repair::forgiven_slips("кота") == 1);
  CHECK(repair::forgiven_slips("санкции") == 1);
  CHECK(repair::forgiven_slips("санкциям") == 2);
}

TEST_CASE("the keys near a word are those of words one slip away") {
  const std::vector<std::string> keys = repair::near_keys("сакнцио");
  for (const std::string& key : bridge_keys("санкцио"))
    CHECK(std::ranges::find(keys, key) != keys.end());
  CHECK(repair::near_keys("").empty());
}

TEST_CASE("queries are repaired as the table says, and the repair is said") {
  Toy toy;
  for (const Row& row : read_table("repair_words.tsv", 4)) {
    CAPTURE(row.where);
    CAPTURE(row[0]);
    const expand::Expansion out = toy.expand(row[0]);
    CAPTURE(expand::to_string(out.plan));
    if (row[2] == "-") {
      CHECK(out.suggestions == std::vector<std::string>{});
      CHECK(out.warnings == std::vector<std::string>{});
      continue;
    }
    CHECK(out.suggestions == std::vector<std::string>{row[1]});
    CHECK(out.warnings.size() == 1);
    for (const std::string& warning : out.warnings) {
      CHECK(warning.starts_with("no article contains \""));
      CHECK(warning.ends_with(" (" + row[2] + ")"));
    }
  }
}

TEST_CASE("words of few articles are searched for as typed and as meant, as the table says") {
  Toy toy;
  toy.vocabulary = ToyVocabulary(toy.analyzer, {{"prezydent", Language::kPl, 200},
                                                {"prezydnet", Language::kPl, 2},
                                                {"prezdnet", Language::kPl, 1},
                                                {"ustawa", Language::kPl, 300},
                                                {"ustawka", Language::kPl, 3},
                                                {"санкции", Language::kRu, 100},
                                                {"sankcii", Language::kPl, 1},
                                                {"cfyrwbb", Language::kPl, 2},
                                                {"lhtpbltyn", Language::kPl, 1},
                                                {"kowalczyk", Language::kPl, 40},
                                                {"kowalczuk", Language::kPl, 1},
                                                {"robin", Language::kPl, 2},
                                                {"robią", Language::kPl, 500},
                                                {"робин", Language::kRu, 3},
                                                {"h20", Language::kOther, 1},
                                                {"h200", Language::kOther, 900},
                                                {"mswo", Language::kOther, 1},
                                                {"mswia", Language::kOther, 900}});
  for (const Row& row : read_table("repair_little.tsv", 4)) {
    CAPTURE(row.where);
    CAPTURE(row[0]);
    const expand::Expansion out = toy.expand(row[0]);
    CAPTURE(expand::to_string(out.plan));
    if (row[2] == "-") {
      CHECK(out.suggestions == std::vector<std::string>{});
      CHECK(out.warnings == std::vector<std::string>{});
      continue;
    }
    REQUIRE(out.suggestions.size() == 1);
    CHECK(fold(out.suggestions[0]) == fold(row[1]));
    REQUIRE(out.warnings.size() == 1);
    CHECK(out.warnings[0].find("; also searched for \"") != std::string::npos);
    CHECK(out.warnings[0].ends_with("\" (" + row[2] + ")"));
  }
}

TEST_CASE("what was perhaps meant weighs less than anything that stands for the word as typed") {
  Toy toy;
  toy.vocabulary = ToyVocabulary(
      toy.analyzer, {{"prezydent", Language::kPl, 200}, {"prezydnet", Language::kPl, 2}});
  const expand::Expansion out = toy.expand("prezydnet");
  double least_typed = 1;
  double most_meant = 0;
  bool is_typed_there = false;
  for (const expand::Alternative& one : out.plan.group.alternatives) {
    CAPTURE(one.shown);
    if (one.why == Why::kRepair || one.why == Why::kRelated) {
      most_meant = std::max(most_meant, one.weight);
    } else {
      least_typed = std::min(least_typed, one.weight);
      is_typed_there |= one.why == Why::kWord && one.shown == "prezydnet";
    }
  }
  CHECK(is_typed_there);
  CHECK(most_meant > 0);
  CHECK(most_meant < least_typed);
  CHECK(out.warnings == std::vector<std::string>{"2 articles have \"prezydnet\"; also searched for "
                                                 "\"prezydent\" (typo)"});
}

TEST_CASE("a repaired word is found for the reason repair, below the word itself") {
  Toy toy;
  const expand::Expansion typed = toy.expand("санкции");
  const expand::Expansion repaired = toy.expand("cfyrwbb");
  REQUIRE_FALSE(repaired.plan.group.alternatives.empty());
  CHECK(repaired.plan.group.word == "cfyrwbb");
  CHECK(repaired.plan.group.alternatives.size() == typed.plan.group.alternatives.size());
  for (const expand::Alternative& one : repaired.plan.group.alternatives) {
    CAPTURE(one.shown);
    CHECK((one.why == Why::kRepair || one.why == Why::kRelated));
    const auto same =
        std::ranges::find(typed.plan.group.alternatives, one.slots, &expand::Alternative::slots);
    REQUIRE(same != typed.plan.group.alternatives.end());
    CHECK(one.weight < same->weight);
  }
  CHECK(to_string(Why::kRepair) == "repair");
  CHECK(repaired.warnings ==
        std::vector<std::string>{
            "no article contains \"cfyrwbb\"; searched for \"санкции\" instead (keyboard layout)"});
}

TEST_CASE("nothing is repaired when it is not wanted or words are taken as written") {
  Toy toy;
  SearchOptions no_repair;
  no_repair.repair = false;
  SearchOptions exact;
  exact.expand = false;
  for (const SearchOptions& options : {no_repair, exact}) {
    const expand::Expansion out = toy.expand("cfyrwbb eksprot obyski", options);
    CHECK(out.warnings.empty());
    CHECK(out.suggestions.empty());
  }
}
