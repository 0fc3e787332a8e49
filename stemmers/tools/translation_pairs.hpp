// Pairs of words that sources say mean the same -> how sure that is, and the bytes of a compiled
// lexicon. Words are cut and stemmed as queries are. Knows nothing of file formats of sources.
#pragma once

#include "concepts/concept_merge.hpp"

#include "tropa/stemmers.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::tools {

/// Text of one language, folded stems with a blank between words.
struct Side {
  Language language = Language::kOther;
  std::string text;
  friend auto operator<=>(const Side&, const Side&) = default;
};

class TranslationPairs {
 public:
  explicit TranslationPairs(const concepts::CutAndStem& cut) : cut_(cut) {}

  /// Both ways. `confidence` from 0 to 1; the highest of several counts. Texts of more than
  /// kMostWords words, and a long text for a long text, are left out.
  void add(Language left_language, std::string_view left, Language right_language,
           std::string_view right, double confidence);

  std::size_t size() const { return pairs_.size(); }

  /// See lexicon/layout.hpp. Each stem keeps its surest translations.
  std::string pack(std::uint64_t key) const;

 private:
  std::vector<std::string> sides(std::string_view text, Language language);

  const concepts::CutAndStem& cut_;
  std::map<std::pair<Side, Side>, double> pairs_;
};

inline constexpr std::size_t kMostWords = 3;

}  // namespace tropa::tools
