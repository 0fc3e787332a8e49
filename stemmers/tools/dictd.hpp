// Reads dictionaries of the dictd format: an index of places, and one compressed text with all
// articles. Makes no sense of the articles.
#pragma once

#include "tropa/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

/// The articles that the lines of `index` name, in their order; those about the dictionary itself
/// ("00databaseinfo") are left out. Error kUsage with the line when a place is outside the text.
Result<std::vector<std::string_view>> dictd_articles(std::string_view index, std::string_view text);

/// What gzip compressed. Error kInputMissing when the bytes are damaged.
Result<std::string> gunzip(std::string_view bytes);

/// DIRECTORY/NAME.index and DIRECTORY/NAME.dict.dz -> its articles.
Result<std::vector<std::string>> read_dictd(const std::filesystem::path& directory,
                                            const std::string& name);

}  // namespace tropa::tools
