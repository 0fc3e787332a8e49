// What is packed in gzip data, one or several members after each other. A bomb ends early.
#pragma once

#include "sources/block_buffer.hpp"

#include <cstdint>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>

namespace tropa {

class GzipBuffer final : public BlockBuffer {
 public:
  /// Borrows `in`.
  explicit GzipBuffer(std::streambuf& in);
  ~GzipBuffer() override;

  /// "cut short", "damaged", "a gzip bomb"; empty when all is well so far.
  const std::string& problem() const { return problem_; }

  /// Whether data begin as gzip does.
  static bool is_gzip(std::string_view head) {
    return head.size() > 2 && head[0] == '\x1F' && head[1] == '\x8B' && head[2] == '\x08';
  }

 private:
  struct State;
  std::size_t fill(char* to, std::size_t size) override;
  bool read_more();

  std::streambuf& in_;
  std::unique_ptr<State> state_;
  std::string problem_;
  std::uint64_t packed_ = 0;
  std::uint64_t unpacked_ = 0;
  bool is_done_ = false;
};

}  // namespace tropa
