// An index directory on disk: made whole or not at all, and locked while somebody writes. What its
// databases hold is store.cpp's.
#pragma once

#include "schema.hpp"
#include "tropa/result.hpp"

#include <filesystem>
#include <string>

namespace tropa {

/// A lock on a directory, held until destruction and given up by the system when the process dies.
/// It stays with the directory through a rename.
class DirectoryLock {
 public:
  /// Errors: kLocked when somebody else has it.
  static Result<DirectoryLock> take(const std::filesystem::path& directory);

  DirectoryLock(DirectoryLock&& other) noexcept;
  DirectoryLock& operator=(DirectoryLock&& other) noexcept;
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// Errors: kNoIndex when there is something at `database` that is neither an index nor an empty
/// directory. True: there is an index; false: there is nothing yet.
Result<bool> is_index(const std::filesystem::path& database);

/// Makes an index with one empty segment, in a sibling that takes its name only when everything is
/// on disk. Returns the lock of the new index. Remains of creators that died are removed first.
Result<DirectoryLock> create_index(const std::filesystem::path& database,
                                   const std::string& fingerprint);

/// The same for a directory that holds only this file.
Result<DirectoryLock> create_with_file(const std::filesystem::path& database,
                                       const std::string& name, const std::string& bytes);

}  // namespace tropa
