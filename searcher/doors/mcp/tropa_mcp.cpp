// The program tropa-mcp: the Model Context Protocol over standard input and output, so that an
// agent can search an index. Reads only; says nothing on standard output but messages.
#include "conversation.hpp"
#include "json_rpc.hpp"
#include "resources.hpp"
#include "tools.hpp"
#include "tropa/manual.hpp"
#include "tropa/searcher.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tropa;

constexpr const char* kExamples =
    R"(An agent starts the program itself; its configuration names the command, as in
  {"mcpServers":
    {"news": {"command": "tropa-mcp", "args": ["--db", "news.db"]}}}

Tools: search, article, explain, status. Resources: tropa://article/ID.

Examples (a message a line):
  tropa-mcp --db news.db
  echo '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' |
    tropa-mcp --db news.db
  echo '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":
         {"name":"search","arguments":{"query":"санкції"}}}' |
    tr -d '\n' | tropa-mcp

Exit status: 0 the input ended, 2 usage, 4 no index, 7 a remote database does
not answer, 8 damaged index, 70 internal error.)";

// Those whose messages we use are the same in all of these, the newest first.
constexpr std::array<std::string_view, 4> kVersions{"2025-11-25", "2025-06-18", "2025-03-26",
                                                    "2024-11-05"};

int fail(const Error& error) {
  std::cerr << "tropa-mcp: " << error.what << '\n';
  if (!error.hint.empty()) std::cerr << "  " << error.hint << '\n';
  return exit_status(error);
}

// A version that we do not know gets our newest, and the client decides.
mcp::Answer initialize(const mcp::Json& params) {
  const mcp::Json wanted = params.value("protocolVersion", mcp::Json());
  const bool is_known = wanted.is_string() &&
                        std::ranges::find(kVersions, wanted.get<std::string>()) != kVersions.end();
  return {
      {{"protocolVersion", is_known ? wanted : mcp::Json(std::string(kVersions[0]))},
       {"capabilities", {{"tools", mcp::Json::object()}, {"resources", mcp::Json::object()}}},
       {"serverInfo",
        {{"name", "tropa"}, {"title", "Tropa news search"}, {"version", TROPA_VERSION}}},
       {"instructions",
        "Search news in Polish, Ukrainian and Russian. Ask in one language; articles of all three "
        "are found. Names may be written in any alphabet. Cite the title, source and date of what "
        "you use."}}};
}

mcp::Answer handle(mcp::Library& library, const std::string& method, const mcp::Json& params) {
  if (method == "initialize") return initialize(params);
  if (method == "ping") return {};
  if (method == "tools/list") return {{{"tools", mcp::tool_list()}}};
  if (method == "tools/call") return mcp::call_tool(library, params);
  if (method == "resources/list") return mcp::list_resources(library);
  if (method == "resources/read") return mcp::read_resource(library, params);
  if (method == "resources/templates/list") {
    return {{{"resourceTemplates", mcp::Json::array({{{"uriTemplate", "tropa://article/{id}"},
                                                      {"name", "article"},
                                                      {"title", "A stored article"},
                                                      {"mimeType", "text/plain"}}})}}};
  }
  if (method.starts_with("notifications/")) return {};
  return {{}, mcp::RpcError{mcp::RpcCode::kMethodNotFound, "unknown method \"" + method + "\""}};
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);  // one thread reads, another one writes
  std::signal(SIGPIPE, SIG_DFL);
  CLI::App app("Gives agents the search of an index of news, by the Model Context Protocol.");
  app.footer(kExamples);
  app.set_version_flag("--version", std::string("tropa-mcp ") + TROPA_VERSION);
  std::vector<std::string> databases;
  bool partial = false;
  app.add_option(
         "--db", databases,
         "index directory, xapian://host:port or a list; repeatable ($TROPA_DB, else tropa.db)")
      ->option_text("DB")
      ->allow_extra_args(false);
  app.add_flag("--partial", partial, "search on without databases that do not answer");
  manual::lay_out_help(app);
  if (manual::print_generated(app, "tropa-mcp", argc, argv)) return 0;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    return fail({Code::kUsage, error.what(), "see tropa-mcp --help"});
  }
  if (databases.empty()) {
    const char* from_environment = std::getenv("TROPA_DB");
    databases.emplace_back(from_environment && *from_environment ? from_environment : "tropa.db");
  }
  auto resources = Resources::load(
      {.data_directory = {}, .concepts = {}, .built_in_concepts = true, .identification = false});
  if (!resources) return fail(resources.error());
  auto searcher = Searcher::open(*resources, databases, {.partial = partial});
  if (!searcher) return fail(searcher.error());
  mcp::Library library{*searcher, databases};
  mcp::Conversation conversation(std::cin, std::cout,
                                 [&](const std::string& method, const mcp::Json& params) {
                                   return handle(library, method, params);
                                 });
  conversation.run();
  return 0;
}
