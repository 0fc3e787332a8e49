#include "errors.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tropa::c {
namespace {

template <std::size_t kSize>
class FixedText {
 public:
  void set(std::string_view text) noexcept {
    std::size_t size = std::min(text.size(), kSize - 1);
    // A character of several bytes is kept whole or not at all.
    if (size < text.size()) {
      while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    }
    std::copy_n(text.data(), size, bytes_.data());
    bytes_[size] = '\0';
  }
  const char* get() const noexcept { return bytes_.data(); }

 private:
  std::array<char, kSize> bytes_{};
};

thread_local FixedText<1024> last_what;
thread_local FixedText<512> last_hint;

tropa_status status_of(Code code) noexcept {
  switch (code) {
    case Code::kUsage:
      return TROPA_USAGE;
    case Code::kNoIndex:
      return TROPA_NO_INDEX;
    case Code::kLocked:
      return TROPA_LOCKED;
    case Code::kInputMissing:
      return TROPA_INPUT_MISSING;
    case Code::kIo:
      return TROPA_IO;
    case Code::kDamaged:
      return TROPA_DAMAGED;
    case Code::kNoMemory:
      return TROPA_NO_MEMORY;
    case Code::kInternal:
      return TROPA_INTERNAL;
  }
  return TROPA_INTERNAL;
}

}  // namespace

tropa_status fail(tropa_status status, std::string_view what, std::string_view hint) noexcept {
  last_what.set(what);
  last_hint.set(hint);
  return status;
}

tropa_status fail(const Error& error) noexcept {
  if (error.code == Code::kNoMemory) return no_memory();
  return fail(status_of(error.code), error.what, error.hint);
}

tropa_status no_memory() noexcept {
  return fail(TROPA_NO_MEMORY, "out of memory", "close what is not needed, or ask for less");
}

tropa_status null_argument() noexcept {
  return fail(TROPA_USAGE, "a handle or an out pointer is NULL");
}

}  // namespace tropa::c

const char* tropa_error_what() {
  return tropa::c::last_what.get();
}

const char* tropa_error_hint() {
  return tropa::c::last_hint.get();
}
