// A value or an error, for everything the world can get wrong: files, queries, tables, indexes.
// Member names follow std::expected, so that one `using` replaces this when the compilers have it.
// Knows nothing of what failed; says nothing on any stream.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace tropa {

/// What kind of thing went wrong. The numbers are those of tropa.h, and but for kNoMemory also the
/// exit status of the programs (README, "Exit codes").
enum class Code {
  kUsage = 2,         // a query, an option or a table that cannot be understood
  kNoIndex = 4,       // nothing there, a directory that is not ours, or an index of another version
  kLocked = 5,        // another writer has the index
  kInputMissing = 6,  // the input as a whole is missing or unreadable
  kIo = 7,            // disk full or another I/O error
  kDamaged = 8,       // the index is damaged
  kNoMemory = 12,     // an allocation failed; what was committed stays
  kInternal = 70,     // a defect of Tropa itself
};

/// An error names the thing and the next step; both are plain sentences without a final newline.
struct Error {
  Code code = Code::kInternal;
  std::string what;  // with the name of the thing: "news/7.txt: not valid UTF-8"
  std::string hint;  // what to do next; may be empty
};

/// The exit status that belongs to an error; 70 for a lack of memory, too.
inline int exit_status(const Error& error) {
  return static_cast<int>(error.code == Code::kNoMemory ? Code::kInternal : error.code);
}

/// Either a T or an Error. Never empty. Looking at the wrong one is a programming mistake (assert).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return get(*this); }
  const T& value() const& { return get(*this); }
  T&& value() && { return std::move(get(*this)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  template <typename Self>
  static auto& get(Self& self) {
    assert(self.has_value());
    return *std::get_if<0>(&self.state_);
  }

  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool has_value() const { return !error_; }
  explicit operator bool() const { return has_value(); }
  void value() const { assert(has_value()); }

  const Error& error() const {
    assert(error_);
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace tropa
