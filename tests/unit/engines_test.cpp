// Queries and articles for engines of another kind: the syntax of each, and that the fields of an
// article are the terms that we index ourselves.
#include "engine_fields.hpp"
#include "engines/engine_query.hpp"
#include "engines/write_query.hpp"
#include "read_table.hpp"
#include "temporary_directory.hpp"
#include "terms/analyzed_fields.hpp"
#include "terms/document_indexer.hpp"
#include "vocabulary_file.hpp"
#include "words/weights.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace tropa;
using tropa::test::read_table;
using tropa::test::Row;

namespace {

std::shared_ptr<const Resources> resources() {
  static const auto loaded = Resources::load({.concepts = {}, .built_in_concepts = false});
  REQUIRE(loaded.has_value());
  return *loaded;
}

/// Has every word, in one of ten articles.
class FullVocabulary : public expand::Vocabulary {
 public:
  std::uint64_t documents_with(const std::string& term) override { return term != "Lother"; }
  std::vector<std::string> terms_for(const std::string&) override { return {}; }
  std::vector<std::string> terms_by_key_prefix(const std::string&, std::size_t) override {
    return {};
  }
  std::vector<std::string> words_beginning(const std::string&, const std::string&,
                                           std::size_t) override {
    return {};
  }
  expand::PrefixExpansion most_frequent_with_prefix(const std::string&, const std::string&,
                                                    std::size_t) override {
    return {};
  }
};

std::string written(std::string_view query, const SearchOptions& options, Engine engine) {
  FullVocabulary vocabulary;
  Analyzer analyzer(resources());
  const auto made = engines::write_query(query, options, engine, vocabulary, 10, analyzer);
  return made ? made->text : "error: " + made.error().what;
}

const SearchOptions kExact{.expand = false};
const SearchOptions kForms{.lexicon = false, .bridge = false, .repair = false};

/// How often each token stands in a field.
std::map<std::string, unsigned> counted(const std::string& field) {
  std::map<std::string, unsigned> out;
  std::istringstream tokens(field);
  for (std::string token; tokens >> token;) ++out[token];
  out.erase(std::string(schema::kEngineGap));
  return out;
}

}  // namespace

