#include "index/databases.hpp"

#include "catch_xapian.hpp"
#include "database_list.hpp"
#include "schema.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace tropa::search {
namespace {

// A writer may replace segments between the reading of the manifest and the opening. Each attempt
// needs one that did; more than a few in a row are no accident.
constexpr int kAttempts = 20;

// Xapian writes it anew with every commit.
constexpr std::string_view kStateFile = "iamglass";

Error other_dictionaries(const std::string& name) {
  return Error{Code::kNoIndex, name + ": made with other dictionaries or another version of Tropa",
               "make the index anew with tropa-index; the articles themselves are untouched"};
}

// What is served as one may be several databases, and of those Xapian's protocol gives the metadata
// of the first alone. Their number shows in what they are called: "uuid:uuid".
std::size_t databases_behind(const Xapian::Database& remote) {
  const std::string names = remote.get_uuid();
  return 1 + static_cast<std::size_t>(std::ranges::count(names, ':'));
}

Result<Xapian::Database> open_remote(const std::string& name, const schema::RemoteAddress& address,
                                     const std::string& fingerprint) {
  const auto patience = static_cast<unsigned>(kPatience.count());
  try {
    Xapian::Database database =
        Xapian::Remote::open(address.host, address.port, patience, patience);
    const std::string found = database.get_metadata(std::string(schema::kFingerprintKey));
    if (found.empty()) {
      return Error{Code::kNoIndex, name + ": what is served there is no index of Tropa",
                   "serve the directory of an index: xapian-tcpsrv --port PORT DB"};
    }
    if (found != schema::fingerprint_value(fingerprint)) return other_dictionaries(name);
    return database;
  } catch (const Xapian::Error& error) {
    return Error{Code::kIo, name + " does not answer: " + error.get_msg(),
                 "start xapian-tcpsrv there, or search the rest with --partial"};
  }
}

}  // namespace

/// What one name leads to: segments of this machine, or a database on another one.
struct Databases::Opened {
  std::vector<LocalSegment> segments = {};
  std::optional<Xapian::Database> remote = {};
};

Databases::Databases(std::vector<std::string> names, std::string fingerprint, bool partial,
                     std::shared_ptr<IndexCache> cache)
    : names_(std::move(names)),
      fingerprint_(std::move(fingerprint)),
      partial_(partial),
      cache_(std::move(cache)) {}

