#include "readers/mended_xml.hpp"

#include "sources/encoding.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace tropa {
namespace {

// The longest name of an entity, and more than any mark below.
constexpr std::size_t kLookAhead = 40;

struct Span {
  std::string_view begin;
  std::string_view end;
};

// What is copied as it is.
constexpr auto kCopied = std::to_array<Span>({{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}});

bool is_xml_name_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' || byte == '.';
}

/// Whether "#233" or "#xE9" is a character that XML allows.
bool is_character(std::string_view reference) {
  reference.remove_prefix(1);
  const bool is_hexadecimal = reference.starts_with('x') || reference.starts_with('X');
  if (is_hexadecimal) reference.remove_prefix(1);
  if (reference.empty() || reference.size() > 8) return false;
  std::uint32_t point = 0;
  for (const char byte : reference) {
    const char small = static_cast<char>(byte | 0x20);
    const bool is_digit = byte >= '0' && byte <= '9';
    if (!is_digit && !(is_hexadecimal && small >= 'a' && small <= 'f')) return false;
    const auto digit = static_cast<std::uint32_t>(is_digit ? byte - '0' : small - 'a' + 10);
    point = point * (is_hexadecimal ? 16 : 10) + digit;
  }
  const bool is_control = point < 0x20 && point != 0x9 && point != 0xA && point != 0xD;
  const bool is_surrogate = point >= 0xD800 && point < 0xE000;
  return !is_control && !is_surrogate && point != 0xFFFE && point != 0xFFFF && point < 0x110000;
}

/// "<a", "</a", "<!", "<?"; not "a < b" and "<3".
bool begins_tag(std::string_view rest) {
  const char next = rest.size() > 1 ? rest[1] : ' ';
  const char small = static_cast<char>(next | 0x20);
  return (small >= 'a' && small <= 'z') || next == '/' || next == '_' || next == '!' ||
         next == '?' || static_cast<signed char>(next) < 0;
}

/// The bytes at the end that begin a character which goes on in the next block.
std::size_t cut_bytes(std::string_view text) {
  for (std::size_t count = 1; count <= std::min<std::size_t>(3, text.size()); ++count) {
    const auto byte = static_cast<unsigned char>(text[text.size() - count]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : (byte >= 0xE0 ? 3 : (byte >= 0xC0 ? 2 : 1));
    return length > count ? count : 0;
  }
  return 0;
}

}  // namespace

/// Whether what stands there may go on in the next block.
bool MendedXml::is_near_end(std::size_t at) const {
  return !is_over_ && read_.size() - at <= kLookAhead;
}

// "&nbsp;" becomes "&amp;nbsp;", which readers of the text unfold; an entity of the document's own
// goes.
std::size_t MendedXml::mend_ampersand(std::size_t at) {
  const std::string_view rest = std::string_view(read_).substr(at + 1, kLookAhead - 2);
  const std::size_t end = rest.find(';');
  const std::string name(rest.substr(0, end == std::string_view::npos ? 0 : end));
  if (name.starts_with('#')) {
    if (is_character(name)) mended_ += '&' + name + ';';
    return at + name.size() + 2;
  }
  constexpr auto kOfXml = std::to_array<std::string_view>({"amp", "lt", "gt", "quot", "apos"});
  if (name.empty() || !std::ranges::all_of(name, is_xml_name_byte)) {
    mended_ += "&amp;";
    return at + 1;
  }
  if (std::ranges::find(kOfXml, name) != kOfXml.end()) {
    mended_ += '&' + name + ';';
  } else if (htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str())) != nullptr) {
    mended_ += "&amp;" + name + ';';
  }
  return at + name.size() + 2;
}

std::size_t MendedXml::mend_markup(std::size_t at) {
  const std::string_view rest = std::string_view(read_).substr(at);
  for (const Span& span : kCopied) {
    if (!rest.starts_with(span.begin)) continue;
    copied_to_ = span.end;
    if (!is_in_doctype_) mended_ += span.begin;
    return at + span.begin.size();
  }
  if (rest.starts_with("<!DOCTYPE")) {
    is_in_doctype_ = true;
    return at + 9;
  }
  if (!is_in_doctype_) mended_ += begins_tag(rest) ? "<" : "&lt;";
  return at + 1;
}

// As far as it is sure; what begins near the end of the block waits for the next.
void MendedXml::mend() {
  std::size_t at = 0;
  while (at < read_.size()) {
    if (!copied_to_.empty()) {
      const std::size_t end = read_.find(copied_to_, at);
      const bool is_found = end != std::string::npos;
      if (!is_found && is_near_end(at)) break;
      const std::size_t to = is_found   ? end + copied_to_.size()
                             : is_over_ ? read_.size()
                                        : read_.size() - kLookAhead;
      if (!is_in_doctype_) mended_.append(read_, at, to - at);
      at = to;
      if (is_found) copied_to_ = {};
      continue;
    }
    const char byte = read_[at];
    if ((byte == '<' || byte == '&') && is_near_end(at)) break;
    if (byte == '<') {
      at = mend_markup(at);
    } else if (is_in_doctype_) {
      if (byte == '"' || byte == '\'') {
        copied_to_ = byte == '"' ? "\"" : "'";
      } else if (byte == '[' || byte == ']') {
        is_in_subset_ = byte == '[';
      } else if (byte == '>' && !is_in_subset_) {
        is_in_doctype_ = false;
      } else if (byte == '\n') {
        mended_ += byte;
      }
      ++at;
    } else if (byte == '&') {
      at = mend_ampersand(at);
    } else {
      const std::size_t next = std::min(read_.find_first_of("<&", at), read_.size());
      mended_.append(read_, at, next - at);
      at = next;
    }
  }
  read_.erase(0, at);
  drop_forbidden();
}

// Controls and bytes that are no UTF-8, which XML does not allow, and space before the declaration.
void MendedXml::drop_forbidden() {
  mended_.insert(0, cut_);
  cut_ = is_over_ ? std::string() : mended_.substr(mended_.size() - cut_bytes(mended_));
  mended_.resize(mended_.size() - cut_.size());
  replace_bad_bytes(mended_);
  std::erase_if(mended_, [](char byte) {
    return byte >= 0 && byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r';
  });
  if (has_begun_) return;
  mended_.erase(0, std::min(mended_.find_first_not_of(" \t\r\n"), mended_.size()));
  has_begun_ = !mended_.empty();
}

std::size_t MendedXml::fill(char* to, std::size_t size) {
  while (mended_.empty() && !(is_over_ && read_.empty())) {
    const std::size_t before = read_.size();
    read_.resize(before + kBlock);
    const std::size_t got = read_full(in_, read_.data() + before, kBlock);
    read_.resize(before + got);
    is_over_ = got == 0;
    mend();
  }
  const std::size_t count = mended_.copy(to, size);
  mended_.erase(0, count);
  return count;
}

}  // namespace tropa
