#include "program/progress_line.hpp"

#include "program/messages.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

namespace tropa::program {
namespace {

constexpr std::chrono::milliseconds kInterval{200};
constexpr std::chrono::seconds kWindow{10};
constexpr std::size_t kUsualWidth = 80;

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualWidth;
  return size.ws_col;
}

std::string as_time(double seconds) {
  const auto whole = static_cast<long>(std::min(seconds, 359'999.0));
  std::array<char, 32> text{};
  if (whole >= 3600) {
    std::snprintf(text.data(), text.size(), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60,
                  whole % 60);
  } else {
    std::snprintf(text.data(), text.size(), "%ld:%02ld", whole / 60, whole % 60);
  }
  return text.data();
}

}  // namespace

std::string progress_text(const IndexProgress& progress, double bytes_per_second) {
  std::string line;
  if (progress.files_total > 0) {
    line = std::to_string(progress.files_done) + " of " + std::to_string(progress.files_total) +
           " files, ";
  }
  line += in_bytes(progress.bytes_done);
  if (progress.bytes_total > 0) line += " of " + in_bytes(progress.bytes_total);
  if (bytes_per_second > 0) {
    line += ", " + in_bytes(static_cast<std::uint64_t>(bytes_per_second)) + "/s";
    if (progress.bytes_total > progress.bytes_done) {
      line += ", " +
              as_time(static_cast<double>(progress.bytes_total - progress.bytes_done) /
                      bytes_per_second) +
              " left";
    }
  }
  char joint = ';';
  const auto count = [&](std::size_t number, const char* what) {
    if (number == 0) return;
    line += joint + (" " + std::to_string(number)) + " " + what;
    joint = ',';
  };
  count(progress.added, "added");
  count(progress.updated, "updated");
  count(progress.unchanged, "unchanged");
  count(progress.skipped, "skipped");
  return line;
}

void ProgressLine::show(const IndexProgress& progress) {
  const Clock::time_point now = Clock::now();
  if (now - last_ < kInterval) return;
  last_ = now;
  moments_.push_back({now, progress.bytes_done});
  while (now - moments_.front().time > kWindow) moments_.pop_front();
  const std::chrono::duration<double> span = now - moments_.front().time;
  const double rate =
      span.count() < 0.5
          ? 0
          : static_cast<double>(progress.bytes_done - moments_.front().bytes) / span.count();
  std::string line = progress_text(progress, rate);
  line.resize(std::min(line.size(), terminal_width() - 1));  // ASCII, so any byte is an end
  std::cerr << '\r' << line << "\x1b[K" << std::flush;
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace tropa::program
