// Which words of an index stand for a word of the query because they sound alike: one candidate a
// row, in an index that has nothing else.
#include "expand/relatives.hpp"

#include "case_evidence.hpp"
#include "read_table.hpp"
#include "schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace tropa;
using tropa::test::read_table;
using tropa::test::Row;

namespace {

/// Words by their keys, as the indexer records them.
class OneWordVocabulary : public expand::Vocabulary {
 public:
  void add(const std::string& term, const std::string& stem, const std::string& casing) {
    terms_.insert(term);
    for (const std::string& key : bridge_keys(stem)) keys_[schema::phonetic_key(key)].insert(term);
    if (casing != "unknown") {
      keys_[schema::case_key(term)].insert(
          schema::CaseEvidence{.is_capital = casing == "name", .level = 1}.to_string());
    }
  }
  std::uint64_t documents_with(const std::string& term) override { return terms_.count(term); }
  std::vector<std::string> terms_for(const std::string& key) override {
    const std::set<std::string>& terms = keys_[key];
    return {terms.begin(), terms.end()};
  }
  std::vector<std::string> terms_by_key_prefix(const std::string& prefix, std::size_t) override {
    std::vector<std::string> out;
    for (const auto& [key, terms] : keys_) {
      if (key.starts_with(prefix)) out.insert(out.end(), terms.begin(), terms.end());
    }
    return out;
  }
  std::vector<std::string> words_beginning(const std::string&, const std::string&,
                                           std::size_t) override {
    return {};
  }
  expand::PrefixExpansion most_frequent_with_prefix(const std::string&, const std::string&,
                                                    std::size_t) override {
    return {};
  }

 private:
  std::set<std::string> terms_;
  std::map<std::string, std::set<std::string>> keys_;
};

}  // namespace

TEST_CASE("what sounds like a word of the query is judged by what both are, as the table says") {
  const auto resources = Resources::load();
  REQUIRE(resources.has_value());
  Analyzer analyzer(*resources);
  for (const Row& row : read_table("expand_relatives.tsv", 6)) {
    CAPTURE(row.where);
    OneWordVocabulary vocabulary;
    const auto language = language_from(row[1]);
    REQUIRE(language.has_value());
    Stems stems;
    const std::string word = fold(row[2]);
    analyzer.stem(word, *language, stems);
    for (const std::string& stem : stems.all())
      vocabulary.add(schema::stem_term(*language, stem), stem, row[3]);
    if (stems.empty()) vocabulary.add(schema::word_term(word), word, row[3]);
    const std::vector<expand::QueryWord> asked = expand::words_of(row[0], analyzer);
    REQUIRE(asked.size() == 1);
    expand::RelativeFinder finder(analyzer, vocabulary);
    const bool is_found = !finder.find(asked[0], {}, true).empty();
    CHECK(is_found == (row[4] == "yes"));
  }
}

TEST_CASE("a language in which the word has a translation needs no word that sounds alike") {
  const auto resources = Resources::load();
  REQUIRE(resources.has_value());
  Analyzer analyzer(*resources);
  OneWordVocabulary vocabulary;
  vocabulary.add(schema::stem_term(Language::kPl, "manifestacja"), "manifestacja", "word");
  const std::vector<expand::QueryWord> asked = expand::words_of("манифестация", analyzer);
  expand::RelativeFinder finder(analyzer, vocabulary);
  CHECK_FALSE(finder.find(asked[0], {}, false).empty());
  LanguageSet translated;
  translated.add(Language::kPl);
  CHECK(finder.find(asked[0], translated, false).empty());
}
