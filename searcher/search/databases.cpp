#include "search/databases.hpp"

#include "database_list.hpp"
#include "guarded.hpp"
#include "schema.hpp"

#include <algorithm>
#include <filesystem>
#include <future>
#include <optional>
#include <utility>

namespace tropa::search {
namespace {

using Parts = std::vector<Xapian::Database>;

// A writer may replace segments between the reading of the manifest and the opening.
constexpr int kAttempts = 5;

Error other_dictionaries(const std::string& name) {
  return Error{Code::kNoIndex, name + ": made with other dictionaries or another version of Tropa",
               "make the index anew with tropa-index; the articles themselves are untouched"};
}

Result<Parts> open_local(const std::string& name, const std::string& fingerprint) {
  for (int attempt = 1;; ++attempt) {
    const Result<schema::Manifest> manifest = schema::read_manifest(name);
    if (!manifest) return manifest.error();
    if (manifest->fingerprint != fingerprint) return other_dictionaries(name);
    Result<Parts> parts = guarded([&]() -> Result<Parts> {
      Parts opened;
      for (const std::string& segment : manifest->segments) {
        opened.emplace_back((std::filesystem::path(name) / segment).string());
      }
      return opened;
    });
    if (parts || attempt == kAttempts) return parts;
  }
}

Result<Parts> open_remote(const std::string& name, const schema::RemoteAddress& address,
                          const std::string& fingerprint) {
  const auto patience = static_cast<unsigned>(kPatience.count());
  try {
    Parts parts{Xapian::Remote::open(address.host, address.port, patience, patience)};
    const std::string found = parts[0].get_metadata(std::string(schema::kFingerprintKey));
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

Result<void> Databases::open() {
  const Result<std::vector<std::string>> names = schema::databases_of(names_);
  if (!names) return names.error();
  // Machines are asked all at once, so that several dead ones cost the time of one.
  std::vector<std::future<Result<Parts>>> asked(names->size());
  for (std::size_t at = 0; at < names->size(); ++at) {
    const bool is_remote = schema::remote_address((*names)[at]).has_value();
    asked[at] = std::async(is_remote ? std::launch::async : std::launch::deferred, open_one,
                           (*names)[at], fingerprint_);
  }
  Databases fresh(names_, fingerprint_, partial_);
  std::optional<Error> first;
  for (std::size_t at = 0; at < asked.size(); ++at) {
    const Result<Parts> parts = asked[at].get();
    if (!parts) {
      if (!first) first = parts.error();
      fresh.warnings_.push_back("left out: " + parts.error().what);
      continue;
    }
    for (const Xapian::Database& part : *parts) {
      fresh.parts_.push_back(part);
      fresh.all_.add_database(part);
    }
    fresh.has_remote_ |= schema::remote_address((*names)[at]).has_value();
  }
  if (first && (!partial_ || fresh.parts_.empty())) return *first;
  // A machine that is dead now may answer later, so that it is asked again too.
  if (first) fresh.has_remote_ = true;
  fresh.opened_ = std::chrono::steady_clock::now();
  *this = std::move(fresh);
  return {};
}

Result<void> Databases::refresh() {
  if (has_remote_ && std::chrono::steady_clock::now() - opened_ > kRemoteAge) return open();
  all_.reopen();
  return {};
}

std::vector<std::string> Databases::vocabulary(const std::string& key) const {
  std::vector<std::string> terms;
  const std::string prefix = schema::vocabulary_prefix(key);
  for (const Xapian::Database& part : parts_) {
    const auto end = part.metadata_keys_end(prefix);
    for (auto at = part.metadata_keys_begin(prefix); at != end; ++at) {
      terms.push_back((*at).substr(prefix.size()));
    }
  }
  std::ranges::sort(terms);
  const auto repeated = std::ranges::unique(terms);
  terms.erase(repeated.begin(), repeated.end());
  return terms;
}

}  // namespace tropa::search
