// Several databases -> one, without looking at what is in them: compressed texts are copied as they
// are, and the pieces of a list are joined end to end. Unlike Xapian's own merging it leaves no
// list in more pieces than it needs.
#pragma once

#include "tropa/result.hpp"

#include <filesystem>
#include <span>

namespace tropa::glass {

/// Documents keep their order, the first database first, and are numbered anew. Of metadata with
/// the same key the first is kept. The sources are not changed; `to` must not exist and is not
/// flushed onto the disk. Tables that Tropa does not use (position, spelling, synonym) are not
/// copied. Errors: kDamaged for a source, kIo for what cannot be read or written.
Result<void> merge(std::span<const std::filesystem::path> from, const std::filesystem::path& to);

}  // namespace tropa::glass
