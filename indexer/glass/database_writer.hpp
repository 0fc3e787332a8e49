// A directory that is a Xapian database when finish() returns, and nothing before: its tables, and
// last of all the file that says where their roots are.
#pragma once

#include "glass/table_writer.hpp"
#include "glass/version.hpp"
#include "tropa/result.hpp"

#include <filesystem>

namespace tropa::glass {

class DatabaseWriter {
 public:
  /// `directory` must not exist.
  static Result<DatabaseWriter> create(const std::filesystem::path& directory);

  TableWriter& postlist() { return postlist_; }
  TableWriter& docdata() { return docdata_; }
  TableWriter& termlist() { return termlist_; }

  /// Not flushed onto the disk.
  Result<void> finish(const Statistics& statistics);

 private:
  DatabaseWriter(std::filesystem::path directory, TableWriter postlist, TableWriter docdata,
                 TableWriter termlist);

  std::filesystem::path directory_;
  TableWriter postlist_;
  TableWriter docdata_;
  TableWriter termlist_;
};

}  // namespace tropa::glass
