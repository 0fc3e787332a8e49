// Walks first, then one pass over the remembered states: so no path of the index is held in memory.
#include "commands/plan.hpp"

#include "readers/file_kinds.hpp"
#include "sources/content_hash.hpp"

#include <optional>
#include <unordered_set>

namespace tropa {
namespace {

std::uint64_t file_hash(std::string_view root, std::string_view relative_path) {
  return schema::hash_of(schema::file_key(root, relative_path));
}

std::string shown(const Place& place, const std::string& relative_path) {
  if (relative_path.empty()) return place.given;
  if (!place.file_name.empty()) return place.given;
  const std::string directory = printable(place.path.lexically_normal());
  const std::string below = printable(relative_path);
  if (directory == ".") return below;
  return directory.ends_with('/') ? directory + below : directory + "/" + below;
}

class Planner {
 public:
  Planner(std::vector<Place> places, Shards& store, const IndexOptions& options)
      : store_(store),
        kinds_{.filters = options.filters, .forced = reader_named(options.format)},
        walk_options_{.follow_links = options.follow_links, .refusal = refusal_by(kinds_)},
        format_(options.format),
        allow_mass_removal_(options.allow_mass_removal) {
    plan_.places = std::move(places);
    plan_.coverage.resize(plan_.places.size());
    plan_.manifest = store.manifest();
    must_find_ = plan_.places.size() > 1 || store.size() > 0;
  }

  Result<Plan> run() {
    for (std::uint32_t at = 0; at < plan_.places.size(); ++at) {
      if (const Result<void> looked = look_at(at); !looked) return looked.error();
    }
    const Result<void> visited = store_.visit(
        [this](DocumentNumber number, std::string_view tie,
               const std::optional<schema::FileState>& state) { compare(number, tie, state); });
    if (!visited) return visited.error();
    if (const Result<void> done = recognise_containers(); !done) return done.error();
    for (std::size_t at = 0; at < plan_.places.size() && !allow_mass_removal_; ++at) {
      const Result<void> allowed = check_removal(plan_.places[at], plan_.coverage[at]);
      if (!allowed) return allowed.error();
    }
    return std::move(plan_);
  }

 private:
  Result<void> look_at(std::uint32_t at) {
    const Place& place = plan_.places[at];
    Result<Walk> found =
        place.file_name.empty() ? walk(place.path, walk_options_) : single_file(place);
    if (!found) return found.error();
    Coverage& coverage = plan_.coverage[at];
    coverage.complete = place.file_name.empty() && found->complete;
    coverage.present = found->files.size() + found->skipped.size();
    plan_.files.reserve(plan_.files.size() + found->files.size());
    for (const FoundFile& file : found->files) add(at, file);
    for (const SkippedInput& input : found->skipped) {
      plan_.skipped.push_back({shown(place, input.path), input.reason});
    }
    for (const std::string& path : found->passed_over) present_.insert(key_of(at, path));
    for (const SkippedInput& input : found->left_out) {
      plan_.left_out.push_back({shown(place, input.path), input.reason});
    }
    return {};
  }

  Result<Walk> single_file(const Place& place) const {
    Walk found;
    const std::optional<FileStat> stat = stat_of(place.path / place.file_name);
    if (!stat) {
      return Error{Code::kInputMissing, "'" + place.given + "' cannot be read", {}};
    }
    const std::optional<std::string> refusal = refusal_of(place.file_name, *stat, kinds_);
    if (refusal) {
      found.skipped.push_back({place.file_name, *refusal});
      found.passed_over.push_back(place.file_name);
    } else {
      found.files.push_back({place.file_name, *stat});
    }
    return found;
  }

  std::uint64_t key_of(std::uint32_t place, const std::string& relative_path) {
    const std::size_t root = root_of(plan_.places[place], relative_path, plan_.manifest);
    const FileName name = name_of(plan_.places[place], relative_path, plan_.manifest.roots[root]);
    return file_hash(std::to_string(root), name.relative_path);
  }

  void add(std::uint32_t place, const FoundFile& file) {
    const std::size_t root = root_of(plan_.places[place], file.relative_path, plan_.manifest);
    if (must_find_) {
      const std::uint64_t key = key_of(place, file.relative_path);
      // A file that two of the given paths lead to is read once.
      if (!found_.emplace(key, static_cast<std::uint32_t>(plan_.files.size())).second) return;
    }
    // What a filter makes of a file is one article.
    const Reader* forced = kinds_.forced;
    const Reader* reader = forced != nullptr ? forced : reader_for(file.relative_path);
    const bool is_container = filter_for(file.relative_path, kinds_.filters) == nullptr &&
                              reader->split() != Split::kWhole;
    plan_.files.push_back({.relative_path = plan_.paths.add(file.relative_path),
                           .stat = file.stat,
                           .place = place,
                           .root = static_cast<std::uint32_t>(root),
                           .is_container = is_container});
  }

