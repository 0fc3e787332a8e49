// Bilingual lexicons: readers of the sources, how sure a pair is, the compiled file, and what the
// built lexicons say.
#include "lexicon/lexicon.hpp"
#include "lexicon/layout.hpp"
#include "read_table.hpp"
#include "temporary_directory.hpp"
#include "tools/dictd.hpp"
#include "tools/freedict.hpp"
#include "tools/message_catalogue.hpp"
#include "tools/pivot.hpp"
#include "tools/transducer.hpp"
#include "tools/translation_pairs.hpp"
#include "tools/word_table.hpp"

#include "tropa/searcher.hpp"
#include "tropa/stemmers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {
namespace {

using namespace tools;

using test::Row;
using test::TemporaryDirectory;

constexpr std::uint64_t kKey = 7;

// Every word is its own stem.
std::vector<WordReadings> cut_at_blanks(std::string_view text, Language language) {
  std::vector<WordReadings> words;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    WordReadings& word = words.emplace_back();
    word.text = text.substr(0, end);
    word.stems[static_cast<std::size_t>(language)].add(word.text);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

lexicon::CompiledLexicon opened(const TranslationPairs& pairs, const std::filesystem::path& file) {
  std::ofstream(file, std::ios::binary) << pairs.pack(kKey);
  auto compiled = lexicon::CompiledLexicon::open(file, kKey);
  REQUIRE(compiled);
  return *std::move(compiled);
}

std::string printed(const std::vector<Translation>& translations) {
  std::string out;
  for (const Translation& one : translations) {
    if (!out.empty()) out += ", ";
    out += std::string(to_string(one.language)) + ' ' + one.text;
  }
  return out;
}

}  // namespace

TEST_CASE("an index of dictd names the articles of its text") {
  const std::string_view text = "kot\nкот\nlis\nлиса\n";
  const auto articles = dictd_articles("00databaseinfo\tA\tB\nkot\tA\tL\nlis\tL\tN\n", text);
  REQUIRE(articles.has_value());
  REQUIRE(articles->size() == 2);
  CHECK((*articles)[0] == "kot\nкот\n");
  CHECK((*articles)[1] == "lis\nлиса\n");
  CHECK(!dictd_articles("kot\tA\t/\n", text).has_value());
  CHECK(!dictd_articles("kot\n", text).has_value());
  CHECK(!gunzip("no gzip data at all, but long enough").has_value());
}

TEST_CASE("an article of FreeDict gives the translations and not the explanations") {
  const FreedictArticle one = read_freedict(
      "strażak /ˈstraʐak/ <n>\n1. пожарный, огнеборец 2.\nczłowiek, gasi ogień\n 3.\n"
      "dawny żołnierz\n4. сторож (устар.)\ninny\n");
  CHECK(one.head == "strażak");
  CHECK(one.part_of_speech == "n");
  CHECK(one.translations == std::vector<std::string>{"пожарный", "огнеборец", "сторож"});
  CHECK(read_freedict("Wilno\nВильнюс\nmiasto\n").translations ==
        std::vector<std::string>{"Вильнюс"});
  CHECK(read_freedict("bellen <v>\nга\u0301вкать\n").translations ==
        std::vector<std::string>{"гавкать"});
  CHECK(read_freedict("").translations.empty());
  CHECK(is_function_word("preposition"));
  CHECK(!is_function_word("n, masc"));
}

TEST_CASE("a message catalogue gives messages with their translations") {
  const std::string strings = std::string("Lwow\0", 5) + std::string("Львів\0", 11);
  std::string bytes;
  for (const std::uint32_t number : {0x950412DEU, 0U, 1U, 28U, 36U, 0U, 0U, 4U, 44U, 10U, 49U}) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  const auto messages = read_catalogue(bytes + strings);
  REQUIRE(messages.has_value());
  CHECK(messages->at("Lwow") == "Львів");
  CHECK(!read_catalogue(bytes).has_value());
  CHECK(!read_catalogue("text").has_value());
}

TEST_CASE("a printed transducer gives pairs of words without tags, and no numbers") {
  const auto pairs = transducer_pairs(
      "0\t1\tд\tд\t0.0\n1\t2\tо\tі\t0.0\n2\t3\tм\tм\t0.0\n3\t4\t<n>\t<n>\t0.0\n4\t0.0\n"
      "0\t5\t1\t1\t0.0\n5\t5\t2\t2\t0.0\n5\t4\t<num>\t<num>\t0.0\n--\n"
      "0\t1\tя\tε\t0.0\n1\t2\tε\tя\t0.0\n2\t0.0\n");
  CHECK(pairs == std::vector<WordPair>{{"дом", "дім", "n"}, {"я", "я", ""}});
}

TEST_CASE("a pair by way of third languages needs two of them") {
  Pivot pivot;
  pivot.add_polish("deu", "zamek", "Schloss");
  pivot.add_russian("deu", "Schloss", "замок");
  pivot.add_russian("deu", "Schloss", "дворец");
  pivot.add_polish("fra", "zamek", "château");
  pivot.add_russian("fra", "château", "замок");
  const auto votes = pivot.votes();
  CHECK(votes.at({"zamek", "замок"}) == 2);
  CHECK(votes.at({"zamek", "дворец"}) < kLeastVotes);
  CHECK(confidence_of(true, 0, 0) > confidence_of(false, 0, 3));
  CHECK(confidence_of(true, 0, 2) > confidence_of(true, 0, 0));
  CHECK(confidence_of(true, 0, 0) > confidence_of(true, 4, 0));
}

TEST_CASE("a compiled lexicon answers in both directions, and two of them by way of Russian") {
  const TemporaryDirectory directory;
  const concepts::CutAndStem cut = cut_at_blanks;
  TranslationPairs polish(cut);
  polish.add(Language::kPl, "kolej", Language::kRu, "железная дорога", 0.9);
  polish.add(Language::kPl, "wstydzić się", Language::kRu, "стыдиться", 0.9);
  polish.add(Language::kPl, "płot", Language::kRu, "забор", 1);
  polish.add(Language::kPl, "sztacheta", Language::kRu, "забор", 0.3);
  TranslationPairs russian(cut);
  russian.add(Language::kRu, "забор", Language::kUk, "паркан", 0.9);
  std::vector<lexicon::CompiledLexicon> files;
  files.push_back(opened(polish, directory.path() / "a.lexicon"));
  files.push_back(opened(russian, directory.path() / "b.lexicon"));
  const lexicon::Lexicon both(std::move(files));

  CHECK(printed(both.translations("kolej", Language::kPl)) == "ru железная дорога");
  CHECK(printed(both.translations("стыдиться", Language::kRu)) == "pl wstydzić");
  CHECK(printed(both.translations("забор", Language::kRu)) == "pl płot, uk паркан, pl sztacheta");
  CHECK(printed(both.translations("паркан", Language::kUk)) == "ru забор, pl płot");
  CHECK(printed(both.translations("płot", Language::kPl)) == "ru забор, uk паркан");
  CHECK(both.translations("забор", Language::kUk).empty());
  CHECK(both.translations("", Language::kRu).empty());
}

TEST_CASE("each name in a row of our own words means the same as those in its other cells") {
  const TemporaryDirectory directory;
  const concepts::CutAndStem cut = cut_at_blanks;
  const auto table = directory.path() / "words.tsv";
  std::ofstream(table) << "# pl, uk, ru\n\n"
                          "płot;ogrodzenie\tпаркан\tзабор;ограда\n";
  TranslationPairs pairs(cut);
  REQUIRE(add_word_table(table, pairs));
  std::vector<lexicon::CompiledLexicon> files;
  files.push_back(opened(pairs, directory.path() / "own.lexicon"));
  const lexicon::Lexicon own(std::move(files));
  CHECK(printed(own.translations("ogrodzenie", Language::kPl)) == "uk паркан, ru забор, ru ограда");
  CHECK(printed(own.translations("ограда", Language::kRu)) == "pl ogrodzenie, pl płot, uk паркан");

  // The pronoun of a reflexive verb is no part of what is looked up.
  std::ofstream(table) << "przeprowadzać\tпроводити\tпроводить\n"
                          "przeprowadzać się\tпереїжджати\tпереезжать\n";
  TranslationPairs verbs(cut);
  REQUIRE(add_word_table(table, verbs));
  files.clear();
  files.push_back(opened(verbs, directory.path() / "verbs.lexicon"));
  const auto both = lexicon::Lexicon(std::move(files)).translations("przeprowadzać", Language::kPl);
  CHECK(printed(both) == "uk проводити, ru проводить, uk переїжджати, ru переезжать");
  CHECK(both.front().confidence == 1);
  CHECK(both.back().confidence < 1);

  for (const std::string_view row :
       {"płot\tпаркан", "płot\tпаркан\t", "płot;\tпаркан\tзабор", "płot\tпаркан\tзабор\tfence"}) {
    CAPTURE(row);
    std::ofstream(table) << "# pl, uk, ru\n" << row << '\n';
    const auto done = add_word_table(table, pairs);
    REQUIRE(!done);
    CHECK(done.error().what.find("words.tsv:2: ") != std::string::npos);
  }
}

TEST_CASE("a lexicon of other dictionaries, a damaged and a missing one are left out") {
  const TemporaryDirectory directory;
  const concepts::CutAndStem cut = cut_at_blanks;
  TranslationPairs pairs(cut);
  pairs.add(Language::kPl, "płot", Language::kRu, "забор", 1);
  const std::string bytes = pairs.pack(kKey);
  const auto file = directory.path() / "one.lexicon";
  const auto opens = [&](std::string_view what, std::uint64_t key) {
    std::ofstream(file, std::ios::binary) << what;
    return lexicon::CompiledLexicon::open(file, key).has_value();
  };
  CHECK(opens(bytes, kKey));
  CHECK(!opens(bytes, kKey + 1));
  CHECK(!opens(std::string_view(bytes).substr(0, 20), kKey));
  CHECK(!lexicon::CompiledLexicon::open(directory.path() / "none", kKey));
  // Offsets that point outside find nothing, and read nothing that is not there.
  for (std::size_t at = sizeof(lexicon::Header); at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    std::ofstream(file, std::ios::binary) << damaged;
    if (const auto one = lexicon::CompiledLexicon::open(file, kKey)) {
      std::vector<Translation> out;
      one->look_up("płot", Language::kPl, out);
      CHECK(out.size() <= 1);
    }
  }
}

TEST_CASE("the built lexicons know the words of the table") {
  const auto resources = Resources::load({.data_directory = TROPA_BUILD_DATA});
  REQUIRE(resources.has_value());
  for (const Row& row : test::read_table("lexicon.tsv", 4)) {
    CAPTURE(row.where);
    const Language from = row[1] == "pl"   ? Language::kPl
                          : row[1] == "uk" ? Language::kUk
                                           : Language::kRu;
    const std::string found = ", " + printed((*resources)->translations(row[0], from)) + ',';
    CHECK_MESSAGE(found.find(", " + row[2] + ',') != std::string::npos, found);
  }
  const auto without = Resources::load({.data_directory = TROPA_BUILD_DATA, .lexicon = false});
  REQUIRE(without.has_value());
  CHECK((*without)->translations("wiewiórka", Language::kPl).empty());
}

}  // namespace tropa
