#include "json_rpc.hpp"

#include <cstddef>
#include <exception>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace tropa::mcp {
namespace {

// More than any request needs; what is longer is not kept in memory.
constexpr std::size_t kMostBytesOfMessage = std::size_t{1} << 20U;

enum class Line { kRead, kTooLong, kEnd };

// A line without its end. The rest of one that is too long is passed over.
Line read_line(std::istream& in, std::string& line) {
  line.clear();
  bool is_too_long = false;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    if (c == '\n') return is_too_long ? Line::kTooLong : Line::kRead;
    if (line.size() == kMostBytesOfMessage) is_too_long = true;
    if (!is_too_long) line += static_cast<char>(c);
  }
  if (is_too_long) return Line::kTooLong;
  return line.empty() ? Line::kEnd : Line::kRead;
}

void write(std::ostream& out, const Json& message) {
  out << message.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

Json error_message(const Json& id, const RpcError& error) {
  return {{"jsonrpc", "2.0"},
          {"id", id},
          {"error", {{"code", static_cast<int>(error.code)}, {"message", error.message}}}};
}

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

void handle(const std::string& line, std::ostream& out, const Handler& handler) {
  const Json message =
      is_too_deep(line) ? Json(Json::value_t::discarded) : Json::parse(line, nullptr, false);
  if (message.is_discarded()) {
    write(out, error_message(nullptr, {RpcCode::kParseError, "the line is not JSON"}));
    return;
  }
  const bool has_id = message.is_object() && message.contains("id");
  const Json id = has_id && is_id(message["id"]) ? message["id"] : Json(nullptr);
  if (!message.is_object() || message.value("jsonrpc", Json()) != "2.0" ||
      (has_id && id.is_null())) {
    write(out, error_message(id, {RpcCode::kInvalidRequest, "not a message of JSON-RPC 2.0"}));
    return;
  }
  if (!message.contains("method")) return;  // an answer; we ask nothing
  if (!message["method"].is_string()) {
    write(out, error_message(id, {RpcCode::kInvalidRequest, "\"method\" must be a string"}));
    return;
  }
  const Json params = message.value("params", Json::object());
  if (!params.is_object()) {
    if (has_id)
      write(out, error_message(id, {RpcCode::kInvalidParams, "\"params\" must be an object"}));
    return;
  }
  const Answer answer = answered(handler, message["method"].get<std::string>(), params);
  if (!has_id) return;
  write(out, answer.error ? error_message(id, *answer.error)
                          : Json{{"jsonrpc", "2.0"}, {"id", id}, {"result", answer.result}});
}

}  // namespace

void serve(std::istream& in, std::ostream& out, const Handler& handler) {
  std::string line;
  while (out) {
    const Line read = read_line(in, line);
    if (read == Line::kEnd) return;
    if (read == Line::kTooLong) {
      write(out,
            error_message(nullptr, {RpcCode::kInvalidRequest, "a message of more than 1 MiB"}));
      continue;
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    handle(line, out, handler);
  }
}

}  // namespace tropa::mcp
