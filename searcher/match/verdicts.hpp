// In which documents of a segment a phrase stands, as far as it was looked at; kept from query to
// query.
#pragma once

#include "index/posting_lists.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tropa::search {

enum class Verdict : std::uint8_t { kUnknown, kWrong, kRight };

/// Two bits a document. Thread-safe: threads that find out the same write the same.
class Verdicts {
 public:
  explicit Verdicts(DocumentNumber last) : words_(last / 32 + 1) {}
  Verdicts(Verdicts&& other) noexcept : words_(std::move(other.words_)) {}

  Verdict of(DocumentNumber document) const {
    const std::uint64_t word = words_[document / 32].load(std::memory_order_relaxed);
    return static_cast<Verdict>(word >> (document % 32 * 2) & 3U);
  }
  void set(DocumentNumber document, bool is_right) const {
    const std::uint64_t bits = is_right ? 2 : 1;
    words_[document / 32].fetch_or(bits << (document % 32 * 2), std::memory_order_relaxed);
  }
  std::size_t bytes() const { return words_.size() * sizeof words_[0]; }

 private:
  mutable std::vector<std::atomic<std::uint64_t>> words_;
};

}  // namespace tropa::search
