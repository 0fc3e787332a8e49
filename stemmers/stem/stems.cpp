#include "tropa/stemmers.hpp"

#include <algorithm>

namespace tropa {

void Stems::add(std::string_view stem) {
  if (count_ == kMost || std::ranges::find(all(), stem) != all().end()) return;
  stems_[count_++].assign(stem);
}

}  // namespace tropa
