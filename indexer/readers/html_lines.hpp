// Lines of a page that stand in an article's element and are not the article: told by their words.
#pragma once

#include <string>
#include <string_view>

namespace tropa {

/// "Read also", "Komentarze": what follows is other things.
bool begins_tail(const std::string& line);

bool ends_sentence(std::string_view line);

/// "A harbour (Foto: N)", "© N": the caption of a picture.
bool is_credit(const std::string& line);

/// "12 May 2024, by N.", as above the text.
bool is_byline(const std::string& line);

}  // namespace tropa
