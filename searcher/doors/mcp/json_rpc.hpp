// JSON-RPC 2.0 over lines of text, as the Model Context Protocol uses it on standard input and
// output: one message a line. Knows no method.
#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>

namespace tropa::mcp {

using Json = nlohmann::ordered_json;

/// The codes of JSON-RPC 2.0, and the one of MCP for a resource that is not there.
enum class RpcCode {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kResourceNotFound = -32002,
};

struct RpcError {
  RpcCode code = RpcCode::kInternalError;
  std::string message;
};

/// What a method gives back: a result or an error.
struct Answer {
  Json result = Json::object();
  std::optional<RpcError> error = {};
};

/// What a method says to parameters that it cannot take.
inline Answer bad_params(std::string message) {
  return {{}, RpcError{RpcCode::kInvalidParams, std::move(message)}};
}

/// Called with the name of a method and its parameters (an object, empty when there are none).
using Handler = std::function<Answer(const std::string& method, const Json& params)>;

/// Reads messages from `in` until it ends and writes an answer to each request, flushed.
/// Notifications are handled and get no answer; answers of the other side are ignored. A line that
/// is no message gets an error and the next line is read.
void serve(std::istream& in, std::ostream& out, const Handler& handler);

}  // namespace tropa::mcp
