// Positions <-> bytes: a head, the first code of every place, then the codes of words with several
// readings and, apart from them, where they stand. Of the codes all first bytes stand side by side,
// then all second bytes, and so on: one memchr() finds where a code may be.
#include "positions.hpp"

#include "neighbours.hpp"
#include "schema.hpp"
#include "tropa/varint.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tropa::schema {
namespace {

constexpr unsigned kWidths[] = {2, 3, 4, 8};
constexpr unsigned kSeeds = 256;
constexpr unsigned kOwnTitle = 0x80U;
constexpr unsigned kStemmed = 0x40U;
constexpr unsigned kWidth = 0x0FU;

std::uint64_t code(std::uint64_t hash, unsigned seed, unsigned width) {
  std::uint64_t mixed = (hash ^ (seed * 0x9E3779B97F4A7C15U)) * 0xD6E8FEB86659FD93U;
  mixed ^= mixed >> 32U;
  mixed *= 0xD6E8FEB86659FD93U;
  return mixed >> (64U - 8U * width);
}

/// Whether so many terms have a fair chance of different codes within kSeeds attempts.
bool may_fit(std::size_t terms, unsigned width) {
  const auto count = static_cast<double>(terms);
  return width == 8 || count * count / 2 < 5 * static_cast<double>(std::uint64_t{1} << 8U * width);
}

/// Whether all codes differ and none is 0, which is an empty place. `seen` is all zero, before and
/// after.
bool are_apart(std::span<const std::uint64_t> codes, std::vector<bool>& seen) {
  std::size_t good = 0;
  while (good < codes.size() && codes[good] != 0 && !seen[codes[good]]) seen[codes[good++]] = true;
  for (const std::uint64_t one : codes.first(good)) seen[one] = false;
  return good == codes.size();
}

/// A seed that keeps the codes of all terms apart.
std::optional<unsigned> seed_for(std::span<const std::uint64_t> hashes, unsigned width) {
  if (width == 8) return 0;  // the hashes themselves, mixed
  if (!may_fit(hashes.size(), width)) return std::nullopt;
  std::vector<std::uint64_t> codes(hashes.size());
  std::vector<bool> seen(width == 2 ? std::size_t{1} << 16U : 0);
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    std::ranges::transform(hashes, codes.begin(),
                           [&](std::uint64_t hash) { return code(hash, seed, width); });
    if (width == 2) {
      if (are_apart(codes, seen)) return seed;
      continue;
    }
    std::ranges::sort(codes);
    if (codes.front() != 0 && std::ranges::adjacent_find(codes) == codes.end()) return seed;
  }
  return std::nullopt;
}

struct Coding {
  unsigned width = 8;
  unsigned seed = 0;
};

/// The shortest codes that keep all terms apart.
Coding coding_for(std::vector<std::uint64_t> hashes) {
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  for (const unsigned width : kWidths) {
    if (const std::optional<unsigned> seed = seed_for(hashes, width)) return {width, *seed};
  }
  return {};
}

/// All first bytes of the codes, all second bytes, ...
template <typename Codes, typename Code>
void put_codes(std::string& out, const Codes& codes, unsigned width, Code&& code_of) {
  for (unsigned byte = 0; byte < width; ++byte) {
    for (const auto& one : codes) out += static_cast<char>(code_of(one) >> 8U * byte);
  }
}

/// Calls `found(index)` for every code from `begin` to `end` that is `wanted`, ascending, until it
/// says false.
template <typename Found>
void scan(std::string_view codes, unsigned width, std::uint32_t begin, std::uint32_t end,
          std::uint64_t wanted, Found&& found) {
  const std::size_t count = codes.size() / width;
  const char* const first = codes.data();
  const char* at = first + begin;
  while (const void* hit = std::memchr(at, static_cast<unsigned char>(wanted),
                                       static_cast<std::size_t>(first + end - at))) {
    at = static_cast<const char*>(hit);
    const auto index = static_cast<std::uint32_t>(at - first);
    bool same = true;
    for (unsigned byte = 1; same && byte < width; ++byte) {
      same = first[byte * count + index] == static_cast<char>(wanted >> 8U * byte);
    }
    if (same && !found(index)) return;
    if (++at == first + end) return;
  }
}

}  // namespace

void PositionsWriter::add(TextField field, std::uint32_t position, std::string_view term) {
  add(field, position, number_of(term));
}

std::uint32_t PositionsWriter::number_of(std::string_view term) {
  hashes_.push_back(hash_of(term));
  return static_cast<std::uint32_t>(hashes_.size() - 1);
}

void PositionsWriter::add(TextField field, std::uint32_t position, std::uint32_t number) {
  entries_[static_cast<std::size_t>(field)].push_back({position, number});
}

