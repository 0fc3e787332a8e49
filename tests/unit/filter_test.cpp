// Programs that make texts of files: what they give, and how they fail.
#include "sources/filter.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

using namespace tropa;
using namespace std::chrono_literals;

namespace {

std::string made_by(const std::vector<std::string>& command, const FilterLimits& limits = {}) {
  const test::TemporaryDirectory directory;
  directory.write("file", "Tekst z pliku.");
  const Result<std::string> text = run_filter(command, directory / "file", limits);
  return text ? *text : "!" + text.error().what;
}

}  // namespace

TEST_CASE("a filter reads the file and writes the text, without a shell") {
  CHECK(made_by({"cat"}) == "Tekst z pliku.");
  CHECK(made_by({"cat", "-", "-"}) == "Tekst z pliku.");
  CHECK(made_by({"echo", "a;b", "$HOME"}) == "a;b $HOME\n");
}

TEST_CASE("a filter that fails, hangs or never stops writing is named") {
  CHECK(made_by({"no-such-program"}) ==
        "!the filter 'no-such-program' cannot be run: No such file or directory");
  CHECK(made_by({"false"}) == "!the filter 'false' failed with status 1");
  CHECK(made_by({"true"}) == "!the filter 'true' found no text");
  CHECK(made_by({"sh", "-c", "kill -9 $$"}) == "!the filter 'sh' was ended by signal 9");
  CHECK(made_by({"yes"}, {.bytes = 1U << 20U}) == "!the filter 'yes' wrote more than 1 MiB");
  const auto start = std::chrono::steady_clock::now();
  CHECK(made_by({"sh", "-c", "sleep 60 & sleep 60"}, {.time = 1000ms}) ==
        "!the filter 'sh' was ended after 1 s");
  CHECK(std::chrono::steady_clock::now() - start < 20s);
}
