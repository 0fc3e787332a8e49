// A command line -> its manual page and its shell completions. All are made from the table of
// options that --help prints, so they cannot say anything else. The build calls
// `PROGRAM --generate KIND`; the option is hidden, since a user has the results.
#pragma once

#include <string_view>

namespace CLI {
class App;
}

namespace tropa::manual {

/// What --help prints fits into 80 columns from now on.
void lay_out_help(CLI::App& app);

/// For `program --generate man|bash|zsh|fish`: prints it on standard output. Else returns false.
bool print_generated(const CLI::App& app, std::string_view program, int argc,
                     const char* const* argv);

}  // namespace tropa::manual
