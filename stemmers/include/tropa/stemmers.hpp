// The door of the language room: bytes -> tokens -> terms, for Polish, Ukrainian and Russian. The
// indexer uses it for documents and the searcher for queries, so both cut, fold and stem alike.
// Knows no index and no file but its own data. Arguments are borrowed for the call and results
// belong to the caller, but for views, of which it is said how long they stand. What can fail
// returns a Result; the rest throws nothing but std::bad_alloc.
#pragma once

#include "tropa/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

/// The languages that are analysed. kOther is everything else: words of it are folded and never
/// stemmed.
enum class Language : std::uint8_t { kPl, kUk, kRu, kOther };

inline constexpr std::array<Language, 3> kStemmedLanguages{Language::kPl, Language::kUk,
                                                           Language::kRu};

/// kPl -> "pl", kUk -> "uk", kRu -> "ru", kOther -> "other".
std::string_view to_string(Language language);

/// "pl" -> kPl; nullopt for a code that is none of the four.
std::optional<Language> language_from(std::string_view code);

/// A small set of languages, for "which languages could this word belong to".
class LanguageSet {
 public:
  constexpr LanguageSet() = default;
  constexpr void add(Language language) { bits_ |= bit(language); }
  constexpr bool has(Language language) const { return (bits_ & bit(language)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  static constexpr std::uint8_t bit(Language language) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(language));
  }
  std::uint8_t bits_ = 0;
};

/// kWord: letters only, an inner apostrophe allowed. kCode: letters and digits that name a thing
/// (H20, COVID-19); never stemmed, never fuzzed. kNumber: digits, with an inner decimal point or
/// comma.
enum class TokenKind : std::uint8_t { kWord, kCode, kNumber };

/// Which alphabet a word is written in; kOther is any alphabet but these two.
enum class Script : std::uint8_t { kLatin, kCyrillic, kOther };

/// A piece of text. `begin` and `end` are byte offsets into the original text; `text` is the folded
/// form and lives in the Analyzer until its next tokenize(). `position` counts words: the next word
/// has the next number. A code that is also made of words ("COVID-19", "H 20") is followed by those
/// parts at the positions they have.
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view text;
  std::uint32_t position = 0;
  TokenKind kind = TokenKind::kWord;
  Script script = Script::kLatin;
  bool is_part = false;     // inside the code before it; a query leaves parts out
  bool is_acronym = false;  // two or more letters, all of them capitals, in the original
  bool is_capital = false;  // the first letter is a capital in the original
};

/// The stems of one word in one language, the likelier first: one to three, or none. Reuse one
/// object for many words: its strings keep their memory.
class Stems {
 public:
  static constexpr std::size_t kMost = 3;

  void clear() { count_ = 0; }
  /// Appends; a stem that is there already and a fourth one are ignored.
  void add(std::string_view stem);
  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  const std::string& operator[](std::size_t index) const { return stems_[index]; }
  std::span<const std::string> all() const { return {stems_.data(), count_}; }

 private:
  std::array<std::string, kMost> stems_;
  std::size_t count_ = 0;
};

/// The stems that an article has for one of its words. One of them may be in several languages.
class ArticleStems {
 public:
  struct Stem {
    Language language = Language::kOther;
    std::string text;
  };
  void clear() { count_ = 0; }
  void add(Language language, std::string_view stem);
  bool empty() const { return count_ == 0; }
  std::span<const Stem> all() const { return {stems_.data(), count_}; }

 private:
  friend class Analyzer;
  std::array<Stem, Stems::kMost> stems_;  // the strings keep their memory
  std::size_t count_ = 0;
  Stems scratch_;
};

/// Where the stems of a word come from: the dictionary; the rules for words it does not have; the
/// endings of known words; the word itself when nothing knows better. kNone: no stems.
enum class StemSource : std::uint8_t { kNone, kDictionary, kRules, kEndings, kItself };

/// kDictionary -> "dictionary", and so on.
std::string_view to_string(StemSource source);

/// The language of a text. `confidence` is 0 to 1: the share of the evidence that speaks for
/// `language`.
struct LanguageGuess {
  Language language = Language::kOther;
  double confidence = 0;
};

/// One alias of a concept, as the words that must follow each other. `stems` has one entry a word;
/// an entry holds every stem of that word (empty for English and for codes: then `words` must
/// match).
struct ConceptAlias {
  Language language = Language::kOther;  // kOther: the English column
  std::string text;                      // as it stands in the table
  std::vector<std::string> words;        // folded
  std::vector<std::vector<std::string>> stems;
};

/// A row of the table: names of one thing in each language. `related` are indexes of other rows.
struct Concept {
  std::string id;
  std::vector<ConceptAlias> aliases;
  std::vector<std::size_t> related;
};

/// A query word as every language reads it; stems[i] belongs to kStemmedLanguages[i].
struct WordReadings {
  std::string text;  // folded
  std::array<Stems, kStemmedLanguages.size()> stems;
};

/// What a bilingual lexicon says a word means in another language.
struct Translation {
  std::string text;  // a stem, or those of several words with a blank between
  Language language = Language::kOther;
  double confidence = 0;  // from 0 to 1
};

/// A concept found in a query: it covers `count` words from `first`.
struct ConceptMatch {
  std::size_t first = 0;
  std::size_t count = 0;
  std::size_t concept_index = 0;  // of Resources::concept_at()
};

class ConceptTable;
class StemmerSet;
namespace lexicon {
class Lexicon;
}
namespace language {
class LanguageModel;
}

