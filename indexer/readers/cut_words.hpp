// Words that a narrow column or a page of a PDF cut at the end of a line.
#pragma once

#include <string>

namespace tropa {

/// "прези-\nдент" -> "президент"; a compound keeps its hyphen: "polsko-\nukraiński" ->
/// "polsko-ukraiński". A capital or a digit behind the line break is a new word.
void join_cut_words(std::string& text);

}  // namespace tropa
