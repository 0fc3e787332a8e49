// The program tropa-search: one query, a stream of queries (--jsonl) or a batch (--trec). Fills
// options and prints; thinks nothing itself.
#include "program/engine_output.hpp"
#include "program/stream.hpp"
#include "render/escape.hpp"
#include "render/json.hpp"
#include "render/text.hpp"
#include "render/trec.hpp"
#include "tropa/manual.hpp"
#include "tropa/searcher.hpp"

#include <CLI/CLI.hpp>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace tropa;

constexpr int kFound = 0;
constexpr int kNothingFound = 1;

constexpr const char* kExamples =
    R"(A query is words, "phrases", ="as spelled", -not, +must, AND OR NOT ( ), word*, a NEAR/5 b,
title: source: author: lang: tag: and date:2025-11..2025-12.

Examples:
  tropa-search sankcje "kontrola eksportu"
  tropa-search --lang uk,ru 'експорт чипів -H100'
  tropa-search --json --limit 3 'title:санкции date:2025-11..'

Exit status: 0 found, 1 nothing found, 2 usage or query, 4 no index, 7 a remote database
does not answer, 8 damaged index, 70 internal error.)";

struct Arguments {
  std::vector<std::string> databases;
  std::vector<std::string> query;
  std::vector<std::string> languages;
  std::vector<std::string> concepts;
  std::string trec_tag;
  std::string queries_file;
  std::string engine;
  std::string vocabulary;
  bool json = false;
  bool jsonl = false;
  bool exact = false;
  bool no_concepts = false;
  bool no_lexicon = false;
  bool no_bridge = false;
  bool no_related = false;
  bool no_repair = false;
  bool partial = false;
  std::string sort = "relevance";
  std::string group;
  SearchOptions options;
};

int fail(const Error& error) {
  std::cerr << "tropa-search: " << render::for_terminal(error.what) << '\n';
  if (!error.hint.empty()) std::cerr << "  " << render::for_terminal(error.hint) << '\n';
  return exit_status(error);
}

// In a query a word may begin with a minus (-H20); CLI11 would take it for an option. No option of
// ours has one dash.
constexpr char kMinus = '\x01';

std::string with_minus(std::string text) {
  std::ranges::replace(text, kMinus, '-');
  return text;
}

std::string count_from_zero(const std::string& typed) {
  const bool is_number =
      !typed.empty() && typed.find_first_not_of("0123456789") == typed.npos && typed.size() < 10;
  return is_number ? "" : "takes a whole number from 0, not '" + with_minus(typed) + "'";
}

