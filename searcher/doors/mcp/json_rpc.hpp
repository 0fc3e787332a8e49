// The messages of JSON-RPC 2.0. Knows no method and no stream.
#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
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

/// A message of the other side, several in an array, or what is wrong with the line.
struct Incoming {
  Json message = {};
  std::optional<RpcError> error = {};
};

/// Cuts nothing and answers nothing: only reads the JSON.
Incoming read_message(std::string_view line);

/// The id of a request; null for a notification and for what is no message.
Json request_id(const Json& message);

/// The answer to one message that is not an array; null when it gets none, as notifications and the
/// answers of the other side do. What is no message gets an error.
Json answer_to(const Json& message, const Handler& handler);

Json error_message(const Json& id, const RpcError& error);

}  // namespace tropa::mcp
