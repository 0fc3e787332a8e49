#include "program/arguments.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>

namespace tropa::program {
namespace {

constexpr const char* kFooter =
    R"(PATH is a file, a directory or - (JSON Lines from standard input). Read are
.txt, .md, .html, .json, .jsonl, feeds, .csv, .tsv, .warc, all of them packed as
.gz too; content decides what a file is. What did not change is skipped, what is
gone is removed: the same command again brings the index up to date.

Exit status: 0 done, 2 usage, 3 done but some inputs skipped, 4 no index there
or a foreign directory, 5 locked, 6 input missing, 7 disk full, 8 damaged,
70 internal error, 130 stopped by Ctrl-C: what was done is kept.

Examples:
  tropa-index wiadomosci/
  tropa-index --db novyny.db новини/ архів.jsonl
  zcat лента.jsonl.gz | tropa-index --db feed.db -)";

std::string default_database() {
  const char* named = std::getenv("TROPA_DB");
  return named != nullptr && *named != '\0' ? named : "tropa.db";
}

}  // namespace

void declare(CLI::App& app, Arguments& a) {
  a.database = default_database();
  app.add_option("PATH", a.paths, "files, directories or -");
  app.add_option("--db", a.database, "the index, made when missing ($TROPA_DB, else tropa.db)")
      ->option_text("DB");
  app.add_option("--jobs", a.jobs, "threads that analyse; 0 = one per core")
      ->option_text("N")
      ->check(CLI::Range(0U, 256U));
  app.add_option("--wait", a.wait, "how long to wait for another writer; else exit 5 at once")
      ->option_text("SECONDS")
      ->check(CLI::Range(0.0, 1e6));
  app.add_option("--shard-by", a.shard_by, "month: DB has an index for each month of dates")
      ->option_text("month")
      ->check(CLI::IsMember({"month"}));
  app.add_option("--report", a.report, "text, or json: one object on standard output")
      ->option_text("KIND")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_flag("--allow-mass-removal", a.allow_mass_removal,
               "remove even more than half of a directory's documents");
  app.add_option("--filter", a.filters, "read such files by a program: '.pdf=pdftotext -q - -'")
      ->option_text(".END=COMMAND")
      ->allow_extra_args(false);
  app.add_flag("--follow-links", a.follow_links, "also links that lead out of a directory");
  app.add_flag("--quiet", a.quiet, "no summary; skipped inputs and errors are still named");
  app.add_flag("--watch", a.watch, "then go on: index what changes, until Ctrl-C");
  app.add_option("--format", a.format, "read every file as this: text, html, markdown, json, ...")
      ->option_text("FORMAT");
  app.add_flag("--dry-run", a.dry_run, "say what each input would become; no index is touched")
      ->excludes("--watch");
  CLI::Option* shown =
      app.add_option("--show", a.show, "print the stored article of this id")->option_text("ID");
  CLI::Option* status = app.add_flag("--status", a.status, "say what the index holds");
  CLI::Option* verify =
      app.add_flag("--verify", a.verify, "read all of the index; exit 8 names what is damaged");
  CLI::Option* compact = app.add_flag("--compact", a.compact, "rewrite the index without gaps");
  CLI::Option* exported =
      app.add_option("--export", a.export_as,
                     "print every article; the vocabulary; an OpenSearch mapping")
          ->option_text("jsonl|vocabulary|mapping")
          ->check(CLI::IsMember({"jsonl", "vocabulary", "mapping"}));
  app.add_flag("--analyzed", a.analyzed, "with --export jsonl: the terms too, for another engine")
      ->needs(exported);
  for (CLI::Option* job : {status, verify, compact, exported, shown}) {
    for (CLI::Option* other : {status, verify, compact, exported, shown}) {
      if (job != other) job->excludes(other);
    }
    if (job != exported) job->excludes("PATH");
    job->excludes("--watch");
  }
  app.add_option("--data", a.data, "directory of the data files, when not the installed one")
      ->option_text("DIR");
  app.set_version_flag("--version", "tropa-index " TROPA_VERSION);
  app.footer(kFooter);
}

}  // namespace tropa::program
