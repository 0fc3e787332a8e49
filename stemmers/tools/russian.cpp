#include "tools/russian.hpp"

#include "tools/fold_word.hpp"
#include "tools/hunspell.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace tropa::tools {
namespace {

/// Tags of the form that names a paradigm, the best first: infinitive; nominative singular;
/// nominative plural.
int rank_as_lemma(std::string_view tag) {
  if (tag.starts_with('v')) return tag.size() == 5 && tag.ends_with("di") ? 0 : 9;
  if (tag.ends_with("msi")) return 1;
  if (tag.ends_with("fsi")) return 2;
  if (tag.ends_with("nsi")) return 3;
  if (tag.ends_with("pi")) return 4;
  if (tag.ends_with("i")) return 5;
  return 9;
}

/// What the forms of one paradigm have in common: the part of speech, and for nouns being animate
/// and the gender.
std::string_view paradigm_class(std::string_view tag) {
  if (tag.starts_with('v')) return tag.substr(0, 3);
  if (tag.starts_with('n')) return tag.substr(0, 3);
  return tag.substr(0, 1);
}

/// "ndmsi" and "ndmpi" are one class; a plural-only "npi" is a class of its own.
bool same_class(std::string_view tag, std::string_view other) {
  if (tag.starts_with('n') && (tag.size() != 5 || other.size() != 5))
    return tag.size() == other.size() && other.starts_with('n');
  return paradigm_class(tag) == paradigm_class(other);
}

struct Paradigm {
  const LinkGrammarStem* stem;
  const std::string* connector;
  const std::vector<LinkGrammarWord>* suffixes;
  std::vector<std::string>
      bare;  // tags of the forms without an ending, which stand apart as full words
};

void add_paradigm(const Paradigm& paradigm, Lexicon& lexicon) {
  int best = 10;
  std::string lemma = paradigm.stem->text;
  const auto consider = [&](const std::string& ending, std::string_view tag) {
    const int rank = rank_as_lemma(tag);
    if (rank >= best) return;
    best = rank;
    lemma = paradigm.stem->text + ending;
  };
  for (const std::string& tag : paradigm.bare) consider({}, tag);
  for (const LinkGrammarWord& suffix : *paradigm.suffixes) consider(suffix.text, suffix.tag);
  const auto folded_lemma = fold_word(lemma);
  if (!folded_lemma) return;
  if (best == 0 && !paradigm.suffixes->empty()) {
    const char aspect = paradigm.suffixes->front().tag[1];  // vs: perfective, vn: imperfective
    lexicon.note(*folded_lemma, aspect == 's' ? kPerfective : kImperfective);
  }
  const std::string key = paradigm.stem->text + '/' + *paradigm.connector;
  for (const std::string& tag : paradigm.bare) {
    const auto form = fold_word(paradigm.stem->text);
    if (form) lexicon.add(*form, *folded_lemma, key, false, tag);
  }
  for (const LinkGrammarWord& suffix : *paradigm.suffixes) {
    const auto form = fold_word(paradigm.stem->text + suffix.text);
    if (form) lexicon.add(*form, *folded_lemma, key, false, suffix.tag);
  }
}

}  // namespace

void add_aot(const LinkGrammar& grammar, Lexicon& lexicon) {
  std::vector<Paradigm> paradigms;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_stem;
  for (const LinkGrammarStem& stem : grammar.stems) {
    for (const std::string& connector : stem.connectors) {
      const auto suffixes = grammar.suffixes.find(connector);
      if (suffixes == grammar.suffixes.end()) continue;
      by_stem[stem.text].push_back(paradigms.size());
      paradigms.push_back({&stem, &connector, &suffixes->second, {}});
    }
  }
  for (const LinkGrammarWord& word : grammar.words) {
    bool attached = false;
    const auto candidates = by_stem.find(word.text);
    if (candidates != by_stem.end()) {
      for (const std::size_t i : candidates->second) {
        const auto& suffixes = *paradigms[i].suffixes;
        const auto fits = [&](const LinkGrammarWord& s) { return same_class(s.tag, word.tag); };
        const auto taken = [&](const LinkGrammarWord& s) { return s.tag == word.tag; };
        if (std::ranges::none_of(suffixes, fits) || std::ranges::any_of(suffixes, taken)) continue;
        paradigms[i].bare.push_back(word.tag);
        attached = true;
      }
    }
    if (attached) continue;
    const auto folded = fold_word(word.text);
    if (folded) lexicon.add(*folded, *folded, word.text + "/word", false, word.tag);
  }
  for (const Paradigm& paradigm : paradigms) add_paradigm(paradigm, lexicon);
}

Result<void> add_russian_hunspell(std::string_view aff, std::string_view dic, Lexicon& lexicon) {
  const auto rules = Hunspell::parse(aff);
  if (!rules) return rules.error();
  std::vector<std::array<std::string, 4>> fresh;
  rules->expand(dic, [&](const HunspellForm& entry) {
    const auto form = fold_word(entry.form);
    const auto word = fold_word(entry.word);
    if (!form || !word || lexicon.has_form(*word)) return;
    fresh.push_back({*form, *word, std::string(entry.word), std::string(1, entry.flag)});
  });
  for (const auto& [form, stem, word, flag] : fresh) {
    lexicon.add(form, stem, word + "/hunspell", false, "hunspell" + flag);
  }
  return {};
}

Preferences russian_preferences() {
  Preferences out;
  out.least = 0.2;
  // vnppsnpi: a participle has "p" after the tense-less part of the tag.
  out.is_verbal = [](std::string_view tag) { return tag.size() > 7 && tag.starts_with('v'); };
  return out;
}

}  // namespace tropa::tools
