// What words cost, kept from one text to the next: most words of a text were in one before, and the
// model is looked at some twenty times a word, at places that the processor's cache does not have.
#pragma once

#include "language/language_model.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace tropa::language {

/// For one model and one thread. Words are told apart by 64 bits of a hash.
class CostCache {
 public:
  const LanguageModel::Costs& costs(std::string_view word, std::size_t script,
                                    const LanguageModel& model) {
    if (places_.empty()) places_.resize(kPlaces);
    const std::uint64_t hash = std::hash<std::string_view>()(word) + script + 1;
    Place& place = places_[hash % kPlaces];
    if (place.hash != hash) place = {.hash = hash, .costs = model.costs(word, script)};
    return place.costs;
  }

 private:
  static constexpr std::size_t kPlaces = 16384;  // half a megabyte, once anything is asked

  struct Place {
    std::uint64_t hash = 0;
    LanguageModel::Costs costs{};
  };
  std::vector<Place> places_;
};

}  // namespace tropa::language
