#include "program/stop_signal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <ios>
#include <string_view>

namespace tropa::program {
namespace {

// A signal handler can reach nothing else. The pipe is what poll() sees: a signal that comes just
// before a read() would not wake it.
std::atomic<bool> asked = false;
std::array<int, 2> ends{-1, -1};
static_assert(std::atomic<bool>::is_always_lock_free);

void on_signal(int number) {
  if (asked.exchange(true)) {
    ::signal(number, SIG_DFL);
    ::raise(number);
    return;
  }
  const int kept = errno;
  constexpr std::string_view kSaid =
      "\ntropa-index: finishing what was begun; once more to end at once\n";
  [[maybe_unused]] auto written = ::write(ends[1], "", 1);
  if (::isatty(STDERR_FILENO) == 1) written = ::write(STDERR_FILENO, kSaid.data(), kSaid.size());
  errno = kept;
}

}  // namespace

void listen_for_stop() {
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;  // no write to the index is cut short
  sigemptyset(&action.sa_mask);
  for (const int number : std::array{SIGINT, SIGTERM}) {
    struct sigaction before {};
    // A shell's background job ignores Ctrl-C, and goes on ignoring it.
    if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    ::sigaction(number, &action, nullptr);
  }
}

bool stop_asked() {
  return asked.load();
}

int stop_descriptor() {
  return ends[0];
}

StoppableInput::int_type StoppableInput::underflow() {
  std::array<pollfd, 2> watched{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{ends[0], POLLIN, 0}};
  while (::poll(watched.data(), watched.size(), -1) < 0) {
    if (errno != EINTR) throw std::ios_base::failure("poll");  // the stream becomes bad()
  }
  if (watched[1].revents != 0) return traits_type::eof();
  const ssize_t got = ::read(STDIN_FILENO, block_.data(), block_.size());
  if (got < 0) throw std::ios_base::failure("read");
  if (got == 0) return traits_type::eof();
  setg(block_.data(), block_.data(), block_.data() + got);
  return traits_type::to_int_type(block_[0]);
}

}  // namespace tropa::program