/// Where the data is. A program that gets Tropa by find_package() has the directory in the macro
/// TROPA_DATA_DIR.
struct ResourceOptions {
  std::filesystem::path data_directory = {};  // empty: default_data_directory()
  std::vector<std::filesystem::path> concepts =
      {};  // the user's tables, read after the built-in one
  bool built_in_concepts = true;
  bool lexicon = true;         // false: Resources::translations() has nothing to say
  bool identification = true;  // false saves loading what only Analyzer::identify() needs
};

/// The directory of the data files: beside the running program (../share/tropa), else where the
/// package was installed.
std::filesystem::path default_data_directory();

/// Everything that is loaded once: stemmers, language models, concepts. Immutable; share one
/// between threads.
class Resources {
 public:
  /// Errors: kUsage with file, line and cure for a table that cannot be read; kInternal for missing
  /// data files; kNoMemory.
  static Result<std::shared_ptr<const Resources>> load(const ResourceOptions& options = {});

  ~Resources();
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  std::size_t concept_count() const;
  const Concept& concept_at(std::size_t index) const;

  /// Every concept one of whose aliases stands in these words, longer aliases before shorter ones
  /// that they cover.
  std::vector<ConceptMatch> find_concepts(std::span<const WordReadings> words) const;

  /// Stems of the same meaning in the other two languages, the surest first. Common function words
  /// have none. The lexicons are compiled from dictionaries that others made, and know less of
  /// news than the concepts do.
  std::vector<Translation> translations(std::string_view stem, Language language) const;

  /// What looks like a mistake in a table of concepts, each "FILE:LINE: what"; empty when nothing
  /// does. The file is compared with the built-in table. Errors as in load().
  Result<std::vector<std::string>> check_concepts(const std::filesystem::path& file) const;

  /// Changes when folding, cutting or stemming change: an index made with another value must be
  /// made anew. Concepts are not part of it: they are applied to queries only.
  std::string fingerprint() const;

 private:
  friend class Analyzer;
  Resources();
  std::filesystem::path data_;
  std::unique_ptr<StemmerSet> stemmers_;
  std::unique_ptr<language::LanguageModel> languages_;
  std::unique_ptr<ConceptTable> concepts_;
  std::unique_ptr<lexicon::Lexicon> lexicon_;
};

/// Cuts, folds and stems. Cheap to make; one per thread, because it reuses its buffers.
class Analyzer {
 public:
  explicit Analyzer(std::shared_ptr<const Resources> resources);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Any bytes are accepted; what is not UTF-8 separates words. Offsets ascend. The span and the
  /// texts in it are valid until the next call.
  std::span<const Token> tokenize(std::string_view text);

  /// Only those with these positions, ascending. Much faster when they are few; behind the last one
  /// nothing is read.
  std::span<const Token> tokenize(std::string_view text, std::span<const std::uint32_t> positions);

  /// Stems of a folded word; none for codes, numbers, kOther and words of an alphabet the language
  /// does not use. Returns where they come from.
  StemSource stem(std::string_view folded, Language language, Stems& out) const;

  /// The stems that an article in `article` has for one of its words: all readings in its own
  /// language, else the likeliest one in each language whose alphabet has the word ("prezydent" in
  /// a Ukrainian article has its Polish stem). None for codes, numbers and articles in kOther. The
  /// indexer and the highlighter both ask here, so that what is found can be shown.
  void stem_in_article(std::string_view folded, TokenKind kind, Language article,
                       ArticleStems& out) const;

  /// Appends the stems of the verb that differs in aspect alone: "потерять" for "терять", and
  /// the other way round. Nothing for other words and for verbs without a known partner.
  void other_aspect(std::string_view stem, Language language, std::vector<std::string>& out) const;

  /// The languages whose alphabet has every letter of this folded word. Latin words may be Polish
  /// or kOther.
  LanguageSet readings(std::string_view folded) const;

  /// The language of a text; kOther when it is none of the three or too short to tell, and when the
  /// resources were loaded without identification.
  LanguageGuess identify(std::string_view text);

  const Resources& resources() const { return *resources_; }

 private:
  struct Buffers;
  std::shared_ptr<const Resources> resources_;
  std::unique_ptr<Buffers> buffers_;
};

/// Folding of any text, as tokenize() does it to each word: lower case, ё=е, ґ=г, one apostrophe.
/// Other bytes stay.
std::string fold(std::string_view text);

/// A word without the marks on its Latin letters: "żółw" -> "zolw". Other letters stay.
std::string without_diacritics(std::string_view folded);

/// Keys that a name or cognate shares across scripts and languages; equal keys mean "perhaps the
/// same word". `folded` is a stem or a word. One to three keys (Latin letters are read as Polish,
/// English and German), none for words too short to tell.
std::vector<std::string> bridge_keys(std::string_view folded);

/// How alike two words sound, 0 to 1, across scripts: 1 for sankcja and санкция.
double bridge_similarity(std::string_view a, std::string_view b);

/// One word that is compared with many: alike(other) is bridge_similarity() of both.
class BridgeWord {
 public:
  explicit BridgeWord(std::string_view folded);
  /// Of this word only what comparing it with `beside`, and with others of that alphabet, needs.
  BridgeWord(std::string_view folded, const BridgeWord& beside);
  /// What is below `least` may be given as nothing.
  double alike(const BridgeWord& other, double least = 0) const;
  double alike(std::string_view other, double least = 0) const {
    return alike(BridgeWord(other, *this), least);
  }

 private:
  std::vector<std::string> readings_;  // the plainest first
  bool is_latin_ = false;
};

/// Other spellings of a code across alphabets, the code itself not among them: "c300" -> {"s300"}.
std::vector<std::string> code_variants(std::string_view code);

}  // namespace tropa
