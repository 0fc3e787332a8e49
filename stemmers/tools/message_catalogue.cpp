#include "tools/message_catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

namespace tropa::tools {
namespace {

constexpr std::uint32_t kMagic = 0x950412DE;

std::uint32_t number_at(std::string_view bytes, std::size_t place) {
  std::uint32_t value = 0;
  if (place <= bytes.size() && bytes.size() - place >= sizeof value) {
    std::memcpy(&value, bytes.data() + place, sizeof value);
  }
  return value;
}

// A table of strings: for each its size and its place.
std::optional<std::string_view> string_of(std::string_view bytes, std::size_t table,
                                          std::size_t index) {
  const std::size_t size = number_at(bytes, table + index * 8);
  const std::size_t place = number_at(bytes, table + index * 8 + 4);
  if (place > bytes.size() || size > bytes.size() - place) return std::nullopt;
  return bytes.substr(place, size);
}

}  // namespace

Result<std::map<std::string, std::string>> read_catalogue(std::string_view bytes) {
  const Error failure{Code::kUsage, "not a message catalogue", "install the package again"};
  if (number_at(bytes, 0) != kMagic) return failure;
  const std::size_t count = number_at(bytes, 8);
  if (count > bytes.size() / 16) return failure;
  std::map<std::string, std::string> messages;
  for (std::size_t i = 0; i < count; ++i) {
    const auto message = string_of(bytes, number_at(bytes, 12), i);
    const auto translation = string_of(bytes, number_at(bytes, 16), i);
    if (!message || !translation) return failure;
    const bool is_plural = message->find('\0') != std::string_view::npos;
    if (message->empty() || translation->empty() || is_plural) continue;
    messages.emplace(*message, *translation);
  }
  return messages;
}

}  // namespace tropa::tools
