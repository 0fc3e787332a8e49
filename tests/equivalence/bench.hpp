// Indexes of articles that a test makes, with two concepts of its own, searched at the door.
#pragma once

#include "temporary_directory.hpp"
#include "tropa/indexer.hpp"
#include "tropa/searcher.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tropa::test {

inline constexpr const char* kConcepts =
    "id\tpl\tuk\tru\ten\trelated\n"
    "export-control\tkontrola eksportu\tекспортний контроль\tэкспортный контроль\t"
    "export control\t\n"
    "sanctions\tsankcje\tсанкції\tсанкции\tsanctions\texport-control\n";

struct Bench {
  TemporaryDirectory directory;
  std::shared_ptr<const Resources> resources;

  Bench() {
    directory.write("concepts.tsv", kConcepts);
    resources =
        *Resources::load({.concepts = {directory / "concepts.tsv"}, .built_in_concepts = false});
  }

  /// Puts those documents into an index of which the number leaves this rest.
  std::string index(const char* name, const std::vector<Document>& documents, unsigned of = 1,
                    unsigned rest = 0) const {
    IndexOptions options;
    options.database = directory / name;
    auto writer = IndexWriter::open(resources, options);
    REQUIRE(writer.has_value());
    for (std::size_t i = rest; i < documents.size(); i += of) {
      REQUIRE(writer->put(documents[i]).has_value());
    }
    REQUIRE(writer->commit().has_value());
    return options.database.string();
  }

  Searcher open(const std::vector<std::string>& names) const {
    auto searcher = Searcher::open(resources, names);
    REQUIRE(searcher.has_value());
    return std::move(*searcher);
  }
};

inline SearchResult ask(Searcher& searcher, const std::string& query,
                        const SearchOptions& options) {
  auto result = searcher.search(query, options);
  REQUIRE(result.has_value());
  return std::move(*result);
}

}  // namespace tropa::test
