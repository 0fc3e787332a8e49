// Folded word + language -> stems. The only place that knows how stems are made: the dictionary of
// the language, what its endings teach, and the rules. Does not know where a word came from.
#pragma once

#include "dictionary/dictionary.hpp"
#include "stem/aspects.hpp"

#include "tropa/stemmers.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa {

/// The stemmers of all three languages. Immutable and thread-safe after load().
class StemmerSet {
 public:
  /// Maps pl.dict, uk.dict and ru.dict of the directory. Error kInternal naming the file that is
  /// missing or damaged.
  static Result<std::unique_ptr<StemmerSet>> load(const std::filesystem::path& data_directory);

  /// One to three stems of a folded word, the likelier first. The caller made sure that the letters
  /// belong to the language's alphabet. Nothing for kOther.
  void stem(std::string_view folded, Language language, Stems& out) const;

  /// The same, and where the stems come from, for explanations.
  using Source = StemSource;
  Source stem_with_source(std::string_view folded, Language language, Stems& out) const;

  /// Gives it the table that other_aspect() reads; until then no verb has a partner.
  void set_aspects(AspectTable aspects) { aspects_ = std::move(aspects); }

  /// Appends the partners of a verb, as AspectTable::partners() does.
  void other_aspect(std::string_view stem, Language language, std::vector<std::string>& out) const {
    if (aspects_) aspects_->partners(stem, language, out);
  }

  /// Changes whenever some word gets other stems.
  std::string fingerprint() const;

 private:
  using Dictionaries = std::array<dictionary::Dictionary, kStemmedLanguages.size()>;
  explicit StemmerSet(Dictionaries dictionaries) : dictionaries_(std::move(dictionaries)) {}

  Dictionaries dictionaries_;  // in the order of kStemmedLanguages
  std::optional<AspectTable> aspects_;
};

}  // namespace tropa
