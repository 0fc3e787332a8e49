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

void ArticleStems::add(Language language, std::string_view stem) {
  if (count_ == stems_.size()) return;
  stems_[count_].language = language;
  stems_[count_++].text.assign(stem);
}

}  // namespace tropa
