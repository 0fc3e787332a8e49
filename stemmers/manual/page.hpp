// A command line -> its manual page.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace tropa::manual {

/// The source of the page for scdoc, see scdoc(5). The paragraphs of the footer become sections:
/// those that begin with "Examples" and with "Exit status", and the rest as the description.
std::string page(const CLI::App& app, std::string_view program);

}  // namespace tropa::manual
