// Build-time program: the verbs of one language's dictionary -> which of them differ in aspect
// alone, as a .aspects file, which has the layout of a dictionary: a verb's "stems" are its
// partners.
//
//   compile_aspects LANGUAGE VERBS TABLE OUTPUT
//
// VERBS is what compile_dictionary writes. TABLE holds pairs that no suffix tells, each line
// IMPERFECTIVE<TAB>PERFECTIVE...; a pair of which the dictionary knows neither is named and left
// out.
#include "tools/aspect_rules.hpp"
#include "tools/fold_word.hpp"
#include "tools/lexicon.hpp"
#include "tools/source_file.hpp"
#include "tools/write_dictionary.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace tropa;
using namespace tropa::tools;

using Kinds = std::map<std::string, std::uint8_t, std::less<>>;
using Partners = std::map<std::string, std::vector<std::string>>;

constexpr std::uint8_t kVerb = kPerfective | kImperfective;

Kinds read_verbs(std::string_view text) {
  Kinds out;
  for (const std::string_view line : lines_of(text)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab + 1 >= line.size()) continue;
    out.emplace(line.substr(0, tab), static_cast<std::uint8_t>(line[tab + 1] - '0'));
  }
  return out;
}

bool is(const Kinds& verbs, std::string_view word, std::uint8_t kind) {
  const auto found = verbs.find(word);
  return found != verbs.end() && (found->second & kind) != 0;
}

void link(const std::string& a, const std::string& b, Partners& partners) {
  const auto add = [&](const std::string& of, const std::string& partner) {
    auto& known = partners[of];
    if (of != partner && known.size() < Stems::kMost &&
        std::ranges::find(known, partner) == known.end())
      known.push_back(partner);
  };
  add(a, b);
  add(b, a);
}

void add_table(std::string_view text, const Kinds& verbs, Language language, Partners& partners) {
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with('#')) continue;
    const auto fields = fields_of(line);
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const auto imperfective = fold_word(fields[0]);
      const auto perfective = fold_word(fields[i]);
      if (!imperfective || !perfective) continue;
      if (!is(verbs, *imperfective, kVerb) && !is(verbs, *perfective, kVerb)) {
        std::cerr << "no verbs of the dictionary: " << fields[0] << ' ' << fields[i] << '\n';
        continue;
      }
      link(*imperfective, *perfective, partners);
      if (language == Language::kPl) continue;
      const std::string reflexive = *imperfective + "ся";
      const std::string partner = *perfective + "ся";
      if (is(verbs, reflexive, kVerb) && is(verbs, partner, kVerb))
        link(reflexive, partner, partners);
    }
  }
}

/// Such verbs are perfective, or both: окупувати beside окуповувати. The future in -тиме that some
/// have does not make them imperfective partners of окупити.
bool has_longer_imperfective(const Kinds& verbs, std::string_view verb) {
  constexpr std::string_view kEnding = "увати";
  if (!verb.ends_with(kEnding)) return false;
  std::string longer(verb.substr(0, verb.size() - kEnding.size()));
  return is(verbs, longer += "овувати", kImperfective);
}

void add_by_rules(const Kinds& verbs, Language language, Partners& partners) {
  for (const auto& [verb, kinds] : verbs) {
    if ((kinds & kImperfective) == 0 || has_longer_imperfective(verbs, verb)) continue;
    for (const std::string& perfective : perfectives_of(verb, language)) {
      if (is(verbs, perfective, kPerfective)) link(verb, perfective, partners);
    }
  }
  for (const auto& [participle, kinds] : verbs) {
    if ((kinds & kParticiple) == 0) continue;
    for (const std::string& verb : verbs_of_participle(participle)) {
      if (!is(verbs, verb, kVerb)) continue;
      link(participle, verb, partners);
      break;
    }
  }
}

int fail(const Error& error) {
  std::cerr << "compile_aspects: " << error.what << '\n';
  return exit_status(error);
}

}  // namespace

int main(int argc, char** argv) {
  const auto language = argc == 5 ? language_from(argv[1]) : std::nullopt;
  if (!language) {
    std::cerr << "usage: compile_aspects LANGUAGE VERBS TABLE OUTPUT\n";
    return 2;
  }
  const auto verb_text = read_source(argv[2]);
  if (!verb_text) return fail(verb_text.error());
  const auto table = read_source(argv[3]);
  if (!table) return fail(table.error());
  const Kinds verbs = read_verbs(*verb_text);
  Partners partners;
  add_table(*table, verbs, *language, partners);
  add_by_rules(verbs, *language, partners);

  std::vector<Chosen> words;
  words.reserve(partners.size());
  for (const auto& [verb, others] : partners) words.push_back({verb, others, false});
  const auto bytes = write_dictionary(words, {}, letters_of(*language), {});
  if (!bytes) return fail(bytes.error());
  std::ofstream out(argv[4], std::ios::binary);
  out << *bytes;
  out.close();
  if (!out) return fail({Code::kIo, std::string(argv[4]) + ": cannot be written", {}});
  std::cout << words.size() << " verbs with a partner, " << bytes->size() << " bytes\n";
  return 0;
}
