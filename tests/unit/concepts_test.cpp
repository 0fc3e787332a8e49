// Concept tables: what is refused, what queries find, how files join, what the lint says.
#include "concepts/concept_file.hpp"
#include "concepts/concept_table.hpp"
#include "concepts/lint.hpp"
#include "toy_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {
namespace {

namespace fs = std::filesystem;

const fs::path kTests = fs::path(TROPA_SOURCE) / "tests";
const std::string kHeaderLine = std::string(concepts::kHeader) + "\n";

struct TableRow {
  std::string where;
  std::vector<std::string> cells;
};

std::vector<TableRow> rows_of(const std::string& name) {
  std::vector<TableRow> rows;
  std::ifstream in(kTests / "tables" / name);
  REQUIRE(in.good());
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    TableRow row{name + ":" + std::to_string(number), {}};
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.cells.push_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

// \t \n \r \xHH and {h}, the header line.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("{h}")) {
      out += kHeaderLine;
      i += 2;
    } else if (text[i] != '\\') {
      out += text[i];
    } else if (text[++i] == 'x') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : '\r';
    }
  }
  return out;
}

// A file that is gone after the test.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, std::string_view bytes)
      : path_(fs::temp_directory_path() / ("tropa-concepts-" + name)) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Result<ConceptTable> load(const std::vector<fs::path>& files) {
  return ConceptTable::load(files, toy::cut_and_stem);
}

std::string found(const ConceptTable& table, std::string_view query) {
  const std::vector<WordReadings> words = toy::cut_and_stem(query);
  std::string out;
  for (const ConceptMatch& match : table.find(words)) {
    out += (out.empty() ? "" : " ") + table.at(match.concept_index).id + "@" +
           std::to_string(match.first) + "+" + std::to_string(match.count);
  }
  return out.empty() && !words.empty() ? "-" : out;
}

const Concept* concept_of(const ConceptTable& table, std::string_view id) {
  for (std::size_t index = 0; index < table.size(); ++index) {
    if (table.at(index).id == id) return &table.at(index);
  }
  return nullptr;
}

bool is_related(const ConceptTable& table, std::string_view from, std::string_view to) {
  const Concept* concept_ = concept_of(table, from);
  return concept_ != nullptr && std::ranges::any_of(concept_->related, [&](std::size_t index) {
           return table.at(index).id == to;
         });
}

TEST_CASE("a broken concept table is refused with file, line and cure") {
  for (const TableRow& row : rows_of("concepts_bad.tsv")) {
    CAPTURE(row.where);
    REQUIRE(row.cells.size() == 4);
    const TemporaryFile file("bad.tsv", unescaped(row.cells[0]));
    const Result<ConceptTable> table = load({file.path()});
    REQUIRE(!table);
    CHECK(table.error().code == Code::kUsage);
    CHECK(table.error().what == file.path().string() + ":" + row.cells[1]);
    CHECK(table.error().hint.find(row.cells[2]) != std::string::npos);
  }
}

TEST_CASE("a concept table past 8 MiB is refused with the line where it passes them") {
  const std::string line = "# " + std::string(1021, 'x') + "\n";
  std::string bytes;
  for (int i = 0; i < 9 * 1024; ++i) bytes += line;
  const TemporaryFile file("large.tsv", bytes);
  const Result<ConceptTable> table = load({file.path()});
  REQUIRE(!table);
  CHECK(table.error().code == Code::kUsage);
  CHECK(table.error().what == file.path().string() + ":8193: the table goes on past 8 MiB");
  CHECK(!table.error().hint.empty());
}

TEST_CASE("a concept table of exactly 8 MiB is read") {
  std::string bytes = kHeaderLine + "a\tkot\t\t\t\t\n# ";
  bytes.resize(concepts::kMaxFileBytes, 'x');
  const TemporaryFile file("full.tsv", bytes);
  CHECK(load({file.path()}).has_value());
}

TEST_CASE("what is not a readable file is an error with its name") {
  for (const fs::path& path : {kTests, kTests / "no-such-table.tsv"}) {
    const Result<ConceptTable> table = load({path});
    REQUIRE(!table);
    CHECK(table.error().code == Code::kUsage);
    CHECK(table.error().what == path.string() + ":1: cannot be read as a concept table");
  }
}

TEST_CASE("a concept has at most 64 aliases, in one file and in several") {
  std::string names = "n0";
  for (int i = 1; i < 64; ++i) names += ";n" + std::to_string(i);
  const TemporaryFile most("most.tsv", kHeaderLine + "a\t" + names + "\t\t\t\t\n");
  CHECK(load({most.path()}).has_value());
  const TemporaryFile more("more.tsv", kHeaderLine + "a\t" + names + "\t\t\tone\t\n");
  const Result<ConceptTable> table = load({more.path()});
  REQUIRE(!table);
  CHECK(table.error().what == more.path().string() + ":2: 65 aliases; a concept has at most 64");
  const TemporaryFile extension("extension.tsv", kHeaderLine + "\na\t\t\t\tone\t\n");
  const Result<ConceptTable> both = load({most.path(), extension.path()});
  REQUIRE(!both);
  CHECK(both.error().what == extension.path().string() +
                                 ":3: the concept \"a\" gets 65 aliases with those of earlier "
                                 "tables; a concept has at most 64");
}

