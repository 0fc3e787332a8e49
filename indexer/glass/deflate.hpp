// Tags as raw deflate streams (RFC 1951), which Xapian reads back by itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;
struct libdeflate_decompressor;

namespace tropa::glass {

/// One per thread.
class Deflate {
 public:
  /// `level` from 1, fast, to 12, small.
  explicit Deflate(int level);

  /// The stream, or nothing when it would not be smaller. Good until the next call.
  std::string_view compress(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string out_;
};

/// One per thread.
class Inflate {
 public:
  Inflate();

  /// False for bytes that are no stream.
  bool decompress(std::string_view bytes, std::string& out);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

}  // namespace tropa::glass
