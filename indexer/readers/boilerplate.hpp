// Lines that a web page leaves around an article: calls to share, comment and subscribe, pointers
// to other articles, credits of photographs. One table in three languages; knows nothing of the
// article itself.
#pragma once

#include <string_view>

namespace tropa {

/// Short lines only: a sentence of the article that happens to begin alike is longer.
bool is_boilerplate(std::string_view line);

/// A line of one number, such as the count of comments that follows a call to write one.
bool is_lone_number(std::string_view line);

/// "Jan Nowak / Unsplash Widok na port" -> "Widok na port"; other lines as they are.
std::string_view without_credit(std::string_view line);

}  // namespace tropa
