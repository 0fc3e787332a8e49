#include "glass/deflate.hpp"

#include <libdeflate.h>

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

}  // namespace tropa::glass
