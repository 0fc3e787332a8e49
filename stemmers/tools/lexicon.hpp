// All readings of all forms of one language, from any source, and how likely each reading is. Knows
// forms, stems and tags as plain strings; which readings to make of a source is the business of the
// languages' own files.
#pragma once

#include "tools/attestation.hpp"
#include "tools/irregular.hpp"

#include <cstdint>
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

class Lexicon {
 public:
  /// `form` and `stem` are folded. `lexeme` tells paradigms apart ("zamek" the castle and "zamek"
  /// the lock may be one or two); `tag` names the place in the paradigm, in words that similar
  /// paradigms share.
  void add(std::string_view form, std::string_view stem, std::string_view lexeme, bool is_name,
           std::string_view tag);

  /// Adds the irregular forms; lexemes whose stem is listed as a form take the stem of its line.
  void apply(const Irregulars& irregulars);

  /// Sets the likelihoods: expectation maximisation of P(lexeme) and P(tag) over the attested
  /// words.
  void weigh(const Attestation& attestation);

  /// Takes out every second stem that the sources or the word lists know as nothing but a name, and
  /// returns them, ordered: what is then made of them shows what is made of names that no
  /// dictionary lists.
  std::vector<std::string> hold_out_names(const Attestation& attestation);

  bool has_form(std::string_view form) const { return forms_.has(form); }
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
};

}  // namespace tropa::tools
