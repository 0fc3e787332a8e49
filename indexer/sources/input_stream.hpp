// A file -> a stream of what is written in it: opened so that nothing but a regular file is waited
// for, unpacked when it is gzip, as UTF-8 when its letters say that it is in another encoding.
// Holds some blocks in memory, however large the file is.
#pragma once

#include "sources/encoding.hpp"
#include "sources/file_buffer.hpp"
#include "sources/gzip_buffer.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tropa {

class InputStream {
 public:
  /// Errors: kInputMissing when it cannot be opened or is no regular file. The error's `what` is
  /// the reason without the file's name.
  static Result<InputStream> open(const std::filesystem::path& file);

  /// The first bytes of what is not read yet.
  std::string_view head() { return last_->peek(); }
  void skip(std::size_t count) { last_->skip(count); }  // of what head() gave

  /// From here on the stream is UTF-8, by what its first block says. Errors: kUsage for text in no
  /// encoding that Tropa knows.
  Result<Encoding> decode_text();

  std::istream& stream() { return *stream_; }
  std::uint64_t bytes_read() const { return file_->bytes_read(); }  // of the file, for progress

  /// Why the stream ended before its time, known at its end.
  struct Problem {
    std::string reason;
    bool is_unreadable = false;  // an error of the disk, not of what is written there
  };
  std::optional<Problem> problem() const;

 private:
  explicit InputStream(std::unique_ptr<FileBuffer> file);

  std::unique_ptr<FileBuffer> file_;
  std::unique_ptr<GzipBuffer> unpacked_;
  std::unique_ptr<BlockBuffer> transcoded_;
  BlockBuffer* last_;  // of these
  std::unique_ptr<std::istream> stream_;
};

/// All of a file, unpacked when it is gzip and not decoded. Errors: as of InputStream::open(), and
/// kUsage when it is longer than `most` bytes or damaged.
Result<std::string> read_input(const std::filesystem::path& file, std::size_t most);

}  // namespace tropa
