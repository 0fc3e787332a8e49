// The program tropa-index: command line -> IndexOptions, IndexReport -> standard error and exit
// status. Knows nothing that a program using the library could not know.
#include "tropa/indexer.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int kSomeSkipped = 3;

constexpr const char* kFooter =
    R"(PATH is a file, a directory or - (JSON Lines from standard input). Read are .txt,
.md, .json, .jsonl and .ndjson. What did not change is skipped, what is gone is
removed: the same command again brings the index up to date.

Exit status: 0 done, 2 usage, 3 done but some inputs skipped, 4 no index there or
a foreign directory, 5 locked, 6 input missing, 7 disk full, 8 damaged,
70 internal error.

Examples:
  tropa-index wiadomosci/
  tropa-index --db novyny.db новини/ архів.jsonl
  zcat лента.jsonl.gz | tropa-index --db feed.db -)";

/// Names of files may hold anything; a terminal must see no control or direction characters.
std::string safe(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t offset) -> unsigned {
      return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    const unsigned low = byte(2);
    const bool is_control = byte(0) < 0x20 || byte(0) == 0x7F;
    const bool is_late_control = byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F;
    const bool is_direction =  // U+200B-200F, U+2028-202E, U+2060-206F
        byte(0) == 0xE2 && ((byte(1) == 0x80 && low >= 0x8B && low <= 0x8F) ||
                            (byte(1) == 0x80 && low >= 0xA8 && low <= 0xAE) ||
                            (byte(1) == 0x81 && low >= 0xA0 && low <= 0xAF));
    const std::size_t bad = is_control ? 1U : (is_late_control ? 2U : (is_direction ? 3U : 0U));
    shown += bad == 0 ? text[at] : '?';
    at += std::max<std::size_t>(bad, 1);
  }
  return shown;
}

void say(const std::string& line) {
  std::cerr << "tropa-index: " << safe(line) << "\n";
}

int fail(const tropa::Error& error) {
  say(error.what);
  if (!error.hint.empty()) std::cerr << "  " << error.hint << '\n';
  return tropa::exit_status(error);
}

std::string default_database() {
  const char* named = std::getenv("TROPA_DB");
  return named != nullptr && *named != '\0' ? named : "tropa.db";
}

int run(const tropa::IndexOptions& options, const std::string& data,
        const std::vector<std::string>& paths, bool quiet) {
  tropa::ResourceOptions resource_options;
  resource_options.data_directory = data;
  // Concepts are applied to queries; a table that somebody is editing must not stop the indexer.
  resource_options.built_in_concepts = false;
  const auto resources = tropa::Resources::load(resource_options);
  if (!resources) return fail(resources.error());
  const auto report = tropa::index_paths(*resources, options, paths, std::cin);
  if (!report) return fail(report.error());
  for (const tropa::SkippedInput& input : report->skipped) {
    say("skipped '" + input.path + "': " + input.reason);
  }
  if (!quiet) {
    for (const tropa::SkippedInput& input : report->left_out) {
      say("left out '" + input.path + "': " + input.reason);
    }
    const auto count = [](std::size_t number, const char* what) {
      return std::to_string(number) + " " + what;
    };
    say(count(report->added, "added, ") + count(report->updated, "updated, ") +
        count(report->unchanged, "unchanged, ") + count(report->removed, "removed, ") +
        count(report->skipped.size(), "skipped; ") +
        count(report->total, report->total == 1 ? "document in '" : "documents in '") +
        options.database.string() + "'");
  }
  return report->skipped.empty() ? 0 : kSomeSkipped;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Build or update an index of news in Polish, Ukrainian and Russian.", "tropa-index");
  std::string database = default_database();
  std::string data;
  std::vector<std::string> paths;
  unsigned jobs = 0;
  bool allow_mass_removal = false;
  bool quiet = false;
  app.add_option("PATH", paths, "files, directories or -")->required();
  app.add_option("--db", database, "the index, made when missing ($TROPA_DB, else tropa.db)");
  app.add_option("--jobs", jobs, "threads that analyse; 0 = one per core")
      ->check(CLI::Range(0U, 256U));
  app.add_option("--data", data, "directory of the data files, when not the installed one");
  app.add_flag("--allow-mass-removal", allow_mass_removal,
               "remove even more than half of a directory's documents");
  app.add_flag("--quiet", quiet, "no summary; skipped inputs and errors are still named");
  app.set_version_flag("--version", "tropa-index " TROPA_VERSION);
  app.footer(kFooter);
  app.get_formatter()->column_width(32);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version end here too, with status 0.
    if (error.get_exit_code() == 0) return app.exit(error);
    return fail({tropa::Code::kUsage, error.what(), "see tropa-index --help"});
  }
  return run({.database = database, .workers = jobs, .allow_mass_removal = allow_mass_removal},
             data, paths, quiet);
}
