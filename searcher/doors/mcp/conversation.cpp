#include "conversation.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <thread>
#include <utility>

namespace tropa::mcp {
namespace {

// More than any request needs; what is longer is not kept in memory.
constexpr std::size_t kMostBytesOfMessage = std::size_t{1} << 20U;
// Whoever asks more at once is read no further until some are answered.
constexpr std::size_t kMostWaiting = 100;

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

bool is_method(const Json& message, const char* method) {
  return message.is_object() && message.value("jsonrpc", Json()) == "2.0" &&
         message.value("method", Json()) == method;
}

// The agent cannot take it back: all else stands on it.
bool is_initialize(const Json& message) {
  return is_method(message, "initialize");
}

}  // namespace

Conversation::Conversation(std::istream& in, std::ostream& out, Handler handler)
    : in_(in), out_(out), handler_(std::move(handler)) {}

void Conversation::run() {
  const std::jthread reader([this] { read(); });
  while (std::optional<Incoming> incoming = next()) {
    const Json answer = answers_to(*incoming);
    if (!answer.is_null()) write(answer);
  }
}

void Conversation::read() {
  std::string line;
  for (Line read = read_line(in_, line); read != Line::kEnd; read = read_line(in_, line)) {
    if (read == Line::kTooLong) {
      hear({{}, RpcError{RpcCode::kInvalidRequest, "a message of more than 1 MiB"}});
    } else if (line.find_first_not_of(" \t\r") != std::string::npos) {
      hear(read_message(line));
    }
  }
  const std::lock_guard lock(mutex_);
  has_ended_ = true;
  has_changed_.notify_all();
}

void Conversation::hear(Incoming incoming) {
  if (hear_at_once(incoming.message)) return;
  std::unique_lock lock(mutex_);
  has_changed_.wait(lock, [this] { return waiting_.size() < kMostWaiting; });
  const auto add = [&](const Json& message) {
    const Json id = request_id(message);
    if (!id.is_null() && !is_initialize(message)) requests_.push_back({id});
  };
  if (incoming.message.is_array()) {
    for (const Json& message : incoming.message) add(message);
  } else {
    add(incoming.message);
  }
  waiting_.push_back(std::move(incoming));
  has_changed_.notify_all();
}

bool Conversation::hear_at_once(const Json& message) {
  if (is_method(message, "ping") && !request_id(message).is_null()) {
    write(answer_to(message, [](const std::string&, const Json&) { return Answer(); }));
    return true;
  }
  if (!is_method(message, "notifications/cancelled")) return false;
  const Json params = message.value("params", Json());
  if (params.is_object() && params.contains("requestId")) cancel(params["requestId"]);
  return true;
}

// A request that is answered already is not known any more, and that is no error.
void Conversation::cancel(const Json& id) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(requests_, id, &Request::id);
  if (found != requests_.end()) found->is_cancelled = true;
}

std::optional<Incoming> Conversation::next() {
  std::unique_lock lock(mutex_);
  has_changed_.wait(lock, [this] { return has_ended_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  Incoming first = std::move(waiting_.front());
  waiting_.pop_front();
  has_changed_.notify_all();
  return first;
}

Json Conversation::answers_to(const Incoming& incoming) {
  if (incoming.error) return error_message(nullptr, *incoming.error);
  if (!incoming.message.is_array()) return answer_unless_cancelled(incoming.message);
  Json answers = Json::array();
  for (const Json& message : incoming.message) {
    Json answer = answer_unless_cancelled(message);
    if (!answer.is_null()) answers.push_back(std::move(answer));
  }
  return answers.empty() ? Json() : answers;
}

// A cancelled request gets no answer: if it waits, it is not begun; else what it found is dropped.
Json Conversation::answer_unless_cancelled(const Json& message) {
  const Json id = request_id(message);
  Json answer;
  if (!is_cancelled(id)) answer = answer_to(message, handler_);
  if (is_cancelled(id)) answer = nullptr;
  forget(id);
  return answer;
}

bool Conversation::is_cancelled(const Json& id) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(requests_, id, &Request::id);
  return found != requests_.end() && found->is_cancelled;
}

void Conversation::forget(const Json& id) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(requests_, id, &Request::id);
  if (found != requests_.end()) requests_.erase(found);
}

void Conversation::write(const Json& message) {
  const std::lock_guard lock(out_mutex_);
  out_ << message.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

}  // namespace tropa::mcp
