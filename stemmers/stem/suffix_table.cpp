// Letters <-> UTF-8 for the suffix rules.
#include "stem/suffix_table.hpp"

#include <algorithm>
#include <cassert>

namespace tropa::rules {

bool Letters::read(std::string_view utf8) {
  size_ = 0;
  const auto continuation = [&](std::size_t at) {
    return at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U;
  };
  for (std::size_t i = 0; i < utf8.size();) {
    if (size_ == kMost) return false;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
    unsigned letter = byte(i);
    if (letter < 0x80U) {
      i += 1;
    } else if (letter >= 0xC2U && letter < 0xE0U && continuation(i + 1)) {
      letter = ((letter & 0x1FU) << 6U) | (byte(i + 1) & 0x3FU);
      i += 2;
    } else if (letter >= 0xE0U && letter < 0xF0U && continuation(i + 1) && continuation(i + 2)) {
      letter = ((letter & 0x0FU) << 12U) | ((byte(i + 1) & 0x3FU) << 6U) | (byte(i + 2) & 0x3FU);
      if (letter < 0x800U || (letter >= 0xD800U && letter < 0xE000U)) return false;
      i += 3;
    } else {
      return false;
    }
    letters_[size_++] = static_cast<char16_t>(letter);
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
