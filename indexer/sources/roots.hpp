// Paths on the command line -> roots of the manifest, so that a document keeps its id however its
// directory is named (news, ./news/, /home/me/news) and whichever part of it a run looks at.
// Touches no document.
#pragma once

#include "schema.hpp"
#include "tropa/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace tropa {

/// One path as given. `base` is where it is, links resolved, as printable() text that ends in "/".
struct Place {
  std::filesystem::path path;  // to be opened: a directory, or the directory of a file
  std::string base;
  std::string file_name;  // empty for a directory
  std::string given;      // for messages
};

/// Errors: kInputMissing when there is nothing at `given` or it cannot be read.
Result<Place> place_of(const std::string& given);

/// The root a file below `place` belongs to: the deepest one above it. Adds a root when there is
/// none, the first without id prefix, later ones with the name of their directory.
std::size_t root_of(const Place& place, std::string_view relative_path, schema::Manifest& manifest);

/// How a file is known in the index.
struct FileName {
  std::string relative_path;  // below its root
  std::string id;
  std::string path;  // as given, for display
};
FileName name_of(const Place& place, std::string_view relative_path,
                 const schema::Manifest::Root& root);

/// The canonical directory of a root, ending in "/".
std::string base_of(const schema::Manifest::Root& root);

}  // namespace tropa
