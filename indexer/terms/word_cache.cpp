#include "terms/word_cache.hpp"

namespace tropa {

void CachedWord::assign(std::string_view text, Language of, TokenKind as) {
  letters_ = text;
  text_size_ = static_cast<std::uint32_t>(text.size());
  stem_count_ = 0;
  language = of;
  kind = as;
}

void CachedWord::add_stem(Language of, std::string_view prefix, std::string_view stem) {
  letters_ += prefix;
  stems_[stem_count_++] = {.language = of,
                           .prefix = static_cast<std::uint8_t>(prefix.size()),
                           .begin = static_cast<std::uint32_t>(letters_.size()),
                           .size = static_cast<std::uint32_t>(stem.size()),
                           .entry = 0};
  letters_ += stem;
}

void WordCache::expect(std::uint64_t hash) const {
  const std::size_t first = first_of(hash);
  for (std::size_t at = first; at < first + kWays; ++at) {
    if (marks_[at].hash != half(hash)) continue;
    const char* const word = reinterpret_cast<const char*>(&words_[at]);
    __builtin_prefetch(word);
    __builtin_prefetch(word + 64);
  }
}

WordCache::Found WordCache::find(std::string_view text, Language language, TokenKind kind,
                                 std::uint64_t hash, std::uint32_t now) {
  const std::size_t first = first_of(hash);
  std::size_t oldest = first;
  for (std::size_t at = first; at < first + kWays; ++at) {
    Mark& mark = marks_[at];
    if (mark.hash == half(hash) && words_[at].is(text, language, kind)) {
      mark.met = now;
      return {words_[at], false};
    }
    if (mark.met < marks_[oldest].met) oldest = at;
  }
  marks_[oldest] = {.hash = half(hash), .met = now};
  words_[oldest].assign(text, language, kind);
  return {words_[oldest], true};
}

}  // namespace tropa
