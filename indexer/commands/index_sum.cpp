#include "tropa/index_sum.hpp"

#include <algorithm>
#include <string>

namespace tropa {

void add(const IndexStatus& part, IndexStatus& sum) {
  sum.format = part.format;
  sum.fingerprint = part.fingerprint;
  sum.articles += part.articles;
  for (const auto& [language, count] : part.by_language) sum.by_language[language] += count;
  if (!part.first_day.empty() && (sum.first_day.empty() || part.first_day < sum.first_day)) {
    sum.first_day = part.first_day;
  }
  sum.last_day = std::max(sum.last_day, part.last_day);
  sum.undated += part.undated;
  sum.bytes += part.bytes;
  for (const std::string& root : part.roots) {
    if (std::ranges::find(sum.roots, root) == sum.roots.end()) sum.roots.push_back(root);
  }
}

}  // namespace tropa
