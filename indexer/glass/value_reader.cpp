// The values of single documents, straight from the table.
#include "glass/block.hpp"
#include "glass/coding.hpp"
#include "glass/glass.hpp"
#include "glass/keys.hpp"
#include "glass/open_database.hpp"
#include "glass/table_reader.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tropa::glass {

struct ValueReader::State {
  const OpenDatabase::State& database;
  // A few runs are cheaper to copy, many to look at where they are.
  TableReader few;
  TableReader many;
  unsigned runs = 0;
  std::shared_ptr<ValuePlaces> places = nullptr;
  // Where the last call came to in a run of values: the next value is that of `next`.
  static constexpr unsigned kNoSlot = 0xFFFFFFFF;
  unsigned slot = kNoSlot;
  std::string beginning = {};  // of the keys of its runs
  std::uint32_t next = 0;
  Input rest = Input({});

  TableReader& table() {
    constexpr unsigned kFew = 4;
    return runs <= kFew ? few : many;
  }
  const TableFile& file() const { return *database.files[kPostlist]; }
  void change_slot(unsigned wanted);
  bool go_to_run(std::uint32_t document, bool& is_none);
  std::string_view known(std::uint32_t document) const;
  std::optional<std::uint32_t> first_of(std::string_view key) const;
  void note_leaf();
};

ValueReader::ValueReader(const OpenDatabase& database)
    : state_(std::make_unique<State>(
          State{*database.state_, database.state_->reader(kPostlist, TableReader::Leaves::kRead),
                database.state_->reader(kPostlist, TableReader::Leaves::kMapped)})) {}
ValueReader::ValueReader(ValueReader&& other) noexcept = default;
ValueReader::~ValueReader() = default;

void ValueReader::State::change_slot(unsigned wanted) {
  slot = wanted;
  beginning = kValues;
  put_varint(beginning, slot);
  rest = Input({});
  places = database.places_of(slot, 0);
}

/// The value of a document that a reader came across; none is empty. A writer may have used its
/// block again.
std::string_view ValueReader::State::known(std::uint32_t document) const {
  if (!places) return {};
  const ValuePlaces::Place place = places->of(document);
  return place.size == 0 ? std::string_view() : file().looked_at(place.begin, place.size);
}

/// The number of the first document of a run with this key; nullopt when it is none of the slot.
std::optional<std::uint32_t> ValueReader::State::first_of(std::string_view key) const {
  if (!key.starts_with(beginning)) return std::nullopt;
  Input number(key.substr(beginning.size()));
  const std::uint32_t first = number.take_sorted_number();
  return number.is_good() && number.at_end() ? std::optional(first) : std::nullopt;
}

/// What stands beside it costs little more than what was asked for.
void ValueReader::State::note_leaf() {
  if (!places) return;
  table().visit_leaf([this](std::string_view key, std::string_view tag) {
    const auto first = first_of(key);
    const auto begin = file().begin_of(tag);
    if (!first || !begin) return;
    Input run(tag);
    for (std::uint32_t document = *first; !run.at_end();) {
      const std::string_view value = run.take_string();
      if (!run.is_good()) return;
      places->note(document, {*begin + static_cast<std::uint64_t>(value.data() - tag.data()),
                              static_cast<std::uint32_t>(value.size())});
      if (!run.at_end()) document += run.take_small_number() + 1;
    }
  });
}

/// To the last run that begins at or before the document.
bool ValueReader::State::go_to_run(std::uint32_t document, bool& is_none) {
  rest = Input({});
  ++runs;
  if (!places) places = database.places_of(slot, 1);
  TableReader& table = this->table();
  const Result<bool> is_there = table.find_last_to(values_key(slot, document));
  if (!is_there || !*is_there || table.is_compressed()) return false;
  is_none = !std::string_view(table.key()).starts_with(beginning);
  if (is_none) return table.is_intact();
  const auto first = first_of(table.key());
  if (!first) return false;
  next = *first;
  rest = Input(table.tag());
  note_leaf();
  return true;
}

bool ValueReader::read(unsigned slot, std::uint32_t document, std::string& value) {
  State& at = *state_;
  if (at.slot != slot) at.change_slot(slot);
  value = at.known(document);
  if (!value.empty() && at.database.is_intact(at.known(document))) return true;
  value.clear();
  // Whether the run goes as far as the document is only known when it is reached.
  bool is_new = at.rest.at_end() || document < at.next;
  for (;;) {
    bool is_none = false;
    if (is_new && !at.go_to_run(document, is_none)) return false;
    if (is_none) return true;
    while (!at.rest.at_end() && at.next <= document) {
      const bool is_it = at.next == document;
      const std::string_view found = at.rest.take_string();
      if (is_it) value = found;
      if (!at.rest.at_end()) at.next += at.rest.take_small_number() + 1;
      if (!at.rest.is_good()) return false;
      if (is_it) return at.table().is_intact();
    }
    if (!at.rest.at_end() || is_new) return at.table().is_intact();
    is_new = true;
  }
}

std::string_view ValueReader::look(unsigned slot, std::uint32_t document, std::string& copy) {
  State& at = *state_;
  if (at.slot != slot) at.change_slot(slot);
  const std::string_view known = at.known(document);
  if (!known.empty()) return known;
  return read(slot, document, copy) ? std::string_view(copy) : std::string_view();
}

void ValueReader::expect(unsigned slot, std::uint32_t document) {
  State& at = *state_;
  if (at.slot != slot) at.change_slot(slot);
  if (!at.places) return;
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kMostLines = 16;
  const std::string_view known = at.known(document).substr(0, kMostLines * kLine);
  for (std::size_t begin = 0; begin < known.size(); begin += kLine)
    __builtin_prefetch(known.data() + begin);
  if (!known.empty()) __builtin_prefetch(at.database.block_of(known));
}

}  // namespace tropa::glass
