// A temporary directory with news and an index of it, for tests that run the indexer. Shows an
// index in a form that does not depend on document numbers or segments.
#pragma once

#include "schema.hpp"
#include "temporary_directory.hpp"
#include "tropa/indexer.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace tropa::test {

inline std::shared_ptr<const Resources> resources() {
  static const Result<std::shared_ptr<const Resources>> loaded = [] {
    ResourceOptions options;
    options.built_in_concepts = false;
    return Resources::load(options);
  }();
  REQUIRE(loaded.has_value());
  return *loaded;
}

/// "2 added, 1 removed" or "error 6".
struct Bench {
  TemporaryDirectory directory;
  IndexOptions options;
  IndexReport report;
  Error error;

  Bench() { options.database = directory / "tropa.db"; }

  std::string run(const std::vector<std::string>& paths, const std::string& input = {}) {
    std::istringstream in(input);
    const Result<IndexReport> done = index_paths(resources(), options, paths, in);
    if (!done) {
      error = done.error();
      return "error " + std::to_string(exit_status(error));
    }
    report = *done;
    std::string said;
    const auto count = [&said](std::size_t number, const char* what) {
      if (number > 0) said += (said.empty() ? "" : ", ") + std::to_string(number) + what;
    };
    count(report.added, " added");
    count(report.updated, " updated");
    count(report.unchanged, " unchanged");
    count(report.removed, " removed");
    count(report.skipped.size(), " skipped");
    return said;
  }
  std::string path(const char* name) const { return (directory / name).string(); }
  std::string news() const { return path("news"); }

  void write(const char* name, const std::string& text) const { directory.write(name, text); }
  void touch(const char* name, int hours) const {
    std::filesystem::last_write_time(
        directory / name,
        std::filesystem::file_time_type::clock::now() + std::chrono::hours(hours));
  }

  Xapian::Database open() const {
    Xapian::Database all;
    const Result<schema::Manifest> manifest = schema::read_manifest(options.database);
    REQUIRE(manifest.has_value());
    for (const std::string& name : manifest->segments) {
      all.add_database(Xapian::Database((options.database / name).string()));
    }
    return all;
  }
  /// Stored articles by id.
  std::map<std::string, schema::Record> records() const {
    std::map<std::string, schema::Record> found;
    const Xapian::Database database = open();
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      schema::Record record = schema::record_from(database.get_document(*at).get_data()).value();
      std::string id = record.id;
      found.emplace(std::move(id), std::move(record));
    }
    return found;
  }
  std::string ids() const {
    std::string joined;
    for (const auto& [id, record] : records()) joined += (joined.empty() ? "" : " ") + id;
    return joined;
  }
};

/// Everything that matters for results, in an order that does not depend on document numbers.
inline std::string dump(const Xapian::Database& database) {
  std::map<std::string, std::string> documents;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    std::string shown = document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      shown += *term + " " + std::to_string(term.get_wdf());
      for (auto place = term.positionlist_begin(); place != term.positionlist_end(); ++place) {
        shown += " " + std::to_string(*place);
      }
      shown += "\n";
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      shown += std::to_string(value.get_valueno()) + *value + "\n";
    }
    documents.emplace(document.get_value(schema::kSlotDocumentKey), shown);
  }
  std::string all;
  for (const auto& [id, shown] : documents) all += id + "\n" + shown;
  for (auto key = database.synonym_keys_begin(); key != database.synonym_keys_end(); ++key) {
    all += *key + ":";
    for (auto term = database.synonyms_begin(*key); term != database.synonyms_end(*key); ++term) {
      all += " " + *term;
    }
    all += "\n";
  }
  return all;
}

}  // namespace tropa::test
