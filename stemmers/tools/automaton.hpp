// Sorted words with a number each -> minimal acyclic automaton -> packed cells
// (stemmers/dictionary/layout.hpp). Knows letter codes only: neither alphabets nor stems.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tropa::tools {

/// Builds the smallest automaton by adding words in order (Daciuk and others, 2000): states that
/// can no longer change are looked up in a register and shared.
class AutomatonBuilder {
 public:
  AutomatonBuilder();

  /// `codes` are letter codes (2 to 63), later in byte order than all before. `number` is below
  /// 2^26.
  void add(const std::string& codes, std::uint32_t number);

  struct Packed {
    std::vector<std::uint32_t> cells;
    std::uint32_t root = 0;
  };
  /// To be called once, after the last word.
  Packed pack();

 private:
  using State = std::uint32_t;
  static constexpr std::uint32_t kNoNumber = 0xFFFFFFFFU;
  struct Arc {
    std::uint8_t code;
    State target;
    friend bool operator==(const Arc&, const Arc&) = default;
  };
  struct Node {
    std::uint32_t number = kNoNumber;
    std::vector<Arc> arcs;
  };
  struct NodeHash {
    const std::vector<Node>* nodes;
    std::size_t operator()(State state) const;
  };
  struct NodeEqual {
    const std::vector<Node>* nodes;
    bool operator()(State a, State b) const;
  };

  State fresh();
  std::vector<State> by_size(State root) const;
  void freeze(
      std::size_t depth);  // shares or registers the states of the last word below this depth

  std::vector<Node> nodes_;
  std::vector<State> free_;
  std::vector<State> path_;  // states of the last word; path_[0] is the root
  std::string last_;
  std::unordered_map<State, State, NodeHash, NodeEqual> register_;
};

}  // namespace tropa::tools
