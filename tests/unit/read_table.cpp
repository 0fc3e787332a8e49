#include "read_table.hpp"

#include <fstream>
#include <stdexcept>

namespace tropa::test {
namespace {

std::string unescape(std::string_view cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\' || i + 1 == cell.size()) {
      out.push_back(cell[i]);
      continue;
    }
    ++i;
    if (cell[i] == 't')
      out.push_back('\t');
    else if (cell[i] == 'n')
      out.push_back('\n');
    else if (cell[i] == '\\')
      out.push_back('\\');
    else if (cell[i] == 'x' && i + 2 < cell.size()) {
      out.push_back(static_cast<char>(std::stoi(std::string(cell.substr(i + 1, 2)), nullptr, 16)));
      i += 2;
    } else {
      out.push_back('\\');
      out.push_back(cell[i]);
    }
  }
  return out;
}

}  // namespace

std::vector<Row> read_table(std::string_view file, std::size_t columns) {
  const std::string path = std::string(TROPA_TABLES) + "/" + std::string(file);
  std::ifstream in(path);
  if (!in) throw std::runtime_error("no table " + path);
  std::vector<Row> rows;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Row row;
    row.where = std::string(file) + ":" + std::to_string(number);
    std::size_t begin = 0;
    while (true) {
      const std::size_t tab = line.find('\t', begin);
      row.cells.push_back(unescape(std::string_view(line).substr(begin, tab - begin)));
      if (tab == std::string::npos) break;
      begin = tab + 1;
    }
    if (row.cells.size() != columns) {
      throw std::runtime_error(row.where + ": " + std::to_string(row.cells.size()) +
                               " columns, not " + std::to_string(columns));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tropa::test
