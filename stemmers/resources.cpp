// What is loaded once: stemmers, aspects and concepts, and where their files are.
#include "concepts/alias_cutter.hpp"
#include "concepts/concept_table.hpp"
#include "concepts/lint.hpp"
#include "language/language_model.hpp"
#include "lexicon/layout.hpp"
#include "lexicon/lexicon.hpp"
#include "stem/aspects.hpp"
#include "stem/stemmer.hpp"
#include "tropa/stemmers.hpp"

#include <dlfcn.h>
#include <array>

#include <cstdint>
#include <fstream>
#include <memory>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace tropa {
namespace {

constexpr std::string_view kConceptsName = "concepts.tsv";
constexpr std::string_view kCompiledName =
    "concepts.compiled";  // of kConceptsName, made by the build
constexpr std::string_view kLanguagesName = "languages.model";
constexpr auto kLexiconNames =
    std::to_array<std::string_view>({"own.lexicon", "freedict.lexicon", "gpl.lexicon"});

// The built-in table as the build cut it, unless it was edited since.
std::optional<ConceptTable> compiled_before(const std::filesystem::path& data,
                                            const StemmerSet& stemmers) {
  std::ifstream file(data / kConceptsName, std::ios::binary);
  std::ostringstream table;
  table << file.rdbuf();
  const std::uint64_t key = concepts::compiled_key(table.view(), stemmers.fingerprint());
  auto cut = concepts::CompiledConcepts::open(data / kCompiledName, key);
  if (!cut) return std::nullopt;
  return ConceptTable(std::move(*cut));
}

// Those that are there: a packager may leave one out for its licence.
lexicon::Lexicon open_lexicons(const std::filesystem::path& data, const StemmerSet& stemmers) {
  const std::uint64_t key = lexicon::key_of(stemmers.fingerprint());
  std::vector<lexicon::CompiledLexicon> files;
  for (const std::string_view name : kLexiconNames) {
    if (auto file = lexicon::CompiledLexicon::open(data / name, key)) {
      files.push_back(*std::move(file));
    }
  }
  return lexicon::Lexicon(std::move(files));
}

}  // namespace

Resources::Resources() = default;
Resources::~Resources() = default;

std::filesystem::path default_data_directory() {
  namespace fs = std::filesystem;
  std::error_code error;
  // This code is part of a program or of a shared library; both have their data beside them.
  Dl_info object{};
  if (::dladdr(reinterpret_cast<const void*>(&default_data_directory), &object) != 0) {
    fs::path directory = fs::canonical(object.dli_fname, error).parent_path();
    // lib/ and lib/x86_64-linux-gnu/ alike
    for (int above = 0; above < 2 && directory.has_relative_path(); ++above) {
      directory = directory.parent_path();
      // A directory that is not there is an error, too, and the next one may have it.
      if (fs::is_directory(directory / "share" / "tropa", error))
        return directory / "share" / "tropa";
    }
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path beside = program.parent_path().parent_path() / "share" / "tropa";
    if (fs::is_directory(beside, error)) return beside;
  }
  return TROPA_INSTALLED_DATA_DIR;
}

Result<std::shared_ptr<const Resources>> Resources::load(const ResourceOptions& options) try {
  const std::filesystem::path data =
      options.data_directory.empty() ? default_data_directory() : options.data_directory;
  auto stemmers = StemmerSet::load(data);
  if (!stemmers) return stemmers.error();
  std::shared_ptr<Resources> resources(new Resources);
  resources->data_ = data;
  resources->stemmers_ = std::move(*stemmers);
  auto aspects = AspectTable::load(data);
  if (!aspects) return aspects.error();
  resources->stemmers_->set_aspects(std::move(*aspects));
  if (options.identification) {
    auto languages = language::LanguageModel::open(data / kLanguagesName);
    if (!languages) return languages.error();
    resources->languages_ = std::make_unique<language::LanguageModel>(std::move(*languages));
  }
  resources->lexicon_ = std::make_unique<lexicon::Lexicon>();
  if (options.lexicon) *resources->lexicon_ = open_lexicons(data, *resources->stemmers_);

  if (options.built_in_concepts && options.concepts.empty()) {
    if (auto cut = compiled_before(data, *resources->stemmers_)) {
      resources->concepts_ = std::make_unique<ConceptTable>(std::move(*cut));
      return std::shared_ptr<const Resources>(std::move(resources));
    }
  }
  std::vector<std::filesystem::path> files = options.concepts;
  if (options.built_in_concepts) files.insert(files.begin(), data / kConceptsName);
  auto table = ConceptTable::load(files, concepts::cutter(*resources->stemmers_));
  if (!table) return table.error();
  resources->concepts_ = std::make_unique<ConceptTable>(std::move(*table));
  return std::shared_ptr<const Resources>(std::move(resources));
} catch (const std::bad_alloc&) {
  return Error{Code::kNoMemory, "out of memory", {}};
}

Result<std::vector<std::string>> Resources::check_concepts(
    const std::filesystem::path& file) const {
  const std::filesystem::path built_in = data_ / kConceptsName;
  return concepts::lint(file, concepts::cutter(*stemmers_), std::span(&built_in, 1));
}

std::size_t Resources::concept_count() const {
  return concepts_->size();
}

const Concept& Resources::concept_at(std::size_t index) const {
  return concepts_->at(index);
}

std::vector<ConceptMatch> Resources::find_concepts(std::span<const WordReadings> words) const {
  return concepts_->find(words);
}

std::vector<Translation> Resources::translations(std::string_view stem, Language language) const {
  return lexicon_->translations(stem, language);
}

std::string Resources::fingerprint() const {
  return "text-2 " + stemmers_->fingerprint();
}

}  // namespace tropa
