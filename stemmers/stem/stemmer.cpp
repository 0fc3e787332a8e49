#include "stem/stemmer.hpp"

namespace tropa {
Result<std::unique_ptr<StemmerSet>> StemmerSet::load(const std::filesystem::path&) {
  return std::make_unique<StemmerSet>();
}
void StemmerSet::stem(std::string_view folded, Language, Stems& out) const {
  out.add(folded);
}
std::string StemmerSet::fingerprint() const {
  return "none";
}
}  // namespace tropa
