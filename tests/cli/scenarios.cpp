// Runs the scenarios of tests/cli: shell commands with the exact output and exit status that a user
// must see.
//
//   $ command        run by sh in a directory of the scenario's own, with the programs in PATH
//   | line           expected on stdout; in both, … stands for any text
//   ! line           expected on stderr
//   = 1              expected exit status; 0 when left out
//   # comment
//   needs PROGRAM  fails, naming it, when it is not installed; tests/setup.sh installs all
//   skip-without-terminal, skip-without-shared
//                  end the scenario, with a message, where this machine can open no
//                  pseudo-terminal, or where there is no ../shared beside the project
//
// Scenarios have $CORPUS, the project's corpus/, and $SHARED, the directory of outside data.
// TROPA_SCENARIO=remote cli_tests runs remote.scenario alone.
#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Step {
  std::string where;
  std::string command;
  std::vector<std::string> out;
  std::vector<std::string> err;
  int status = 0;
};

// `pattern` matches when its pieces between … stand in the text in order, anchored at both ends.
bool matches(std::string_view pattern, std::string_view text) {
  constexpr std::string_view kAny = "…";
  std::size_t at = pattern.find(kAny);
  if (at == pattern.npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, at))) return false;
  text.remove_prefix(at);
  pattern.remove_prefix(at + kAny.size());
  for (at = pattern.find(kAny); at != pattern.npos; at = pattern.find(kAny)) {
    const std::string_view piece = pattern.substr(0, at);
    const std::size_t found = text.find(piece);
    if (found == text.npos) return false;
    text.remove_prefix(found + piece.size());
    pattern.remove_prefix(at + kAny.size());
  }
  return text.ends_with(pattern);
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

bool all_match(const std::vector<std::string>& expected, const std::vector<std::string>& got) {
  if (expected.size() != got.size()) return false;
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (!matches(expected[i], got[i])) return false;
  }
  return true;
}

void run(const Step& step, const fs::path& directory) {
  const std::string base = directory.string();
  std::ofstream(base + ".sh") << "cd '" << base << "'\n" << step.command << '\n';
  const std::string command =
      "sh '" + base + ".sh' >'" + base + ".out' 2>'" + base + ".err' </dev/null";
  const int status = std::system(command.c_str());
  const std::vector<std::string> out = lines_of(base + ".out");
  const std::vector<std::string> err = lines_of(base + ".err");
  INFO(step.where << ": " << step.command << "\n--- stdout\n"
                  << joined(out) << "--- stderr\n"
                  << joined(err));
  CHECK(WEXITSTATUS(status) == step.status);
  CHECK_MESSAGE(all_match(step.out, out), "stdout differs, expected:\n" << joined(step.out));
  CHECK_MESSAGE(all_match(step.err, err), "stderr differs, expected:\n" << joined(step.err));
}

bool succeeds(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

/// `missing` is what this machine cannot give and the scenario cannot run without; empty when all
/// is there.
std::vector<Step> read_steps(const fs::path& file, bool has_shared, std::string& missing) {
  std::vector<Step> steps;
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string where = file.filename().string() + ":" + std::to_string(number);
    const std::string rest = line.size() > 2 ? line.substr(2) : "";
    if (line == "skip-without-shared") {
      if (!has_shared) missing = "../shared";
      if (!missing.empty()) return steps;
    } else if (line == "skip-without-terminal") {
      if (!succeeds("with_terminal true")) missing = "pseudo-terminal (devpts)";
      if (!missing.empty()) return steps;
    } else if (line.starts_with("needs ")) {
      const std::string program = line.substr(line.find(' ') + 1);
      if (!succeeds("command -v " + program)) FAIL(where << ": " << program << " is not installed");
    } else if (line.starts_with("$ ")) {
      steps.push_back({where, rest, {}, {}, 0});
    } else if (line.starts_with("|") && !steps.empty()) {
      steps.back().out.push_back(rest);
    } else if (line.starts_with("!") && !steps.empty()) {
      steps.back().err.push_back(rest);
    } else if (line.starts_with("= ") && !steps.empty()) {
      steps.back().status = std::stoi(rest);
    } else if (!line.empty() && line[0] != '#') {
      FAIL(where << ": not a line of a scenario: " << line);
    }
  }
  return steps;
}

TEST_CASE("every scenario of the command line ends as written") {
  const fs::path source = TROPA_SOURCE;
  const fs::path shared = source.parent_path() / "shared";
  const bool has_shared = fs::is_directory(shared / "seeds");
  setenv("PATH", (std::string(TROPA_PROGRAMS) + ":" + std::getenv("PATH")).c_str(), 1);
  setenv("CORPUS", (source / "corpus").c_str(), 1);
  setenv("SHARED", shared.c_str(), 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  unsetenv("TROPA_DB");
  const fs::path work = fs::temp_directory_path() / ("tropa-cli-" + std::to_string(getpid()));
  const char* const only = std::getenv("TROPA_SCENARIO");
  std::size_t files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(source / "tests" / "cli")) {
    if (entry.path().extension() != ".scenario") continue;
    if (only != nullptr && entry.path().stem() != only) continue;
    ++files;
    std::string missing;
    const std::vector<Step> steps = read_steps(entry.path(), has_shared, missing);
    if (!missing.empty()) {
      MESSAGE(entry.path().filename().string() << " skipped: there is no " << missing << " here");
      continue;
    }
    REQUIRE(!steps.empty());
    const fs::path directory = work / entry.path().stem();
    fs::create_directories(directory);
    for (const Step& step : steps) run(step, directory);
  }
  CHECK(files > 0);
  fs::remove_all(work);
}

}  // namespace
