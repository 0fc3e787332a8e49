// What --help prints: 80 columns, as long lines are hard to read at any width.
#include "options.hpp"
#include "tropa/manual.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace tropa::manual {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kDescriptionAt = 26;

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// The words of `text` in lines that begin at kDescriptionAt; the first goes on where `out` ends.
void add_description(std::string_view text, std::string& out) {
  std::size_t column = columns_of(out);
  if (column + 2 > kDescriptionAt) {
    out += '\n';
    column = 0;
  }
  out.append(kDescriptionAt - column, ' ');
  column = kDescriptionAt;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (column > kDescriptionAt && column + 1 + columns_of(word) > kColumns) {
      out += '\n' + std::string(kDescriptionAt, ' ');
      column = kDescriptionAt;
    } else if (column > kDescriptionAt) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns_of(word);
  }
}

class HelpFormatter final : public CLI::Formatter {
 public:
  // CLI11 takes the name that the program was called by, with its directory.
  std::string make_usage(const CLI::App* app, std::string name) const override {
    return Formatter::make_usage(app, std::filesystem::path(name).filename().string());
  }

  std::string make_option(const CLI::Option* option, bool) const override {
    const Option one = option_of(*option);
    std::string out = "  " + joined(one.names, ",");
    if (one.names.empty()) {
      out += one.value + "...";
    } else if (!one.value.empty()) {
      out += ' ' + (one.value == kAnyValue ? joined(one.values, "|") : one.value);
    }
    add_description(one.description, out);
    return out + "\n";
  }
};

}  // namespace

void lay_out_help(CLI::App& app) {
  app.formatter(std::make_shared<HelpFormatter>());
}

}  // namespace tropa::manual
