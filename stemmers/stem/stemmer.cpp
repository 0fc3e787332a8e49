// Which stemmer a language has. The suffix rules analyse every word.
#include "stem/stemmer.hpp"

#include "stem/rules.hpp"

namespace tropa {
namespace {

// Counts the changes of the rules that give some word other stems.
constexpr std::string_view kRulesVersion = "rules-1";

}  // namespace

Result<std::unique_ptr<StemmerSet>> StemmerSet::load(const std::filesystem::path&) {
  return std::make_unique<StemmerSet>();
}

void StemmerSet::stem(std::string_view folded, Language language, Stems& out) const {
  switch (language) {
    case Language::kPl:
      return rules::stem_polish(folded, out);
    case Language::kUk:
      return rules::stem_ukrainian(folded, out);
    case Language::kRu:
      return rules::stem_russian(folded, out);
    case Language::kOther:
      return;
  }
}

std::string StemmerSet::fingerprint() const {
  return std::string(kRulesVersion);
}

}  // namespace tropa
