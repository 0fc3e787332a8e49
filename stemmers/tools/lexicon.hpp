// All readings of all forms of one language, from any source, and how likely each reading is. Knows
// forms, stems and tags as plain strings; which readings to make of a source is the business of the
// languages' own files.
#pragma once

#include "tools/attestation.hpp"
#include "tools/irregular.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tropa::tools {

/// Strings numbered in the order of their first appearance.
class Names {
 public:
  std::uint32_t number(std::string_view name);
  const std::string* find(std::uint32_t number) const { return &names_[number]; }
  const std::string& operator[](std::uint32_t number) const { return names_[number]; }
  bool has(std::string_view name) const { return numbers_.contains(std::string(name)); }
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// The tag of forms that Lexicon::apply() adds.
inline constexpr std::string_view kIrregularTag = "irregular";
/// The tag of surnames that are spelt like a form of a common noun; such readings are kept however
/// unlikely.
inline constexpr std::string_view kSurnameTag = "surname";

/// "This form is a form of this lexeme, with this tag."
struct Reading {
  std::uint32_t form;
  std::uint32_t lexeme;
  std::uint32_t tag;
  float likelihood = 0;  // of this reading among those of the form; set by weigh()
};

struct Lexeme {
  std::uint32_t stem;    // number of the stem: lexemes may share one
  bool is_name = false;  // written with a capital
};

/// What Lexicon::note() says of a word.
inline constexpr std::uint8_t kPerfective = 1;
inline constexpr std::uint8_t kImperfective = 2;
inline constexpr std::uint8_t kParticiple = 4;  // an adjective that looks like one

class Lexicon {
 public:
  /// `form` and `stem` are folded. `lexeme` tells paradigms apart ("zamek" the castle and "zamek"
  /// the lock may be one or two); `tag` names the place in the paradigm, in words that similar
  /// paradigms share.
  void add(std::string_view form, std::string_view stem, std::string_view lexeme, bool is_name,
           std::string_view tag);

  /// Adds the irregular forms; lexemes whose stem is listed as a form take the stem of its line.
  void apply(const Irregulars& irregulars);

  /// Gives lexemes the stems that `new_stem` returns for theirs: women's surnames that of men's.
  void rename(const std::function<std::optional<std::string>(const std::string& stem,
                                                             bool is_name)>& new_stem);

  /// Remembers what is known of a verb's aspect, or that an adjective may be a participle.
  void note(std::string_view stem, std::uint8_t kinds) { kinds_[std::string(stem)] |= kinds; }
  /// Stem -> kKind bits, ordered.
  const std::map<std::string, std::uint8_t>& kinds() const { return kinds_; }

  /// Sets the likelihoods: expectation maximisation of P(lexeme) and P(tag) over the attested
  /// words.
  void weigh(const Attestation& attestation);

  /// Takes out every second stem that the sources or the word lists know as nothing but a name, and
  /// returns them, ordered: what is then made of them shows what is made of names that no
  /// dictionary lists.
  std::vector<std::string> hold_out_names(const Attestation& attestation);

  bool has_form(std::string_view form) const { return forms_.has(form); }
  bool has_stem(std::string_view stem) const { return stems_.has(stem); }
  const std::vector<Reading>& readings() const { return readings_; }  // by form after weigh()
  const std::string& form(const Reading& reading) const { return forms_[reading.form]; }
  const std::string& stem(const Reading& reading) const {
    return stems_[lexemes_[reading.lexeme].stem];
  }
  const std::string& tag(const Reading& reading) const { return tags_[reading.tag]; }
  const std::string& lexeme_name(const Reading& reading) const { return keys_[reading.lexeme]; }
  bool is_name(const Reading& reading) const { return lexemes_[reading.lexeme].is_name; }

 private:
  Names forms_;
  Names stems_;
  Names tags_;
  Names keys_;
  std::vector<Lexeme> lexemes_;
  std::vector<Reading> readings_;
  std::map<std::string, std::uint8_t> kinds_;
};

}  // namespace tropa::tools
