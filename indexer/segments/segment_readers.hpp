// The segments of an index, opened for reading only, one by one: for the commands that look at an
// index without searching it. Knows neither queries nor writers.
#pragma once

#include "schema.hpp"
#include "tropa/result.hpp"

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tropa {

struct Segment {
  std::string name;
  std::filesystem::path path;
  Xapian::Database database;
};

/// Every segment of the manifest, in its order. A writer may replace segments between the reading
/// of the manifest and the opening; then the manifest is read again.
Result<std::vector<Segment>> open_segments(const std::filesystem::path& index);

}  // namespace tropa
