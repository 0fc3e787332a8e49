// Reader of a hunspell dictionary: the .aff rules and the .dic words, expanded to every form with the word
// it comes from and the flag that made it. Only what the Polish, Ukrainian and Russian packages use: one-character
// flags, SFX and PFX without continuation. Knows nothing of what a flag means in a language.
#pragma once

#include "tropa/result.hpp"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

struct HunspellForm {
  std::string_view form;
  std::string_view word;   // the entry of the .dic file
  std::string_view flags;  // all flags of the entry
  char flag;               // of the suffix rule that made the form; '\0' for the entry itself
  bool prefixed;           // by a PFX rule
};

class Hunspell {
 public:
  /// Both texts in UTF-8 whatever SET says (convert before). Errors name the line of the .aff text.
  static Result<Hunspell> parse(std::string_view aff_text);

  /// Every form of every entry of the .dic text, in its order.
  void expand(std::string_view dic_text,
              const std::function<void(const HunspellForm&)>& visit) const;

 private:
  /// One place of a condition: any character, one of a set, or none of a set.
  struct Place {
    bool negated = false;
    std::u32string set;  // empty and negated: any character
  };
  struct Rule {
    std::u32string strip;
    std::string append;
    std::vector<Place> condition;
  };
  struct Flag {
    bool is_prefix = false;
    bool crosses = false;
    std::vector<Rule> rules;
  };

  static bool fits(const Rule& rule, std::u32string_view word, bool is_prefix);

  std::map<char, Flag> flags_;
};

/// UTF-8 to code points; what is not UTF-8 becomes U+FFFD.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace tropa::tools