void declare(CLI::App& app, Arguments& a) {
  app.footer(kExamples);
  app.set_version_flag("--version", std::string("tropa-search ") + TROPA_VERSION);
  app.add_option(
         "--db", a.databases,
         "index directory, xapian://host:port or a list; repeatable ($TROPA_DB, else tropa.db)")
      ->option_text("DB")
      ->allow_extra_args(false);
  app.add_flag("--partial", a.partial, "search on without databases that do not answer");
  app.add_option("QUERY", a.query, "what to look for, in any of the three languages");
  const auto add_count = [&](const char* name, std::size_t& count, const char* meaning) {
    app.add_option(name, count, meaning)->option_text("N")->check(count_from_zero);
  };
  add_count("--limit", a.options.limit, "hits to show (default 10)");
  add_count("--per-language", a.options.per_language, "at most so many hits of each language");
  add_count("--offset", a.options.offset, "hits to leave out before them");
  app.add_option("--lang", a.languages, "only articles in these languages: pl, uk, ru, other")
      ->delimiter(',')
      ->option_text("LANG,...")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"pl", "uk", "ru", "other"}));
  app.add_option("--from", a.options.from, "first day: 2025, 2025-11 or 2025-11-05")
      ->option_text("DATE");
  app.add_option("--to", a.options.to, "last day, included")->option_text("DATE");
  app.add_option("--source", a.options.source, "only articles from this source")
      ->option_text("NAME");
  app.add_option("--sort", a.sort, "relevance or date (newest first)")
      ->option_text("KEY")
      ->check(CLI::IsMember({"relevance", "date"}));
  app.add_option("--group", a.group, "copies of a story: similar (one hit, default) or none (all)")
      ->option_text("KIND")
      ->check(CLI::IsMember({"similar", "none"}));
  app.add_flag("--exact", a.exact, "words as they are written, nothing else");
  app.add_flag("--no-concepts", a.no_concepts, "no other names of the same thing");
  app.add_flag("--no-related", a.no_related, "no names of related things");
  app.add_flag("--no-lexicon", a.no_lexicon, "no words of the same meaning from dictionaries");
  app.add_flag("--no-bridge", a.no_bridge, "no words that sound the same in another script");
  app.add_flag("--no-repair", a.no_repair,
               "no repair of words that no article has, or few (layout, alphabet, typos)");
  app.add_option("--concepts", a.concepts, "a table of concepts of your own; may be repeated")
      ->option_text("FILE")
      ->allow_extra_args(false);
  app.add_flag("--facets", a.options.facets, "count all hits by language and source");
  app.add_flag("--explain", a.options.explain, "show every stage of the search on stderr");
  app.add_flag("--json", a.json, "print one JSON object");
  app.add_flag("--jsonl", a.jsonl,
               "read a query a line (text or a JSON object), print a JSON object a line");
  app.add_option("--trec", a.trec_tag, "print a TREC run with this tag; needs --queries")
      ->option_text("TAG");
  app.add_option("--queries", a.queries_file, "file of id<TAB>query, for --trec")
      ->option_text("FILE");
  CLI::Option* engine =
      app.add_option("--as", a.engine, "print the query for an engine that has exported articles")
          ->option_text("lucene|opensearch")
          ->check(CLI::IsMember({"lucene", "opensearch"}));
  app.add_option("--vocabulary", a.vocabulary, "for --as: an exported vocabulary; no index is used")
      ->option_text("FILE")
      ->needs(engine);
}

std::vector<char*> protect_minus(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) {
    if (word.size() > 1 && word[0] == '-' && word[1] != '-' && word != "-h") word[0] = kMinus;
    out.push_back(word.data());
  }
  return out;
}

std::string query_text(const std::vector<std::string>& words) {
  std::string out;
  for (std::string word : words) {
    if (!word.empty() && word[0] == kMinus) word[0] = '-';
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

int run_trec(Searcher& searcher, const Arguments& a) {
  std::ifstream in(a.queries_file);
  if (!in) {
    return fail({Code::kInputMissing, a.queries_file + ": cannot be read",
                 "give a file of id<TAB>query lines"});
  }
  SearchOptions options = a.options;
  options.snippets = false;
  bool found = false;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      return fail({Code::kUsage,
                   a.queries_file + ":" + std::to_string(number) + ": no tab in this line",
                   "each line is id<TAB>query"});
    }
    const auto result = searcher.search(std::string_view(line).substr(tab + 1), options);
    if (!result) {
      // One query that cannot be asked does not spoil the run: it has no lines, and stderr says
      // why.
      std::cerr << "tropa-search: " << a.queries_file << ':' << number << ": "
                << result.error().what << '\n';
      continue;
    }
    found |= !result->hits.empty();
    std::cout << render::trec(line.substr(0, tab), *result, a.trec_tag);
  }
  return found ? kFound : kNothingFound;
}

int run_one(Searcher& searcher, const Arguments& a) {
  const auto result = searcher.search(query_text(a.query), a.options);
  if (!result) return fail(result.error());
  for (const auto& [stage, printed] : result->explanation) {
    std::cerr << stage << ": " << render::for_terminal(printed) << '\n';
  }
  if (a.json) {
    std::cout << render::json(*result) << '\n';
  } else {
    for (const std::string& warning : result->warnings) {
      std::cerr << "tropa-search: " << render::for_terminal(warning) << '\n';
    }
    std::cout << render::text(*result, {.terminal = isatty(STDOUT_FILENO) == 1});
    if (result->total == 0) {
      std::cerr << "tropa-search: " << render::summary(*result) << '\n';
    } else {
      std::cout << (result->hits.empty() ? "" : "\n") << render::summary(*result) << '\n';
    }
  }
  return result->total == 0 ? kNothingFound : kFound;
}

