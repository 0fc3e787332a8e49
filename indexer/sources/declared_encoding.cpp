#include "sources/declared_encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace tropa {
namespace {

constexpr std::size_t kHead = 4096;

struct Label {
  std::string_view label;  // in small letters
  DeclaredEncoding encoding;
};

// Pages that say Latin-1 mean the code page of Windows, as browsers know.
constexpr auto kLabels = std::to_array<Label>({
    {"utf-8", {"UTF-8", true}},
    {"utf8", {"UTF-8", true}},
    {"iso-8859-1", {"CP1252", true}},
    {"latin1", {"CP1252", true}},
    {"us-ascii", {"CP1252", true}},
    {"windows-1252", {"CP1252", true}},
    {"cp1252", {"CP1252", true}},
    {"iso-8859-15", {"ISO-8859-15", false}},
    {"iso-8859-2", {"ISO-8859-2", false}},
    {"windows-1250", {"CP1250", false}},
    {"cp1250", {"CP1250", false}},
    {"windows-1251", {"CP1251", false}},
    {"cp1251", {"CP1251", false}},
    {"koi8-u", {"KOI8-U", false}},
    {"koi8-r", {"KOI8-R", false}},
    {"iso-8859-5", {"ISO-8859-5", false}},
    {"cp866", {"CP866", false}},
    {"ibm866", {"CP866", false}},
    {"x-mac-cyrillic", {"MAC-CYRILLIC", false}},
    {"windows-1253", {"CP1253", false}},
    {"windows-1254", {"CP1254", false}},
    {"windows-1257", {"CP1257", false}},
    {"iso-8859-9", {"ISO-8859-9", false}},
    {"gb2312", {"GB18030", false}},
    {"gbk", {"GB18030", false}},
    {"gb18030", {"GB18030", false}},
    {"big5", {"BIG5", false}},
    {"shift_jis", {"CP932", false}},
    {"euc-jp", {"EUC-JP", false}},
    {"euc-kr", {"CP949", false}},
});

std::string_view value_behind(std::string_view head, std::string_view key) {
  std::size_t at = head.find(key);
  while (at != std::string_view::npos) {
    std::size_t begin = at + key.size();
    while (begin < head.size() && (head[begin] == ' ' || head[begin] == '=' || head[begin] == '"' ||
                                   head[begin] == '\'')) {
      ++begin;
    }
    const std::size_t end = std::min(head.find_first_of("\"' ;>/?\r\n\t", begin), head.size());
    if (end > begin && begin > at + key.size()) return head.substr(begin, end - begin);
    at = head.find(key, at + 1);
  }
  return {};
}

class Converter {
 public:
  explicit Converter(std::string_view name) : handle_(iconv_open("UTF-8", name.data())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }
  bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  /// Converts as far as it goes; the number of bytes that were bad.
  std::size_t convert(std::string_view bytes, std::string& out) {
    std::string input(bytes);
    char* from = input.data();
    std::size_t left = input.size();
    std::size_t bad = 0;
    std::array<char, 16 * 1024> block{};
    while (left > 0) {
      char* to = block.data();
      std::size_t room = block.size();
      const std::size_t done = iconv(handle_, &from, &left, &to, &room);
      const int trouble = errno;
      out.append(block.data(), block.size() - room);
      if (done != static_cast<std::size_t>(-1) || trouble == E2BIG) continue;
      // A bad byte, or a character that the end cuts.
      out += "\xEF\xBF\xBD";
      ++bad;
      ++from;
      --left;
    }
    return bad;
  }

 private:
  iconv_t handle_;
};

}  // namespace

std::optional<DeclaredEncoding> declared_encoding(std::string_view bytes) {
  const std::size_t first = bytes.find('<');
  if (first == std::string_view::npos || first > kHead) return std::nullopt;
  std::string head(bytes.substr(first, kHead));
  std::ranges::transform(head, head.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  const bool is_xml = head.starts_with("<?xml");
  std::string_view value;
  if (is_xml) value = value_behind(std::string_view(head).substr(0, head.find("?>")), "encoding");
  if (value.empty() && head.find("<meta") != std::string::npos) {
    value = value_behind(std::string_view(head).substr(head.find("<meta")), "charset");
  }
  const auto* row = std::ranges::find(kLabels, value, &Label::label);
  return row == kLabels.end() ? std::nullopt : std::optional(row->encoding);
}

std::optional<std::string> decode_as(std::string_view bytes, const DeclaredEncoding& encoding) {
  Converter converter(encoding.name);
  if (!converter.is_open()) return std::nullopt;
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  const std::size_t bad = converter.convert(bytes, text);
  if (bad * 50 > bytes.size()) return std::nullopt;
  return text;
}

}  // namespace tropa
