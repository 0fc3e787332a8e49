#include "segments/segment_readers.hpp"

#include "catch_xapian.hpp"
#include "glass/glass.hpp"

namespace tropa {
namespace {

// A writer publishes at most every few milliseconds, so one more look is nearly always enough.
constexpr int kAttempts = 5;

}  // namespace

Result<std::vector<Segment>> open_segments(const std::filesystem::path& index) {
  for (int attempt = 1;; ++attempt) {
    const Result<schema::Manifest> manifest = schema::read_manifest(index);
    if (!manifest) return manifest.error();
    std::filesystem::path path;
    Result<std::vector<Segment>> opened = catch_xapian([&]() -> Result<std::vector<Segment>> {
      std::vector<Segment> segments;
      for (const std::string& name : manifest->segments) {
        path = index / name;
        segments.push_back({name, path, Xapian::Database(path.string())});
      }
      return segments;
    });
    if (opened) return opened;
    if (attempt == kAttempts) return glass::explain_format(path, opened.error());
  }
}

}  // namespace tropa
