// The program tropa-stem: lines in, stems, languages or stages out. Fills options and prints;
// thinks nothing itself.
#include "text/character.hpp"
#include "tropa/stemmers.hpp"
#include "tropa/terminal.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <string>

namespace {

using namespace tropa;

constexpr int kDone = 0;

constexpr const char* kExamples = R"(Reads lines from standard input, or the words given.

Examples:
  echo sankcjami | tropa-stem --lang pl
  tropa-stem --lang uk санкціями чипів
  tropa-stem --explain Навроцьким
  echo 'Новые санкции против H20' | tropa-stem --terms
  tropa-stem --check-concepts my-concepts.tsv

Exit status: 0 done, 2 usage or a table with errors, 6 input unreadable, 70 internal error.)";

int fail(const Error& error) {
  std::cerr << "tropa-stem: " << for_terminal(error.what) << '\n';
  if (!error.hint.empty()) std::cerr << "  " << for_terminal(error.hint) << '\n';
  return exit_status(error);
}

void print_stems(const Analyzer& analyzer, const std::string& word, Language language, Stems& stems,
                 std::string& out) {
  analyzer.stem(fold(word), language, stems);
  out += word;
  for (const std::string& stem : stems.all()) out += '\t' + stem;
  if (stems.empty()) out += '\t' + fold(word);
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

// One reading a line: word, language, source, stem, change; the likelier reading first.
void explain(Analyzer& analyzer, const std::string& text, Stems& stems, std::string& out) {
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
    }
  }
}

std::string_view name_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::kWord:
      return "word";
    case TokenKind::kCode:
      return "code";
    case TokenKind::kNumber:
      return "number";
  }
  return "?";
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

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app("Stems of Polish, Ukrainian and Russian words.");
  app.footer(kExamples);
  app.set_version_flag("--version", std::string("tropa-stem ") + TROPA_VERSION);
  std::string code;
  std::string concepts;
  std::vector<std::string> words;
  bool identify = false;
  bool terms = false;
  bool explained = false;
  app.add_option("--lang", code, "language of the words: pl, uk or ru; auto: that of each line")
      ->check(CLI::IsMember({"pl", "uk", "ru", "auto"}));
  app.add_flag("--explain", explained,
               "print every reading: language, source (dictionary, rules, endings), stem, change");
  app.add_flag("--identify", identify,
               "print the language of each line, the confidence and the line");
  app.add_flag("--terms", terms,
               "print every stage for each line: tokens, folded forms, stems, bridge keys");
  app.add_option("--check-concepts", concepts,
                 "check a table of concepts and print what looks wrong")
      ->option_text("FILE");
  app.add_option("WORD", words, "words or lines; standard input when there are none");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    return fail({Code::kUsage, error.what(), "see tropa-stem --help"});
  }
  const int modes =
      int{!code.empty()} + int{identify} + int{terms} + int{explained} + int{!concepts.empty()};
  if (modes != 1) {
    return fail({Code::kUsage,
                 "say one of --lang, --identify, --terms, --explain and --check-concepts",
                 "tropa-stem --help shows how"});
  }

  auto resources = Resources::load(
      {.data_directory = {}, .concepts = {}, .built_in_concepts = concepts.empty()});
  if (!resources) return fail(resources.error());
  if (!concepts.empty()) {
    const auto warnings = (*resources)->check_concepts(concepts);
    if (!warnings) return fail(warnings.error());
    for (const std::string& warning : *warnings) std::cout << warning << '\n';
    std::cerr << concepts << ": " << warnings->size() << " warnings\n";
    return kDone;
  }

  Analyzer analyzer(*resources);
  Stems stems;
  std::string out;
  std::size_t not_utf8 = 0;
  const auto handle = [&](std::string line) {
    if (!text::is_valid_utf8(line)) {
      ++not_utf8;
      line = text::valid_utf8(line);
    }
    if (terms) {
      print_terms(analyzer, line, out);
    } else if (identify) {
      const LanguageGuess guess = analyzer.identify(line);
      char confidence[16];
      std::snprintf(confidence, sizeof confidence, "%.2f", guess.confidence);
      out += std::string(to_string(guess.language)) + '\t' + confidence + '\t' + line + '\n';
    } else if (explained) {
      explain(analyzer, line, stems, out);
    } else if (code == "auto") {
      print_auto(analyzer, line, stems, out);
    } else {
      print_stems(analyzer, line, *language_from(code), stems, out);
    }
    if (out.size() > 1U << 16U) {
      std::cout << out;
      out.clear();
    }
  };
  if (!words.empty()) {
    for (const std::string& word : words) handle(word);
  } else {
    std::string line;
    while (std::getline(std::cin, line)) {
      if (line.ends_with('\r')) line.pop_back();
      handle(line);
    }
  }
  std::cout << out << std::flush;
  if (not_utf8 != 0) {
    std::cerr << "tropa-stem: not UTF-8, in " << not_utf8
              << " lines: each such byte became U+FFFD (iconv converts other encodings)\n";
  }
  return std::cout.good() ? kDone : static_cast<int>(Code::kIo);
}