TEST_CASE("a query is written in Lucene's syntax as the table says") {
  for (const Row& row : read_table("engine_lucene.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(written(row[0], kExact, Engine::kLucene) == row[1]);
  }
}

TEST_CASE("what means something in Lucene's syntax gets a backslash") {
  CHECK(engines::escape_lucene("a+b-c&|!(){}[]^\"~*?:\\/z") ==
        "a\\+b\\-c\\&\\|\\!\\(\\)\\{\\}\\[\\]\\^\\\"\\~\\*\\?\\:\\\\\\/z");
  CHECK(engines::escape_lucene("санкції об'єкт 3,5") == "санкції об'єкт 3,5");
}

TEST_CASE("forms of words are joined by their best in JSON and by a sum in Lucene's syntax") {
  const std::string lucene = written("санкціями", kForms, Engine::kLucene);
  CHECK(lucene.find("words:санкціями^0.5") != std::string::npos);
  CHECK(lucene.find("stems:uk_санкція^0.92") != std::string::npos);
  const std::string json = written("санкціями", kForms, Engine::kOpenSearch);
  CHECK(json.find("{\"dis_max\":{\"queries\":[{\"term\":{\"words\":\"санкціями\"}},"
                  "{\"term\":{\"stems\":{\"value\":\"uk_санкція\",\"boost\":0.92}}}") !=
        std::string::npos);
}

TEST_CASE("a phrase of forms filters by rows of one language") {
  const std::string text = written("\"нові санкції\"", kForms, Engine::kLucene);
  CHECK(text.find("order:\"uk_новий uk_санкція\"") != std::string::npos);
  CHECK(text.find("order_2:\"uk_новий uk_санкція\"") != std::string::npos);
  CHECK(text.find(" ru_санкция\"") == std::string::npos);
  const std::string json = written("\"нові санкції\"", kForms, Engine::kOpenSearch);
  CHECK(json.find("\"slop\":0,\"in_order\":true") != std::string::npos);
}

TEST_CASE("an OpenSearch request has the page and the order") {
  SearchOptions options = kExact;
  options.limit = 3;
  options.offset = 6;
  options.sort = SortBy::kDate;
  CHECK(
      written("a", options, Engine::kOpenSearch) ==
      R"({"query":{"term":{"words":"a"}},"from":6,"size":3,"sort":[{"day":{"order":"desc","missing":"_last"}},"_score"]})");
  CHECK(written("a", options, Engine::kLucene).starts_with("error: the order by date"));
}

TEST_CASE("what cannot be said in Lucene's syntax is refused") {
  CHECK(written("a NEAR/5 b NEAR/5 c NEAR/5 d NEAR/5 e", kExact, Engine::kLucene) ==
        "error: NEAR of more than 4 words cannot be said in Lucene's syntax");
  CHECK(written("foo:bar", kExact, Engine::kLucene) == "error: unknown field \"foo\"");
}

TEST_CASE("the fields of an exported article are the terms that we index") {
  Document document;
  document.id = "d";
  document.title = "Нові санкції: COVID-19 і H-20";
  document.text = "Президент стали Trump оголосив 3,5 млн. Санкції, санкції!\nКоло";
  document.date = "2025-11-05";
  document.source = "New York Times";
  document.author = "Jan Nowak";
  document.tags = {"Світ", "цены на газ"};
  document.language = Language::kUk;
  const IndexedDocument indexed =
      DocumentIndexer(resources()).make(document, std::nullopt, std::nullopt);
  schema::Record record = DocumentIndexer::record_of(document, std::nullopt);
  record.language = Language::kUk;
  Analyzer analyzer(resources());
  std::map<std::string, std::map<std::string, unsigned>> fields;
  for (const auto& [name, value] : analyzed_fields(analyzer, record, true)) {
    fields[name] = counted(value);
  }
  std::map<std::string, std::map<std::string, unsigned>> expected;
  for (const glass::Document::Term& term : indexed.document.terms) {
    const auto spelt = schema::engine_term(
        std::string_view(indexed.document.letters).substr(term.begin, term.size));
    if (!spelt || spelt->field == "lang") continue;
    expected[spelt->field][spelt->token] = std::max(1U, static_cast<unsigned>(term.wdf));
  }
  CHECK(fields["source_term"] == expected["source_term"]);
  for (const auto& [name, tokens] : expected) {
    CAPTURE(name);
    CHECK(fields[name] == tokens);
  }
  CHECK(fields["day"].count("20251105") == 1);
  CHECK(fields["words"]["санкції"] == 5);  // three for the title
  CHECK(fields["order"].count("h20") == 1);
  CHECK_FALSE(fields["keys"].empty());
}

TEST_CASE("the mapping ranks as the searcher does") {
  CHECK(schema::kEngineK1 == expand::kBm25K1);
  CHECK(schema::kEngineB == expand::kBm25B);
  const auto mapping = nlohmann::json::parse(opensearch_mapping());
  CHECK(mapping["mappings"]["properties"]["stems"]["analyzer"] == "whitespace");
  CHECK(mapping["settings"]["index"]["similarity"]["tropa"]["k1"] == 1.6);
}

TEST_CASE("a vocabulary is read in place, and is not believed") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "vocabulary";
  const auto write = [&](const std::string& bytes) { std::ofstream(file) << bytes; };
  write(schema::vocabulary_header(7, "print 1") + "\n" + schema::frequency_line("Zuсанкція", 5) +
        "\n" + schema::frequency_line("a", 1) + "\n" + schema::frequency_line("aa", 2) + "\n" +
        schema::frequency_line("ab", 3) + "\n" +
        schema::entry_line(schema::vocabulary_entry("BTRMP", "Zptrump")) + "\n" +
        schema::entry_line(schema::vocabulary_entry("BTRMP", "Zuтрамп")) + "\n" +
        schema::entry_line(schema::vocabulary_entry("BTRMPK", "x")) + "\n");
  const auto opened = schema::VocabularyFile::open(file);
  REQUIRE(opened.has_value());
  CHECK(opened->articles() == 7);
  CHECK(opened->fingerprint() == "print 1");
  CHECK(opened->documents_with("Zuсанкція") == 5);
  CHECK(opened->documents_with("a") == 1);
  CHECK(opened->documents_with("ab") == 3);
  CHECK(opened->documents_with("abc") == 0);
  CHECK(opened->documents_with("") == 0);
  std::string seen;
  opened->terms_beginning("a", [&](std::string_view term, std::uint64_t documents) {
    seen += std::string(term) + std::to_string(documents) + ' ';
    return true;
  });
  CHECK(seen == "a1 aa2 ab3 ");
  seen.clear();
  opened->entries_beginning("BTRMP\t", [&](std::string_view term) {
    seen += std::string(term) + ' ';
    return true;
  });
  CHECK(seen == "Zptrump Zuтрамп ");
  write("t\n\n\tx");
  CHECK_FALSE(schema::VocabularyFile::open(file).has_value());
  write(schema::vocabulary_header(7, "p") + "\nta\nta\tx\n\n\nv");
  const auto damaged = schema::VocabularyFile::open(file);
  REQUIRE(damaged.has_value());
  CHECK(damaged->documents_with("a") == 0);
  CHECK(damaged->documents_with("zzz") == 0);
  write("");
  CHECK_FALSE(schema::VocabularyFile::open(file).has_value());
  CHECK(schema::VocabularyFile::open(file / "none").error().code == Code::kInputMissing);
}
