#include "case_evidence.hpp"

#include <algorithm>
#include <bit>

namespace tropa::schema {

std::string case_key(std::string_view body_term) {
  return std::string("C") += body_term;
}

std::string CaseEvidence::to_string() const {
  return {is_capital ? 'C' : 'L', static_cast<char>('0' + level)};
}

std::optional<CaseEvidence> CaseEvidence::from(std::string_view text) {
  if (text.size() != 2 || (text[0] != 'C' && text[0] != 'L') || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return CaseEvidence{text[0] == 'C', static_cast<unsigned>(text[1] - '0')};
}

unsigned case_level(std::uint64_t word_hash, std::uint64_t article_hash) {
  constexpr int kMostLevel = 9;
  const std::uint64_t mixed = (word_hash ^ article_hash) * 0x9E3779B97F4A7C15U;
  return static_cast<unsigned>(std::min(kMostLevel, std::countl_zero(mixed) / 2));
}

}  // namespace tropa::schema
