#include "sources/input_stream.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace tropa {
namespace {

/// Text of another encoding as UTF-8.
class TranscodedBuffer final : public BlockBuffer {
 public:
  TranscodedBuffer(std::streambuf& in, const Encoding& encoding) : in_(in), encoding_(encoding) {}

 private:
  std::size_t fill(char* to, std::size_t size) override {
    if (at_ == text_.size()) decode_block();
    const std::size_t count = std::min(size, text_.size() - at_);
    std::memcpy(to, text_.data() + at_, count);
    at_ += count;
    return count;
  }

  void decode_block() {
    std::array<char, kBlock> block;
    std::memcpy(block.data(), rest_.data(), rest_.size());
    std::size_t size = rest_.size();
    size += read_full(in_, block.data() + size, block.size() - size);
    rest_.clear();
    std::string_view bytes(block.data(), size);
    // A pair of UTF-16 must not be cut: its first half waits for the next block.
    if (encoding_.is_utf16 && size == block.size()) {
      const auto high = static_cast<unsigned char>(bytes[size - (encoding_.is_big_endian ? 2 : 1)]);
      if (high >= 0xD8 && high <= 0xDB) {
        rest_ = bytes.substr(size - 2);
        bytes.remove_suffix(2);
      }
    }
    text_ = to_utf8(bytes, encoding_);
    at_ = 0;
  }

  std::streambuf& in_;
  Encoding encoding_;
  std::string text_;
  std::string rest_;
  std::size_t at_ = 0;
};

/// A line that can only be JSON: whatever the others are, each is judged on its own.
bool has_json_line(std::string_view head) {
  return head.starts_with('{') || head.find("\n{") != std::string_view::npos;
}

}  // namespace

InputStream::InputStream(std::unique_ptr<FileBuffer> file)
    : file_(std::move(file)), last_(file_.get()), stream_(std::make_unique<std::istream>(last_)) {}

Result<InputStream> InputStream::open(const std::filesystem::path& file) {
  Result<std::unique_ptr<FileBuffer>> opened = FileBuffer::open(file);
  if (!opened) return opened.error();
  InputStream input(std::move(*opened));
  if (GzipBuffer::is_gzip(input.head())) {
    input.unpacked_ = std::make_unique<GzipBuffer>(*input.file_);
    input.last_ = input.unpacked_.get();
    input.stream_->rdbuf(input.last_);
  }
  return input;
}

Result<Encoding> InputStream::decode_text() {
  Result<Encoding> encoding = guess_encoding(head());
  if (!encoding) {
    if (has_json_line(head())) return Encoding{};
    return encoding;
  }
  last_->skip(encoding->mark);
  if (encoding->page != nullptr || encoding->is_utf16) {
    transcoded_ = std::make_unique<TranscodedBuffer>(*last_, *encoding);
    last_ = transcoded_.get();
    stream_->rdbuf(last_);
  }
  return encoding;
}

std::optional<InputStream::Problem> InputStream::problem() const {
  if (file_->trouble() != 0) return Problem{std::strerror(file_->trouble()), true};
  if (unpacked_ && !unpacked_->problem().empty()) return Problem{unpacked_->problem()};
  return std::nullopt;
}

Result<std::string> read_input(const std::filesystem::path& file, std::size_t most) {
  Result<InputStream> input = InputStream::open(file);
  if (!input) return input.error();
  std::string bytes;
  for (std::string_view block = input->head(); !block.empty(); block = input->head()) {
    if (bytes.size() + block.size() > most) {
      return Error{Code::kUsage, "larger than " + std::to_string(most >> 20U) + " MiB", {}};
    }
    bytes += block;
    input->skip(block.size());
  }
  if (const auto problem = input->problem()) {
    return Error{problem->is_unreadable ? Code::kInputMissing : Code::kUsage, problem->reason, {}};
  }
  return bytes;
}

}  // namespace tropa
