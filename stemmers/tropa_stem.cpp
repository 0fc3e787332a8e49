// The program tropa-stem: lines in, stems, languages or stages out. Fills options and prints;
// thinks nothing itself.
#include "terms_json.hpp"
#include "text/character.hpp"
#include "tropa/manual.hpp"
#include "tropa/stemmers.hpp"
#include "tropa/terminal.hpp"
#include "tropa/utf8.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace tropa;

constexpr int kDone = 0;

constexpr const char* kExamples = R"(Reads lines from standard input, or the words given.

Examples:
  echo sankcjami | tropa-stem --lang pl
  tropa-stem --lang uk санкціями чипів
  tropa-stem --explain Навроцьким
  echo 'Новые санкции против H20' | tropa-stem --terms --json
  tropa-stem --check-concepts my-concepts.tsv

Exit status: 0 done, 2 usage or a table with errors, 6 input unreadable,
70 internal error.)";

int fail(const Error& error) {
  std::cerr << "tropa-stem: " << for_terminal(error.what) << '\n';
  if (!error.hint.empty()) std::cerr << "  " << for_terminal(error.hint) << '\n';
  return exit_status(error);
}

/// The word as a text holds it: PSL-em is PSL with an ending.
std::string folded_word(Analyzer& analyzer, const std::string& word) {
  if (word.find('-') == std::string::npos) return fold(word);
  const std::span<const Token> tokens = analyzer.tokenize(word);
  return tokens.size() == 1 && tokens[0].kind == TokenKind::kWord ? std::string(tokens[0].text)
                                                                  : fold(word);
}

void print_stems(Analyzer& analyzer, const std::string& word, Language language, Stems& stems,
                 std::string& out) {
  const std::string folded = folded_word(analyzer, word);
  analyzer.stem(folded, language, stems);
  out += word;
  for (const std::string& stem : stems.all()) out += '\t' + stem;
  if (stems.empty()) out += '\t' + folded;
  out += '\n';
}

void append_line(std::string_view word, Language language, const Stems& stems, std::string& out) {
  out += word;
  out += '\t' + std::string(to_string(language));
  for (const std::string& stem : stems.all()) out += '\t' + stem;
  if (stems.empty()) out += '\t' + fold(word);
  out += '\n';
}

// A line for each language in which an article would have stems of the word.
void append_lines(std::string_view word, const ArticleStems& stems, std::string& out) {
  Language before = Language::kOther;
  for (const ArticleStems::Stem& stem : stems.all()) {
    if (stem.language != before) {
      if (before != Language::kOther) out += '\n';
      before = stem.language;
      out += word;
      out += '\t' + std::string(to_string(before));
    }
    out += '\t' + stem.text;
  }
  if (stems.empty()) out.append(word) += "\tother\t" + fold(word);
  out += '\n';
}

// One line a word and language: a text in its own language, a word alone in every language that its
// letters allow, since one word is too little to tell.
void print_auto(Analyzer& analyzer, const std::string& text, Stems& stems, std::string& out) {
  const Language of_text = analyzer.identify(text).language;
  const std::span<const Token> tokens = analyzer.tokenize(text);
  ArticleStems in_article;
  for (const Token& token : tokens) {
    const std::string_view word =
        std::string_view(text).substr(token.begin, token.end - token.begin);
    const LanguageSet possible = analyzer.readings(token.text);
    if (tokens.size() > 1 || token.kind != TokenKind::kWord || possible.empty()) {
      analyzer.stem_in_article(token.text, token.kind, of_text, in_article);
      append_lines(word, in_article, out);
      continue;
    }
    for (const Language language : kStemmedLanguages) {
      if (!possible.has(language)) continue;
      analyzer.stem(token.text, language, stems);
      append_line(word, language, stems, out);
    }
  }
}

