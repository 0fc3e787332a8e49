#include "content_signature.hpp"

#include "schema.hpp"
#include "tropa/varint.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace tropa::schema {
namespace {

// Texts with fewer words are compared as wholes, with their titles: many are nothing but a title.
constexpr std::uint32_t kWordsWithoutTitle = 10;

// Texts with at most so many words have them all: those that may hold a short one and as much
// again.
constexpr std::uint32_t kMostInSequence = 2 * kFewestWords;

// Of the lanes, in hundredths. A tenth of the words changed leaves two thirds of the pairs; texts
// on one event by two hands share a twentieth.
constexpr std::uint64_t kLeastShare = 50;

constexpr std::uint64_t kLanesInWord = 16;

void put_word(std::string& out, std::uint64_t word) {
  for (int byte = 0; byte < 8; ++byte, word >>= 8U) out += static_cast<char>(word & 0xFFU);
}

bool take_word(std::string_view& bytes, std::uint64_t& word) {
  if (bytes.size() < 8) return false;
  word = 0;
  for (std::size_t byte = 8; byte-- > 0;) {
    word = word << 8U | static_cast<unsigned char>(bytes[byte]);
  }
  bytes.remove_prefix(8);
  return true;
}

/// The lowest bit of each lane that is not empty.
std::uint64_t used(std::uint64_t lanes) {
  lanes |= lanes >> 2U;
  return (lanes | lanes >> 1U) & 0x1111'1111'1111'1111U;
}

/// Counts lanes of up to 15 words: each in its place, so that they are added up only once. (A
/// processor's own count of bits is not to be had on every machine that runs this.)
class Lanes {
 public:
  void add(std::uint64_t a, std::uint64_t b) {
    used_ += schema::used(a | b);
    different_ += schema::used(a ^ b);
  }
  /// In one of the two at least.
  std::uint64_t used() const { return sum(used_); }
  std::uint64_t equal() const { return sum(used_) - sum(different_); }

 private:
  static std::uint64_t sum(std::uint64_t counts) {
    constexpr std::uint64_t kEveryOther = 0x0F0F'0F0F'0F0F'0F0F;
    const std::uint64_t pairs = (counts & kEveryOther) + (counts >> 4U & kEveryOther);
    return pairs * 0x0101'0101'0101'0101U >> 56U;
  }
  std::uint64_t used_ = 0;
  std::uint64_t different_ = 0;
};

/// Four bits of the smallest hash of a lane; 0 for none.
std::uint64_t four_bits(std::uint64_t smallest, std::uint64_t none) {
  return smallest == none ? 0 : 1 + smallest % 15;
}

template <std::size_t Size>
void keep_smallest(std::array<std::uint64_t, Size>& lanes, std::uint64_t hash) {
  std::uint64_t& lane = lanes[hash % Size];
  lane = std::min(lane, hash / Size);
}

std::uint64_t packed(std::span<const std::uint64_t> lanes, std::uint64_t none) {
  std::uint64_t word = 0;
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
    word |= four_bits(lanes[lane], none) << 4 * lane;
  }
  return word;
}

/// Whether `more` is `less` with some words in one place.
bool is_part_of(std::span<const std::uint16_t> less, std::span<const std::uint16_t> more) {
  if (less.size() > more.size()) return false;
  std::size_t begin = 0;
  while (begin < less.size() && less[begin] == more[begin]) ++begin;
  std::size_t end = 0;
  while (end < less.size() - begin && less[less.size() - end - 1] == more[more.size() - end - 1]) {
    ++end;
  }
  return begin + end == less.size();
}

// A year says nothing of the day, and stands in every report of it.
bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
}

}  // namespace

std::uint64_t ContentSignatureWriter::mixed(std::uint64_t hash, std::uint64_t value) {
  hash = (std::rotl(hash, 23) ^ value) * 0x9E3779B97F4A7C15U;
  return (hash ^ hash >> 32U) * 0xD6E8FEB86659FD93U;
}

