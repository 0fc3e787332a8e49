// The program tropa-search: one query, a stream of queries (--jsonl) or a batch (--trec). Fills
// options and prints; thinks nothing itself.
#include "program/arguments.hpp"
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
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace tropa;

constexpr int kFound = 0;
constexpr int kNothingFound = 1;

int fail(const Error& error) {
  std::cerr << "tropa-search: " << render::for_terminal(error.what) << '\n';
  if (!error.hint.empty()) std::cerr << "  " << render::for_terminal(error.hint) << '\n';
  return exit_status(error);
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

/// What the arguments say together that makes no sense.
std::optional<Error> mistake_in(const Arguments& a) {
  if (!a.trec_tag.empty() && a.queries_file.empty()) {
    return Error{Code::kUsage, "--trec needs --queries FILE", "FILE has id<TAB>query lines"};
  }
  const bool searches =
      !a.trec_tag.empty() || a.options.facets || a.options.explain || a.options.per_language > 0;
  if (!a.engine.empty() && searches) {
    return Error{Code::kUsage, "--as prints a query and searches nothing",
                 "leave out --trec, --facets, --explain and --per-language"};
  }
  if (a.query.empty() && !a.jsonl && a.trec_tag.empty()) {
    return Error{Code::kUsage, "no query", "say what to look for, as in: tropa-search санкции"};
  }
  return std::nullopt;
}

void fill_options(Arguments& a) {
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
}

int answer(std::shared_ptr<const Resources> resources, const Arguments& a) {
  if (!a.vocabulary.empty()) {
    auto queries = EngineQueries::open(resources, a.vocabulary);
    if (!queries) return fail(queries.error());
    return run_as(
        [&](std::string_view query, const SearchOptions& options) {
          return queries->make(query, options, engine_named(a.engine));
        },
        a);
  }
  auto searcher = Searcher::open(resources, a.databases, {.partial = a.partial});
  if (!searcher) return fail(searcher.error());
  return run(*searcher, a);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has enough ends us quietly
  CLI::App app("Searches an index of news across Polish, Ukrainian and Russian.");
  Arguments a;
  declare(app, a);
  manual::lay_out_help(app);
  if (manual::print_generated(app, "tropa-search", argc, argv)) return 0;
  std::vector<std::string> words(argv, argv + argc);
  std::vector<char*> pointers = protect_minus(words);
  try {
    app.parse(static_cast<int>(pointers.size()), pointers.data());
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    return fail({Code::kUsage, with_minus(error.what()), "see tropa-search --help"});
  }
  if (const auto wrong = mistake_in(a)) return fail(*wrong);
  fill_options(a);
  auto resources = Resources::load({.data_directory = {},
                                    .concepts = {a.concepts.begin(), a.concepts.end()},
                                    .built_in_concepts = true,
                                    .identification = false});
  if (!resources) return fail(resources.error());
  const int status = answer(*resources, a);
  std::cout.flush();
  if (!std::cout && reader_has_enough()) return status;
  if (!std::cout) return fail({Code::kIo, "the output could not be written", "is the disk full?"});
  return status;
}