// What turns the word into the stem: "-ami +a".
std::string change_between(std::string_view word, std::string_view stem) {
  std::size_t same = 0;
  while (same < word.size() && same < stem.size() && word[same] == stem[same]) ++same;
  const auto inside_letter = [](std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (same > 0 && (inside_letter(word, same) || inside_letter(stem, same))) --same;
  std::string change;
  if (same < word.size()) change = '-' + std::string(word.substr(same));
  if (same < stem.size()) {
    if (!change.empty()) change += ' ';
    change += '+' + std::string(stem.substr(same));
  }
  return change.empty() ? "=" : change;
}

// One reading a line: word, language, source, stem, change; the likelier reading first. Behind them
// the verbs that differ in aspect alone.
void explain(Analyzer& analyzer, const std::string& text, Stems& stems, std::string& out) {
  std::vector<std::string> partners;
  for (const Token& token : analyzer.tokenize(text)) {
    if (token.is_part) continue;
    const std::string word = text.substr(token.begin, token.end - token.begin);
    if (token.kind != TokenKind::kWord || analyzer.readings(token.text).empty()) {
      out += word + "\tother\tnone\t" + std::string(token.text) + "\tnever stemmed\n";
      continue;
    }
    for (const Language language : kStemmedLanguages) {
      const StemSource source = analyzer.stem(token.text, language, stems);
      for (const std::string& stem : stems.all()) {
        out += word + '\t' + std::string(to_string(language)) + '\t';
        out += std::string(to_string(source)) + '\t' + stem + '\t';
        out += change_between(token.text, stem) + '\n';
      }
      for (const std::string& stem : stems.all()) {
        partners.clear();
        analyzer.other_aspect(stem, language, partners);
        for (const std::string& partner : partners) {
          out += word + '\t' + std::string(to_string(language)) + "\taspect\t" + partner;
          out += "\tof " + stem + '\n';
        }
      }
    }
  }
}

// One token a line: offsets, kind, as written, folded, stems in each language, bridge keys.
void print_terms(Analyzer& analyzer, const std::string& text, std::string& out) {
  const LanguageGuess guess = analyzer.identify(text);
  out += "# language " + std::string(to_string(guess.language)) + '\n';
  Stems stems;
  for (const Token& token : analyzer.tokenize(text)) {
    out += std::to_string(token.begin) + '-' + std::to_string(token.end) + '\t';
    out += name_of(token.kind);
    if (token.is_part) out += " (part)";
    out +=
        '\t' + text.substr(token.begin, token.end - token.begin) + '\t' + std::string(token.text);
    if (token.kind == TokenKind::kCode) {
      for (const std::string& variant : code_variants(token.text)) out += "\tvariant:" + variant;
    }
    if (token.kind == TokenKind::kWord) {
      for (const Language language : kStemmedLanguages) {
        analyzer.stem(token.text, language, stems);
        for (const std::string& stem : stems.all())
          out += '\t' + std::string(to_string(language)) + ':' + stem;
      }
      for (const std::string& key : bridge_keys(token.text)) out += "\tbridge:" + key;
    }
    out += '\n';
  }
}

void print_identified(Analyzer& analyzer, const std::string& text, std::string& out) {
  const LanguageGuess guess = analyzer.identify(text);
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", guess.confidence);
  out += std::string(to_string(guess.language)) + '\t' + confidence + '\t' + text + '\n';
}

struct Options {
  std::string language;  // pl, uk, ru or auto
  std::string concepts;  // a table to check
  std::vector<std::string> words;
  bool identify = false;
  bool terms = false;
  bool json = false;
  bool explain = false;

  int modes() const {
    return int{!language.empty()} + int{identify} + int{terms} + int{explain} +
           int{!concepts.empty()};
  }
};

void add_options(CLI::App& app, Options& options) {
  app.footer(kExamples);
  app.set_version_flag("--version", std::string("tropa-stem ") + TROPA_VERSION);
  app.add_option("--lang", options.language,
                 "language of the words: pl, uk or ru; auto: that of each line")
      ->check(CLI::IsMember({"pl", "uk", "ru", "auto"}));
  app.add_flag("--explain", options.explain,
               "print every reading: language, source (dictionary, rules, endings), stem, change");
  app.add_flag("--identify", options.identify,
               "print the language of each line, the confidence and the line");
  app.add_flag("--terms", options.terms,
               "print every stage for each line: tokens, folded forms, stems, bridge keys");
  app.add_flag("--json", options.json, "with --terms: one JSON object a line")->needs("--terms");
  app.add_option("--check-concepts", options.concepts,
                 "check a table of concepts and print what looks wrong")
      ->option_text("FILE");
  app.add_option("WORD", options.words, "words or lines; standard input when there are none");
}

int check_concepts(const Resources& resources, const std::string& table) {
  const auto warnings = resources.check_concepts(table);
  if (!warnings) return fail(warnings.error());
  for (const std::string& warning : *warnings) std::cout << warning << '\n';
  std::cerr << table << ": " << warnings->size() << " warnings\n";
  return kDone;
}

/// Answers lines in the way the options say and counts those that are not UTF-8.
class Printer {
 public:
  Printer(std::shared_ptr<const Resources> resources, const Options& options)
      : analyzer_(std::move(resources)), options_(options) {}

  void handle(std::string line) {
    if (!utf8::is_valid(line)) {
      ++not_utf8_;
      line = text::valid_utf8(line);
    }
    if (options_.terms && options_.json) {
      out_ += terms_json(analyzer_, line) + '\n';
    } else if (options_.terms) {
      print_terms(analyzer_, line, out_);
    } else if (options_.identify) {
      print_identified(analyzer_, line, out_);
    } else if (options_.explain) {
      explain(analyzer_, line, stems_, out_);
    } else if (options_.language == "auto") {
      print_auto(analyzer_, line, stems_, out_);
    } else {
      print_stems(analyzer_, line, *language_from(options_.language), stems_, out_);
    }
    if (out_.size() > 1U << 16U) flush();
  }

  void flush() {
    std::cout << out_ << std::flush;
    out_.clear();
  }

  std::size_t not_utf8() const { return not_utf8_; }

 private:
  Analyzer analyzer_;
  const Options& options_;
  Stems stems_;
  std::string out_;
  std::size_t not_utf8_ = 0;
};

int print_lines(std::shared_ptr<const Resources> resources, const Options& options) {
  Printer printer(std::move(resources), options);
  for (const std::string& word : options.words) printer.handle(word);
  std::string line;
  while (options.words.empty() && std::getline(std::cin, line)) {
    if (line.ends_with('\r')) line.pop_back();
    printer.handle(line);
  }
  printer.flush();
  if (printer.not_utf8() != 0) {
    std::cerr << "tropa-stem: not UTF-8, in " << printer.not_utf8()
              << " lines: each such byte became U+FFFD (iconv converts other encodings)\n";
  }
  return std::cout.good() ? kDone : static_cast<int>(Code::kIo);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app("Stems of Polish, Ukrainian and Russian words.");
  Options options;
  add_options(app, options);
  manual::lay_out_help(app);
  if (manual::print_generated(app, "tropa-stem", argc, argv)) return 0;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    return fail({Code::kUsage, error.what(), "see tropa-stem --help"});
  }
  if (options.modes() != 1) {
    return fail({Code::kUsage,
                 "say one of --lang, --identify, --terms, --explain and --check-concepts",
                 "tropa-stem --help shows how"});
  }
  auto resources = Resources::load(
      {.data_directory = {}, .concepts = {}, .built_in_concepts = options.concepts.empty()});
  if (!resources) return fail(resources.error());
  if (!options.concepts.empty()) return check_concepts(**resources, options.concepts);
  return print_lines(std::move(*resources), options);
}
