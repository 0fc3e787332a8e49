// The program tropa-index: command line -> one of the jobs of the indexer's door. Knows nothing
// that a program using the library could not know.
#include "program/arguments.hpp"
#include "program/article_report.hpp"
#include "program/export_job.hpp"
#include "program/filter_option.hpp"
#include "program/messages.hpp"
#include "program/progress_line.hpp"
#include "program/reports.hpp"
#include "program/stop_signal.hpp"
#include "program/terminate_handler.hpp"
#include "tropa/index_sum.hpp"
#include "tropa/indexer.hpp"
#include "tropa/manual.hpp"

#include <CLI/CLI.hpp>

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <istream>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace tropa;
using namespace tropa::program;

constexpr int kSomeSkipped = 3;
constexpr int kInterrupted = 130;

/// Errors go to standard error, and to the program that reads the report.
int fail(const Arguments& a, const Error& error) {
  if (a.as_json()) std::cout << json(error, a.database) << '\n';
  return program::fail(error);
}

int print(const std::string& text, int status) {
  std::cout << text << std::flush;
  if (std::cout) return status;
  return program::fail({Code::kIo, "the output could not be written", "is the disk full?"});
}

Result<std::vector<std::string>> local_parts(const Arguments& a) {
  Result<std::vector<std::string>> parts = index_parts(a.database);
  if (!parts || parts->size() == 1) return parts;
  for (const std::string& part : *parts) {
    if (!part.starts_with("xapian://")) continue;
    return Error{Code::kUsage, "'" + part + "' of the list '" + a.database + "' is not here",
                 "give --db one index of this machine"};
  }
  return parts;
}

/// Of several parts: each, then the sums. As JSON: a line each, the sums last.
int show_status(const Arguments& a) {
  const Result<std::vector<std::string>> parts = local_parts(a);
  if (!parts) return fail(a, parts.error());
  std::string out;
  IndexStatus sum;
  for (const std::string& part : *parts) {
    const Result<IndexStatus> status = index_status(part);
    if (!status) return fail(a, status.error());
    out += a.as_json() ? json(*status, part) + "\n" : text(*status, part);
    add(*status, sum);
    if (parts->size() > 1 && !a.as_json()) out += "\n";
  }
  if (parts->size() > 1) out += a.as_json() ? json(sum, a.database) + "\n" : text(sum, a.database);
  return print(out, 0);
}

/// `work` gives the number of articles; `said` is what it did.
int whole_index(const Arguments& a,
                Result<std::uint64_t> (*work)(const std::filesystem::path&,
                                              std::chrono::milliseconds),
                const std::string& said) {
  const Result<std::vector<std::string>> parts = local_parts(a);
  if (!parts) return fail(a, parts.error());
  std::uint64_t sum = 0;
  for (const std::string& part : *parts) {
    const Result<std::uint64_t> articles = work(part, a.wait_time());
    if (!articles) return fail(a, articles.error());
    sum += *articles;
  }
  if (a.as_json()) return print(counted_json(sum, a.database) + "\n", 0);
  if (!a.quiet) say("the index '" + a.database + "' " + said + ": " + counted(sum, "article"));
  return 0;
}

int show_article(const Arguments& a) {
  const Result<std::vector<std::string>> parts = local_parts(a);
  if (!parts) return fail(a, parts.error());
  for (const std::string& part : *parts) {
    const Result<Document> article = stored_article(part, a.show);
    if (article) return print(a.as_json() ? json(*article) + "\n" : text(*article), 0);
    const bool goes_on = article.error().code == Code::kUsage && &part != &parts->back();
    if (!goes_on) return fail(a, article.error());
  }
  return 0;
}

int dry_run(const Arguments& a, const std::shared_ptr<const Resources>& resources) {
  StoppableInput input;
  std::istream in(&input);
  bool has_skipped = false;
  IndexOptions options;
  options.format = a.format;
  options.follow_links = a.follow_links;
  options.filters = a.parsed_filters;
  const Result<void> done =
      preview_paths(resources, options, a.paths, in, [&](const Preview& preview) {
        has_skipped = has_skipped || !preview.skipped.empty();
        std::cout << (a.as_json() ? json(preview) + "\n" : text(preview));
        return std::cout && !stop_asked();
      });
  if (!done) return fail(a, done.error());
  return print("", stop_asked() ? kInterrupted : (has_skipped ? kSomeSkipped : 0));
}

