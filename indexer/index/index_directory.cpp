// POSIX calls, because <filesystem> cannot lock.
#include "index/index_directory.hpp"

#include "catch_xapian.hpp"
#include "directory.hpp"
#include "segments/durable_files.hpp"
#include "segments/segment_list.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <functional>
#include <random>
#include <system_error>
#include <utility>

namespace tropa {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstSegment = "seg-000001";
constexpr const char* kSiblingMark = ".new-";

/// Links resolved, no "." and no final slash, whether or not it exists: rename() needs the true
/// name.
fs::path true_name(const fs::path& database) {
  std::error_code trouble;
  fs::path name = fs::weakly_canonical(fs::absolute(database), trouble);
  if (trouble) name = database.lexically_normal();
  return name.has_filename() ? name : name.parent_path();
}

/// A creator holds the lock of its directory, so one that can be locked is nobody's.
void remove_dead_siblings(const fs::path& database) {
  std::error_code trouble;
  const std::string mark = database.filename().string() + kSiblingMark;
  std::vector<fs::path> dead;
  for (const fs::path& entry : entries_of(database.parent_path(), trouble)) {
    if (entry.filename().string().starts_with(mark)) dead.push_back(entry);
  }
  for (const fs::path& sibling : dead) {
    if (const Result<DirectoryLock> lock = DirectoryLock::take(sibling)) {
      remove_tree(sibling, trouble);
    }
  }
}

Result<void> fill_index(const fs::path& directory, const std::string& fingerprint) {
  schema::Manifest manifest;
  manifest.fingerprint = fingerprint;
  manifest.segments = {kFirstSegment};
  const fs::path segment = directory / kFirstSegment;
  const Result<void> made = catch_xapian([&]() -> Result<void> {
    Xapian::WritableDatabase database(segment.string(),
                                      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    database.set_metadata(std::string(schema::kFingerprintKey),
                          schema::fingerprint_value(fingerprint));
    database.commit();
    database.close();
    return {};
  });
  if (!made) {
    const int cause = errno;
    if (made.error().code == Code::kNoMemory) return made;  // not the disk
    // "Cannot be opened" would be a damaged index elsewhere; here nothing was there to be damaged.
    const bool has_cause = made.error().what.ends_with(')');
    return Error{
        Code::kIo,
        made.error().what + (has_cause ? "" : std::string(" (") + std::strerror(cause) + ")"),
        kFreeSpace};
  }
  if (const Result<void> flushed = flush_directory(segment); !flushed) return flushed;
  return write_manifest(directory, manifest);
}

}  // namespace

Result<DirectoryLock> DirectoryLock::take(const fs::path& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return io_error("cannot open the directory", directory, errno);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return DirectoryLock(descriptor);
  const int number = errno;
  ::close(descriptor);
  if (number == EWOULDBLOCK) {
    return Error{Code::kLocked,
                 "another program is writing to the index '" + directory.string() + "'",
                 "wait until it is done, then run this again"};
  }
  return io_error("cannot lock", directory, number);
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

DirectoryLock& DirectoryLock::operator=(DirectoryLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

DirectoryLock::~DirectoryLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<bool> is_index(const fs::path& database) {
  std::error_code trouble;
  const fs::file_status status = fs::status(database, trouble);
  if (status.type() == fs::file_type::not_found) return false;
  if (trouble) return io_error("cannot look at", database, trouble.value());
  if (fs::is_directory(status)) {
    if (fs::exists(database / schema::kManifestName, trouble)) return true;
    if (fs::is_empty(database, trouble) && !trouble) return false;
    if (trouble) return io_error("cannot look into", database, trouble.value());
  }
  return Error{Code::kNoIndex,
               "'" + database.string() + "' is not an index of Tropa and is left untouched",
               "give --db a name that does not exist yet, or an empty directory"};
}

namespace {

using Fill = std::function<Result<void>(const fs::path& directory)>;

/// A new directory beside, as readable as any other of its owner.
Result<fs::path> make_sibling(const fs::path& database) {
  std::random_device random;
  while (true) {
    fs::path sibling = database.string() + kSiblingMark;
    for (int letter = 0; letter < 6; ++letter) {
      sibling += static_cast<char>('a' + random() % 26);
    }
    if (::mkdir(sibling.c_str(), 0777) == 0) return sibling;
    if (errno != EEXIST) return io_error("cannot make a directory beside", database, errno);
  }
}

Result<DirectoryLock> create_whole(const fs::path& given, const Fill& fill) {
  const fs::path database = true_name(given);
  std::error_code trouble;
  if (!fs::is_directory(database.parent_path(), trouble)) {
    return Error{Code::kIo,
                 "the directory '" + database.parent_path().string() + "' for the index '" +
                     given.string() + "' does not exist",
                 "make it first, or give --db another place"};
  }
  remove_dead_siblings(database);
  const Result<fs::path> made = make_sibling(database);
  if (!made) return made.error();
  const fs::path& sibling = *made;
  Result<DirectoryLock> lock = DirectoryLock::take(sibling);
  if (!lock) return lock;
  const auto give_up = [&](Error error) {
    remove_tree(sibling, trouble);
    return error;
  };
  if (const Result<void> filled = fill(sibling); !filled) {
    return give_up(filled.error());
  }
  if (::rename(sibling.c_str(), database.c_str()) != 0) {
    const int number = errno;
    if (number == ENOTEMPTY || number == EEXIST) {
      return give_up(Error{Code::kLocked,
                           "another program just made the index '" + given.string() + "'",
                           "wait until it is done, then run this again"});
    }
    return give_up(io_error("cannot give the new index its name", database, number));
  }
  if (const Result<void> flushed = flush_directory(database.parent_path()); !flushed) {
    return flushed.error();
  }
  return lock;
}

}  // namespace

Result<DirectoryLock> create_index(const fs::path& database, const std::string& fingerprint) {
  return create_whole(
      database, [&](const fs::path& directory) { return fill_index(directory, fingerprint); });
}

Result<DirectoryLock> create_with_file(const fs::path& database, const std::string& name,
                                       const std::string& bytes) {
  return create_whole(database, [&](const fs::path& directory) -> Result<void> {
    if (Result<void> written = write_flushed(directory / name, bytes); !written) return written;
    return flush_directory(directory);
  });
}

}  // namespace tropa
