// Trying again while another writer has the index. Knows no lock itself, only the error.
#pragma once

#include "tropa/result.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace tropa {

/// Calls `work` until its error is another one than kLocked, or `wait` is over.
template <typename Work>
auto while_locked(std::chrono::milliseconds wait, Work&& work) -> decltype(work()) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds kStep{50};  // a writer holds its lock for longer
  const Clock::time_point end = Clock::now() + wait;
  while (true) {
    auto result = work();
    if (result || result.error().code != Code::kLocked || Clock::now() >= end) return result;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    std::this_thread::sleep_for(std::clamp(left, std::chrono::milliseconds{1}, kStep));
  }
}

}  // namespace tropa