void print_report(const Arguments& a, const IndexReport& report) {
  for (const SkippedInput& input : report.skipped) {
    say("skipped '" + input.path + "': " + input.reason);
  }
  if (a.quiet) return;
  for (const SkippedInput& input : report.warnings) {
    say("warning '" + input.path + "': " + input.reason);
  }
  for (const SkippedInput& input : report.left_out) {
    say("left out '" + input.path + "': " + input.reason);
  }
  // In a few articles it is seen at a glance.
  constexpr std::size_t kFew = 10;
  if (report.undated > 0 && report.added + report.updated >= kFew) {
    say(std::to_string(report.undated) + " of " + std::to_string(report.added + report.updated) +
        " articles have no date");
  }
  say((report.interrupted ? "interrupted: " : "") + summary(report, a.database));
}

Result<std::shared_ptr<const Resources>> load_resources(const Arguments& a) {
  ResourceOptions options;
  options.data_directory = a.data;
  // Concepts and translations are applied to queries; a table that somebody is editing must not
  // stop the indexer.
  options.built_in_concepts = false;
  options.lexicon = false;
  return Resources::load(options);
}

/// What one thread gave back another one may have: the C library has pools for each thread that are
/// never shared, and articles go from those that analyse to those that write.
void share_memory_between_threads(unsigned jobs) {
#ifdef M_ARENA_MAX
  const unsigned threads = jobs == 0 ? std::thread::hardware_concurrency() : jobs;
  ::mallopt(M_ARENA_MAX, static_cast<int>(std::clamp(threads, 2U, 64U)));
#else
  static_cast<void>(jobs);
#endif
}

int write_export(const Arguments& a) {
  if (!a.paths.empty() && a.export_as != "jsonl") {
    return program::fail({Code::kUsage, "--export " + a.export_as + " takes no PATH",
                          "index the files, then export of that index: --db DB"});
  }
  ExportJob job{.what = a.export_as,
                .analyzed = a.analyzed,
                .paths = a.paths,
                .format = a.format,
                .parts = {},
                .wait = a.wait_time(),
                .quiet = a.quiet};
  // Standard output is the articles'; a report would be in their way.
  if (job.paths.empty() && job.what != "mapping") {
    Result<std::vector<std::string>> parts = local_parts(a);
    if (!parts) return program::fail(parts.error());
    job.parts = std::move(*parts);
  }
  if (!job.analyzed && job.paths.empty()) return run_export(job, nullptr);
  const auto resources = load_resources(a);
  if (!resources) return program::fail(resources.error());
  listen_for_stop();
  return run_export(job, *resources);
}

IndexOptions options_of(const Arguments& a, ProgressLine& line) {
  const bool on_terminal = !a.quiet && ::isatty(STDERR_FILENO) == 1;
  IndexOptions options;
  options.database = a.database;
  options.format = a.format;
  options.workers = a.jobs;
  if (!a.shard_by.empty()) options.shard_by = ShardBy::kMonth;
  options.allow_mass_removal = a.allow_mass_removal;
  options.wait = a.wait_time();
  options.follow_links = a.follow_links;
  options.filters = a.parsed_filters;
  options.on_progress = [&line, on_terminal](const IndexProgress& progress) {
    if (on_terminal) line.show(progress);
    return !stop_asked();
  };
  return options;
}

int status_of(const IndexReport& report) {
  return report.interrupted ? kInterrupted : (report.skipped.empty() ? 0 : kSomeSkipped);
}

int run(const Arguments& a, const std::shared_ptr<const Resources>& resources) {
  ProgressLine line;
  StoppableInput input;
  std::istream in(&input);
  const auto report = index_paths(resources, options_of(a, line), a.paths, in);
  line.clear();
  if (!report) return fail(a, report.error());
  print_report(a, *report);
  const int status = status_of(*report);
  return a.as_json() ? print(json(*report, a.database, status) + "\n", status) : status;
}

