// Language identification against its table, and what must hold for any text.
#include "language/identify.hpp"
#include "read_table.hpp"
#include "text/tokenize.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace tropa::test {
namespace {

const language::LanguageModel& model() {
  static const auto opened =
      language::LanguageModel::open(std::filesystem::path(TROPA_BUILD_DATA) / "languages.model");
  REQUIRE(opened);
  return *opened;
}

language::CostCache& cache() {
  static language::CostCache of_all_tests;
  return of_all_tests;
}

LanguageGuess identify(std::string_view text) {
  text::Tokenizer tokenizer;
  return identify_language(text, tokenizer.tokenize(text), model(), cache());
}

TEST_CASE("a word costs the same whether it is remembered or not") {
  for (int count = 0; count < 60000; ++count) {
    const std::string word = std::to_string(count % 30000);
    std::string letters;
    for (const char digit : word) letters += static_cast<char>('a' + (digit - '0'));
    for (const std::size_t script : {language::kLatin, language::kCyrillic}) {
      const auto remembered = cache().costs(letters, script, model());
      CHECK(remembered.of == model().costs(letters, script).of);
    }
  }
}

TEST_CASE("texts have the language that the table says") {
  for (const auto& row : read_table("identify.tsv", 3)) {
    CAPTURE(row.where);
    CAPTURE(row[1]);
    const LanguageGuess guess = identify(row[1]);
    CHECK(to_string(guess.language) == row[0]);
    CHECK(guess.confidence > 0);
    CHECK(guess.confidence <= 1);
  }
}

TEST_CASE("no words are no language") {
  const LanguageGuess guess = identify("");
  CHECK(guess.language == Language::kOther);
  CHECK(guess.confidence == 0);
}

TEST_CASE("numbers and codes say nothing about the language") {
  CHECK(identify("2025 H20 С-300").confidence == 0);
}

TEST_CASE("any bytes are safe") {
  for (unsigned lead = 0; lead < 256; ++lead) {
    const std::string word(1 + lead % 5, static_cast<char>(lead));
    Token token;
    token.text = word;
    token.end = word.size();
    for (const Script script : {Script::kLatin, Script::kCyrillic, Script::kOther}) {
      token.script = script;
      const LanguageGuess guess = identify_language(word, {&token, 1}, model(), cache());
      CHECK(guess.confidence <= 1);
    }
  }
}

TEST_CASE("articles of the corpus have the language that their names end in") {
  for (const auto& entry : std::filesystem::directory_iterator(TROPA_SOURCE "/corpus/news")) {
    const std::string name = entry.path().stem().string();
    CAPTURE(name);
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const bool english = name.find("_en") != name.npos;
    const std::string code = name.find("_pl") != name.npos   ? "pl"
                             : name.find("_uk") != name.npos ? "uk"
                                                             : "ru";
    CHECK(to_string(identify(text).language) == (english ? "other" : code));
  }
}

TEST_CASE("a damaged language model is an error that names the file") {
  namespace fs = std::filesystem;
  const fs::path whole = fs::path(TROPA_BUILD_DATA) / "languages.model";
  std::ifstream in(whole, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const fs::path file = fs::temp_directory_path() / "tropa_damaged.model";
  const auto opened_with = [&](const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
    return language::LanguageModel::open(file);
  };
  CHECK(opened_with(bytes));
  // The magic, the version, the sizes, the letters, the slots, the cells; and a file cut short.
  for (const std::size_t at : {std::size_t{0}, std::size_t{8}, std::size_t{12}, std::size_t{16},
                               std::size_t{100}, std::size_t{5000}, bytes.size() - 1}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const auto opened = opened_with(damaged);
    CAPTURE(at);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().what.find("tropa_damaged.model") != std::string::npos);
  }
  CHECK_FALSE(opened_with(bytes.substr(0, bytes.size() / 2)));
  CHECK_FALSE(opened_with("short"));
  fs::remove(file);
}

}  // namespace
}  // namespace tropa::test