std::string PositionsWriter::bytes(bool own_title, bool stemmed) const {
  if (hashes_.empty()) return {};
  const Coding coding = coding_for(hashes_);
  std::vector<std::uint64_t> codes(hashes_.size());
  std::ranges::transform(hashes_, codes.begin(),
                         [&](std::uint64_t hash) { return code(hash, coding.seed, coding.width); });
  std::array<std::uint32_t, 3> sizes{};
  std::vector<std::uint32_t> first;  // number of the term at each place, and 1; 0 for none
  std::vector<std::pair<std::uint32_t, std::uint64_t>> further;
  for (std::size_t field = 0; field < entries_.size(); ++field) {
    const auto begin = static_cast<std::uint32_t>(first.size());
    for (const Entry& entry : entries_[field]) {
      const std::uint32_t place = begin + entry.position;
      sizes[field] = std::max(sizes[field], entry.position + 1);
      if (first.size() <= place) first.resize(place + 1, 0);
      if (first[place] == 0) {
        first[place] = entry.number + 1;
      } else if (codes[first[place] - 1] != codes[entry.number]) {
        further.emplace_back(place, codes[entry.number]);
      }
    }
  }
  std::ranges::sort(further);
  further.erase(std::unique(further.begin(), further.end()), further.end());

  std::string out;
  out += static_cast<char>(coding.width | (own_title ? kOwnTitle : 0U) | (stemmed ? kStemmed : 0U));
  out += static_cast<char>(coding.seed);
  for (const std::uint32_t size : sizes) put_varint(out, size);
  put_varint(out, further.size());
  put_codes(out, first, coding.width,
            [&](std::uint32_t number) { return number == 0 ? 0 : codes[number - 1]; });
  put_codes(out, further, coding.width, [](const auto& one) { return one.second; });
  std::uint32_t before = 0;
  for (const auto& [place, one] : further) put_varint(out, place - std::exchange(before, place));
  return out;
}

std::vector<std::uint64_t> PositionsWriter::pairs() const {
  std::vector<std::uint64_t> out;
  for (const std::vector<Entry>& entries : entries_) {
    auto next = entries.begin();
    for (const Entry& entry : entries) {
      while (next != entries.end() && next->position <= entry.position) ++next;
      for (auto at = next; at != entries.end() && at->position == entry.position + 1; ++at) {
        out.push_back(pair_of(hashes_[entry.number], hashes_[at->number]));
      }
    }
  }
  return out;
}

std::optional<Positions> Positions::from(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  Positions out;
  const auto head = static_cast<unsigned char>(bytes[0]);
  out.own_title_ = (head & kOwnTitle) != 0;
  out.stemmed_ = (head & kStemmed) != 0;
  out.width_ = head & kWidth;
  if (std::ranges::find(kWidths, out.width_) == std::end(kWidths)) return std::nullopt;
  out.seed_ = static_cast<unsigned char>(bytes[1]);
  bytes.remove_prefix(2);
  std::uint64_t places = 0;
  for (Range& range : out.ranges_) {
    std::uint64_t size = 0;
    if (!take_varint(bytes, size) || size > bytes.size()) return std::nullopt;
    range.begin = static_cast<std::uint32_t>(places);
    places += size;
    range.end = static_cast<std::uint32_t>(places);
  }
  std::uint64_t further = 0;
  if (!take_varint(bytes, further) || further > bytes.size()) return std::nullopt;
  if ((places + further) * out.width_ + further > bytes.size()) return std::nullopt;
  out.first_ = bytes.substr(0, places * out.width_);
  bytes.remove_prefix(out.first_.size());
  out.further_ = bytes.substr(0, further * out.width_);
  out.further_places_ = bytes.substr(out.further_.size());
  return out;
}

std::uint64_t Positions::code_of(std::uint64_t hash) const {
  return code(hash, seed_, width_);
}

bool Positions::contains(std::uint64_t code) const {
  bool is_there = false;
  const auto stop = [&](std::uint32_t) {
    is_there = true;
    return false;
  };
  for (const std::string_view codes : {first_, further_}) {
    const auto count = static_cast<std::uint32_t>(codes.size() / width_);
    if (!is_there && count > 0) scan(codes, width_, 0, count, code, stop);
  }
  return is_there;
}

void Positions::find(std::span<const std::uint64_t> codes, Range range,
                     std::vector<std::uint32_t>& places) const {
  places.clear();
  if (range.begin == range.end) return;
  const auto count = static_cast<std::uint32_t>(further_.size() / width_);
  bool in_order = true;
  for (const std::uint64_t one : codes) {
    const auto add = [&](std::uint32_t place) {
      in_order = in_order && (places.empty() || places.back() < place);
      places.push_back(place);
      return true;
    };
    scan(first_, width_, range.begin, range.end, one, add);
    if (count == 0) continue;
    std::string_view deltas = further_places_;
    std::uint32_t read = 0;
    std::uint32_t place = 0;
    scan(further_, width_, 0, count, one, [&](std::uint32_t at) {
      for (std::uint32_t delta = 0; read <= at && take_varint(deltas, delta); ++read) {
        place += delta;
      }
      return place < range.begin || place >= range.end || add(place);
    });
  }
  if (in_order) return;
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

}  // namespace tropa::schema
