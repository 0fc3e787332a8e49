// What the words of articles stand for in the index, remembered: ten snippets are some thousand
// words, and most of them have been met before. Knows no query.
#pragma once

#include "tropa/stemmers.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tropa::search {

/// Of a fixed size; what collides is worked out anew. Not thread-safe.
class WordTerms {
 public:
  struct Entry {
    std::uint64_t hash = 0;  // of a body term
    Language language = Language::kOther;
  };
  struct Terms {
    std::uint64_t key = 0;
    std::uint8_t count = 0;
    std::array<Entry, 1 + Stems::kMost> entries{};  // the word, its stems
  };

  /// Terms of a token of an article in `article`. Valid until the next call.
  const Terms& of(const Token& token, Language article, Analyzer& analyzer);

 private:
  std::vector<Terms> known_;  // made when the first word comes
  ArticleStems stems_;
};

}  // namespace tropa::search
