// A query for a cluster of OpenSearch, from a vocabulary that `tropa-index --export vocabulary`
// wrote; no index is needed. Usage: engine VOCABULARY QUERY
#include <tropa/engines.hpp>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto resources = tropa::Resources::load({.data_directory = TROPA_DATA_DIR});
  if (!resources) return tropa::exit_status(resources.error());
  auto queries = tropa::EngineQueries::open(*resources, argv[1]);
  if (!queries) return tropa::exit_status(queries.error());
  const auto made = queries->make(argv[2], {.limit = 5}, tropa::Engine::kOpenSearch);
  if (!made) return tropa::exit_status(made.error());
  std::cout << made->text << '\n';
}
