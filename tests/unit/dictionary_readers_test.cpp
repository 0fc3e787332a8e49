// The readers of the dictionary packages, on samples written here in the layout of each source.
#include "tools/attestation.hpp"
#include "tools/choose.hpp"
#include "tools/fold_word.hpp"
#include "tools/hunspell.hpp"
#include "tools/irregular.hpp"
#include "tools/lexicon.hpp"
#include "tools/link_grammar.hpp"
#include "tools/morfologik.hpp"
#include "tools/russian.hpp"
#include "tools/tesseract.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace tropa::test {
namespace {

using namespace tools;

template <typename Number>
void append(std::string& out, Number value) {
  std::string bytes(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  out += bytes;
}

/// A traineddata file with one word list: "ab", "a'b" spelled with letters a, b, '.
std::string small_traineddata() {
  const std::string charset = "4\nNULL 0\na 3\nb 3\n' 10\n";
  std::string dawg;
  append<std::int16_t>(dawg, 42);
  append<std::int32_t>(dawg, 4);
  append<std::int32_t>(dawg, 4);
  // Three bits hold a letter; then last, backward, end of word; then the target.
  const auto edge = [](std::uint64_t letter, bool last, bool ends, std::uint64_t next) {
    return letter | std::uint64_t{last} << 3U | std::uint64_t{ends} << 5U | next << 6U;
  };
  append(dawg, edge(1, true, false, 1));
  append(dawg, edge(2, false, true, 0));
  append(dawg, edge(3, true, false, 3));
  append(dawg, edge(2, true, true, 0));
  std::string out;
  append<std::uint32_t>(out, 24);
  const auto begin = static_cast<std::int64_t>(4 + 24 * 8);
  for (std::size_t i = 0; i < 24; ++i) {
    append<std::int64_t>(out, i == 19   ? begin
                              : i == 21 ? begin + static_cast<std::int64_t>(dawg.size())
                                        : -1);
  }
  return out + dawg + charset;
}

std::vector<std::string> stems_in(const std::vector<Chosen>& words, std::string_view form) {
  for (const Chosen& word : words) {
    if (word.form == form) return word.stems;
  }
  return {};
}

}  // namespace

TEST_CASE("a Morfologik automaton gives form, lemma and tags") {
  // One chain: root arc "^", then the word "ba;AAk;t": front A and behind A drop nothing, "k" is
  // appended.
  std::string bytes{"\\fsa\xC6\x00\x07\x01\x00", 9};
  const std::string word = "ba;AAk;t";
  bytes += std::string("\x40^\x03", 3);  // the node of the root arc: last, label follows, target 3
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_end = i + 1 == word.size();
    bytes += static_cast<char>(is_end ? 0x60 : 0xC0);
    bytes += word[i];
    if (is_end) bytes += '\0';
  }
  std::string seen;
  const auto done = read_morfologik(bytes, ';', [&](const MorfologikEntry& entry) {
    seen +=
        std::string(entry.form) + '|' + std::string(entry.lemma) + '|' + std::string(entry.tags);
  });
  CHECK(done);
  CHECK(seen == "ba|bak|t");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    (void)read_morfologik(std::string_view(bytes).substr(0, size), ';', [](const MorfologikEntry&) {
    }).has_value();
  }
  CHECK_FALSE(read_morfologik("PK not an automaton", ';', [](const MorfologikEntry&) {}));
}

TEST_CASE("hunspell rules are expanded with conditions, prefixes and their product") {
  const auto rules = Hunspell::parse(
      "SET UTF-8\nPFX b Y 1\nPFX b 0 nie .\nSFX a Y 3\nSFX a y ego [^k]y\nSFX a y iego ky\nSFX a 0 "
      "m .\n");
  REQUIRE(rules);
  std::string forms;
  rules->expand("2\nnowy/ab\ndom\n", [&](const HunspellForm& form) {
    forms += std::string(form.form) + (form.prefixed ? "+ " : " ");
  });
  CHECK(forms == "nowy nienowy+ nowego nienowego+ nowym nienowym+ dom ");
  CHECK_FALSE(Hunspell::parse("SFX a\n"));
}

TEST_CASE("a tesseract word list is read from its graph") {
  const std::string bytes = small_traineddata();
  std::string words;
  CHECK(read_tesseract_words(bytes,
                             [&](std::string_view word) { words += std::string(word) + ' '; }));
  CHECK(words == "ab a'b ");
  for (std::size_t size = 0; size < bytes.size() - 24; ++size) {
    CAPTURE(size);
    CHECK_FALSE(read_tesseract_words(bytes.substr(0, size), [](std::string_view) {}));
  }
}

TEST_CASE(
    "link-grammar stems meet their suffixes, and the form without an ending is attached again") {
  LinkGrammar grammar;
  REQUIRE(read_link_grammar(
      "% comment\nстол.= клен.= :\n  LLAAA+ or LLAAB+;\nстол.ndmsi клен.ndmsi :  <morph-С>;\n", "/",
      grammar));
  REQUIRE(read_link_grammar(
      "=а.ndmsg :\n (LLAAA-)\n & <morph-С>;\n=ов.ndmpg : (LLAAA- or LLAAB-) & <m>;\n", "/",
      grammar));
  CHECK(grammar.stems.size() == 2);
  CHECK(grammar.stems[0].connectors == std::vector<std::string>{"LLAAA", "LLAAB"});
  Lexicon lexicon;
  add_aot(grammar, lexicon);
  lexicon.weigh({});
  const auto words = choose(lexicon, {}, {}, {});
  CHECK(stems_in(words, "стола") == std::vector<std::string>{"стол"});
  CHECK(stems_in(words, "стол") == std::vector<std::string>{"стол"});
  CHECK_FALSE(read_link_grammar("nothing", "/", grammar));
}

TEST_CASE("the spelling that is looked up is folded") {
  CHECK(fold_word("Ґанок") == "ганок");
  CHECK(fold_word("Ёлка") == "елка");
  CHECK(fold_word("об’єкт") == "об'єкт");
  CHECK_FALSE(fold_word("F-16"));
  CHECK_FALSE(fold_word("'"));
}

TEST_CASE("the reading whose other forms are in use wins; what nobody means is dropped") {
  Lexicon lexicon;
  for (const char* form : {"marca", "marcu", "marcem"})
    lexicon.add(form, "marzec", "marzec", false, form + 4);
  for (const char* form : {"marca", "marcowi"}) lexicon.add(form, "marc", "Marc", true, form + 4);
  Attestation attestation;
  for (const char* word : {"marca", "marcu", "marcem"}) attestation.add(word);
  lexicon.weigh(attestation);
  CHECK(stems_in(choose(lexicon, {}, attestation, {}), "marca") ==
        std::vector<std::string>{"marzec"});
}

TEST_CASE("irregular lines join, add and fix forms; a bad line is named") {
  const auto irregulars = parse_irregulars("# comment\nrok\t=lat lata\n", "x.tsv");
  REQUIRE(irregulars);
  Lexicon lexicon;
  lexicon.add("lat", "lato", "lato", false, "gen");
  lexicon.add("lata", "lata", "lata", false, "nom");
  lexicon.apply(*irregulars);
  lexicon.weigh({});
  const auto words = choose(lexicon, *irregulars, {}, {});
  CHECK(stems_in(words, "lat") == std::vector<std::string>{"rok"});
  CHECK(stems_in(words, "lata") == std::vector<std::string>{"rok"});
  const auto bad = parse_irregulars("rok\tlat\nrok lat\n", "x.tsv");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().what.find("x.tsv:2") != std::string::npos);
}

}  // namespace tropa::test
