// Names of the languages. Nothing else.
#include "tropa/stemmers.hpp"

#include <array>

namespace tropa {
namespace {

constexpr std::array<std::string_view, 4> kCodes{"pl", "uk", "ru", "other"};

}  // namespace

std::string_view to_string(Language language) {
  return kCodes[static_cast<std::size_t>(language)];
}

std::string_view to_string(StemSource source) {
  switch (source) {
    case StemSource::kNone:
      return "none";
    case StemSource::kDictionary:
      return "dictionary";
    case StemSource::kRules:
      return "rules";
    case StemSource::kEndings:
      return "endings";
    case StemSource::kItself:
      return "itself";
  }
  return "?";
}

std::optional<Language> language_from(std::string_view code) {
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (kCodes[i] == code) return static_cast<Language>(i);
  }
  return std::nullopt;
}

}  // namespace tropa
