// Documents -> terms, positions, slots and vocabulary, through the printed form.
#include "terms/document_indexer.hpp"

#include "case_evidence.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>

using namespace tropa;

namespace {

std::shared_ptr<const Resources> resources() {
  static const Result<std::shared_ptr<const Resources>> loaded = [] {
    ResourceOptions options;
    options.built_in_concepts = false;
    return Resources::load(options);
  }();
  REQUIRE(loaded.has_value());
  return *loaded;
}

IndexedDocument postings_of(const Document& document) {
  return DocumentIndexer(resources()).make(document, std::nullopt, std::nullopt);
}

/// The printed line that begins with this term.
std::string line_of(const IndexedDocument& indexed, const std::string& term) {
  std::istringstream lines(to_string(indexed));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(term + " ")) return line.substr(term.size() + 1);
  }
  return "";
}

std::string stem_of(const std::string& word, Language language) {
  Stems stems;
  Analyzer(resources()).stem(word, language, stems);
  REQUIRE_FALSE(stems.empty());
  return stems[0];
}

bool has_entry(const IndexedDocument& indexed, const std::string& key, const std::string& term) {
  return std::ranges::find(indexed.vocabulary, std::pair(key, term)) != indexed.vocabulary.end();
}

Document document(std::string title, std::string text, Language language) {
  Document made;
  made.id = "d";
  made.title = std::move(title);
  made.text = std::move(text);
  made.language = language;
  return made;
}

}  // namespace

TEST_CASE("words and stems are counted, stems and bare words have places") {
  const IndexedDocument indexed =
      postings_of(document("Port", "port czeka, H20 czeka", Language::kPl));
  const std::string stem = schema::stem_term(Language::kPl, stem_of("port", Language::kPl));
  CHECK(line_of(indexed, "port") == "4");  // 3 in the headline, 1 in the text, no places
  CHECK(line_of(indexed, stem) == "4 @0,1");
  CHECK(line_of(indexed, "h20") == "1 @3");
  CHECK(line_of(indexed, "Sport") == "1");
  CHECK(line_of(indexed,
                "Q"
                "d") == "0");
  CHECK(line_of(indexed, "Lpl") == "0");
  CHECK(line_of(indexed, "slot 1") == "pl");
  CHECK(line_of(indexed, "slot 3") == "d");
}

TEST_CASE("terms come sorted and each once") {
  const IndexedDocument indexed =
      postings_of(document("Порт і порти", "порт порт порти у порту", Language::kUk));
  std::vector<std::string_view> terms;
  for (const glass::Document::Term& term : indexed.document.terms)
    terms.push_back(indexed.document.text_of(term));
  CHECK(std::ranges::is_sorted(terms));
  CHECK(std::ranges::adjacent_find(terms) == terms.end());
}

TEST_CASE("a foreign word gets the likeliest stem of each language of its alphabet") {
  const IndexedDocument indexed = postings_of(document("Tak", "рынок tak", Language::kPl));
  CHECK(line_of(indexed, schema::stem_term(Language::kRu, stem_of("рынок", Language::kRu))) ==
        "1 @1");
  // ы is no Ukrainian letter
  for (const glass::Document::Term& term : indexed.document.terms) {
    CHECK_FALSE(indexed.document.text_of(term).starts_with("Zu"));
  }
}

TEST_CASE("a text in no language of ours gives words without stems") {
  const IndexedDocument indexed = postings_of(document("", "markets fall again", Language::kOther));
  CHECK(line_of(indexed, "markets") == "1 @0,3");  // also in the title made of the text
  for (const glass::Document::Term& term : indexed.document.terms) {
    CHECK_FALSE(indexed.document.text_of(term).starts_with("Z"));
  }
}

TEST_CASE("without a headline the beginning of the text is the title, and weighs nothing more") {
  const IndexedDocument indexed =
      postings_of(document("", "Port czeka. Potem nic.", Language::kPl));
  CHECK(line_of(indexed, "port") == "1");
  CHECK(line_of(indexed, "Sport") == "1");
  CHECK(schema::record_from(indexed.document.data)->title == "Port czeka.");
}

