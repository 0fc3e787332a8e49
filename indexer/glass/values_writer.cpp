#include "glass/values_writer.hpp"

#include "glass/coding.hpp"
#include "glass/keys.hpp"

namespace tropa::glass {
namespace {

// At most, but for a single value that is larger. A run that fits into a leaf whole can be looked
// at where it stands, and small ones leave little of a leaf empty.
constexpr std::size_t kRunBytes = 1000;

}  // namespace

void SlotStatistics::add(const SlotStatistics& from) {
  if (documents == 0 || from.lowest < lowest) lowest = from.lowest;
  if (documents == 0 || from.highest > highest) highest = from.highest;
  documents += from.documents;
}

void SlotStatistics::add(std::string_view value) {
  if (documents == 0 || value < lowest) lowest = value;
  if (documents == 0 || value > highest) highest = value;
  ++documents;
}

std::string to_bytes(const SlotStatistics& statistics) {
  std::string bytes;
  put_varint(bytes, statistics.documents);
  put_string(bytes, statistics.lowest);
  if (statistics.highest != statistics.lowest) bytes += statistics.highest;
  return bytes;
}

bool statistics_from(std::string_view bytes, SlotStatistics& statistics) {
  Input in(bytes);
  statistics.documents = in.take_number();
  statistics.lowest = in.take_string();
  statistics.highest = in.at_end() ? std::string_view(statistics.lowest) : in.rest();
  return in.is_good();
}

Result<void> ValuesWriter::make_room(unsigned slot, std::uint32_t document, std::size_t bytes) {
  if (!run_.empty() && (slot != slot_ || run_.size() + bytes > kRunBytes)) {
    if (Result<void> done = finish(); !done) return done;
  }
  if (run_.empty()) {
    slot_ = slot;
    first_ = document;
  } else {
    put_varint(run_, document - last_ - 1);
  }
  return {};
}

Result<void> ValuesWriter::add(unsigned slot, std::uint32_t document, std::string_view value) {
  if (Result<void> done = make_room(slot, document, value.size()); !done) return done;
  put_string(run_, value);
  last_ = document;
  return {};
}

Result<bool> ValuesWriter::add_run(unsigned slot, std::uint32_t first, std::string_view run) {
  Input in(run);
  std::uint32_t last = first;
  for (in.take_string(); in.is_good() && !in.at_end(); in.take_string()) {
    last += in.take_small_number() + 1;
  }
  const bool follows = run_.empty() || slot != slot_ || first > last_;
  if (!in.is_good() || !follows) return false;
  if (Result<void> done = make_room(slot, first, run.size()); !done) return done.error();
  run_ += run;
  last_ = last;
  return true;
}

Result<void> ValuesWriter::finish() {
  if (run_.empty()) return {};
  Result<void> added = table_.add(values_key(slot_, first_), run_);
  run_.clear();
  return added;
}

}  // namespace tropa::glass
