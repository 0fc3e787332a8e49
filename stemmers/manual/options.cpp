#include "options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace tropa::manual {
namespace {

// CLI11 says which values an option takes only in its description of the check: "TEXT:{pl,uk,ru}".
std::vector<std::string> values_of(const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

std::string value_name(const CLI::Option& option) {
  if (!option.get_option_text().empty()) return option.get_option_text();
  return option.nonpositional() ? std::string(kAnyValue) : option.get_name(true, false);
}

}  // namespace

bool Option::takes_file() const {
  constexpr auto kFileNames = std::to_array<std::string_view>({"DB", "FILE", "DIR", "PATH"});
  return std::ranges::find(kFileNames, value) != kFileNames.end();
}

Option option_of(const CLI::Option& option) {
  Option made;
  if (option.nonpositional()) {
    for (const std::string& name : option.get_snames()) made.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) made.names.push_back("--" + name);
  }
  if (option.get_items_expected_max() > 0 || made.names.empty()) {
    made.value = value_name(option);
    made.values = values_of(option.get_type_name());
    made.is_list = option.get_delimiter() == ',';
  }
  made.description = option.get_description();
  return made;
}

std::vector<Option> options_of(const CLI::App& app) {
  std::vector<Option> out;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) out.push_back(option_of(*option));
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

}  // namespace tropa::manual
