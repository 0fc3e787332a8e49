#include "program/export_job.hpp"

#include "program/messages.hpp"
#include "program/stop_signal.hpp"
#include "tropa/indexer.hpp"

#include <iostream>

namespace tropa::program {
namespace {

constexpr int kSomeSkipped = 3;
constexpr int kInterrupted = 130;

int export_files(const ExportJob& job, const std::shared_ptr<const Resources>& resources) {
  StoppableInput input;
  std::istream in(&input);
  bool has_skipped = false;
  const Result<std::uint64_t> count = export_paths(
      resources, job.format, job.paths, in, std::cout, job.analyzed, [&](const Preview& preview) {
        if (!preview.skipped.empty()) {
          has_skipped = true;
          say("skipped '" + preview.path + "': " + preview.skipped);
        }
        return !stop_asked();
      });
  if (!count) return fail(count.error());
  if (!job.quiet) say(counted(*count, "article") + " written");
  return stop_asked() ? kInterrupted : (has_skipped ? kSomeSkipped : 0);
}

}  // namespace

int run_export(const ExportJob& job, const std::shared_ptr<const Resources>& resources) {
  if (job.what == "mapping") {
    std::cout << opensearch_mapping() << std::endl;
    return std::cout ? 0
                     : fail({Code::kIo, "the output could not be written", "is the disk full?"});
  }
  if (!job.paths.empty()) return export_files(job, resources);
  std::uint64_t sum = 0;
  if (job.what == "vocabulary") {
    const Result<std::uint64_t> count = export_vocabulary(job.parts, std::cout, job.wait);
    if (!count) return fail(count.error());
    if (!job.quiet) say("vocabulary of " + counted(*count, "article") + " written");
    return 0;
  }
  for (const std::string& part : job.parts) {
    const Result<std::uint64_t> count =
        export_articles(part, std::cout, job.wait, job.analyzed ? resources : nullptr);
    if (!count) return fail(count.error());
    sum += *count;
  }
  if (!job.quiet) say(counted(sum, "article") + " written");
  return 0;
}

}  // namespace tropa::program