TEST_CASE("what spreadsheets do to a table is read: byte order mark, CRLF, rows of tabs, spaces") {
  const TemporaryFile file("sheet.tsv",
                           "\xEF\xBB\xBF# title\t\t\t\t\t\r\n" + std::string(concepts::kHeader) +
                               "\r\n\t\t\t\t\t\r\na\t kot ; kotek \tкіт\tкот\tcat\t\r\n");
  const Result<ConceptTable> table = load({file.path()});
  REQUIRE(table.has_value());
  REQUIRE(table->size() == 1);
  CHECK(table->at(0).aliases.size() == 5);
  CHECK(table->at(0).aliases[1].text == "kotek");
  CHECK(table->at(0).aliases[4].language == Language::kOther);
}

TEST_CASE("queries name the concepts that the table of examples says") {
  const Result<ConceptTable> table = load({kTests / "tables" / "concepts_sample.tsv"});
  REQUIRE(table.has_value());
  for (const TableRow& row : rows_of("concepts_find.tsv")) {
    CAPTURE(row.where);
    REQUIRE(row.cells.size() == 3);
    CHECK(found(*table, row.cells[0]) == row.cells[1]);
  }
}

TEST_CASE("a table that was cut before finds the same, and only while nothing changed") {
  const Result<ConceptTable> whole = load({kTests / "tables" / "concepts_sample.tsv"});
  REQUIRE(whole.has_value());
  const std::uint64_t key = concepts::compiled_key("the table", "the stems");
  const std::string bytes = whole->packed(key);
  const TemporaryFile file("concepts.compiled", bytes);
  auto opened = concepts::CompiledConcepts::open(file.path(), key);
  REQUIRE(opened.has_value());
  const ConceptTable cut(std::move(*opened));
  REQUIRE(cut.size() == whole->size());
  for (std::size_t index = 0; index < cut.size(); ++index) {
    CHECK(cut.at(index).id == whole->at(index).id);
    CHECK(cut.at(index).related == whole->at(index).related);
    REQUIRE(cut.at(index).aliases.size() == whole->at(index).aliases.size());
    for (std::size_t alias = 0; alias < cut.at(index).aliases.size(); ++alias) {
      const ConceptAlias& one = cut.at(index).aliases[alias];
      const ConceptAlias& other = whole->at(index).aliases[alias];
      CHECK(one.language == other.language);
      CHECK(one.text == other.text);
      CHECK(one.words == other.words);
      CHECK(one.stems == other.stems);
    }
  }
  for (const TableRow& row : rows_of("concepts_find.tsv")) {
    CAPTURE(row.where);
    CHECK(found(cut, row.cells[0]) == row.cells[1]);
  }
  const auto opens = [](const std::string& content, std::uint64_t with) {
    const TemporaryFile other("other.cut", content);
    return concepts::CompiledConcepts::open(other.path(), with).has_value();
  };
  CHECK(opens(bytes, key));
  CHECK_FALSE(opens(bytes, concepts::compiled_key("the table, edited", "the stems")));
  CHECK_FALSE(opens(bytes, concepts::compiled_key("the table", "other stems")));
  CHECK_FALSE(opens(bytes.substr(0, bytes.size() - 1), key));
  std::string damaged = bytes;
  damaged[bytes.size() / 2] ^= 1;
  CHECK_FALSE(opens(damaged, key));
}

TEST_CASE("a link between concepts holds in both directions") {
  const Result<ConceptTable> table = load({kTests / "tables" / "concepts_sample.tsv"});
  REQUIRE(table.has_value());
  CHECK(is_related(*table, "sanctions", "export-control"));
  CHECK(is_related(*table, "export-control", "sanctions"));
  CHECK(!is_related(*table, "sanctions", "export"));
}

TEST_CASE("our table names what it should, and false friends stay apart") {
  const fs::path ours = kTests.parent_path() / "stemmers" / "data" / "concepts.tsv";
  const Result<ConceptTable> table = load({ours});
  REQUIRE_MESSAGE(table.has_value(), (table.has_value() ? "" : table.error().what));
  CHECK(table->size() >= 1000);
  const auto names = [&](std::string_view query, std::string_view id) {
    const std::vector<WordReadings> words = toy::cut_and_stem(query);
    return std::ranges::any_of(table->find(words), [&](const ConceptMatch& match) {
      return table->at(match.concept_index).id == id;
    });
  };
  for (const TableRow& row : rows_of("concepts_builtin.tsv")) {
    CAPTURE(row.where);
    REQUIRE(row.cells.size() == 4);
    REQUIRE(concept_of(*table, row.cells[1]) != nullptr);
    REQUIRE(concept_of(*table, row.cells[2]) != nullptr);
    CHECK(names(row.cells[0], row.cells[1]));
    CHECK(!names(row.cells[0], row.cells[2]));
  }
  CHECK(is_related(*table, "sanctions", "export-control"));
  CHECK(is_related(*table, "ceasefire", "peace"));
  CHECK(!is_related(*table, "export", "sanctions"));
}

