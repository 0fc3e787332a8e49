// concepts.tsv -> concepts.compiled, so that programs need not cut it at each start. A table that
// cannot be read ends the build with its line.
#include "concepts/alias_cutter.hpp"
#include "concepts/concept_table.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

using namespace tropa;

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: compile_concepts TABLE DICTIONARY_DIRECTORY OUTPUT\n";
    return 2;
  }
  const auto stemmers = StemmerSet::load(argv[2]);
  if (!stemmers) {
    std::cerr << stemmers.error().what << '\n';
    return 1;
  }
  const std::filesystem::path file(argv[1]);
  const auto table = ConceptTable::load({&file, 1}, concepts::cutter(**stemmers));
  if (!table) {
    std::cerr << table.error().what << '\n';
    return 1;
  }
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  std::ofstream out(argv[3], std::ios::binary);
  out << table->packed(concepts::compiled_key(text.view(), (*stemmers)->fingerprint()));
  out.close();
  return out ? 0 : 1;
}
