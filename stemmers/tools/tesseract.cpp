#include "tools/tesseract.hpp"

#include "tools/source_file.hpp"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace tropa::tools {
namespace {

// Numbers of the components in the table of offsets at the head of the file.
constexpr std::size_t kWordDawg = 19;
constexpr std::size_t kUnicharset = 21;
constexpr std::int16_t kDawgMagic = 42;
constexpr std::size_t kMostBytesOfWord = 512;

template <typename Number>
std::optional<Number> number_at(std::string_view bytes, std::size_t at) {
  if (at > bytes.size() || bytes.size() - at < sizeof(Number)) return std::nullopt;
  Number value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::optional<std::string_view> component(std::string_view file, std::size_t wanted) {
  const auto count = number_at<std::uint32_t>(file, 0);
  if (!count || *count <= wanted || *count > 64) return std::nullopt;
  const auto offset = [&](std::size_t i) { return number_at<std::int64_t>(file, 4 + 8 * i); };
  const auto begin = offset(wanted);
  if (!begin || *begin < 0) return std::nullopt;
  auto end = static_cast<std::int64_t>(file.size());
  for (std::size_t i = 0; i < *count; ++i) {
    const auto other = offset(i);
    if (other && *other > *begin && *other < end) end = *other;
  }
  if (end <= *begin) return std::nullopt;
  return file.substr(static_cast<std::size_t>(*begin), static_cast<std::size_t>(end - *begin));
}

/// First field of each line after the count; the entry NULL stands for a blank.
std::vector<std::string_view> unichars(std::string_view text) {
  const auto lines = lines_of(text);
  std::vector<std::string_view> out;
  for (std::size_t i = 1; i < lines.size(); ++i)
    out.push_back(lines[i].substr(0, lines[i].find(' ')));
  return out;
}

/// Edges of eight bytes: character | three flags | target node, each as wide as the sizes need.
class Dawg {
 public:
  Dawg(std::string_view bytes, std::vector<std::string_view> letters)
      : letters_(std::move(letters)) {
    const auto magic = number_at<std::int16_t>(bytes, 0);
    const auto charset = number_at<std::int32_t>(bytes, 2);
    const auto edges = number_at<std::int32_t>(bytes, 6);
    if (!magic || *magic != kDawgMagic || !charset || !edges || *charset <= 0 || *edges <= 0)
      return;
    if (bytes.size() - 10 < static_cast<std::size_t>(*edges) * 8) return;
    while ((1U << letter_bits_) < static_cast<unsigned>(*charset) + 1U) ++letter_bits_;
    edges_.resize(static_cast<std::size_t>(*edges));
    std::memcpy(edges_.data(), bytes.data() + 10, edges_.size() * 8);
  }

  bool valid() const { return !edges_.empty() && !broken_; }

  template <typename Visit>
  void walk(std::size_t node, std::string& word, const Visit& visit) {
    if (word.size() > kMostBytesOfWord) broken_ = true;
    for (std::size_t i = node; !broken_; ++i) {
      if (i >= edges_.size()) {
        broken_ = true;
        return;
      }
      const std::uint64_t edge = edges_[i];
      const std::uint64_t flags = edge >> letter_bits_ & 7U;
      const std::size_t letter = edge & ((std::uint64_t{1} << letter_bits_) - 1);
      const std::size_t next = edge >> (letter_bits_ + 3);
      const bool last = (flags & 1U) != 0;
      const bool backward = (flags & 2U) != 0;
      const bool ends_word = (flags & 4U) != 0;
      if (!backward && letter < letters_.size()) {
        const std::size_t length = word.size();
        word += letters_[letter];
        if (ends_word) visit(word);
        if (next != 0) walk(next, word, visit);
        word.resize(length);
      }
      if (last) return;
    }
  }

 private:
  std::vector<std::string_view> letters_;
  std::vector<std::uint64_t> edges_;
  unsigned letter_bits_ = 0;
  bool broken_ = false;
};

}  // namespace

Result<void> read_tesseract_words(std::string_view traineddata,
                                  const std::function<void(std::string_view)>& visit) {
  const auto dawg_bytes = component(traineddata, kWordDawg);
  const auto charset = component(traineddata, kUnicharset);
  const Error damaged{Code::kInputMissing, "no word list of the LSTM engine in this file", {}};
  if (!dawg_bytes || !charset) return damaged;
  Dawg dawg(*dawg_bytes, unichars(*charset));
  if (!dawg.valid()) return damaged;
  std::string word;
  dawg.walk(0, word, visit);
  if (!dawg.valid()) return damaged;
  return {};
}

}  // namespace tropa::tools
