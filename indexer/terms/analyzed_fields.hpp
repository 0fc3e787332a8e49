// Article -> the fields that engines of another kind index: its words, stems and phonetic keys, as
// tokens with blanks between. They are the terms that DocumentIndexer makes, spelt by
// engine_fields.hpp. Knows no index and no engine.
#pragma once

#include "schema.hpp"
#include "tropa/stemmers.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tropa {

/// Name and value of each field that has one. `own_title`: the title stands for itself and is no
/// copy of the text's beginning; the body then has it as often as it weighs, before the text.
std::vector<std::pair<std::string, std::string>> analyzed_fields(Analyzer& analyzer,
                                                                 const schema::Record& record,
                                                                 bool own_title);

}  // namespace tropa