void ContentSignatureWriter::add_word(std::uint64_t word) {
  end_number();
  text_ = mixed(text_, word);
  if (words_ < kMostInSequence) sequence_.push_back(static_cast<std::uint16_t>(word >> 32U));
  if (words_++ > 0) keep_smallest(pairs_, mixed(before_, word));
  before_ = word;
}

void ContentSignatureWriter::add_number(std::string_view text, bool joins) {
  const std::uint64_t hash = hash_of(text);
  const std::uint64_t begun = joins ? number_ : 0;
  add_word(hash);
  if (begun != 0) {
    number_ = mixed(begun, hash);
  } else if (!is_year(text)) {
    number_ = hash;
  }
}

void ContentSignatureWriter::end_number() {
  if (number_ != 0) keep_smallest(numbers_, mixed(0, number_));
  number_ = 0;
}

std::string ContentSignatureWriter::bytes() {
  end_number();
  std::string out;
  if (words_ == 0 && title_ == 0) return out;
  put_varint(out, words_);
  if (words_ < kWordsWithoutTitle) {
    put_word(out, mixed(title_, text_));
    return out;
  }
  if (words_ >= kFewestWords) {
    put_word(out, packed(numbers_, kNone));
    for (std::size_t word = 0; word < 4; ++word) {
      put_word(out, packed(std::span(pairs_).subspan(word * kLanesInWord, kLanesInWord), kNone));
    }
  }
  if (words_ > kMostInSequence) return out;
  for (const std::uint16_t word : sequence_) {
    out += static_cast<char>(word & 0xFFU);
    out += static_cast<char>(word >> 8U);
  }
  return out;
}

std::optional<ContentSignature> ContentSignature::from(std::string_view bytes) {
  ContentSignature out;
  if (!take_varint(bytes, out.words_)) return std::nullopt;
  if (out.words_ < kWordsWithoutTitle) {
    if (!take_word(bytes, out.whole_)) return std::nullopt;
  } else if (out.words_ >= kFewestWords) {
    if (!take_word(bytes, out.numbers_)) return std::nullopt;
    for (std::uint64_t& word : out.pairs_) {
      if (!take_word(bytes, word)) return std::nullopt;
    }
  }
  if (out.words_ >= kWordsWithoutTitle && out.words_ <= kMostInSequence) {
    if (bytes.size() != 2 * std::size_t{out.words_}) return std::nullopt;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
      out.sequence_.push_back(static_cast<std::uint16_t>(
          static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8U));
    }
    bytes = {};
  }
  return bytes.empty() ? std::optional(std::move(out)) : std::nullopt;
}

bool are_copies(const ContentSignature& a, const ContentSignature& b) {
  const ContentSignature& less = a.words_ <= b.words_ ? a : b;
  const ContentSignature& more = a.words_ <= b.words_ ? b : a;
  if (less.words_ < kWordsWithoutTitle) {
    return less.words_ == more.words_ && less.whole_ == more.whole_;
  }
  if (less.words_ < kFewestWords) {
    return more.words_ <= 2 * less.words_ && is_part_of(less.sequence_, more.sequence_);
  }
  // What says little more than half is another article: it is not all that there is to read.
  if (5 * std::uint64_t{less.words_} < 3 * std::uint64_t{more.words_}) return false;
  Lanes pairs;
  for (std::size_t word = 0; word < a.pairs_.size(); ++word) {
    pairs.add(a.pairs_[word], b.pairs_[word]);
  }
  // Lanes also agree by chance, one of 15.
  if (15 * pairs.equal() < pairs.used() + 14 * pairs.used() * kLeastShare / 100) return false;
  Lanes numbers;
  numbers.add(a.numbers_, b.numbers_);
  return 2 * numbers.equal() + 3 >= numbers.used();
}

}  // namespace tropa::schema
