// with_terminal COMMAND...: runs the command on a pseudo-terminal of its own and copies what it
// shows to stdout. Exits with the command's status, or with 77 when the machine has no terminal to
// give, as in a root without devpts.
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  int terminal = -1;
  winsize size{};
  size.ws_row = 24;
  size.ws_col = 80;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) {
    std::perror("with_terminal: this machine has no pseudo-terminal");
    return 77;
  }
  if (child == 0) {
    ::execvp(argv[1], argv + 1);
    std::perror(argv[1]);
    ::_exit(127);
  }
  std::array<char, 4096> block;
  while (true) {
    const ssize_t got = ::read(terminal, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;  // EIO: the command has closed its end
    std::fwrite(block.data(), 1, static_cast<std::size_t>(got), stdout);
  }
  std::fflush(stdout);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 70;
}
