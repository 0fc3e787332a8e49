// Everything that goes into the index for one article, as plain values: terms, slots (the positions
// of its words among them), the stored record and new entries of the vocabulary table.
#pragma once

#include "glass/glass.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tropa {

struct IndexedDocument {
  glass::Document document;                                     // its data are the stored record
  std::vector<std::pair<std::string, std::string>> vocabulary;  // key, body term
  std::string id;

  bool is_undated() const;
};

/// One line a term, "term wdf @positions", then slots and vocabulary.
std::string to_string(const IndexedDocument& indexed);

}  // namespace tropa
