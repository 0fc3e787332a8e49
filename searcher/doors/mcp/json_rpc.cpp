#include "json_rpc.hpp"

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

namespace tropa::mcp {
namespace {

bool is_id(const Json& id) {
  return id.is_string() || id.is_number_integer();
}

// Nesting outside strings: the parser recurses.
bool is_too_deep(std::string_view text) {
  constexpr int kDeepest = 64;
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

Answer answered(const Handler& handler, const std::string& method, const Json& params) {
  try {
    return handler(method, params);
  } catch (const std::exception& error) {
    return {{}, RpcError{RpcCode::kInternalError, error.what()}};
  }
}

Json invalid(const Json& id, const char* what) {
  return error_message(id, {RpcCode::kInvalidRequest, what});
}

}  // namespace

Json error_message(const Json& id, const RpcError& error) {
  return {{"jsonrpc", "2.0"},
          {"id", id},
          {"error", {{"code", static_cast<int>(error.code)}, {"message", error.message}}}};
}

Incoming read_message(std::string_view line) {
  if (!is_too_deep(line)) {
    Json message = Json::parse(line, nullptr, false);
    if (message.is_array() && message.empty()) {
      return {{}, RpcError{RpcCode::kInvalidRequest, "a batch without a message"}};
    }
    if (!message.is_discarded()) return {std::move(message), {}};
  }
  return {{}, RpcError{RpcCode::kParseError, "the line is not JSON"}};
}

Json request_id(const Json& message) {
  if (!message.is_object() || !message.contains("id") || !is_id(message["id"])) return nullptr;
  return message["id"];
}

Json answer_to(const Json& message, const Handler& handler) {
  const Json id = request_id(message);
  const bool has_id = message.is_object() && message.contains("id");
  if (!message.is_object() || message.value("jsonrpc", Json()) != "2.0" ||
      (has_id && id.is_null())) {
    return invalid(id, "not a message of JSON-RPC 2.0");
  }
  if (!message.contains("method")) {
    // We ask nothing, so an answer is to somebody else.
    const bool is_answer = message.contains("result") || message.contains("error");
    return is_answer ? Json() : invalid(id, "a message without \"method\"");
  }
  if (!message["method"].is_string()) return invalid(id, "\"method\" must be a string");
  const Json params = message.value("params", Json::object());
  if (!params.is_object()) {
    return has_id ? error_message(id, {RpcCode::kInvalidParams, "\"params\" must be an object"})
                  : Json();
  }
  const Answer answer = answered(handler, message["method"].get<std::string>(), params);
  if (!has_id) return nullptr;
  return answer.error ? error_message(id, *answer.error)
                      : Json{{"jsonrpc", "2.0"}, {"id", id}, {"result", answer.result}};
}

}  // namespace tropa::mcp
