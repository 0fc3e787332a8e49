// What is behind the opaque handles of the C door.
#pragma once

#include "tropa.h"
#include "tropa/indexer.hpp"
#include "tropa/searcher.hpp"
#include "tropa/stemmers.hpp"

#include <memory>
#include <string>
#include <string_view>

struct tropa_text {
  std::string text;
};

struct tropa_resources {
  std::shared_ptr<const tropa::Resources> shared;
};

struct tropa_writer {
  tropa::IndexWriter writer;
};

namespace tropa::c {

/// Text as the C door takes it; NULL is empty.
inline std::string_view view(const char* data, std::size_t size) {
  return data == nullptr ? std::string_view() : std::string_view(data, size);
}

}  // namespace tropa::c

/// A searcher is cheap, so each call makes one; what is read of the index is shared.
struct tropa_index {
  std::shared_ptr<tropa::Index> index;
};
