// Letters <-> UTF-8 for the suffix rules.
#include "stem/suffix_table.hpp"

#include "tropa/utf8.hpp"

#include <algorithm>
#include <cassert>

namespace tropa::rules {

bool Letters::read(std::string_view text) {
  size_ = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character letter = utf8::decode(text, at);
    if (size_ == kMost || !letter.valid || letter.code > 0xFFFF) return false;
    letters_[size_++] = static_cast<char16_t>(letter.code);
    at += letter.length;
  }
  return true;
}

void Letters::remove_prefix(std::size_t count) {
  assert(count <= size_);
  std::copy(letters_.begin() + static_cast<std::ptrdiff_t>(count),
            letters_.begin() + static_cast<std::ptrdiff_t>(size_), letters_.begin());
  size_ -= count;
}

void Letters::replace_end(std::size_t cut, std::u16string_view instead) {
  assert(cut <= size_ && size_ - cut + instead.size() <= letters_.size());
  size_ -= cut;
  std::copy(instead.begin(), instead.end(), letters_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += instead.size();
}

void Letters::add_to(Stems& out) const {
  std::array<char, 3 * (kMost + 8)> bytes;
  std::size_t used = 0;
  const auto put = [&](unsigned byte) { bytes[used++] = static_cast<char>(byte); };
  for (std::size_t i = 0; i < size_; ++i) {
    const unsigned letter = letters_[i];
    if (letter < 0x80U) {
      put(letter);
    } else if (letter < 0x800U) {
      put(0xC0U | (letter >> 6U));
      put(0x80U | (letter & 0x3FU));
    } else {
      put(0xE0U | (letter >> 12U));
      put(0x80U | ((letter >> 6U) & 0x3FU));
      put(0x80U | (letter & 0x3FU));
    }
  }
  out.add({bytes.data(), used});
}

}  // namespace tropa::rules
