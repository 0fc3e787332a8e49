// The only way into Xapian: runs a piece of work and turns what it throws into an Error. Used by
// the indexer and the searcher; knows neither what the work does nor which index it is about.
#pragma once

#include "no_memory.hpp"
#include "tropa/result.hpp"

#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace tropa {

/// What Xapian says, with what the system said to it.
inline std::string text_of(const Xapian::Error& error) {
  const char* cause = error.get_error_string();
  return error.get_msg() + (cause != nullptr ? std::string(" (") + cause + ")" : std::string());
}

inline constexpr const char* kMakeAnew =
    "make the index anew: remove its directory and run tropa-index again";

inline constexpr const char* kRepairDisk =
    "free space or repair the disk, then run this again: what was committed is kept";

/// `work` returns a Result. Example: catch_xapian([&]() -> Result<void> { database.commit(); return
/// {};
/// })
template <typename Work>
auto catch_xapian(Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::DatabaseLockError& error) {
    // Also thrown when the lock file cannot be made, and then nobody else has the index.
    if (error.get_msg().find("already locked") == std::string::npos) {
      return Error{Code::kIo, "the index cannot be locked: " + text_of(error), kRepairDisk};
    }
    return Error{Code::kLocked, "another program is writing to the index",
                 "wait until it is done, then run this again"};
  } catch (const Xapian::DatabaseCorruptError& error) {
    return Error{Code::kDamaged, "the index is damaged: " + error.get_msg(), kMakeAnew};
  } catch (const Xapian::DatabaseVersionError& error) {
    return Error{Code::kNoIndex, "the index was written by another Xapian: " + error.get_msg(),
                 kMakeAnew};
  } catch (const Xapian::DatabaseOpeningError& error) {
    // Xapian also says so when it cannot write the new revision of a commit: then the system has
    // named a cause, and it is not that the file is missing.
    const char* cause = error.get_error_string();
    if (cause != nullptr && std::string_view(cause) != std::strerror(ENOENT)) {
      return Error{Code::kIo, "the index cannot be read or written: " + text_of(error),
                   kRepairDisk};
    }
    // The manifest named this database, so a part of the index is gone.
    return Error{Code::kDamaged, "a part of the index cannot be opened: " + text_of(error),
                 kMakeAnew};
  } catch (const Xapian::DatabaseError& error) {
    return Error{Code::kIo, "the index cannot be read or written: " + text_of(error), kRepairDisk};
  } catch (const Xapian::NetworkError& error) {
    return Error{Code::kIo, "a remote part of the index does not answer: " + error.get_msg(), {}};
  } catch (const Xapian::Error& error) {
    return Error{Code::kInternal, error.get_description(), {}};
  } catch (const std::bad_alloc&) {
    return no_memory();
  } catch (const std::exception& error) {
    return Error{Code::kInternal, error.what(), {}};
  }
}

}  // namespace tropa
