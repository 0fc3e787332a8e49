// zlib rather than libdeflate: the files of a crawl are larger than what is unpacked in one piece.
#include "sources/gzip_buffer.hpp"

#include <zlib.h>

#include <array>

namespace tropa {
namespace {

// Text is packed to a third or a tenth, logs to a fiftieth. So much more than that, beyond the
// first megabytes, is made to fill a disk.
constexpr std::uint64_t kMostRatio = 200;
constexpr std::uint64_t kFreeBytes = std::uint64_t{64} << 20U;

constexpr int kAnyWindowWithGzipHeader = 15 + 16;

}  // namespace

struct GzipBuffer::State {
  z_stream stream{};
  std::array<char, kBlock> packed;
  bool is_between_members = false;
};

GzipBuffer::GzipBuffer(std::streambuf& in) : in_(in), state_(std::make_unique<State>()) {
  if (inflateInit2(&state_->stream, kAnyWindowWithGzipHeader) != Z_OK) {
    problem_ = "no memory to unpack it";
    is_done_ = true;
  }
}

GzipBuffer::~GzipBuffer() {
  inflateEnd(&state_->stream);
}

bool GzipBuffer::read_more() {
  z_stream& stream = state_->stream;
  if (stream.avail_in > 0) return true;
  const std::size_t got = read_full(in_, state_->packed.data(), state_->packed.size());
  stream.next_in = reinterpret_cast<Bytef*>(state_->packed.data());
  stream.avail_in = static_cast<uInt>(got);
  packed_ += got;
  return got > 0;
}

std::size_t GzipBuffer::fill(char* to, std::size_t size) {
  z_stream& stream = state_->stream;
  stream.next_out = reinterpret_cast<Bytef*>(to);
  stream.avail_out = static_cast<uInt>(size);
  while (!is_done_ && stream.avail_out > 0) {
    if (!read_more()) {
      if (!state_->is_between_members) problem_ = "the gzip data are cut short";
      is_done_ = true;
      break;
    }
    if (state_->is_between_members) {
      // Padding behind the last member is none of it.
      is_done_ = *stream.next_in != 0x1F;
      if (is_done_) break;
      inflateReset(&stream);
      state_->is_between_members = false;
    }
    const int status = inflate(&stream, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      state_->is_between_members = true;
    } else if (status != Z_OK) {
      problem_ = "the gzip data are damaged";
      is_done_ = true;
    }
  }
  const std::size_t made = size - stream.avail_out;
  unpacked_ += made;
  if (unpacked_ > kFreeBytes + packed_ * kMostRatio) {
    problem_ = "a gzip bomb: it unpacks to more than 200 times its size";
    is_done_ = true;
    return 0;
  }
  return made;
}

}  // namespace tropa
