#include "program/stop_signal.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <string_view>

namespace tropa::program {
namespace {

// A signal handler can reach nothing else.
std::atomic<bool> asked = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void on_signal(int number) {
  if (asked.exchange(true)) {
    ::signal(number, SIG_DFL);
    ::raise(number);
    return;
  }
  constexpr std::string_view kSaid =
      "\ntropa-index: finishing what was begun; once more to end at once\n";
  if (::isatty(STDERR_FILENO) == 1) {
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kSaid.data(), kSaid.size());
  }
}

}  // namespace

void listen_for_stop() {
  struct sigaction action {};
  action.sa_handler = on_signal;  // without SA_RESTART, so that a waiting read() comes back
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

}  // namespace tropa::program
