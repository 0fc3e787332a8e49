// The five lines that research corpora of news put before a text: id, language, date, address,
// title.
#pragma once

#include "tropa/indexer.hpp"

#include <span>
#include <string_view>

namespace tropa {

/// How many of the lines (trimmed) are such a header: 5, whose facts are in `document` then, or 0.
std::size_t take_corpus_header(std::span<const std::string_view> lines, Document& document);

}  // namespace tropa
