// The stems of one word, without repeats.
#include "tropa/stemmers.hpp"

#include <algorithm>

namespace tropa {

void Stems::add(std::string_view stem) {
  if (count_ == kMost) return;
  const std::span<const std::string> present = all();
  if (std::find(present.begin(), present.end(), stem) != present.end()) return;
  stems_[count_++].assign(stem);
}

}  // namespace tropa
