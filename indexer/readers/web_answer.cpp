#include "readers/web_answer.hpp"

#include "sources/gzip_buffer.hpp"
#include "sources/limits.hpp"
#include "sources/utf8.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

namespace tropa {
namespace {

std::string lowered(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  });
  return small;
}

/// Behind the empty line that ends the headers; the size when there is none.
std::size_t body_of(std::string_view bytes) {
  const std::size_t windows = bytes.find("\r\n\r\n");
  const std::size_t unix = bytes.find("\n\n");
  if (windows == std::string_view::npos && unix == std::string_view::npos) return bytes.size();
  return windows < unix ? windows + 4 : unix + 2;
}

/// nullopt for what is not in chunks, whatever the header says: many archives keep the header of a
/// body that they have put together.
std::optional<std::string> joined_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(body.data(), body.data() + std::min<std::size_t>(body.size(), 8), size, 16);
    const std::size_t line = body.find('\n');
    if (error != std::errc{} || line == std::string_view::npos || line > 256) return std::nullopt;
    body.remove_prefix(line + 1);
    if (size == 0) return joined;
    joined += body.substr(0, size);
    body.remove_prefix(std::min(body.size(), size));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
  }
  return joined;  // cut short, but what is there is good
}

std::optional<std::string> inflated(std::string_view packed, int window) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  std::array<char, 64 * 1024> block;
  int status = Z_OK;
  while (status == Z_OK && text.size() <= kMostDocumentBytes) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    text.append(block.data(), block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  const bool is_all = status == Z_STREAM_END || (status == Z_BUF_ERROR && !text.empty());
  return is_all ? std::optional(std::move(text)) : std::nullopt;
}

/// By the body's own first bytes too: archives unpack bodies and leave the header.
Result<std::string> unpacked(std::string body, std::string_view encoding) {
  if (GzipBuffer::is_gzip(body)) {
    if (auto text = inflated(body, 15 + 16)) return std::move(*text);
    return Error{Code::kUsage, "a page whose gzip data are damaged or too long", {}};
  }
  if (encoding.find("deflate") != std::string_view::npos) {
    if (auto text = inflated(body, 15)) return std::move(*text);
    if (auto text = inflated(body, -15)) return std::move(*text);
  }
  return body;
}

struct AnswerLabel {
  std::string_view label;
  std::string_view name;  // of a code page
};

constexpr auto kAnswerLabels = std::to_array<AnswerLabel>({
    {"windows-1251", "CP1251"},
    {"cp1251", "CP1251"},
    {"win-1251", "CP1251"},
    {"koi8-r", "KOI8-U"},
    {"koi8-u", "KOI8-U"},
    {"ibm866", "CP866"},
    {"cp866", "CP866"},
    {"iso-8859-5", "ISO-8859-5"},
    {"windows-1250", "CP1250"},
    {"cp1250", "CP1250"},
    {"iso-8859-2", "ISO-8859-2"},
    {"x-mac-cyrillic", "Mac Cyrillic"},
});

const CodePage* page_of(std::string_view charset) {
  const std::string small = lowered(charset);
  for (const AnswerLabel& label : kAnswerLabels) {
    if (label.label != small) continue;
    return std::ranges::find(kCodePages, label.name, &CodePage::name);
  }
  return nullptr;
}

}  // namespace

std::string header_name(std::string_view line) {
  return lowered(utf8::trimmed(line.substr(0, line.find(':'))));
}

std::string_view header_value(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon == std::string_view::npos ? std::string_view()
                                         : utf8::trimmed(line.substr(colon + 1));
}

Result<WebAnswer> read_web_answer(std::string bytes) {
  const std::size_t begin = body_of(bytes);
  std::string_view head = std::string_view(bytes).substr(0, begin);
  if (!head.starts_with("HTTP/")) return Error{Code::kUsage, "not an answer of a web server", {}};
  WebAnswer answer;
  const std::size_t space = head.find(' ');
  if (space < 12) {
    std::from_chars(head.data() + space + 1, head.data() + head.size(), answer.status);
  }
  std::string encoding;
  bool is_chunked = false;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(head.size(), line.size() + 1));
    const std::string name = header_name(line);
    const std::string value = lowered(header_value(line));
    if (name == "content-type") {
      answer.type = value.substr(0, value.find(';'));
      const std::size_t charset = value.find("charset=");
      if (charset != std::string::npos) {
        answer.charset = value.substr(charset + 8);
        answer.charset.resize(std::min(answer.charset.size(), answer.charset.find_first_of("; ")));
        std::erase(answer.charset, '"');
      }
    }
    if (name == "content-encoding") encoding = value;
    if (name == "transfer-encoding") is_chunked = value.find("chunked") != std::string::npos;
  }
  std::string body = bytes.substr(begin);
  if (is_chunked) {
    if (auto joined = joined_chunks(body)) body = std::move(*joined);
  }
  Result<std::string> plain = unpacked(std::move(body), encoding);
  if (!plain) return plain.error();
  if (encoding.find("br") != std::string::npos && !utf8::is_valid(*plain)) {
    return Error{Code::kUsage, "a page packed with brotli, which Tropa does not read", {}};
  }
  answer.body = std::move(*plain);
  return answer;
}

Result<Decoded> decode_labelled(std::string bytes, std::string_view charset) {
  const CodePage* page = page_of(charset);
  if (page == nullptr || utf8::is_valid(bytes)) return decode(std::move(bytes));
  const Encoding encoding{.name = page->name, .page = page};
  Decoded decoded;
  decoded.text = to_utf8(bytes, encoding);
  decoded.encoding = page->name;
  return decoded;
}

}  // namespace tropa
