#include "program/messages.hpp"

#include "tropa/terminal.hpp"

#include <array>
#include <cstdio>
#include <iostream>

namespace tropa::program {

void say(const std::string& line) {
  std::cerr << "tropa-index: " << for_terminal(line) << "\n";
}

int fail(const Error& error) {
  say(error.what);
  if (!error.hint.empty()) std::cerr << "  " << for_terminal(error.hint) << '\n';
  return exit_status(error);
}

std::string in_bytes(std::uint64_t bytes) {
  constexpr auto kUnits = std::to_array<const char*>({"bytes", "KiB", "MiB", "GiB", "TiB"});
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; amount >= 1024 && unit + 1 < kUnits.size(); ++unit) amount /= 1024;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", amount, kUnits[unit]);
  return text.data();
}

std::string counted(std::uint64_t number, const std::string& thing) {
  const std::string count = std::to_string(number) + " ";
  if (number == 1) return count + thing;
  if (thing.ends_with('y')) return count + thing.substr(0, thing.size() - 1) + "ies";
  return count + thing + "s";
}

}  // namespace tropa::program
