#include "index/last_run.hpp"

#include "json_tree.hpp"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace tropa {
namespace {

using Json = JsonTree::Json;
constexpr const char* kName = "last-run.json";

}  // namespace

void remember_run(const std::filesystem::path& index, const RunSummary& run) {
  const auto number = [](const char* name, std::size_t value) {
    return ",\n  \"" + std::string(name) + "\": " + std::to_string(value);
  };
  const std::string json =
      "{\n  \"finished\": " + Json(run.finished).dump() +
      ",\n  \"seconds\": " + Json(run.seconds).dump() + number("added", run.added) +
      number("updated", run.updated) + number("unchanged", run.unchanged) +
      number("removed", run.removed) + number("skipped", run.skipped) +
      ",\n  \"interrupted\": " + (run.interrupted ? "true" : "false") + "\n}\n";
  const std::filesystem::path fresh = index / (std::string(kName) + ".new");
  std::error_code trouble;
  bool whole = false;
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << json;
    out.close();
    whole = out.good();
  }
  if (whole) std::filesystem::rename(fresh, index / kName, trouble);
  if (!whole || trouble) std::filesystem::remove(fresh, trouble);
}

std::optional<RunSummary> last_run(const std::filesystem::path& index) {
  std::ifstream in(index / kName, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return std::nullopt;
  try {
    const JsonTree tree(text);
    const Json& json = tree.root();
    if (!json.is_object()) return std::nullopt;
    return RunSummary{.finished = json.value("finished", std::string()),
                      .seconds = json.value("seconds", 0.0),
                      .added = json.value("added", std::size_t{0}),
                      .updated = json.value("updated", std::size_t{0}),
                      .unchanged = json.value("unchanged", std::size_t{0}),
                      .removed = json.value("removed", std::size_t{0}),
                      .skipped = json.value("skipped", std::size_t{0}),
                      .interrupted = json.value("interrupted", false)};
  } catch (const std::exception&) {
    return std::nullopt;  // a key with another type
  }
}

}  // namespace tropa
