// What is loaded once: stemmers and concepts, and where their files are.
#include "concepts/concept_table.hpp"
#include "concepts/lint.hpp"
#include "language/alphabet.hpp"
#include "language/language_model.hpp"
#include "stem/stemmer.hpp"
#include "text/tokenize.hpp"
#include "tropa/stemmers.hpp"

#include <memory>
#include <string>
#include <system_error>

namespace tropa {

namespace {

constexpr std::string_view kConceptsName = "concepts.tsv";
constexpr std::string_view kLanguagesName = "languages.model";

// The aliases of a table are cut and stemmed exactly as queries are. One tokenizer for all of them,
// and stems in the language of the column alone: a table has ten thousand aliases and is read at
// each start of a program.
concepts::CutAndStem cutter(const StemmerSet& stemmers) {
  return [&stemmers, tokenizer = std::make_shared<text::Tokenizer>()](std::string_view alias,
                                                                      Language language) {
    std::vector<WordReadings> words;
    const std::span<const Token> tokens = tokenizer->tokenize(alias);
    words.reserve(tokens.size());
    for (const Token& token : tokens) {
      if (token.is_part) continue;
      WordReadings& word = words.emplace_back();
      word.text = token.text;
      // Abbreviations do not inflect, and their stems would hit other words: СМИ is not см.
      if (token.kind != TokenKind::kWord || token.is_acronym || language == Language::kOther) {
        continue;
      }
      if (languages_of_letters(token.text).has(language)) {
        stemmers.stem(token.text, language, word.stems[static_cast<std::size_t>(language)]);
      }
    }
    return words;
  };
}

}  // namespace

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
  auto languages = language::LanguageModel::open(data / kLanguagesName);
  if (!languages) return languages.error();
  resources->languages_ = std::make_unique<language::LanguageModel>(std::move(*languages));

  std::vector<std::filesystem::path> files = options.concepts;
  if (options.built_in_concepts) files.insert(files.begin(), data / kConceptsName);
  auto table = ConceptTable::load(files, cutter(*resources->stemmers_));
  if (!table) return table.error();
  resources->concepts_ = std::make_unique<ConceptTable>(std::move(*table));
  return std::shared_ptr<const Resources>(std::move(resources));
}

Result<std::vector<std::string>> Resources::check_concepts(
    const std::filesystem::path& file) const {
  const std::filesystem::path built_in = default_data_directory() / kConceptsName;
  return concepts::lint(file, cutter(*stemmers_), std::span(&built_in, 1));
}

std::span<const Concept> Resources::concepts() const {
  return concepts_->concepts();
}

std::vector<ConceptMatch> Resources::find_concepts(std::span<const WordReadings> words) const {
  return concepts_->find(words);
}

std::string Resources::fingerprint() const {
  return "text-1 " + stemmers_->fingerprint();
}

}  // namespace tropa
