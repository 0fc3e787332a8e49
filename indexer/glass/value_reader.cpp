// The values of single documents, straight from the table.
#include "glass/coding.hpp"
#include "glass/glass.hpp"
#include "glass/keys.hpp"
#include "glass/open_database.hpp"
#include "glass/table_reader.hpp"

#include <string_view>
#include <utility>

namespace tropa::glass {

struct ValueReader::State {
  // A few runs are cheaper to copy, many to look at where they are.
  TableReader few;
  TableReader many;
  unsigned runs = 0;
  // Where the last call came to in a run of values: the next value is that of `next`.
  unsigned slot = 0;
  std::uint32_t next = 0;
  Input rest = Input({});

  TableReader& table() {
    constexpr unsigned kFew = 4;
    return runs <= kFew ? few : many;
  }
  bool go_to_run(unsigned wanted_slot, std::uint32_t document, bool& is_none);
};

ValueReader::ValueReader(const OpenDatabase& database)
    : state_(std::make_unique<State>(
          State{database.state_->reader(kPostlist, TableReader::Leaves::kRead),
                database.state_->reader(kPostlist, TableReader::Leaves::kMapped)})) {}
ValueReader::ValueReader(ValueReader&& other) noexcept = default;
ValueReader::~ValueReader() = default;

/// To the last run that begins at or before the document.
bool ValueReader::State::go_to_run(unsigned wanted_slot, std::uint32_t document, bool& is_none) {
  rest = Input({});
  ++runs;
  TableReader& table = this->table();
  const Result<bool> is_there = table.find_last_to(values_key(wanted_slot, document));
  if (!is_there || !*is_there || table.is_compressed()) return false;
  std::string beginning(kValues);
  put_varint(beginning, wanted_slot);
  const std::string_view key = table.key();
  is_none = !key.starts_with(beginning);
  if (is_none) return table.is_intact();
  Input first(key.substr(beginning.size()));
  next = first.take_sorted_number();
  if (!first.is_good() || !first.at_end()) return false;
  slot = wanted_slot;
  rest = Input(table.tag());
  return true;
}

bool ValueReader::read(unsigned slot, std::uint32_t document, std::string& value) {
  State& at = *state_;
  value.clear();
  // Whether the run goes as far as the document is only known when it is reached.
  bool is_new = at.rest.at_end() || at.slot != slot || document < at.next;
  for (;;) {
    bool is_none = false;
    if (is_new && !at.go_to_run(slot, document, is_none)) return false;
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

}  // namespace tropa::glass
