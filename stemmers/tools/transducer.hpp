// Reads a bilingual transducer of Apertium as lt-print prints it: arcs "FROM TO LEFT RIGHT WEIGHT",
// final states "STATE WEIGHT", "--" between sections, whose states are numbered from 0 again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

struct WordPair {
  std::string left;
  std::string right;
  std::string tag;  // of the left side, the first one: "n", "adj", "vblex"

  friend auto operator<=>(const WordPair&, const WordPair&) = default;
};

/// Every pair once, sorted. Rules for numbers, which accept any row of digits, are left out.
std::vector<WordPair> transducer_pairs(std::string_view printed);

}  // namespace tropa::tools
