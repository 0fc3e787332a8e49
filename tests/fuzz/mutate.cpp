// A driver for compilers without libFuzzer: mutated inputs by a fixed seed, so that every run tries
// the same ones.
//
//   fuzz_query RUNS [FILE...]   the lines of the files are the inputs to begin with
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Engine = std::mt19937;

constexpr std::size_t kLongest = 1 << 13;

// Signs that parsers look at, and bytes that are no UTF-8.
constexpr std::string_view kPieces[] = {
    "\"",          "(",     ")",    "{",       "}",
    "[",           "]",     ":",    "*",       "+",
    "-",           "\n",    "\\u",  "\\ud800", "---\n",
    "<p>",         "<",     ">",    "<!--",    "]]>",
    "&",           "\xFF",  "\xD0", "\xE2",    "\xCC\x81",
    "ʼ",           "Ї",     "ł",    "20",      "-1",
    "99999999999", " AND ", "NEAR", "../",     "\t",
    "title:",      "date",  "=\"",  "\xC2",    ",",
    "[[",          "]]",    "|",    "#",       std::string_view("\0", 1)};

std::size_t below(Engine& engine, std::size_t limit) {
  return limit == 0 ? 0 : engine() % limit;
}

void mutate(std::string& text, Engine& engine) {
  const std::size_t at = below(engine, text.size() + 1);
  switch (engine() % 7) {
    case 0:
      text.insert(at, kPieces[below(engine, std::size(kPieces))]);
      break;
    case 1:
      text.erase(at, 1 + below(engine, 8));
      break;
    case 2:
      if (at < text.size()) text[at] = static_cast<char>(engine());
      break;
    case 3:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << engine() % 8));
      break;
    case 4:
      text.insert(at, text.substr(below(engine, text.size() + 1), 1 + below(engine, 64)));
      break;
    case 5:
      text.resize(at);
      break;
    default:
      for (std::size_t count = below(engine, 200); count > 0; --count)
        text.insert(at, kPieces[below(engine, 8)]);
  }
  if (text.size() > kLongest) text.resize(kLongest);
}

// A line of a table stands for several: \n, \r and \t are what they say.
std::string unescaped(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char next = at + 1 < line.size() ? line[at + 1] : '\0';
    const bool is_escape = line[at] == '\\' && (next == 'n' || next == 'r' || next == 't');
    out += !is_escape ? line[at] : next == 'n' ? '\n' : next == 'r' ? '\r' : '\t';
    if (is_escape) ++at;
  }
  return out;
}

std::vector<std::string> read_lines(int count, char** files) {
  std::vector<std::string> lines{""};
  for (int i = 0; i < count; ++i) {
    std::ifstream in(files[i]);
    if (!in) {
      std::fprintf(stderr, "%s cannot be read\n", files[i]);
      std::exit(2);
    }
    for (std::string line; std::getline(in, line);) lines.push_back(unescaped(line));
  }
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const long runs = std::atol(argv[1]);
  std::vector<std::string> inputs = read_lines(argc - 2, argv + 2);
  Engine engine(7);
  for (long run = 0; run < runs; ++run) {
    std::string text = inputs[below(engine, inputs.size())];
    for (std::size_t changes = 1 + engine() % 8; changes > 0; --changes) mutate(text, engine);
    if (LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())) {
      std::fprintf(stderr, "run %ld: refused by the target\n", run);
      return 1;
    }
    if (run % 64 == 0) inputs[below(engine, inputs.size())] = text;  // some go on from here
  }
  std::printf("%ld runs\n", runs);
  return 0;
}
