#include "program/messages.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

namespace tropa::program {

std::string safe(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t offset) -> unsigned {
      return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    const unsigned low = byte(2);
    const bool is_control = byte(0) < 0x20 || byte(0) == 0x7F;
    const bool is_late_control = byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F;
    const bool is_direction =  // U+200B-200F, U+2028-202E, U+2060-206F
        byte(0) == 0xE2 && ((byte(1) == 0x80 && low >= 0x8B && low <= 0x8F) ||
                            (byte(1) == 0x80 && low >= 0xA8 && low <= 0xAE) ||
                            (byte(1) == 0x81 && low >= 0xA0 && low <= 0xAF));
    const std::size_t bad = is_control ? 1U : (is_late_control ? 2U : (is_direction ? 3U : 0U));
    shown += bad == 0 ? text[at] : '?';
    at += std::max<std::size_t>(bad, 1);
  }
  return shown;
}

void say(const std::string& line) {
  std::cerr << "tropa-index: " << safe(line) << "\n";
}

int fail(const Error& error) {
  say(error.what);
  if (!error.hint.empty()) std::cerr << "  " << error.hint << '\n';
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
