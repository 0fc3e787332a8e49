// Every number that decides the ranking, in one place.
#pragma once

#include "tropa/searcher.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tropa::expand {

/// How much evidence counts against the word itself. Falling, so that of two equal articles the one
/// with the word comes first.
constexpr double weight_of(Why why) {
  switch (why) {
    case Why::kWord:
      return 1.0;
    case Why::kCode:
      return 1.0;
    case Why::kStem:
      return 0.95;
    case Why::kSpelling:
      return 0.85;
    case Why::kConcept:
      return 0.8;
    case Why::kLexicon:
      return 0.78;  // times the confidence
    case Why::kBridge:
      return 0.75;  // times the likeness
    case Why::kRepair:
      return 0.8;  // times the weight of what the repaired word is searched by
    case Why::kRelated:
      return 0.3;
  }
  return 0;
}

/// How much what was perhaps meant counts, beside a word that few articles have as it is typed:
/// less than whatever stands for that word itself.
inline constexpr double kPerhapsMeant = 0.5;

/// A word of at most so many articles may be a slip that others made, too, if it is in no
/// dictionary and what is meant is in so many times as many articles.
inline constexpr std::uint64_t kFewArticlesOfSlip = 10;
inline constexpr std::uint64_t kTimesAsMany = 50;

/// Of two names of a thing the one that sounds like the word of the query is shown. Too little to
/// reach another tier.
inline constexpr double kSoundsAlikeToo = 1.01;

/// Second and third readings of an ambiguous form.
inline constexpr double kLesserReading = 0.85;

/// A translation of a dictionary, beside the names that a concept gives: they win.
inline constexpr double kBesideConcept = 0.6;

/// Names that a concept gives to what a translation means, for a word that no concept has.
inline constexpr double kByWayOfTranslation = 0.6;

/// The other aspect of a verb, beside its forms and what they mean: tracić, stracić.
inline constexpr double kOtherAspect = 0.9;

/// A name of the table, typed with a capital, that is also a form of another word: what that word
/// means. Газа is mostly no gas.
inline constexpr double kBesideName = 0.5;

/// The weights above fall into tiers: an alternative of at least `from` counts `weight` in the end.
struct EvidenceLevel {
  double from;
  double weight;
};
inline constexpr auto kEvidenceLevels =
    std::to_array<EvidenceLevel>({{0.97, 1.0}, {0.9, 0.92}, {0.65, 0.83}, {0.45, 0.53}, {0, 0.3}});

constexpr std::size_t evidence_level_of(double weight) {
  std::size_t level = 0;
  while (level + 1 < kEvidenceLevels.size() && weight < kEvidenceLevels[level].from) ++level;
  return level;
}

/// How much the single words of a multi-word concept count beside its names as a whole.
inline constexpr double kWordsOfConcept = 0.6;

/// A word without a sure relative also gets those whose key differs in its last consonant: so many
/// are compared, and shorter keys have too many neighbours.
inline constexpr std::size_t kMaxNear = 300;
inline constexpr std::size_t kMinNearKey = 4;

/// A word with a relative of this likeness is a name from another script and no typo.
inline constexpr double kSureLikeness = 0.95;

/// At most so many bridge relatives a word, the most alike ones.
inline constexpr std::size_t kMaxRelatives = 8;

/// word* stands for its commonest words; more would only be slow. (-word* hides by all of them.)
inline constexpr std::size_t kMaxBeginning = 100;

/// All alternatives of a query together.
inline constexpr std::size_t kMaxTerms = 1000;

/// How rare a word is never counts less: with five articles in the index a word of all of them
/// still has to count.
inline constexpr double kLeastRarity = 0.15;

/// Words of a query that an article has side by side (from the first to the last of them so many
/// positions), and words in its title, add at most so much of its score. Two words are mostly a
/// name; the more words, the less it means that some of them meet. So many of the best articles are
/// looked at: fifty find no more.
inline constexpr double kNear = 0.3;
inline constexpr std::uint32_t kNearSpan = 3;
inline constexpr double kInTitle = 0.1;
inline constexpr std::size_t kRescored = 20;

/// BM25. A little above the usual k1, because one word of the query has many spellings and
/// languages.
inline constexpr double kBm25K1 = 1.6;
inline constexpr double kBm25B = 0.7;

}  // namespace tropa::expand
