// The keys of glass tables. Everything but documents lives in the table "postlist", in this order:
// metadata, statistics of value slots, values, lengths of documents, and the lists of terms.
#pragma once

#include "glass/coding.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tropa::glass {

inline constexpr std::string_view kMetadata{"\0\xC0", 2};
inline constexpr std::string_view kSlotStatistics{"\0\xD0", 2};
inline constexpr std::string_view kValues{"\0\xD8", 2};
inline constexpr std::string_view kLengths{"\0\xE0", 2};

/// In the tables "docdata" and "termlist".
inline std::string number_key(std::uint32_t document) {
  std::string key;
  put_sorted_number(key, document);
  return key;
}

/// In the table "termlist", behind number_key(): which slots have a value.
inline std::string slots_key(std::uint32_t document) {
  return number_key(document) + '\0';
}

inline std::string slot_statistics_key(unsigned slot) {
  std::string key(kSlotStatistics);
  for (; slot != 0; slot >>= 8U) key += static_cast<char>(slot & 0xFFU);
  return key;
}

/// A run of values of one slot, from `document` on.
inline std::string values_key(unsigned slot, std::uint32_t document) {
  std::string key(kValues);
  put_varint(key, slot);
  put_sorted_number(key, document);
  return key;
}

/// The first chunk of a term's list. Zero bytes are escaped, so that the number of a document can
/// follow a single one in later_chunk_key().
inline std::string list_key(std::string_view term) {
  std::string key;
  key.reserve(term.size());
  for (const char byte : term) {
    key += byte;
    if (byte == '\0') key += '\xFF';
  }
  return key;
}

/// A later chunk of the list that begins at `key`: list_key(term) or kLengths.
inline std::string later_chunk_key(std::string_view key, std::uint32_t document) {
  std::string later(key);
  if (key != kLengths) later += '\0';
  put_sorted_number(later, document);
  return later;
}

}  // namespace tropa::glass
