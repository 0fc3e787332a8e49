// Ctrl-C and SIGTERM: the first asks, the second ends at once.
#pragma once

#include <array>
#include <streambuf>

namespace tropa::program {

/// Call once, before any thread is made.
void listen_for_stop();

bool stop_asked();

/// Readable once a stop was asked for, for poll().
int stop_descriptor();

/// Standard input that comes to its end when a stop is asked for, even while it waits for a pipe.
class StoppableInput : public std::streambuf {
 protected:
  int_type underflow() override;

 private:
  std::array<char, 64 * 1024> block_;
};

}  // namespace tropa::program
