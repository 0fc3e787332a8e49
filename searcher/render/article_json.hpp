// A stored article -> one line of JSON, with the keys that `tropa-index -` reads back.
#pragma once

#include "tropa/searcher.hpp"

#include <string>

namespace tropa::render {

/// Always valid UTF-8 and without a line end. Empty fields are left out.
std::string article_json(const Article& article);

}  // namespace tropa::render
