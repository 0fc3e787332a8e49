// A snippet -> its text with the matched words marked. Does not choose the words nor the piece of
// the article.
#pragma once

#include "tropa/searcher.hpp"

#include <string>
#include <string_view>

namespace tropa::render {

/// `open` and `close` are put around the marked words as they are; everything else passes through
/// `escape`. Marks that are out of order or outside the text are left out.
std::string marked(const Snippet& snippet, std::string_view open, std::string_view close,
                   std::string (*escape)(std::string_view));

}  // namespace tropa::render
