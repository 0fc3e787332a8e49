#include "page.hpp"

#include "options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <vector>

namespace tropa::manual {
namespace {

// With a backslash before what scdoc takes for markup.
std::string escaped(std::string_view text) {
  constexpr std::string_view kMarkup = "\\*_#~`[]|";
  std::string out;
  for (const char c : text) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string bold(std::string_view text) {
  return "*" + escaped(text) + "*";
}

std::string underlined(std::string_view text) {
  return "_" + escaped(text) + "_";
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

// "Exit status: 0 found, 1 nothing found" -> an entry for each code.
std::string codes(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  const std::size_t begin = text.find(':');
  if (begin == std::string::npos) return escaped(text) + "\n\n";
  std::string out;
  for (std::size_t at = begin + 2; at < text.size();) {
    std::size_t end = at;
    do {
      end = text.find(", ", end + 1);
    } while (end != std::string::npos &&
             std::isdigit(static_cast<unsigned char>(text[end + 2])) == 0);
    end = std::min(end, text.size());
    std::string entry = text.substr(at, end - at);
    if (end == text.size() && entry.ends_with('.')) entry.pop_back();
    const std::size_t space = std::min(entry.find(' '), entry.size());
    out += bold(entry.substr(0, space)) + "\n\t" +
           escaped(entry.substr(std::min(space + 1, entry.size()))) + "\n\n";
    at = end + 2;
  }
  return out;
}

// Lines are joined, since the page has a width of its own; those that are set in stay as they are.
std::string paragraph(const std::string& text) {
  const std::size_t listing = std::min(text.find("\n  "), text.size());
  std::string words = text.substr(0, listing);
  std::ranges::replace(words, '\n', ' ');
  std::string out = words.empty() ? "" : escaped(words) + "\n\n";
  if (listing < text.size()) out += "```\n" + text.substr(listing + 1) + "\n```\n\n";
  return out;
}

std::string option_entry(const Option& option) {
  std::string out;
  for (const std::string& name : option.names) out += (out.empty() ? "" : ", ") + bold(name);
  if (!option.value.empty()) out += (out.empty() ? "" : " ") + underlined(option.value);
  out += "\n\t" + escaped(option.description);
  const bool are_said = std::ranges::all_of(option.values, [&](const std::string& value) {
    return option.description.find(value) != std::string::npos;
  });
  if (!are_said) out += "\n\t(" + escaped(joined(option.values, ", ")) + ")";
  return out + "\n\n";
}

std::string see_also(std::string_view program) {
  constexpr auto kPrograms =
      std::to_array<std::string_view>({"tropa-index", "tropa-mcp", "tropa-search", "tropa-stem"});
  std::vector<std::string> others;
  for (const std::string_view other : kPrograms) {
    if (other != program) others.push_back(bold(other) + "(1)");
  }
  return "# SEE ALSO\n\n" + joined(others, ", ") + "\n";
}

}  // namespace

std::string page(const CLI::App& app, std::string_view program) {
  const std::string name(program);
  std::string summary = app.get_description();
  if (summary.ends_with('.')) summary.pop_back();
  if (!summary.empty()) summary[0] = CLI::detail::to_lower(summary.substr(0, 1))[0];
  std::vector<Option> options = options_of(app);
  std::ranges::stable_partition(options, [](const Option& one) { return one.names.empty(); });
  std::string out = name + "(1)\n\n# NAME\n\n" + name + " - " + escaped(summary) + "\n\n";
  out += "# SYNOPSIS\n\n" + bold(name) + " \\[" + underlined("OPTION") + "\\]...";
  for (const Option& option : options) {
    if (option.names.empty()) out += " \\[" + underlined(option.value) + "\\]...";
  }
  std::string description;
  std::string examples;
  std::string exit_status;
  for (const std::string& text : paragraphs_of(app.get_footer())) {
    if (text.starts_with("Exit status")) {
      exit_status += codes(text);
    } else if (text.starts_with("Examples:\n")) {
      examples += paragraph(text.substr(text.find('\n')));
    } else {
      (text.starts_with("Examples") ? examples : description) += paragraph(text);
    }
  }
  out += "\n\n";
  if (!description.empty()) out += "# DESCRIPTION\n\n" + description;
  out += "# OPTIONS\n\n";
  for (const Option& option : options) out += option_entry(option);
  if (!examples.empty()) out += "# EXAMPLES\n\n" + examples;
  if (!exit_status.empty()) out += "# EXIT STATUS\n\n" + exit_status;
  if (app.get_option_no_throw("--db") != nullptr) {
    out += "# ENVIRONMENT\n\n" + bold("TROPA_DB") + "\n\tthe index, when --db names none\n\n";
  }
  return out + see_also(program);
}

}  // namespace tropa::manual
