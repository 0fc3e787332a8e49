#include "glass/deflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <new>

namespace tropa::glass {

void Deflate::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflate::Deflate(int level) : compressor_(libdeflate_alloc_compressor(level)) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

std::string_view Deflate::compress(std::string_view bytes) {
  if (out_.size() < bytes.size()) out_.resize(bytes.size());
  const std::size_t size = libdeflate_deflate_compress(compressor_.get(), bytes.data(),
                                                       bytes.size(), out_.data(), bytes.size());
  return std::string_view(out_).substr(0, size < bytes.size() ? size : 0);
}

void Inflate::Free::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Inflate::Inflate() : decompressor_(libdeflate_alloc_decompressor()) {
  if (decompressor_ == nullptr) throw std::bad_alloc();
}

std::optional<std::string_view> Inflate::decompress(std::string_view bytes) {
  constexpr std::size_t kUsual = 4;    // times as long is a text
  constexpr std::size_t kMost = 1032;  // more than that the format cannot
  for (std::size_t times = kUsual;; times *= 4) {
    out_.resize(std::max(out_.size(), bytes.size() * times + 64));
    std::size_t size = 0;
    const libdeflate_result result = libdeflate_deflate_decompress(
        decompressor_.get(), bytes.data(), bytes.size(), out_.data(), out_.size(), &size);
    if (result == LIBDEFLATE_SUCCESS) return std::string_view(out_).substr(0, size);
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || times > kMost) return std::nullopt;
  }
}

}  // namespace tropa::glass
