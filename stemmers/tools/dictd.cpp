#include "tools/dictd.hpp"

#include "tools/source_file.hpp"

#include <libdeflate.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

namespace tropa::tools {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Numbers are written in base 64, the highest digit first.
std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t value = 0;
  for (const char digit : digits) {
    const std::size_t at = kDigits.find(digit);
    if (at == std::string_view::npos) return std::nullopt;
    value = value * kDigits.size() + at;
  }
  return value;
}

}  // namespace

Result<std::vector<std::string_view>> dictd_articles(std::string_view index,
                                                     std::string_view text) {
  std::vector<std::string_view> articles;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(index)) {
    ++number;
    if (line.empty() || line.starts_with("00")) continue;
    const std::size_t size_at = line.rfind('\t');
    const std::size_t place_at =
        size_at == std::string_view::npos || size_at == 0 ? size_at : line.rfind('\t', size_at - 1);
    const auto failure = [&] {
      return Error{Code::kUsage,
                   "line " + std::to_string(number) + " of the index names no place in the text",
                   "install the dictionary's package again"};
    };
    if (place_at == std::string_view::npos || place_at == size_at) return failure();
    const auto place = number_of(line.substr(place_at + 1, size_at - place_at - 1));
    const auto size = number_of(line.substr(size_at + 1));
    if (!place || !size || *place > text.size() || *size > text.size() - *place) return failure();
    articles.push_back(text.substr(*place, *size));
  }
  return articles;
}

Result<std::string> gunzip(std::string_view bytes) {
  const auto failure = [] {
    return Error{Code::kInputMissing, "damaged gzip data", "install the package again"};
  };
  std::uint32_t size = 0;  // stands in the last four bytes
  if (bytes.size() < 18) return failure();
  std::memcpy(&size, bytes.data() + bytes.size() - sizeof size, sizeof size);
  if (size / 2000 > bytes.size()) return failure();
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>
      decompressor(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  std::string text(size, '\0');
  std::size_t made = 0;
  if (libdeflate_gzip_decompress(decompressor.get(), bytes.data(), bytes.size(), text.data(),
                                 text.size(), &made) != LIBDEFLATE_SUCCESS) {
    return failure();
  }
  text.resize(made);
  return text;
}

Result<std::vector<std::string>> read_dictd(const std::filesystem::path& directory,
                                            const std::string& name) {
  const auto index = read_source(directory / (name + ".index"));
  if (!index) return index.error();
  const auto packed = read_source(directory / (name + ".dict.dz"));
  if (!packed) return packed.error();
  const auto text = gunzip(*packed);
  if (!text) return Error{text.error().code, name + ": " + text.error().what, text.error().hint};
  const auto articles = dictd_articles(*index, *text);
  if (!articles) {
    return Error{articles.error().code, name + ": " + articles.error().what, articles.error().hint};
  }
  return std::vector<std::string>(articles->begin(), articles->end());
}

}  // namespace tropa::tools
