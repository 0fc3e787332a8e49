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

bool is_superseded(std::string_view entry, std::string_view next) {
  constexpr std::size_t kEvidence = 3;  // a tab, a letter and a level
  if (entry.size() <= kEvidence || entry.size() != next.size() || entry[0] != 'C') return false;
  const std::size_t level = entry.size() - 1;
  return entry[entry.size() - kEvidence] == '\t' &&
         CaseEvidence::from(entry.substr(level - 1)).has_value() &&
         CaseEvidence::from(next.substr(level - 1)).has_value() &&
         entry.substr(0, level) == next.substr(0, level) && entry[level] < next[level];
}

unsigned case_level(std::uint64_t word_hash, std::uint64_t article_hash) {
  constexpr int kMostLevel = 9;
  const std::uint64_t mixed = (word_hash ^ article_hash) * 0x9E3779B97F4A7C15U;
  return static_cast<unsigned>(std::min(kMostLevel, std::countl_zero(mixed) / 2));
}

}  // namespace tropa::schema