/// Says what is new: a run that changed nothing, or failed as the one before, is not worth a line.
class WatchSpeaker {
 public:
  WatchSpeaker(const Arguments& a, ProgressLine& line) : a_(a), line_(line) {}

  void hear(const Result<IndexReport>& report, const WatchState& state) {
    line_.clear();
    if (report) {
      hear(*report);
    } else if (std::exchange(last_error_, report.error().what) != report.error().what) {
      fail(a_, report.error());
    }
    if (std::exchange(state_.unwatched, state.unwatched) != state.unwatched &&
        state.unwatched > 0) {
      say("the system watches no more than " + counted(state.directories, "directory") + "; " +
          std::to_string(state.unwatched) +
          " more are looked at every second (raise fs.inotify.max_user_watches)");
    }
    if (std::exchange(is_first_, false) && !a_.quiet) {
      say("watching " + counted(state.directories, "directory") + "; Ctrl-C ends");
    }
    std::cout << std::flush;
  }
  bool interrupted() const { return interrupted_; }

 private:
  void hear(const IndexReport& report) {
    last_error_.clear();
    interrupted_ = report.interrupted;
    IndexReport news = report;
    std::set<std::string> skipped;
    for (const SkippedInput& input : report.skipped) {
      skipped.insert(input.path + '\n' + input.reason);
    }
    std::erase_if(news.skipped, [&](const SkippedInput& input) {
      return skipped_.contains(input.path + '\n' + input.reason);
    });
    skipped_ = std::move(skipped);
    if (!is_first_) news.left_out.clear();
    const bool is_news =
        is_first_ || !news.skipped.empty() || report.added + report.updated + report.removed > 0;
    if (!is_news) return;
    print_report(a_, news);
    if (a_.as_json()) std::cout << json(report, a_.database, status_of(report)) << '\n';
  }

  const Arguments& a_;
  ProgressLine& line_;
  std::string last_error_;
  std::set<std::string> skipped_;
  WatchState state_;
  bool is_first_ = true;
  bool interrupted_ = false;
};

int watch(const Arguments& a, const std::shared_ptr<const Resources>& resources) {
  ProgressLine line;
  WatchSpeaker speaker(a, line);
  const Result<void> ended =
      watch_paths(resources, options_of(a, line), a.paths, {.stop_descriptor = stop_descriptor()},
                  [&](const Result<IndexReport>& report, const WatchState& state) {
                    speaker.hear(report, state);
                  });
  if (!ended) return fail(a, ended.error());
  return speaker.interrupted() ? kInterrupted : 0;
}

}  // namespace

int main(int argc, char** argv) {
  say_last_words();
  CLI::App app("Build or update an index of news in Polish, Ukrainian and Russian.", "tropa-index");
  Arguments a;
  declare(app, a);
  manual::lay_out_help(app);
  if (manual::print_generated(app, "tropa-index", argc, argv)) return 0;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version end here too, with status 0.
    if (error.get_exit_code() == 0) return app.exit(error);
    return program::fail({Code::kUsage, error.what(), "see tropa-index --help"});
  }
  if (a.status) return show_status(a);
  if (a.verify) return whole_index(a, verify_index, "is whole");
  if (a.compact) return whole_index(a, compact_index, "was rewritten");
  if (!a.export_as.empty()) return write_export(a);
  if (!a.show.empty()) return show_article(a);
  if (a.paths.empty()) {
    return program::fail({Code::kUsage, "no PATH", "say what to index, as in: tropa-index news/"});
  }
  for (const std::string& option : a.filters) {
    Result<FileFilter> filter = parse_filter(option);
    if (!filter) return program::fail(filter.error());
    a.parsed_filters.push_back(std::move(*filter));
  }
  share_memory_between_threads(a.jobs);
  listen_for_stop();
  const auto resources = load_resources(a);
  if (!resources) return fail(a, resources.error());
  if (a.dry_run) return dry_run(a, *resources);
  return a.watch ? watch(a, *resources) : run(a, *resources);
}
