// How many searches threads do that share one open index.
//
//   ninja -C build bench_threads && build/bin/bench_threads INDEX QUERIES [THREADS]
//
// QUERIES: a query a line, in the last column when there are tabs. One thread and THREADS (8) in
// turn. On a machine with other work only searches by second of the processor can be compared;
// "waits" are those for locks and for the disk.
#include "tropa/searcher.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using namespace tropa;

namespace {

struct Cost {
  double wall = 0;
  double processor = 0;
  double waits = 0;
};

Cost so_far() {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double>(now).count(), seconds(use.ru_utime) + seconds(use.ru_stime),
          static_cast<double>(use.ru_nvcsw)};
}

void run(const std::shared_ptr<Index>& index, const std::vector<std::string>& queries,
         unsigned threads) {
  const Cost before = so_far();
  {
    std::vector<std::jthread> running;
    for (unsigned number = 0; number < threads; ++number) {
      running.emplace_back([&, number] {
        Searcher searcher(index);
        for (std::size_t at = 0; at < queries.size(); ++at) {
          const auto found = searcher.search(queries[(at + 50 * number) % queries.size()]);
          if (!found) std::abort();
        }
      });
    }
  }
  const Cost after = so_far();
  const double searches = threads * static_cast<double>(queries.size());
  std::printf("%u threads: %.0f searches/s, %.0f by second of the processor, %.3f waits a search\n",
              threads, searches / (after.wall - before.wall),
              searches / (after.processor - before.processor),
              (after.waits - before.waits) / searches);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const unsigned threads = argc > 3 ? static_cast<unsigned>(std::atoi(argv[3])) : 8;
  const auto resources = Resources::load();
  const std::vector<std::string> names{argv[1]};
  const auto index = resources ? Index::open(*resources, names) : resources.error();
  if (!index) {
    std::fprintf(stderr, "%s\n", index.error().what.c_str());
    return 4;
  }
  std::vector<std::string> queries;
  std::ifstream in(argv[2]);
  for (std::string line; std::getline(in, line);) {
    queries.push_back(line.substr(line.rfind('\t') + 1));
  }
  run(*index, queries, 1);  // first asked
  for (int round = 0; round < 3; ++round) {
    run(*index, queries, 1);
    run(*index, queries, threads);
  }
}
