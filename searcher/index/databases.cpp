#include "index/databases.hpp"

#include "catch_xapian.hpp"
#include "database_list.hpp"
#include "schema.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <limits>
#include <optional>
#include <utility>

namespace tropa::search {
namespace {

struct Part {
  Xapian::Database database;
  std::filesystem::path directory = {};  // on this machine
};
using Parts = std::vector<Part>;

// A writer may replace segments between the reading of the manifest and the opening. Each attempt
// needs one that did; more than a few in a row are no accident.
constexpr int kAttempts = 20;

Error other_dictionaries(const std::string& name) {
  return Error{Code::kNoIndex, name + ": made with other dictionaries or another version of Tropa",
               "make the index anew with tropa-index; the articles themselves are untouched"};
}

Result<Parts> open_local(const std::string& name, const std::string& fingerprint) {
  for (int attempt = 1;; ++attempt) {
    const Result<schema::Manifest> manifest = schema::read_manifest(name);
    if (!manifest) return manifest.error();
    if (manifest->fingerprint != fingerprint) return other_dictionaries(name);
    Result<Parts> parts = catch_xapian([&]() -> Result<Parts> {
      Parts opened;
      for (const std::string& segment : manifest->segments) {
        const std::filesystem::path directory = std::filesystem::path(name) / segment;
        opened.push_back({Xapian::Database(directory.string()), directory});
      }
      return opened;
    });
    if (parts || attempt == kAttempts) return parts;
  }
}

// What is served as one may be several databases, and of those Xapian's protocol gives the metadata
// of the first alone. Their number shows in what they are called: "uuid:uuid".
std::size_t databases_behind(const Xapian::Database& remote) {
  const std::string names = remote.get_uuid();
  return 1 + static_cast<std::size_t>(std::ranges::count(names, ':'));
}

Result<Parts> open_remote(const std::string& name, const schema::RemoteAddress& address,
                          const std::string& fingerprint) {
  const auto patience = static_cast<unsigned>(kPatience.count());
  try {
    Parts parts{{Xapian::Remote::open(address.host, address.port, patience, patience)}};
    const std::string found = parts[0].database.get_metadata(std::string(schema::kFingerprintKey));
    if (found.empty()) {
      return Error{Code::kNoIndex, name + ": what is served there is no index of Tropa",
                   "serve the directory of an index: xapian-tcpsrv --port PORT DB"};
    }
    if (found != schema::fingerprint_value(fingerprint)) return other_dictionaries(name);
    return parts;
  } catch (const Xapian::Error& error) {
    return Error{Code::kIo, name + " does not answer: " + error.get_msg(),
                 "start xapian-tcpsrv there, or search the rest with --partial"};
  }
}

Result<Parts> open_one(const std::string& name, const std::string& fingerprint) {
  const auto address = schema::remote_address(name);
  return address ? open_remote(name, *address, fingerprint) : open_local(name, fingerprint);
}

}  // namespace

Databases::Databases(std::vector<std::string> names, std::string fingerprint, bool partial)
    : names_(std::move(names)), fingerprint_(std::move(fingerprint)), partial_(partial) {}

Result<Databases::Look> Databases::look() const {
  Result<std::vector<std::string>> names = schema::databases_of(names_);
  if (!names) return names.error();
  Look found{std::move(*names), {}};
  for (const std::string& name : found.names) {
    const std::filesystem::path file = std::filesystem::path(name) / schema::kManifestName;
    struct stat raw {};
    found.manifests.emplace_back();
    if (schema::remote_address(name) || ::stat(file.c_str(), &raw) != 0) continue;
    found.manifests.back() =
        Stamp{.inode = raw.st_ino,
              .size = static_cast<std::uint64_t>(raw.st_size),
              .mtime_ns = std::int64_t{raw.st_mtim.tv_sec} * 1'000'000'000 + raw.st_mtim.tv_nsec};
  }
  return found;
}

Result<void> Databases::open(const std::vector<std::string>& names) {
  // Machines are asked all at once, so that several dead ones cost the time of one.
  std::vector<std::future<Result<Parts>>> asked;
  for (const std::string& name : names) {
    const bool is_remote = schema::remote_address(name).has_value();
    asked.push_back(std::async(is_remote ? std::launch::async : std::launch::deferred, open_one,
                               name, fingerprint_));
  }
  std::vector<Result<Parts>> answers;
  for (std::future<Result<Parts>>& answer : asked) answers.push_back(answer.get());
  all_ = Xapian::Database();
  parts_.clear();
  directories_.clear();
  warnings_.clear();
  has_remote_ = false;
  std::optional<Error> first;
  for (std::size_t at = 0; at < names.size(); ++at) {
    // A machine that is dead now is asked again later.
    const bool is_remote = schema::remote_address(names[at]).has_value();
    has_remote_ |= is_remote;
    if (!answers[at]) {
      if (!first) first = answers[at].error();
      warnings_.push_back("left out: " + answers[at].error().what);
      continue;
    }
    for (const auto& [part, directory] : *answers[at]) {
      if (!is_remote) directories_[part.get_uuid()] = directory;
      if (const std::size_t count = databases_behind(part); is_remote && count > 1) {
        warnings_.push_back(names[at] + " serves an index of " + std::to_string(count) +
                            " segments and gives the sounds of the words of one; for names in other"
                            " alphabets, serve what tropa-index --compact made");
      }
      parts_.push_back(part);
      all_.add_database(part);
    }
  }
  if (first && (!partial_ || parts_.empty())) return *first;
  opened_ = std::chrono::steady_clock::now();
  return {};
}

Result<void> Databases::refresh() {
  for (int attempt = 1;; ++attempt) {
    // Before the manifests are read: what is published after that is noticed the next time.
    Result<Look> now = look();
    if (!now) return now.error();
    const bool is_old = has_remote_ && std::chrono::steady_clock::now() - opened_ > kRemoteAge;
    const bool is_same = is_open_ && !is_old && *now == seen_;
    const Result<void> done = catch_xapian([&]() -> Result<void> {
      if (!is_same) {
        ++state_;
        return open(now->names);
      }
      // Changes in place need no new manifest.
      if (all_.reopen()) ++state_;
      return {};
    });
    is_open_ = done.has_value();
    if (done) {
      seen_ = std::move(*now);
      return done;
    }
    // What failed while it was open is opened anew; what cannot be opened is an error.
    if (!is_same || attempt == kAttempts) return done;
  }
}

std::vector<std::string> Databases::vocabulary(const std::string& key) const {
  return entries(schema::vocabulary_prefix(key), std::numeric_limits<std::size_t>::max());
}

std::vector<std::string> Databases::vocabulary_near(const std::string& beginning,
                                                    std::size_t most) const {
  return entries(beginning, most);
}

std::vector<std::string> Databases::entries(const std::string& prefix, std::size_t most) const {
  std::vector<std::string> terms;
  for (const Xapian::Database& part : parts_) {
    std::size_t left = most;
    const auto end = part.metadata_keys_end(prefix);
    for (auto at = part.metadata_keys_begin(prefix); at != end && left > 0; ++at, --left) {
      terms.push_back(schema::term_of_entry(*at));
    }
  }
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

}  // namespace tropa::search
