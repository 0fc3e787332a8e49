// A stream buffer that is filled block by block, for streams that come from elsewhere: a file, what
// is packed in it, its text in another encoding.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <streambuf>
#include <string_view>

namespace tropa {

class BlockBuffer : public std::streambuf {
 public:
  static constexpr std::size_t kBlock = 64 * 1024;

  /// What is read next, without reading it: a block or less; empty only at the end.
  std::string_view peek() {
    if (sgetc() == traits_type::eof()) return {};
    return {gptr(), static_cast<std::size_t>(egptr() - gptr())};
  }

  /// Passes over `count` bytes of what peek() gave.
  void skip(std::size_t count) { gbump(static_cast<int>(count)); }

 protected:
  /// Puts at most `size` bytes to `to`; 0 at the end.
  virtual std::size_t fill(char* to, std::size_t size) = 0;

  int_type underflow() override {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    if (!block_) block_ = std::make_unique_for_overwrite<char[]>(kBlock);
    const std::size_t got = fill(block_.get(), kBlock);
    setg(block_.get(), block_.get(), block_.get() + got);
    return got == 0 ? traits_type::eof() : traits_type::to_int_type(*gptr());
  }

 private:
  std::unique_ptr<char[]> block_;
};

/// All that `in` gives, as long as it is no more than `size` bytes.
inline std::size_t read_full(std::streambuf& in, char* to, std::size_t size) {
  return static_cast<std::size_t>(
      std::max<std::streamsize>(in.sgetn(to, static_cast<std::streamsize>(size)), 0));
}

}  // namespace tropa
