// Articles as --dry-run and --show print them: for people, and as one line of JSON.
#pragma once

#include "tropa/indexer.hpp"

#include <string>

namespace tropa::program {

/// A line or two: path, reader, encoding, language, date, bytes kept of read, title; or the reason.
std::string text(const Preview& preview);
/// With the text; the keys are those of --export where they mean the same.
std::string json(const Preview& preview);

/// The fields, then the text.
std::string text(const Document& article);
std::string json(const Document& article);

}  // namespace tropa::program
