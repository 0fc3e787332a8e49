// Dictionaries of Debian packages, or our own table of words -> a compiled lexicon. One run for
// each family of licences, because what is compiled of a source keeps its licence. Sources that are
// not there are left out.
#include "concepts/alias_cutter.hpp"
#include "lexicon/layout.hpp"
#include "stem/stemmer.hpp"
#include "tools/dictd.hpp"
#include "tools/freedict.hpp"
#include "tools/message_catalogue.hpp"
#include "tools/pivot.hpp"
#include "tools/source_file.hpp"
#include "tools/transducer.hpp"
#include "tools/translation_pairs.hpp"
#include "tools/word_table.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

using namespace tropa;
using namespace tropa::tools;
namespace fs = std::filesystem;

namespace {

constexpr auto kThirdLanguages =
    std::to_array<std::string_view>({"deu", "ell", "fra", "ita", "nld", "swe"});
constexpr auto kCatalogues = std::to_array<std::string_view>(
    {"kgeography", "libgweather-4.0-locations", "iso_3166-1", "iso_3166-2", "iso_639-2",
     "iso_639-3", "iso_4217", "iso_15924"});

// Names are sure; a place may share its name with a word, so they are not certain.
constexpr double kConfidenceOfNames = 0.9;
constexpr double kConfidenceOfTransducer = 0.9;

Result<std::vector<FreedictArticle>> freedict(const fs::path& directory, const std::string& name) {
  std::vector<FreedictArticle> out;
  if (!fs::exists(directory / ("freedict-" + name + ".index"))) {
    std::cerr << "lexicon: without dict-freedict-" << name << '\n';
    return out;
  }
  const auto articles = read_dictd(directory, "freedict-" + name);
  if (!articles) return articles.error();
  for (const std::string& article : *articles) {
    FreedictArticle read = read_freedict(article);
    if (!is_function_word(read.part_of_speech)) out.push_back(std::move(read));
  }
  return out;
}

Result<Pivot> read_pivot(const fs::path& directory) {
  Pivot pivot;
  for (const std::string_view third : kThirdLanguages) {
    const std::string name(third);
    const auto from_polish = freedict(directory, "pol-" + name);
    const auto to_polish = freedict(directory, name + "-pol");
    const auto to_russian = freedict(directory, name + "-rus");
    if (!from_polish) return from_polish.error();
    if (!to_polish) return to_polish.error();
    if (!to_russian) return to_russian.error();
    for (const FreedictArticle& article : *from_polish) {
      for (const std::string& word : article.translations) {
        pivot.add_polish(third, article.head, word);
      }
    }
    for (const FreedictArticle& article : *to_polish) {
      for (const std::string& word : article.translations) {
        pivot.add_polish(third, word, article.head);
      }
    }
    for (const FreedictArticle& article : *to_russian) {
      for (const std::string& word : article.translations) {
        pivot.add_russian(third, article.head, word);
      }
    }
  }
  return pivot;
}

Result<void> add_freedict(const fs::path& directory, TranslationPairs& pairs) {
  const auto direct = freedict(directory, "pol-rus");
  if (!direct) return direct.error();
  const auto pivot = read_pivot(directory);
  if (!pivot) return pivot.error();
  auto votes = pivot->votes();
  for (const FreedictArticle& article : *direct) {
    for (std::size_t i = 0; i < article.translations.size(); ++i) {
      const auto agreed = votes.extract({article.head, article.translations[i]});
      pairs.add(Language::kPl, article.head, Language::kRu, article.translations[i],
                confidence_of(true, i, agreed.empty() ? 0 : agreed.mapped()));
    }
  }
  for (const auto& [pair, count] : votes) {
    if (count < kLeastVotes) continue;
    pairs.add(Language::kPl, pair.first, Language::kRu, pair.second,
              confidence_of(false, 0, count));
  }
  return {};
}

bool is_name(std::string_view text) {
  return text.find_first_of("%()/;,:.") == std::string_view::npos;
}

Result<void> add_catalogues(const fs::path& locale, TranslationPairs& pairs) {
  for (const std::string_view name : kCatalogues) {
    std::map<Language, std::map<std::string, std::string>> catalogues;
    for (const Language language : kStemmedLanguages) {
      const fs::path file =
          locale / to_string(language) / "LC_MESSAGES" / (std::string(name) + ".mo");
      if (!fs::exists(file)) {
        std::cerr << "lexicon: without " << file.string() << '\n';
        continue;
      }
      const auto bytes = read_source(file);
      if (!bytes) return bytes.error();
      auto messages = read_catalogue(*bytes);
      if (!messages) return messages.error();
      catalogues[language] = *std::move(messages);
    }
    for (const auto& [left, right] :
         {std::pair(Language::kPl, Language::kUk), std::pair(Language::kPl, Language::kRu),
          std::pair(Language::kUk, Language::kRu)}) {
      for (const auto& [message, text] : catalogues[left]) {
        const auto other = catalogues[right].find(message);
        if (other == catalogues[right].end() || !is_name(text) || !is_name(other->second)) continue;
        pairs.add(left, text, right, other->second, kConfidenceOfNames);
      }
    }
  }
  return {};
}

Result<void> add_transducer(const fs::path& printed, TranslationPairs& pairs) {
  const auto text = read_source(printed);
  if (!text) return text.error();
  constexpr auto kTags =
      std::to_array<std::string_view>({"n", "np", "adj", "adv", "vblex", "abbr"});
  for (const WordPair& pair : transducer_pairs(*text)) {
    if (std::ranges::find(kTags, pair.tag) == kTags.end()) continue;
    pairs.add(Language::kRu, pair.left, Language::kUk, pair.right, kConfidenceOfTransducer);
  }
  return {};
}

Result<void> add_sources(std::string_view family, const std::vector<fs::path>& sources,
                         TranslationPairs& pairs) {
  if (family == "own") return add_word_table(sources.at(0), pairs);
  if (family == "freedict") return add_freedict(sources.at(0), pairs);
  if (Result<void> done = add_catalogues(sources.at(0), pairs); !done) return done;
  return sources.size() > 1 ? add_transducer(sources.at(1), pairs) : Result<void>{};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: compile_lexicon freedict DICTIONARY_DIRECTORY OUTPUT DICTD_DIRECTORY\n"
                 "       compile_lexicon own DICTIONARY_DIRECTORY OUTPUT TABLE_OF_WORDS\n"
                 "       compile_lexicon gpl DICTIONARY_DIRECTORY OUTPUT LOCALE_DIRECTORY "
                 "[PRINTED_TRANSDUCER]\n";
    return 2;
  }
  const auto stemmers = StemmerSet::load(argv[2]);
  if (!stemmers) {
    std::cerr << stemmers.error().what << '\n';
    return 1;
  }
  const concepts::CutAndStem cut = concepts::cutter(**stemmers);
  TranslationPairs pairs(cut);
  if (const auto done = add_sources(argv[1], {argv + 4, argv + argc}, pairs); !done) {
    std::cerr << done.error().what << '\n';
    return 1;
  }
  std::ofstream out(argv[3], std::ios::binary);
  out << pairs.pack(lexicon::key_of((*stemmers)->fingerprint()));
  out.close();
  return out ? 0 : 1;
}
