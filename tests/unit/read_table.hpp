// Rows of a table in tests/tables: tab-separated, `#` comments, empty lines ignored. In cells \t,
// \n and \xHH stand for the byte they name, and \\ for a backslash.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tropa::test {

struct Row {
  std::vector<std::string> cells;
  std::string where;  // "fold.tsv:12"
  const std::string& operator[](std::size_t column) const { return cells.at(column); }
};

/// Fails the test run (throws) when the file is missing or a row has another number of columns.
std::vector<Row> read_table(std::string_view file, std::size_t columns);

}  // namespace tropa::test
