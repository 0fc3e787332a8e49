// JSON that is written piece by piece, without a tree: that of a library took longer to build than
// the hits to find, and its destructor ends the program when memory runs out. The caller opens and
// closes brackets; commas, escapes and valid UTF-8 are ours. Knows nothing of what is written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tropa::render {

class JsonWriter {
 public:
  void open(char bracket) {
    separate();
    out_ += bracket;
    is_first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    is_first_ = false;
  }
  void open(std::string_view name, char bracket) {
    key(name);
    open(bracket);
  }
  void key(std::string_view name);

  // In a list
  void text(std::string_view value);
  void texts(std::span<const std::string> values);

  // Members of an object
  void text(std::string_view name, std::string_view value);
  void number(std::string_view name, std::uint64_t value);
  void flag(std::string_view name, bool value);
  void fraction(std::string_view name, double value);  // rounded to thousandths
  void texts(std::string_view name, std::span<const std::string> values);
  /// `json` as it stands when it is JSON, else as a text.
  void value(std::string_view name, std::string_view json);

  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }
  void string(std::string_view value);

  std::string out_;
  bool is_first_ = true;
};

}  // namespace tropa::render
