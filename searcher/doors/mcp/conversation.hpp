// The stream of an agent: one message a line in, one answer a line out. Knows of all methods only
// those that cannot wait for a search: "ping" and "notifications/cancelled".
#pragma once

#include "json_rpc.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tropa::mcp {

/// Reads in a thread of its own, so that a ping is answered and a request can be cancelled while
/// another one is worked on.
class Conversation {
 public:
  /// `handler` is called in the thread of run(), for one message at a time.
  Conversation(std::istream& in, std::ostream& out, Handler handler);

  /// Until `in` ends and all is answered. Each answer is flushed. A batch (an array of messages, as
  /// in the protocol of 2025-03-26) gets one array of answers. A line that is no message gets an
  /// error, and the next line is read.
  void run();

 private:
  struct Request {
    Json id;
    bool is_cancelled = false;
  };

  void read();
  void hear(Incoming incoming);
  bool hear_at_once(const Json& message);
  void cancel(const Json& id);
  std::optional<Incoming> next();
  Json answers_to(const Incoming& incoming);
  Json answer_unless_cancelled(const Json& message);
  bool is_cancelled(const Json& id);
  void forget(const Json& id);
  void write(const Json& message);

  std::istream& in_;
  std::ostream& out_;
  Handler handler_;
  std::mutex mutex_;  // of what follows
  std::condition_variable has_changed_;
  std::deque<Incoming> waiting_;
  std::vector<Request> requests_;  // that wait or are worked on
  bool has_ended_ = false;
  std::mutex out_mutex_;
};

}  // namespace tropa::mcp
