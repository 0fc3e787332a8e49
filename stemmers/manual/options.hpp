// The table of options of a command line, as manual pages and completions want it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tropa::manual {

struct Option {
  std::vector<std::string> names;  // "-h", "--help"; empty for what stands without a name
  std::string value;               // "N"; empty for a switch
  std::string description;
  std::vector<std::string> values;  // all that it takes, when they are few
  bool is_list = false;             // several of `values`, with commas between them

  bool takes_file() const;
};

/// The `value` of an option that is not given a name for it.
inline constexpr std::string_view kAnyValue = "VALUE";

Option option_of(const CLI::Option& option);

/// In the order in which they were declared. Hidden ones are left out.
std::vector<Option> options_of(const CLI::App& app);

std::string joined(const std::vector<std::string>& words, std::string_view between);

}  // namespace tropa::manual