int run_as(const MakeEngineQuery& make, const Arguments& a) {
  if (a.jsonl) {
    write_engine_queries(make, a.options, a.engine, std::cin, std::cout);
    return kFound;
  }
  const auto made = make(query_text(a.query), a.options);
  if (!made) return fail(made.error());
  if (a.json) {
    std::cout << engine_json(*made, a.engine) << '\n';
    return kFound;
  }
  for (const std::string& warning : made->warnings) {
    std::cerr << "tropa-search: " << render::for_terminal(warning) << '\n';
  }
  std::cout << made->text << '\n';
  return kFound;
}

// With a remote database Xapian ignores SIGPIPE for the whole program, so that a closed pipe is
// seen only here.
bool reader_has_enough() {
  pollfd out{STDOUT_FILENO, 0, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

int run(Searcher& searcher, const Arguments& a) {
  if (!a.engine.empty()) {
    return run_as(
        [&](std::string_view query, const SearchOptions& options) {
          return searcher.engine_query(query, options, engine_named(a.engine));
        },
        a);
  }
  if (!a.trec_tag.empty()) return run_trec(searcher, a);
  if (!a.jsonl) return run_one(searcher, a);
  answer_lines(searcher, a.options, std::cin, std::cout);
  return kFound;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has enough ends us quietly
  CLI::App app("Searches an index of news across Polish, Ukrainian and Russian.");
  Arguments a;
  declare(app, a);
  if (manual::print_generated(app, "tropa-search", argc, argv)) return 0;
  std::vector<std::string> words(argv, argv + argc);
  std::vector<char*> pointers = protect_minus(words);
  try {
    app.parse(static_cast<int>(pointers.size()), pointers.data());
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    return fail({Code::kUsage, with_minus(error.what()), "see tropa-search --help"});
  }
  if (!a.trec_tag.empty() && a.queries_file.empty()) {
    return fail({Code::kUsage, "--trec needs --queries FILE", "FILE has id<TAB>query lines"});
  }
  const bool searches =
      !a.trec_tag.empty() || a.options.facets || a.options.explain || a.options.per_language > 0;
  if (!a.engine.empty() && searches) {
    return fail({Code::kUsage, "--as prints a query and searches nothing",
                 "leave out --trec, --facets, --explain and --per-language"});
  }
  if (a.query.empty() && !a.jsonl && a.trec_tag.empty()) {
    return fail({Code::kUsage, "no query", "say what to look for, as in: tropa-search санкции"});
  }
  a.options.expand = !a.exact;
  a.options.concepts = !a.no_concepts;
  a.options.related = !a.no_related;
  a.options.lexicon = !a.no_lexicon;
  a.options.bridge = !a.no_bridge;
  a.options.repair = !a.no_repair;
  // A list that is to be judged has every article, unless folding is what is judged.
  a.options.fold = a.group == "similar" || (a.group.empty() && a.trec_tag.empty());
  a.options.sort = a.sort == "date" ? SortBy::kDate : SortBy::kRelevance;
  for (const std::string& code : a.languages) a.options.languages.push_back(*language_from(code));
  if (a.databases.empty()) {
    const char* from_environment = std::getenv("TROPA_DB");
    a.databases.emplace_back(from_environment && *from_environment ? from_environment : "tropa.db");
  }

  auto resources = Resources::load({.data_directory = {},
                                    .concepts = {a.concepts.begin(), a.concepts.end()},
                                    .built_in_concepts = true,
                                    .identification = false});
  if (!resources) return fail(resources.error());
  int status = kFound;
  if (!a.vocabulary.empty()) {
    auto queries = EngineQueries::open(*resources, a.vocabulary);
    if (!queries) return fail(queries.error());
    status = run_as(
        [&](std::string_view query, const SearchOptions& options) {
          return queries->make(query, options, engine_named(a.engine));
        },
        a);
  } else {
    auto searcher = Searcher::open(*resources, a.databases, {.partial = a.partial});
    if (!searcher) return fail(searcher.error());
    status = run(*searcher, a);
  }
  std::cout.flush();
  if (!std::cout && reader_has_enough()) return status;
  if (!std::cout) return fail({Code::kIo, "the output could not be written", "is the disk full?"});
  return status;
}
