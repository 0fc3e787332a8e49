// The lists of terms, straight from the table.
#include "glass/glass.hpp"

#include "glass/coding.hpp"
#include "glass/keys.hpp"
#include "glass/list_writer.hpp"
#include "glass/open_database.hpp"
#include "glass/table_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace tropa::glass {

struct PostingReader::State {
  const OpenDatabase::State& database;
  TableReader table;
  std::uint32_t most_of_all = 0;  // times any term is in one document
  std::string key = {};
  std::uint32_t documents = 0;
  std::uint32_t most = 0;
  std::uint32_t first = 0;
  std::string_view chunk = {};  // the first one, with its head

  /// Goes to the next chunk of the list whose first chunk has `of`. 0 when it is not in order.
  std::uint32_t next_chunk(std::string_view of, std::uint32_t after);
};

std::uint32_t PostingReader::State::next_chunk(std::string_view of, std::uint32_t after) {
  const Result<bool> is_there = table.next();
  if (!is_there || !*is_there) return 0;
  const std::string_view later = table.key();
  const std::size_t mark = of == kLengths ? 0 : 1;  // a zero byte between term and number
  if (later.size() <= of.size() + mark || !later.starts_with(of)) return 0;
  if (mark == 1 && later[of.size()] != '\0') return 0;
  Input begin(later.substr(of.size() + mark));
  const std::uint32_t next_first = begin.take_sorted_number();
  return begin.is_good() && begin.at_end() && next_first > after ? next_first : 0;
}

PostingReader::PostingReader(const OpenDatabase& database)
    : state_(std::make_unique<State>(
          State{.database = *database.state_,
                .table = database.state_->reader(kPostlist, TableReader::Leaves::kMapped),
                .most_of_all = database.state_->version.statistics.most_in_one})) {}
PostingReader::~PostingReader() = default;

std::uint32_t PostingReader::documents() const {
  return state_->documents;
}

std::uint32_t PostingReader::most() const {
  return state_->most;
}

bool PostingReader::find(std::string_view term) {
  State& list = *state_;
  list.documents = 0;
  list.most = 0;
  list.key = list_key(term);
  const Result<bool> is_there = list.table.find(list.key);
  if (!is_there) return false;
  if (!*is_there) return true;
  Input in(list.table.tag());
  list.documents = in.take_small_number();
  const std::uint32_t occurrences = in.take_small_number();
  list.first = in.take_small_number() + 1;
  list.chunk = in.rest();
  // As Xapian bounds it: those that are not in the first document may be in one other.
  in.take_bytes(1);
  in.take_number();
  const std::uint32_t of_first = in.take_small_number();
  list.most = list.documents == 1 || occurrences < of_first
                  ? occurrences
                  : std::max(of_first, occurrences - of_first);
  list.most = std::min(list.most, list.most_of_all);
  return in.is_good() && !list.table.is_compressed() && list.table.is_intact();
}

bool PostingReader::read(std::vector<PostingChunk>& chunks, std::deque<std::string>& copies) {
  State& list = *state_;
  if (list.documents == 0) return true;
  std::uint32_t first = list.first;
  for (std::string_view bytes = list.chunk;;) {
    const bool is_last = bytes.starts_with('1');
    const std::optional<Chunk> chunk = take_chunk(bytes, first);
    if (!chunk || chunk->body.empty()) return false;
    std::string_view body = chunk->body;
    const bool is_in_file = list.database.files[kPostlist]->begin_of(body).has_value();
    if (!is_in_file) body = copies.emplace_back(body);
    chunks.push_back({chunk->first, chunk->last, body.data(), body.data() + body.size(),
                      is_in_file ? list.database.block_of(body) : nullptr});
    if (is_last) return list.table.is_intact();
    first = list.next_chunk(list.key, chunk->last);
    if (first == 0) return false;
    bytes = list.table.tag();
  }
}

bool PostingReader::read_lengths(std::uint32_t none, std::vector<std::uint32_t>& lengths) {
  TableReader& table = state_->table;
  lengths.clear();
  const Result<bool> is_there = table.find(kLengths);
  if (!is_there) return false;
  if (!*is_there) return true;
  Input head(table.tag());
  head.take_number();  // what a list of a term says of its documents is not kept here
  head.take_number();
  std::uint32_t document = head.take_small_number() + 1;
  for (std::string_view chunk = head.rest();;) {
    if (table.is_compressed()) return false;
    const bool is_last = chunk.starts_with('1');
    Input in(chunk.substr(std::min<std::size_t>(1, chunk.size())));
    const std::uint64_t last = document + in.take_number();
    if (!in.is_good() || last >= none) return false;
    lengths.resize(last + 1, none);
    const std::string_view body = in.rest();
    const char* at = body.data();
    const char* const end = at + body.size();
    while (true) {
      if (document > last || !take_varint(at, end, lengths[document])) return false;
      if (at == end) break;
      std::uint32_t step = 0;
      if (!take_varint(at, end, step)) return false;
      document += step + 1;
    }
    if (document != last) return false;
    if (is_last) return table.is_intact();
    document = state_->next_chunk(kLengths, document);
    if (document == 0) return false;
    chunk = table.tag();
  }
}

}  // namespace tropa::glass