TEST_CASE("source, author, tags and dates are found by their fields") {
  Document made = document("T", "x", Language::kRu);
  made.source = "Example.COM";
  made.author = "Anna Nowak";
  made.tags = {"Energia Jądrowa"};
  made.date = "2025-12-01T00:30:00+02:00";
  const IndexedDocument indexed = postings_of(made);
  CHECK(line_of(indexed, "Hexample com") == "0");
  CHECK(line_of(indexed, "Anowak").starts_with("1"));
  CHECK(line_of(indexed, "Kenergia jądrowa") == "0");
  CHECK(line_of(indexed, "slot 0") == "20251201T003000");
  CHECK(schema::record_from(indexed.document.data)->date == "2025-12-01T00:30:00+02:00");
}

TEST_CASE("a file's time is shown for a missing date, marked so, and is no date to sort by") {
  DocumentIndexer maker(resources());
  const IndexedDocument indexed =
      maker.make(document("T", "x", Language::kPl), std::nullopt, 1'764'547'200'000'000'000);
  const Result<schema::Record> record = schema::record_from(indexed.document.data);
  CHECK(record->date_is_file_time);
  CHECK(record->date == "2025-12-01T00:00:00Z");
  CHECK(line_of(indexed, "slot 0").empty());
}

TEST_CASE("new vocabulary brings its bridge keys and its spelling without marks, once") {
  DocumentIndexer maker(resources());
  const Document made = document("", "żółw Singapur", Language::kPl);
  const IndexedDocument first = maker.make(made, std::nullopt, std::nullopt);
  const std::string stem = stem_of("singapur", Language::kPl);
  const std::vector<std::string> keys = bridge_keys(stem);
  REQUIRE_FALSE(keys.empty());
  CHECK(has_entry(first, schema::phonetic_key(keys[0]), schema::stem_term(Language::kPl, stem)));
  CHECK(has_entry(first, schema::undiacritic_key("zolw"),
                  schema::stem_term(Language::kPl, stem_of("żółw", Language::kPl))));
  CHECK(maker.make(made, std::nullopt, std::nullopt).vocabulary.empty());
}

TEST_CASE("a word that stands with a capital inside a sentence is recorded as a name") {
  const auto has_capital = [](const std::string& text, const std::string& word) {
    const IndexedDocument postings = postings_of(document("", text, Language::kPl));
    const std::string key =
        schema::case_key(schema::stem_term(Language::kPl, stem_of(word, Language::kPl)));
    return std::ranges::any_of(postings.vocabulary, [&](const auto& entry) {
      return entry.first == key && entry.second.starts_with('C');
    });
  };
  CHECK(has_capital("We wtorek Singapur czekał.", "singapur"));
  CHECK(has_capital("Leci do Singapuru.", "singapur"));
  CHECK_FALSE(has_capital("Singapur czekał. Singapur spał.", "singapur"));
  CHECK_FALSE(has_capital("Tytuł\nSingapur czekał", "singapur"));
  CHECK_FALSE(has_capital("Mówi: „Port czeka”.", "port"));
  CHECK_FALSE(has_capital("Wielki port czeka.", "port"));
  CHECK_FALSE(has_capital("TO JEST SINGAPUR.", "singapur"));
}

TEST_CASE("evidence of capitals does not depend on the order of articles") {
  std::vector<Document> articles;
  for (int number = 0; number < 60; ++number) {
    articles.push_back(document("", "Leci do Singapuru, a port czeka.", Language::kPl));
    articles.back().id = "article " + std::to_string(number);
  }
  const auto entries = [](const std::vector<Document>& all) {
    DocumentIndexer maker(resources());
    std::map<std::string, std::string> greatest;
    for (const Document& one : all) {
      for (const auto& [key, term] : maker.make(one, std::nullopt, std::nullopt).vocabulary) {
        if (!schema::CaseEvidence::from(term)) continue;
        std::string& known = greatest[key + '\t' + term[0]];
        known = std::max(known, term);
      }
    }
    return greatest;
  };
  const auto in_order = entries(articles);
  CHECK_FALSE(in_order.empty());
  std::ranges::reverse(articles);
  CHECK(entries(articles) == in_order);
}

TEST_CASE("codes are not bridged") {
  CHECK(postings_of(document("", "H20 F-16 2025", Language::kOther)).vocabulary.empty());
}
