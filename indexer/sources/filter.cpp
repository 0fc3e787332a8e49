// posix_spawn() rather than fork(): other threads are at work meanwhile.
#include "sources/filter.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

extern char** environ;

namespace tropa {
namespace {

using Clock = std::chrono::steady_clock;

struct Actions {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};
  Actions() {
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
  }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  ~Actions() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
};

/// A program in a process group of its own, so that what it starts can be ended with it.
class Process {
 public:
  static Result<Process> start(const std::vector<std::string>& command,
                               const std::filesystem::path& file) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failure("no pipe: ", errno);
    Actions actions;
    posix_spawn_file_actions_addopen(&actions.files, STDIN_FILENO, file.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions.files, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions.files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setflags(&actions.attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&actions.attributes, 0);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t process = 0;
    const int trouble = ::posix_spawnp(&process, arguments[0], &actions.files, &actions.attributes,
                                       arguments.data(), environ);
    ::close(ends[1]);
    if (trouble != 0) {
      ::close(ends[0]);
      return failure("the filter '" + command[0] + "' cannot be run: ", trouble);
    }
    return Process(process, ends[0]);
  }

  Process(Process&& other) noexcept
      : process_(std::exchange(other.process_, 0)), output_(std::exchange(other.output_, -1)) {}
  Process& operator=(Process&&) = delete;
  ~Process() {
    if (output_ >= 0) ::close(output_);
    if (process_ > 0) end();
  }

  int output() const { return output_; }

  /// Ends it and all that it started.
  void end() {
    ::kill(-process_, SIGKILL);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
  }

  /// How it ended by itself; nullopt when it has not until `deadline`.
  std::optional<int> wait_until(Clock::time_point deadline) {
    while (true) {
      int status = 0;
      const pid_t ended = ::waitpid(process_, &status, WNOHANG);
      if (ended == process_) {
        ::kill(-process_, SIGKILL);
        process_ = 0;
        return status;
      }
      if (Clock::now() >= deadline) return std::nullopt;
      ::poll(nullptr, 0, 2);
    }
  }

 private:
  Process(pid_t process, int output) : process_(process), output_(output) {}
  static Error failure(const std::string& what, int number) {
    return Error{Code::kUsage, what + std::strerror(number), {}};
  }

  pid_t process_;
  int output_;
};

int remaining(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
  return left.count() > 0 ? static_cast<int>(left.count()) : 0;
}

}  // namespace

Result<std::string> run_filter(const std::vector<std::string>& command,
                               const std::filesystem::path& file, const FilterLimits& limits) {
  const auto refusal = [&command](const std::string& what) {
    return Error{Code::kUsage, "the filter '" + command[0] + "' " + what, {}};
  };
  const std::string too_slow =
      "was ended after " + std::to_string(limits.time.count() / 1000) + " s";
  const Clock::time_point deadline = Clock::now() + limits.time;
  Result<Process> process = Process::start(command, file);
  if (!process) return process.error();
  std::string text;
  std::array<char, 64 * 1024> block;
  while (true) {
    pollfd watched{process->output(), POLLIN, 0};
    const int ready = ::poll(&watched, 1, remaining(deadline));
    if (ready == 0) return refusal(too_slow);
    if (ready < 0) continue;
    const ssize_t got = ::read(process->output(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(block.data(), static_cast<std::size_t>(got));
    if (text.size() > limits.bytes) {
      return refusal("wrote more than " + std::to_string(limits.bytes >> 20U) + " MiB");
    }
  }
  const std::optional<int> status = process->wait_until(deadline);
  if (!status) return refusal(too_slow);
  if (WIFSIGNALED(*status)) {
    return refusal("was ended by signal " + std::to_string(WTERMSIG(*status)));
  }
  if (WEXITSTATUS(*status) != 0) {
    return refusal("failed with status " + std::to_string(WEXITSTATUS(*status)));
  }
  if (text.find_first_not_of(" \t\r\n\f") == std::string::npos) return refusal("found no text");
  return text;
}

}  // namespace tropa
