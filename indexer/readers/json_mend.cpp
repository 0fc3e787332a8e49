#include "readers/json_mend.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace tropa {
namespace {

constexpr std::string_view kReplacementEscape = "\\uFFFD";

struct Word {
  std::string_view written;
  std::string_view meant;
};

constexpr auto kWords = std::to_array<Word>({
    {"-Infinity", "null"},
    {"Infinity", "null"},
    {"NaN", "null"},
    {"undefined", "null"},
    {"None", "null"},
    {"True", "true"},
    {"False", "false"},
});

/// The unit of a "\uXXXX" that `text` begins with.
std::optional<unsigned> escaped_unit(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char character : text.substr(2, 4)) {
    const auto digit = static_cast<unsigned char>(character);
    if (std::isxdigit(digit) == 0) return std::nullopt;
    const int value = std::isdigit(digit) != 0 ? digit - '0' : std::tolower(digit) - 'a' + 10;
    unit = unit * 16 + static_cast<unsigned>(value);
  }
  return unit;
}

bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

class Mender {
 public:
  explicit Mender(std::string_view json) : json_(json) { out_.reserve(json.size() + 16); }

  std::string run() {
    while (at_ < json_.size()) {
      if (in_string_) {
        string_byte();
      } else {
        outside();
      }
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t count) {
    out_ += json_.substr(at_, count);
    at_ += count;
  }

  void string_byte() {
    const char byte = json_[at_];
    if (byte == '\\') {
      escape();
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      out_ += byte == '\n' ? "\\n" : (byte == '\t' ? "\\t" : " ");
      ++at_;
    } else {
      in_string_ = byte != '"';
      copy(1);
    }
  }

  void escape() {
    const std::string_view rest = json_.substr(at_);
    const std::optional<unsigned> unit = escaped_unit(rest);
    if (!unit) {
      const bool is_known =
          rest.size() > 1 && std::string_view("\"\\/bfnrt").find(rest[1]) != std::string_view::npos;
      if (is_known) return copy(2);
      // "\x" of other languages: the backslash was meant as itself.
      out_ += "\\\\";
      ++at_;
      return;
    }
    const std::optional<unsigned> second =
        is_high(*unit) ? escaped_unit(rest.substr(6)) : std::nullopt;
    if (second && is_low(*second)) return copy(12);
    if (!is_high(*unit) && !is_low(*unit)) return copy(6);
    out_ += kReplacementEscape;
    at_ += 6;
  }

  void outside() {
    const std::string_view rest = json_.substr(at_);
    const bool begins_word =
        at_ == 0 || std::isalnum(static_cast<unsigned char>(json_[at_ - 1])) == 0;
    for (const Word& word : kWords) {
      if (!begins_word || !rest.starts_with(word.written)) continue;
      out_ += word.meant;
      at_ += word.written.size();
      return;
    }
    if (rest[0] == ',') {
      const std::size_t next = rest.find_first_not_of(" \t\r\n", 1);
      if (next != std::string_view::npos && (rest[next] == '}' || rest[next] == ']')) {
        at_ += next;
        return;
      }
    }
    in_string_ = rest[0] == '"';
    copy(1);
  }

  std::string_view json_;
  std::string out_;
  std::size_t at_ = 0;
  bool in_string_ = false;
};

}  // namespace

std::string mended_json(std::string_view json) {
  return Mender(json).run();
}

int json_depth(std::string_view json, int limit) {
  int depth = 0;
  int deepest = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size() && deepest <= limit; ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

}  // namespace tropa
