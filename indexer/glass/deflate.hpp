// Tags as raw deflate streams (RFC 1951), which Xapian reads back by itself.
#pragma once

#include <memory>
#include <optional>
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

  /// What the stream holds, good until the next call; nullopt for bytes that are no stream.
  std::optional<std::string_view> decompress(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
  std::string out_;
};

}  // namespace tropa::glass