  /// One document of the index against what was found.
  void compare(DocumentNumber number, std::string_view tie,
               const std::optional<schema::FileState>& state) {
    const std::uint64_t content = state ? state->content_hash : 0;
    const auto [known, is_new] =
        plan_.known.try_emplace(schema::hash_of(tie), KnownDocument{number, content});
    if (!is_new && !Shards::same_shard(known->second.number, number)) {
      plan_.doubled.push_back(number);
      return;
    }
    if (!state || state->root.empty()) return;
    const std::optional<std::uint32_t> place = covering(*state);
    if (place) ++plan_.coverage[*place].known;
    const std::uint64_t key = file_hash(state->root, state->relative_path);
    if (const auto found = found_.find(key); found != found_.end()) {
      PlannedFile& file = plan_.files[found->second];
      // What is in a single file counts against that file when no directory was given.
      if (!place) ++plan_.coverage[file.place].known;
      // What it was read as counts for more than its name. One article of many has no size.
      file.is_container = state->size == 0 && state->mtime_ns == 0;
      if (file.is_container) {
        plan_.members[found->second].push_back(number);
      } else {
        plan_.known_files.resize(plan_.files.size());
        plan_.known_files[found->second] = {.document = number, .content_hash = content};
        file.is_unchanged = is_unchanged(*state, file);
      }
    } else if (place && plan_.coverage[*place].complete && !is_passed_over(*state)) {
      ++plan_.coverage[*place].gone;
      plan_.gone.emplace_back(number, *place);
    }
  }

  bool is_unchanged(const schema::FileState& state, const PlannedFile& file) const {
    return state.size == file.stat.size && state.mtime_ns == file.stat.mtime_ns &&
           has_format(state.content_hash, format_);
  }

  /// The directory among the places that this file would have been found in.
  std::optional<std::uint32_t> covering(const schema::FileState& state) const {
    const std::size_t root = std::strtoull(state.root.c_str(), nullptr, 10);
    if (root >= plan_.manifest.roots.size()) return std::nullopt;
    const std::string path = base_of(plan_.manifest.roots[root]) + state.relative_path;
    for (std::uint32_t at = 0; at < plan_.places.size(); ++at) {
      const Place& place = plan_.places[at];
      if (place.file_name.empty() && path.starts_with(place.base)) return at;
    }
    return std::nullopt;
  }

  /// The file or a directory above it is there but was not looked into.
  bool is_passed_over(const schema::FileState& state) const {
    std::string_view path = state.relative_path;
    while (!present_.contains(file_hash(state.root, path))) {
      const std::size_t slash = path.rfind('/');
      if (slash == std::string_view::npos) return false;
      path = path.substr(0, slash);
    }
    return true;
  }

  Result<void> recognise_containers() {
    for (PlannedFile& file : plan_.files) {
      if (!file.is_container) continue;
      const FileName name = plan_.name_of_file(file);
      const auto state = store_.file_state(std::to_string(file.root), name.relative_path);
      if (!state) return state.error();
      file.is_unchanged = *state && is_unchanged(**state, file);
    }
    return {};
  }

  Shards& store_;
  FileKinds kinds_;
  WalkOptions walk_options_;
  const std::string& format_;
  bool allow_mass_removal_;
  Plan plan_;
  bool must_find_ = false;  // else every file is new, and there once
  std::unordered_map<std::uint64_t, std::uint32_t> found_;  // file_hash -> place in plan_.files
  std::unordered_set<std::uint64_t> present_;               // found, but not to be read
};

}  // namespace

Result<std::vector<Place>> places_of(std::span<const std::string> paths) {
  std::vector<Place> places;
  for (const std::string& path : paths) {
    if (path == "-") continue;
    Result<Place> place = place_of(path);
    if (!place) return place.error();
    places.push_back(std::move(*place));
  }
  return places;
}

Result<Plan> make_plan(std::vector<Place> places, Shards& store, const IndexOptions& options) {
  return Planner(std::move(places), store, options).run();
}

Result<void> check_removal(const Place& place, const Coverage& coverage) {
  const char* cure = "if that is right, run the same command with --allow-mass-removal";
  if (coverage.complete && coverage.known > 0 && coverage.present == 0) {
    return Error{Code::kInputMissing,
                 "'" + place.given + "' is empty now, but the index has " +
                     std::to_string(coverage.known) + " documents of it; nothing was removed",
                 cure};
  }
  if (coverage.gone * 2 > coverage.known) {
    return Error{Code::kInputMissing,
                 std::to_string(coverage.gone) + " of the " + std::to_string(coverage.known) +
                     " documents of '" + place.given + "' are gone; nothing was removed",
                 cure};
  }
  return {};
}

}  // namespace tropa
