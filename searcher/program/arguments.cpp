#include "program/arguments.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace tropa {
namespace {

constexpr const char* kExamples =
    R"(A query is words, "phrases", ="as spelled", -not, +must, AND OR NOT ( ), word*,
a NEAR/5 b, title: source: author: lang: tag: url: and date:2025-11..2025-12.

Examples:
  tropa-search sankcje "kontrola eksportu"
  tropa-search --lang uk,ru 'експорт чипів -H100'
  tropa-search --json --limit 3 'title:санкции date:2025-11..'

Exit status: 0 found, 1 nothing found, 2 usage or query, 4 no index, 7 a remote
database does not answer, 8 damaged index, 70 internal error.)";

// In a query a word may begin with a minus (-H20); CLI11 would take it for an option. No option of
// ours has one dash.
constexpr char kMinus = '\x01';

std::string count_from_zero(const std::string& typed) {
  const bool is_number =
      !typed.empty() && typed.find_first_not_of("0123456789") == typed.npos && typed.size() < 10;
  return is_number ? "" : "takes a whole number from 0, not '" + with_minus(typed) + "'";
}

}  // namespace

std::string with_minus(std::string text) {
  std::ranges::replace(text, kMinus, '-');
  return text;
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

}  // namespace tropa
