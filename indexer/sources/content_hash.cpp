#include "sources/content_hash.hpp"

#include "schema.hpp"

namespace tropa {

// The format's hash takes the last byte.
std::uint64_t content_hash_of(std::string_view bytes, std::string_view format) {
  const std::uint64_t mark = format.empty() ? 0 : schema::hash_of(format) & 0xFFU;
  return (schema::hash_of(bytes) & ~std::uint64_t{0xFF}) | mark;
}

bool has_format(std::uint64_t hash, std::string_view format) {
  return (hash & 0xFFU) == (content_hash_of({}, format) & 0xFFU);
}

}  // namespace tropa
