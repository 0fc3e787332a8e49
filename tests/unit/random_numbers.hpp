// The same random numbers at every run.
#pragma once

#include <random>

namespace tropa::test {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned operator()() { return static_cast<unsigned>(engine_()); }

 private:
  std::mt19937 engine_;
};

}  // namespace tropa::test
