// Build-time program: the packages' dictionaries of one language -> one .dict file for
// stemmers/dictionary. Its arguments are the paths of the sources; where packages put them is
// CMake's business.
#include "tools/attestation.hpp"
#include "tools/choose.hpp"
#include "tools/endings.hpp"
#include "tools/irregular.hpp"
#include "tools/lexicon.hpp"
#include "tools/polish.hpp"
#include "tools/russian.hpp"
#include "tools/source_file.hpp"
#include "tools/surnames.hpp"
#include "tools/tesseract.hpp"
#include "tools/ukrainian.hpp"
#include "tools/write_dictionary.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

namespace {

using namespace tropa;
using namespace tropa::tools;

using Paths = std::map<std::string, std::filesystem::path>;

Result<void> add_sources(const std::string& language, const Paths& paths, Lexicon& lexicon) {
  const auto source = [&](const char* name) { return read_source(paths.at(name)); };
  auto aff = source("aff");
  if (!aff) return aff.error();
  auto dic = source("dic");
  if (!dic) return dic.error();
  if (language == "pl") {
    const auto polimorf = source("morfologik");
    if (!polimorf) return polimorf.error();
    const auto added = add_polimorf(*polimorf, lexicon);
    if (!added) return added.error();
    const auto aff_utf8 = to_utf8(*aff, std::string("iso-8859-2"));
    if (!aff_utf8) return aff_utf8.error();
    const auto dic_utf8 = to_utf8(*dic, std::string("iso-8859-2"));
    if (!dic_utf8) return dic_utf8.error();
    return add_polish_hunspell(*aff_utf8, *dic_utf8, lexicon);
  }
  if (language == "uk") return add_ukrainian_hunspell(*aff, *dic, lexicon);
  LinkGrammar grammar;
  const std::filesystem::path& root = paths.at("link-grammar");
  for (const char* name : {"stem.dict", "suffix.dict"}) {
    const auto text = read_source(root / "ru" / name);
    if (!text) return text.error();
    const auto read = read_link_grammar(*text, root, grammar);
    if (!read) return read.error();
  }
  add_aot(grammar, lexicon);
  return add_russian_hunspell(*aff, *dic, lexicon);
}

Error cannot_write(const std::filesystem::path& file) {
  return {Code::kIo, file.string() + ": cannot be written", {}};
}

Result<void> compile(const std::string& language, const Paths& paths) {
  Lexicon lexicon;
  const auto added = add_sources(language, paths, lexicon);
  if (!added) return added.error();
  const auto irregular_text = read_source(paths.at("irregular"));
  if (!irregular_text) return irregular_text.error();
  const auto irregulars = parse_irregulars(*irregular_text, paths.at("irregular").string());
  if (!irregulars) return irregulars.error();
  lexicon.apply(*irregulars);

  const auto traineddata = read_source(paths.at("tesseract"));
  if (!traineddata) return traineddata.error();
  Attestation attestation;
  const auto words =
      read_tesseract_words(*traineddata, [&](std::string_view word) { attestation.add(word); });
  if (!words) return words.error();
  if (language == "pl") join_polish_women(attestation, lexicon);
  if (language == "ru") join_russian_surnames(attestation, lexicon);
  if (paths.contains("hold-out")) {
    std::ofstream held(paths.at("hold-out"), std::ios::binary);
    for (const std::string& name : lexicon.hold_out_names(attestation)) held << name << '\n';
    held.close();
    if (!held) return cannot_write(paths.at("hold-out"));
  }
  if (paths.contains("verbs")) {
    std::ofstream verbs(paths.at("verbs"), std::ios::binary);
    for (const auto& [stem, kinds] : lexicon.kinds()) verbs << stem << '\t' << int{kinds} << '\n';
    verbs.close();
    if (!verbs) return cannot_write(paths.at("verbs"));
  }
  lexicon.weigh(attestation);

  const Preferences preferences = language == "pl"   ? polish_preferences()
                                  : language == "uk" ? ukrainian_preferences()
                                                     : russian_preferences();
  const auto chosen = choose(lexicon, *irregulars, attestation, preferences);
  const std::vector<std::string> prefixes =
      language == "pl"   ? std::vector<std::string>{"naj", "nie", "nienaj"}
      : language == "uk" ? std::vector<std::string>{"най", "щонай", "якнай"}
                         : std::vector<std::string>{"наи", "по"};
  const auto bytes = write_dictionary(chosen, learn_endings(chosen),
                                      letters_of(*language_from(language)), prefixes);
  if (!bytes) return bytes.error();
  std::ofstream out(paths.at("output"), std::ios::binary);
  out << *bytes;
  out.close();
  if (!out) return cannot_write(paths.at("output"));
  std::cout << paths.at("output").filename().string() << ": " << chosen.size() << " forms, "
            << bytes->size() << " bytes\n";
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  // compile_dictionary pl --aff FILE --dic FILE --morfologik FILE --tesseract FILE --irregular FILE
  // --output FILE [--verbs FILE: verbs and their aspects for compile_aspects]
  // [--hold-out FILE: leaves every second name out and writes them there]
  Paths paths;
  for (int i = 2; i + 1 < argc; i += 2) paths[std::string(argv[i]).substr(2)] = argv[i + 1];
  const std::string language = argc > 1 ? argv[1] : "";
  for (const char* name : {"aff", "dic", "tesseract", "irregular", "output",
                           language == "pl"   ? "morfologik"
                           : language == "ru" ? "link-grammar"
                                              : "output"}) {
    if (!paths.contains(name)) {
      std::cerr << "compile_dictionary: no --" << name << '\n';
      return 2;
    }
  }
  const auto done = compile(language, paths);
  if (done) return 0;
  std::cerr << "compile_dictionary: " << done.error().what << '\n';
  return exit_status(done.error());
}