std::optional<Databases::FileVersion> Databases::version_of(const std::filesystem::path& file) {
  struct stat raw {};
  if (::stat(file.c_str(), &raw) != 0) return std::nullopt;
  return FileVersion{
      .inode = raw.st_ino,
      .size = static_cast<std::uint64_t>(raw.st_size),
      .mtime_ns = std::int64_t{raw.st_mtim.tv_sec} * 1'000'000'000 + raw.st_mtim.tv_nsec};
}

Result<Databases::Sources> Databases::sources() const {
  Result<std::vector<std::string>> names = schema::databases_of(names_);
  if (!names) return names.error();
  Sources found{std::move(*names), {}};
  for (const std::string& name : found.names) {
    found.manifests.push_back(
        schema::remote_address(name)
            ? std::nullopt
            : version_of(std::filesystem::path(name) / schema::kManifestName));
  }
  return found;
}

bool Databases::is_unchanged(const Sources& now) const {
  if (!snapshot_ || now != seen_) return false;
  if (has_remote_ && std::chrono::steady_clock::now() - opened_ > kRemoteAge) return false;
  // Changes in place need no new manifest.
  return std::ranges::all_of(segments_, [](const LocalSegment& one) {
    return one.version == version_of(one.segment->directory() / kStateFile);
  });
}

Databases::LocalSegment Databases::open_segment(const std::filesystem::path& directory) const {
  // Before it is opened: what is published after that is noticed the next time.
  const std::optional<FileVersion> version = version_of(directory / kStateFile);
  for (const LocalSegment& known : segments_) {
    if (known.segment->directory() == directory && version && known.version == version) {
      return known;
    }
  }
  auto database = std::make_unique<Xapian::Database>(directory.string());
  return {std::make_shared<const Segment>(directory, std::move(database), cache_), version};
}

Result<Databases::Opened> Databases::open_local(const std::string& name) const {
  for (int attempt = 1;; ++attempt) {
    const Result<schema::Manifest> manifest = schema::read_manifest(name);
    if (!manifest) return manifest.error();
    if (manifest->fingerprint != fingerprint_) return other_dictionaries(name);
    std::filesystem::path directory;
    Result<Opened> opened = catch_xapian([&]() -> Result<Opened> {
      Opened out;
      for (const std::string& segment : manifest->segments) {
        directory = std::filesystem::path(name) / segment;
        out.segments.push_back(open_segment(directory));
      }
      return out;
    });
    if (opened) return opened;
    if (attempt == kAttempts) return glass::explain_format(directory, opened.error());
  }
}

Result<Databases::Opened> Databases::open_one(const std::string& name) const {
  const auto address = schema::remote_address(name);
  if (!address) return open_local(name);
  Result<Xapian::Database> remote = open_remote(name, *address, fingerprint_);
  if (!remote) return remote.error();
  return Opened{{}, std::move(*remote)};
}

Result<std::shared_ptr<const Snapshot>> Databases::open(const std::vector<std::string>& names) {
  // Machines are asked all at once, so that several dead ones cost the time of one.
  std::vector<std::future<Result<Opened>>> asked;
  for (const std::string& name : names) {
    const bool is_remote = schema::remote_address(name).has_value();
    asked.push_back(std::async(is_remote ? std::launch::async : std::launch::deferred,
                               [this, &name] { return open_one(name); }));
  }
  std::vector<Result<Opened>> answers;
  for (std::future<Result<Opened>>& answer : asked) answers.push_back(answer.get());
  auto remote = std::make_unique<RemoteDatabases>();
  std::vector<LocalSegment> local;
  std::vector<std::string> warnings;
  std::optional<Error> first;
  std::size_t opened = 0;
  has_remote_ = false;
  for (std::size_t at = 0; at < names.size(); ++at) {
    // A machine that is dead now is asked again later.
    has_remote_ |= schema::remote_address(names[at]).has_value();
    if (!answers[at]) {
      if (!first) first = answers[at].error();
      warnings.push_back("left out: " + answers[at].error().what);
      continue;
    }
    ++opened;
    std::ranges::move(answers[at]->segments, std::back_inserter(local));
    if (!answers[at]->remote) continue;
    const Xapian::Database& database = *answers[at]->remote;
    if (const std::size_t count = databases_behind(database); count > 1) {
      warnings.push_back(names[at] + " serves an index of " + std::to_string(count) +
                         " segments and gives the sounds of the words of one; for names in other"
                         " alphabets, serve what tropa-index --compact made");
    }
    remote->parts.push_back(database);
  }
  if (first && (!partial_ || opened == 0)) return *first;
  opened_ = std::chrono::steady_clock::now();
  segments_ = std::move(local);
  std::vector<std::shared_ptr<const Segment>> segments;
  for (const LocalSegment& one : segments_) segments.push_back(one.segment);
  if (remote->parts.empty()) {
    remote = nullptr;
  } else {
    for (const auto& segment : segments) {
      remote->parts.emplace_back(segment->directory().string());
    }
    for (const Xapian::Database& part : remote->parts) remote->all.add_database(part);
    segments.clear();
  }
  return std::make_shared<const Snapshot>(std::move(segments), std::move(remote),
                                          std::move(warnings), cache_);
}

Result<std::shared_ptr<const Snapshot>> Databases::current() {
  const std::lock_guard lock(mutex_);
  // Before the manifests are read: what is published after that is noticed the next time.
  Result<Sources> now = sources();
  if (!now) return now.error();
  if (is_unchanged(*now)) return snapshot_;
  auto opened = catch_xapian([&] { return open(now->names); });
  snapshot_ = opened ? *opened : nullptr;
  if (opened) seen_ = std::move(*now);
  return opened;
}

void Databases::forget(const std::shared_ptr<const Snapshot>& snapshot) {
  const std::lock_guard lock(mutex_);
  if (snapshot_ != snapshot) return;
  snapshot_ = nullptr;
  segments_.clear();
}

}  // namespace tropa::search
