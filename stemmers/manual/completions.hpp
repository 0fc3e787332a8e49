// A command line -> shell code that completes its options, the values they take, and files.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace tropa::manual {

std::string bash_completion(const CLI::App& app, std::string_view program);
std::string zsh_completion(const CLI::App& app, std::string_view program);
std::string fish_completion(const CLI::App& app, std::string_view program);

}  // namespace tropa::manual
