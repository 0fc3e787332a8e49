// A program that needs words and no index.
#include <tropa/stemmers.hpp>

#include <iostream>

int main() {
  const auto resources = tropa::Resources::load({.data_directory = TROPA_DATA_DIR});
  if (!resources) return tropa::exit_status(resources.error());
  tropa::Analyzer analyzer(*resources);
  tropa::Stems stems;
  analyzer.stem("sankcjami", tropa::Language::kPl, stems);
  for (const std::string& stem : stems.all()) std::cout << stem << '\n';
  return stems.empty() ? 1 : 0;
}
