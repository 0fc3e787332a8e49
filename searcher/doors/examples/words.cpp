// Stems, without an index. CMakeLists.txt:
//   find_package(tropa CONFIG REQUIRED COMPONENTS stemmers)
//   target_link_libraries(words PRIVATE tropa::stemmers)
#include <tropa/stemmers.hpp>

#include <iostream>

int main() {
  const auto resources = tropa::Resources::load({.data_directory = TROPA_DATA_DIR});
  if (!resources) return tropa::exit_status(resources.error());
  tropa::Analyzer analyzer(*resources);
  tropa::Stems stems;
  for (const tropa::Token& token : analyzer.tokenize("Rozmowy o sankcjach")) {
    analyzer.stem(token.text, tropa::Language::kPl, stems);
    for (const std::string& stem : stems.all()) std::cout << token.text << " -> " << stem << '\n';
  }
  return stems.empty() ? 1 : 0;
}
