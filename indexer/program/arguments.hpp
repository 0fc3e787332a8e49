// The options of tropa-index: what each is called, means and may be. Its page, its completions and
// --help are made of the same table.
#pragma once

#include "tropa/indexer.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tropa::program {

struct Arguments {
  std::string database;
  std::string data;
  std::vector<std::string> paths;
  unsigned jobs = 0;
  double wait = 0;
  std::string shard_by;
  std::string report = "text";
  std::string export_as;
  bool analyzed = false;
  std::vector<std::string> filters;
  std::vector<FileFilter> parsed_filters;
  bool follow_links = false;
  std::string format;
  std::string show;
  bool dry_run = false;
  bool allow_mass_removal = false;
  bool status = false;
  bool verify = false;
  bool compact = false;
  bool watch = false;
  bool quiet = false;

  bool as_json() const { return report == "json"; }
  std::chrono::milliseconds wait_time() const {
    return std::chrono::milliseconds(static_cast<long>(wait * 1000));
  }
};

/// Options of `app` that fill `a`, which begins with the default database of the environment.
void declare(CLI::App& app, Arguments& a);

}  // namespace tropa::program
