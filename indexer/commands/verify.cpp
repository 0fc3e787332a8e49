// Is everything there and readable? Each segment is read by a child process, because Xapian trusts
// the blocks it reads and may crash or spin on damaged ones. Mends nothing.
#include "index/index_directory.hpp"
#include "index/wait_for_writer.hpp"
#include "segments/segment_readers.hpp"

#include "catch_xapian.hpp"
#include "directory.hpp"
#include "tropa/indexer.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <unordered_set>

namespace tropa {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCure =
    "make the index anew from its sources in another directory; tropa-index --export jsonl may "
    "still read the articles";

// Slower than this, a reader is not reading but going round in circles.
constexpr std::uint64_t kLeastBytesPerSecond = 1U << 20U;
constexpr std::uint64_t kLeastSeconds = 60;

Error damage(const fs::path& index, const std::string& part, const std::string& what) {
  return Error{Code::kDamaged,
               "the index '" + index.string() + "' is damaged: " + part + ": " + what, kCure};
}

/// Empty when all is well. Runs in the child.
std::string read_articles(const fs::path& path) {
  const Xapian::Database database(path.string());
  const Xapian::doccount count = database.get_doccount();
  Xapian::doccount seen = 0;
  Xapian::ValueIterator tie = database.valuestream_begin(schema::kSlotDocumentKey);
  const Xapian::ValueIterator end = database.valuestream_end(schema::kSlotDocumentKey);
  for (Xapian::PostingIterator at = database.postlist_begin(""); at != database.postlist_end("");
       ++at) {
    const std::string number = std::to_string(*at);
    const auto record = schema::record_from(database.get_document(*at).get_data());
    if (!record) return "article number " + number + " cannot be read";
    if (tie != end) tie.skip_to(*at);
    if (tie == end || tie.get_docid() != *at || *tie != schema::document_key(record->id)) {
      return "article '" + record->id + "' has not the key it should have";
    }
    const Xapian::PostingIterator found = database.postlist_begin(schema::id_term(record->id));
    if (found == database.postlist_end(schema::id_term(record->id)) || *found != *at) {
      return "article '" + record->id + "' is not found by its id";
    }
    ++seen;
  }
  if (seen != count) {
    return std::to_string(seen) + " articles of " + std::to_string(count) + " are there";
  }
  return {};
}

/// 'D' and what is damaged, 'I' and what could not be read for another reason, or nothing.
std::string judge(const fs::path& path) {
  try {
    const std::size_t errors = Xapian::Database::check(path.string(), 0, nullptr);
    if (errors > 0) return "D" + std::to_string(errors) + " errors in its blocks";
    const std::string bad = read_articles(path);
    return bad.empty() ? bad : "D" + bad;
  } catch (const Xapian::DatabaseOpeningError& error) {
    return "D" + error.get_msg();
  } catch (const Xapian::DatabaseError& error) {
    // A disk that fails says so in errno; everything else is in the bytes.
    const char* cause = error.get_error_string();
    if (cause == nullptr) return "D" + error.get_msg();
    return "I" + error.get_msg() + " (" + cause + ")";
  } catch (const Xapian::Error& error) {
    return "D" + error.get_msg();
  } catch (const std::exception& error) {
    return std::string("D") + error.what();
  }
}

void limit_time(std::uint64_t bytes) {
  const rlim_t seconds = kLeastSeconds + bytes / kLeastBytesPerSecond;
  const rlimit limit{seconds, seconds};
  ::setrlimit(RLIMIT_CPU, &limit);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
}

Error io_error(const char* what) {
  return Error{Code::kIo, std::string(what) + ": " + std::strerror(errno), {}};
}

Result<void> verify_segment(const fs::path& index, const std::string& name) {
  const fs::path path = index / name;
  const std::string part = "segment '" + name + "'";
  std::error_code trouble;
  if (!fs::exists(path, trouble)) return damage(index, part, "it is missing");
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return io_error("cannot make a pipe");
  const pid_t child = ::fork();
  if (child < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    return io_error("cannot start a process");
  }
  if (child == 0) {
    ::close(ends[0]);
    limit_time(bytes_below(path));
    const std::string said = judge(path);
    const bool written =
        ::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
    ::_exit(written ? 0 : 1);
  }
  ::close(ends[1]);
  std::string said;
  std::array<char, 4096> block{};
  for (ssize_t got = 0;; said.append(block.data(), static_cast<std::size_t>(got))) {
    do {
      got = ::read(ends[0], block.data(), block.size());
    } while (got < 0 && errno == EINTR);
    if (got <= 0) break;
  }
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) {
    return damage(index, part,
                  WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL
                      ? "reading it does not come to an end"
                      : "reading it crashed");
  }
  if (said.starts_with('I')) {
    return Error{Code::kIo, "the index '" + index.string() + "', " + part + ": " + said.substr(1),
                 "repair the disk, then run this again"};
  }
  if (!said.empty() || WEXITSTATUS(status) != 0) {
    return damage(index, part, said.empty() ? "reading it failed" : said.substr(1));
  }
  return {};
}

/// No article stands in two segments. Called when every segment can be read.
Result<std::uint64_t> count_articles(const fs::path& index) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    const Result<std::vector<Segment>> segments = open_segments(index);
    if (!segments) return segments.error();
    std::unordered_set<std::uint64_t> seen;
    for (const Segment& segment : *segments) {
      const auto end = segment.database.valuestream_end(schema::kSlotDocumentKey);
      for (auto at = segment.database.valuestream_begin(schema::kSlotDocumentKey); at != end;
           ++at) {
        if (!seen.insert(schema::hash_of(*at)).second) {
          return damage(index, "segment '" + segment.name + "'",
                        "the article '" + *at + "' is there twice");
        }
      }
    }
    return std::uint64_t{seen.size()};
  });
}

}  // namespace

Result<std::uint64_t> verify_index(const fs::path& database, std::chrono::milliseconds wait) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    if (const auto manifest = schema::read_manifest(database); !manifest) return manifest.error();
    const auto lock = while_locked(wait, [&] { return DirectoryLock::take(database); });
    if (!lock) return lock.error();
    // Again under the lock: a writer may have replaced it since.
    const Result<schema::Manifest> manifest = schema::read_manifest(database);
    if (!manifest) return manifest.error();
    for (const std::string& name : manifest->segments) {
      if (const Result<void> whole = verify_segment(database, name); !whole) return whole.error();
    }
    return count_articles(database);
  });
}

}  // namespace tropa
