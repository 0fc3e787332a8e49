// Ctrl-C and SIGTERM: the first asks, the second ends at once.
#pragma once

namespace tropa::program {

/// Call once, before any thread is made. A read that waits for a pipe is woken.
void listen_for_stop();

bool stop_asked();

}  // namespace tropa::program
