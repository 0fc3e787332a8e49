// tropa-index --export: articles, with their terms or without, the vocabulary, the mapping. Output
// is the whole of standard output; messages go to standard error.
#pragma once

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace tropa::program {

struct ExportJob {
  std::string what;                // "jsonl", "vocabulary" or "mapping"
  bool analyzed = false;           // jsonl: with terms
  std::vector<std::string> paths;  // jsonl: files instead of the index
  std::string format;              // of the files
  std::vector<std::string> parts;  // the index, or the parts of a list
  std::chrono::milliseconds wait{};
  bool quiet = false;
};

/// nullptr: only --export mapping and articles of an index without terms. Returns the exit status.
int run_export(const ExportJob& job, const std::shared_ptr<const Resources>& resources);

}  // namespace tropa::program
