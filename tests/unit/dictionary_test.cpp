// The compiled dictionaries: what they join and keep apart, what an unknown word gets, and that a
// damaged file is an error. Small dictionaries are made here; the real ones are those of the build.
#include "dictionary/dictionary.hpp"
#include "concepts/alias_cutter.hpp"
#include "read_table.hpp"
#include "stem/stemmer.hpp"
#include "temporary_directory.hpp"
#include "tools/write_dictionary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace tropa::test {
namespace {

using dictionary::Dictionary;
using tools::Chosen;

std::string small_dictionary() {
  const std::vector<Chosen> words{{"dom", {"dom"}, true},
                                  {"domu", {"dom"}, true},
                                  {"lata", {"rok", "lato"}, true},
                                  {"najnowszy", {"nowy"}, true},
                                  {"żółwie", {"żółw"}, true}};
  const std::map<std::string, std::vector<tools::Change>> endings{
      {"u", {{0, 1, ""}}}, {"emu", {{0, 3, "y"}, {0, 3, "i"}}}};
  return tools::write_dictionary(words, endings, "adeijlmnorstuwyzółż", {"naj"}).value();
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::vector<std::string> found(const Dictionary& dictionary, std::string_view word) {
  Stems stems;
  dictionary.find(word, stems);
  return {stems.all().begin(), stems.all().end()};
}

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream in(line);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool share(const Stems& a, const Stems& b) {
  return std::ranges::any_of(a.all(), [&](const std::string& stem) {
    return std::ranges::find(b.all(), stem) != b.all().end();
  });
}

std::unique_ptr<StemmerSet> real_stemmers() {
  return std::move(*StemmerSet::load(TROPA_BUILD_DATA));
}

}  // namespace

TEST_CASE("a dictionary gives back the stems it was made of, in their order") {
  const TemporaryDirectory directory;
  write(directory / "small.dict", small_dictionary());
  const auto dictionary = Dictionary::open(directory / "small.dict");
  REQUIRE(dictionary);
  using Words = std::vector<std::string>;
  CHECK(found(*dictionary, "domu") == Words{"dom"});
  CHECK(found(*dictionary, "lata") == Words{"rok", "lato"});
  CHECK(found(*dictionary, "najnowszy") == Words{"nowy"});
  CHECK(found(*dictionary, "żółwie") == Words{"żółw"});
  CHECK(found(*dictionary, "żółw").empty());
  CHECK(found(*dictionary, "").empty());
  CHECK(found(*dictionary, "dom\xC4").empty());
  CHECK(found(*dictionary, "дом").empty());
}

TEST_CASE("the longest known ending decides how an unknown word is stemmed") {
  const TemporaryDirectory directory;
  write(directory / "small.dict", small_dictionary());
  const auto dictionary = Dictionary::open(directory / "small.dict");
  REQUIRE(dictionary);
  Stems stems;
  CHECK(dictionary->guess("nowemu", stems));
  REQUIRE(stems.size() == 2);
  CHECK(stems[0] == "nowy");
  stems.clear();
  CHECK(dictionary->guess("sadu", stems));
  CHECK(stems[0] == "sad");
  stems.clear();
  CHECK_FALSE(dictionary->guess("sady", stems));
}

TEST_CASE("the same words give the same bytes") {
  CHECK(small_dictionary() == small_dictionary());
}

TEST_CASE("a dictionary that is cut short or has a changed byte is an error that names the file") {
  const TemporaryDirectory directory;
  const std::string sound = small_dictionary();
  const auto file = directory / "small.dict";
  const auto is_refused = [&](const std::string& bytes) {
    write(file, bytes);
    const auto dictionary = Dictionary::open(file);
    return !dictionary && dictionary.error().code == Code::kInternal &&
           dictionary.error().what.find("small.dict") != std::string::npos;
  };
  for (std::size_t size = 0; size < sound.size(); size += 7) {
    CAPTURE(size);
    CHECK(is_refused(sound.substr(0, size)));
  }
  for (std::size_t at = 0; at < sound.size(); ++at) {
    CAPTURE(at);
    std::string bytes = sound;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x21);
    CHECK(is_refused(bytes));
  }
  CHECK(is_refused(sound + "x"));
}

TEST_CASE("a missing dictionary is an internal error that names it") {
  const TemporaryDirectory directory;
  const auto stemmers = StemmerSet::load(directory.path());
  REQUIRE_FALSE(stemmers);
  CHECK(stemmers.error().code == Code::kInternal);
  CHECK(stemmers.error().what.find("pl.dict") != std::string::npos);
}

TEST_CASE("the dictionaries join and part what the tables say") {
  const auto stemmers = real_stemmers();
  for (const Language language : kStemmedLanguages) {
    const std::string file = "dictionary_" + std::string(to_string(language)) + ".tsv";
    for (const Row& row : read_table(file, 3)) {
      CAPTURE(row.where);
      const auto words = words_of(row[1]);
      std::vector<Stems> stems(words.size());
      for (std::size_t i = 0; i < words.size(); ++i) stemmers->stem(words[i], language, stems[i]);
      if (row[0] == "has") {
        CHECK(std::ranges::find(stems[0].all(), words[1]) != stems[0].all().end());
        continue;
      }
      for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t k = i + 1; k < words.size(); ++k) {
          CAPTURE(words[i]);
          CAPTURE(words[k]);
          CHECK(share(stems[i], stems[k]) == (row[0] == "same"));
        }
      }
    }
  }
}

TEST_CASE("a name in no dictionary has one stem in all its cases") {
  const auto stemmers = real_stemmers();
  const auto check = [&](Language language, const std::vector<std::string>& forms) {
    std::vector<Stems> stems(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) stemmers->stem(forms[i], language, stems[i]);
    for (std::size_t i = 1; i < forms.size(); ++i) {
      CAPTURE(forms[i]);
      CHECK(share(stems[0], stems[i]));
    }
  };
  check(Language::kPl, {"winterkorn", "winterkorna", "winterkornowi", "winterkornem"});
  check(Language::kUk, {"вінтеркорн", "вінтеркорна", "вінтеркорну", "вінтеркорном"});
  check(Language::kRu, {"винтеркорн", "винтеркорна", "винтеркорну", "винтеркорном"});
}

TEST_CASE("a name of a concept in its dictionary form is no other word that has a form like it") {
  const auto stemmers = real_stemmers();
  const concepts::CutAndStem cut = concepts::cutter(*stemmers);
  const auto stems = [&](std::string_view name, Language language) {
    const Stems found = cut(name, language).at(0).stems[static_cast<std::size_t>(language)];
    return std::vector<std::string>{found.all().begin(), found.all().end()};
  };
  using Words = std::vector<std::string>;
  CHECK(stems("droga", Language::kPl) == Words{"droga"});          // and not drogi, dear
  CHECK(stems("дорога", Language::kUk) == Words{"дорога"});        // and not дорогий
  CHECK(stems("следующий", Language::kRu) == Words{"следующий"});  // and not следует
  // a form that is no dictionary form keeps all its words, and so does a word that nobody listed
  CHECK(stems("śmieci", Language::kPl).size() > 1);
  CHECK(stems("кибербезопасность", Language::kRu).size() > 1);
}

}  // namespace tropa::test