TEST_CASE("a later table adds concepts and extends those of an earlier one") {
  const fs::path sample = kTests / "tables" / "concepts_sample.tsv";
  const TemporaryFile mine("mine.tsv", kHeaderLine +
                                           "sanctions\trestrykcje;sankcje\t\t\t\tembargo\n"
                                           "embargo\tembargo\tембарго\tэмбарго\tembargo\t\n");
  const Result<ConceptTable> table = load({sample, mine.path()});
  REQUIRE(table.has_value());
  CHECK(found(*table, "restrykcjami") == "sanctions@0+1");
  CHECK(found(*table, "санкции") == "sanctions@0+1");
  CHECK(found(*table, "эмбарго") == "embargo@0+1");
  CHECK(is_related(*table, "embargo", "sanctions"));
  // "sankcje" stands in both tables and is one alias.
  CHECK(concept_of(*table, "sanctions")->aliases.size() == 9);
}

TEST_CASE("no tables give no concepts") {
  const Result<ConceptTable> table = load({});
  REQUIRE(table.has_value());
  CHECK(table->size() == 0);
  CHECK(table->find(toy::cut_and_stem("санкции")).empty());
}

std::vector<std::string> warnings(const std::string& rows,
                                  const std::vector<fs::path>& before = {}) {
  const TemporaryFile file("lint.tsv", kHeaderLine + rows);
  const auto result = concepts::lint(file.path(), toy::cut_and_stem, before);
  REQUIRE(result.has_value());
  std::vector<std::string> texts;
  for (const std::string& text : *result) {
    REQUIRE(text.starts_with(file.path().string() + ":"));
    texts.push_back(text.substr(file.path().string().size() + 1));
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("the lint names aliases of two concepts that fold together") {
  CHECK(warnings("cat\tkot\tкіт\tкот\t\t\nboiler\tkocioł;koty\tкотел\tкотел\t\t\n") ==
        Texts{"3: pl \"koty\" folds together with \"kot\" of \"cat\" (line 2)"});
  // Other languages may share a word: that is what false friends are.
  CHECK(warnings("time\tczas\tчас\tвремя\t\t\nhour\tgodzina\tгодина\tчас\t\t\n") == Texts{});
  CHECK(warnings("# homonym: мир\npeace\tpokój\tмир\tмир\t\t\nworld\tświat\tсвіт\tмир\t\t\n") ==
        Texts{});
}

TEST_CASE("the lint names empty columns, single letters and links to itself") {
  CHECK(warnings("cat\tkot\t\tкот\t\t\n") ==
        Texts{"2: \"cat\" cannot be reached in uk: the column is empty"});
  CHECK(warnings("cat\tkot;к\tкіт\tкот\t\t\n") == Texts{"2: pl \"к\" is a single letter"});
  CHECK(warnings("cat\tkot\tкіт\tкот\t\tcat\n") == Texts{"2: \"cat\" is related to itself"});
}

TEST_CASE("the lint names a concept that another one hits by every alias") {
  CHECK(warnings("# homonym: kot; кот; кіт\n"
                 "cat\tkot;kotek\tкіт\tкот\t\t\ntomcat\tkot\tкіт\tкот\t\t\n") ==
        Texts{"4: every alias of \"tomcat\" is also one of \"cat\""});
}

TEST_CASE("the lint of a user's table compares it with ours and lets it extend our rows") {
  const fs::path sample = kTests / "tables" / "concepts_sample.tsv";
  CHECK(warnings("sanctions\trestrykcje\t\t\t\texport\n", {sample}) == Texts{});
  CHECK(warnings("goods\ttowar;eksportem\tтовар\tтовар\t\t\n", {sample}) ==
        Texts{"2: pl \"eksportem\" folds together with \"eksport\" of \"export\" (" +
              sample.string() + ":7)"});
}

TEST_CASE("the lint takes an edited copy of our table for a version of it, not for an addition") {
  const fs::path sample = kTests / "tables" / "concepts_sample.tsv";
  std::ifstream in(sample, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const TemporaryFile copy("copy.tsv", bytes + "goods\ttowar;eksportem\tтовар\tтовар\t\t\n");
  const std::vector<fs::path> before{sample};
  const auto result = concepts::lint(copy.path(), toy::cut_and_stem, before);
  REQUIRE(result.has_value());
  REQUIRE(result->size() == 1);
  CHECK(result->front().find("of \"export\" (line 7)") != std::string::npos);
}

TEST_CASE("the lint fails where loading fails") {
  const auto result = concepts::lint(kTests / "no-such-table.tsv", toy::cut_and_stem);
  REQUIRE(!result.has_value());
  CHECK(result.error().code == Code::kUsage);
}

}  // namespace
}  // namespace tropa
