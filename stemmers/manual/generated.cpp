#include "completions.hpp"
#include "page.hpp"
#include "tropa/manual.hpp"

#include <iostream>

namespace tropa::manual {

bool print_generated(const CLI::App& app, std::string_view program, int argc,
                     const char* const* argv) {
  if (argc != 3 || std::string_view(argv[1]) != "--generate") return false;
  const std::string_view kind = argv[2];
  if (kind == "man") std::cout << page(app, program);
  if (kind == "bash") std::cout << bash_completion(app, program);
  if (kind == "zsh") std::cout << zsh_completion(app, program);
  if (kind == "fish") std::cout << fish_completion(app, program);
  return kind == "man" || kind == "bash" || kind == "zsh" || kind == "fish";
}

}  // namespace tropa::manual
