// How alike words of two scripts must sound to be taken for one.
#pragma once

#include <array>
#include <cstddef>

namespace tropa::expand {

/// Names that share a phonetic key are used from this likeness on; short ones must be more alike.
inline constexpr double kMinLikenessOfName = 0.82;
struct LikenessByLetters {
  std::size_t letters;  // at most
  double least;
};
inline constexpr auto kMinLikenessOfShortNames =
    std::to_array<LikenessByLetters>({{4, 0.95}, {5, 0.9}, {6, 0.86}});

/// A name in -o keeps its ending in every case, so that what lacks it is another: Конго is not
/// Kong.
inline constexpr double kMinLikenessOfFixedEnding = 0.98;

/// Common words that sound alike are as often false friends as cognates: owoce and овощи.
inline constexpr double kMinLikenessOfCognate = 0.88;
inline constexpr std::size_t kFewestLettersOfCognate = 5;
inline constexpr std::size_t kFewestLettersOfSurely = 7;

/// A word without a sure relative also gets names whose key differs in its last consonant, from
/// this likeness on.
inline constexpr double kMinLikenessOfNear = 0.84;

}  // namespace tropa::expand
