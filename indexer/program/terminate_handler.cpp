#include "program/terminate_handler.hpp"

#include "tropa/result.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>

namespace tropa::program {
namespace {

[[noreturn]] void end() {
  const int number = errno;
  constexpr std::array kOfDisks{ENOSPC, EDQUOT, EIO, EFBIG, EROFS};
  const bool is_disk = std::ranges::find(kOfDisks, number) != kOfDisks.end();
  if (is_disk) {
    std::fprintf(stderr,
                 "tropa-index: the index cannot be written: %s\n"
                 "  free space or repair the disk, then run this again: what was committed is "
                 "kept\n",
                 std::strerror(number));
  } else {
    std::fprintf(stderr, "tropa-index: ended by an error that nothing could take\n");
  }
  ::_exit(static_cast<int>(is_disk ? Code::kIo : Code::kInternal));
}

}  // namespace

void say_last_words() {
  std::set_terminate(end);
}

}  // namespace tropa::program
