#include "completions.hpp"

#include "options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tropa::manual {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// What stands without a name are files (tropa-index) or words, which nobody can complete.
bool takes_files(const std::vector<Option>& options) {
  return std::ranges::any_of(
      options, [](const Option& option) { return option.names.empty() && option.takes_file(); });
}

// The branch of a `case` over the word before the one that is completed. Without an answer bash
// completes files by itself, unless that is switched off.
std::string bash_case(const Option& option) {
  std::string out = "    " + joined(option.names, "|") + ")\n";
  if (!option.values.empty()) {
    if (option.is_list) out += "      [[ $word == *,* ]] && start=${word%,*},\n";
    out += "      COMPREPLY=($(compgen -P \"$start\" -W " + in_quotes(joined(option.values, " ")) +
           " -- \"${word#\"$start\"}\"))\n";
  }
  if (!option.takes_file()) out += "      compopt +o default 2>/dev/null\n";
  return out + "      return ;;\n";
}

// In square brackets of a zsh specification, which is in single quotes itself.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return replaced(out, "'", "'\\''");
}

std::string zsh_value(const Option& option) {
  if (option.value.empty()) return {};
  std::string out = ":" + zsh_text(option.value) + ":";
  if (option.takes_file()) return out + "_files";
  if (option.values.empty()) return out + " ";
  if (option.is_list) return out + " _values -s , value " + joined(option.values, " ");
  return out + "(" + joined(option.values, " ") + ")";
}

}  // namespace

std::string bash_completion(const CLI::App& app, std::string_view program) {
  const std::string name(program);
  const std::string function = "_" + replaced(name, "-", "_");
  const std::vector<Option> options = options_of(app);
  std::string cases;
  std::vector<std::string> names;
  for (const Option& option : options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (!option.value.empty() && !option.names.empty()) cases += bash_case(option);
  }
  std::string out = "# bash completion of " + name + ", made from its --help\n" + function +
                    "() {\n  local word=${COMP_WORDS[COMP_CWORD]} start=\n"
                    "  local before=${COMP_WORDS[COMP_CWORD-1]}\n"
                    "  # --lang=pl comes in three words\n"
                    "  if [[ $word == = ]]; then\n    word=\n"
                    "  elif [[ $before == = ]]; then\n    before=${COMP_WORDS[COMP_CWORD-2]}\n"
                    "  fi\n  case $before in\n" +
                    cases + "  esac\n  if [[ $word == -* ]]; then\n    COMPREPLY=($(compgen -W " +
                    in_quotes(joined(names, " ")) + " -- \"$word\"))\n";
  if (!takes_files(options)) out += "  else\n    compopt +o default 2>/dev/null\n";
  return out + "  fi\n}\ncomplete -o default -F " + function + " " + name + "\n";
}

std::string zsh_completion(const CLI::App& app, std::string_view program) {
  std::string out = "#compdef " + std::string(program) + "\n# made from its --help\n_arguments -s";
  const std::vector<Option> options = options_of(app);
  for (const Option& option : options) {
    for (const std::string& name : option.names) {
      const bool is_long_with_value = name.starts_with("--") && !option.value.empty();
      out += " \\\n  '*" + name + (is_long_with_value ? "=" : "") + "[" +
             zsh_text(option.description) + "]" + zsh_value(option) + "'";
    }
    if (!option.names.empty()) continue;
    out += " \\\n  '*:" + zsh_text(option.value) + ":" + (option.takes_file() ? "_files" : " ");
    out += "'";
  }
  return out + "\n";
}

std::string fish_completion(const CLI::App& app, std::string_view program) {
  const std::string command = "complete -c " + std::string(program);
  const std::vector<Option> options = options_of(app);
  std::string out = "# fish completion of " + std::string(program) + ", made from its --help\n";
  if (!takes_files(options)) out += command + " -f\n";
  for (const Option& option : options) {
    if (option.names.empty()) continue;
    out += command;
    for (const std::string& name : option.names) {
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.value.empty()) out += option.takes_file() ? " -r -F" : " -x";
    if (!option.values.empty()) out += " -a " + in_quotes(joined(option.values, " "));
    out += " -d " + in_quotes(option.description) + "\n";
  }
  return out;
}

}  // namespace tropa::manual
