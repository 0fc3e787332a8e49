#include "program/reports.hpp"

#include "program/messages.hpp"
#include "tropa/terminal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tropa::program {
namespace {

using Json = nlohmann::ordered_json;
constexpr int kSchema = 1;

std::string printed(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json beginning(const std::filesystem::path& database) {
  return {{"schema", kSchema}, {"index", database.string()}};
}

double rounded(double seconds) {
  return std::round(seconds * 1000) / 1000;
}

Json inputs(const std::vector<SkippedInput>& list) {
  Json json = Json::array();
  for (const SkippedInput& input : list) {
    json.push_back({{"path", input.path}, {"reason", input.reason}});
  }
  return json;
}

}  // namespace

std::string summary(const IndexReport& report, const std::filesystem::path& database) {
  return std::to_string(report.added) + " added, " + std::to_string(report.updated) + " updated, " +
         std::to_string(report.unchanged) + " unchanged, " + std::to_string(report.removed) +
         " removed, " + std::to_string(report.skipped.size()) + " skipped; " +
         counted(report.total, "document") + " in '" + database.string() + "'";
}

std::string json(const IndexReport& report, const std::filesystem::path& database, int status) {
  Json json = beginning(database);
  json["status"] = status;
  json["added"] = report.added;
  json["updated"] = report.updated;
  json["unchanged"] = report.unchanged;
  json["removed"] = report.removed;
  json["total"] = report.total;
  json["undated"] = report.undated;
  json["interrupted"] = report.interrupted;
  json["seconds"] = rounded(report.seconds);
  json["skipped"] = inputs(report.skipped);
  json["warnings"] = inputs(report.warnings);
  json["left_out"] = inputs(report.left_out);
  return printed(json);
}

std::string json(const Error& error, const std::filesystem::path& database) {
  Json json = beginning(database);
  json["status"] = exit_status(error);
  json["error"] = {{"code", exit_status(error)}, {"what", error.what}, {"hint", error.hint}};
  return printed(json);
}

std::string json(const IndexStatus& status, const std::filesystem::path& database) {
  Json json = beginning(database);
  json["status"] = 0;
  json["articles"] = status.articles;
  for (const auto& [language, count] : status.by_language) {
    json["languages"][std::string(to_string(language))] = count;
  }
  json["dates"] = {
      {"first", status.first_day}, {"last", status.last_day}, {"undated", status.undated}};
  json["bytes"] = status.bytes;
  json["format"] = status.format;
  json["fingerprint"] = status.fingerprint;
  json["segments"] = Json::array();
  for (const SegmentStatus& segment : status.segments) {
    json["segments"].push_back(
        {{"name", segment.name}, {"articles", segment.articles}, {"bytes", segment.bytes}});
  }
  json["roots"] = status.roots;
  if (status.last_run) {
    const RunSummary& run = *status.last_run;
    json["last_run"] = {{"finished", run.finished},   {"seconds", rounded(run.seconds)},
                        {"added", run.added},         {"updated", run.updated},
                        {"unchanged", run.unchanged}, {"removed", run.removed},
                        {"skipped", run.skipped},     {"interrupted", run.interrupted}};
  }
  return printed(json);
}

std::string counted_json(std::uint64_t articles, const std::filesystem::path& database) {
  Json json = beginning(database);
  json["status"] = 0;
  json["articles"] = articles;
  return printed(json);
}

std::string text(const IndexStatus& status, const std::filesystem::path& database) {
  std::string out;
  const auto line = [&out](const std::string& name, const std::string& value) {
    out += name + std::string(13 - std::min<std::size_t>(name.size(), 12), ' ') +
           for_terminal(value) + "\n";
  };
  line("index", database.string());
  line("articles", std::to_string(status.articles));
  std::string languages;
  for (const auto& [language, count] : status.by_language) {
    languages += (languages.empty() ? "" : ", ") + std::string(to_string(language)) + " " +
                 std::to_string(count);
  }
  line("languages", languages);
  line("dates",
       (status.first_day.empty() ? std::string("none")
                                 : status.first_day + " to " + status.last_day) +
           (status.undated == 0 ? "" : "; " + std::to_string(status.undated) + " without a date"));
  line("on disk", in_bytes(status.bytes));
  for (const SegmentStatus& segment : status.segments) {
    line("segment", segment.name + ": " + counted(segment.articles, "article") + ", " +
                        in_bytes(segment.bytes));
  }
  for (const std::string& root : status.roots) line("made of", root);
  line("format", std::to_string(status.format) + ", dictionaries " + status.fingerprint);
  if (status.last_run) {
    const RunSummary& run = *status.last_run;
    line("last run", run.finished + (run.interrupted ? " (interrupted)" : "") + ": " +
                         std::to_string(run.added) + " added, " + std::to_string(run.updated) +
                         " updated, " + std::to_string(run.unchanged) + " unchanged, " +
                         std::to_string(run.removed) + " removed, " + std::to_string(run.skipped) +
                         " skipped");
  }
  return out;
}

}  // namespace tropa::program
