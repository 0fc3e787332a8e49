// What is loaded once: stemmers and concepts, and where their files are.
#include "concepts/concept_table.hpp"
#include "stem/stemmer.hpp"
#include "tropa/stemmers.hpp"

#include <string>
#include <system_error>

namespace tropa {

Resources::Resources() = default;
Resources::~Resources() = default;

std::filesystem::path default_data_directory() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path beside = program.parent_path().parent_path() / "share" / "tropa";
    if (fs::is_directory(beside, error)) return beside;
  }
  return TROPA_INSTALLED_DATA_DIR;
}

Result<std::shared_ptr<const Resources>> Resources::load(const ResourceOptions& options) {
  const std::filesystem::path data =
      options.data_directory.empty() ? default_data_directory() : options.data_directory;
  auto stemmers = StemmerSet::load(data);
  if (!stemmers) return stemmers.error();
  std::shared_ptr<Resources> resources(new Resources);
  resources->stemmers_ = std::move(*stemmers);

  resources->concepts_ = std::make_unique<ConceptTable>();
  return std::shared_ptr<const Resources>(std::move(resources));
}

std::span<const Concept> Resources::concepts() const {
  return {};
}
std::vector<ConceptMatch> Resources::find_concepts(std::span<const WordReadings>) const {
  return {};
}

std::string Resources::fingerprint() const {
  return "fold-1 " + stemmers_->fingerprint();
}

}  // namespace tropa
