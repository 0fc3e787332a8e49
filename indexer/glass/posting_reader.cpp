#include "glass/posting_reader.hpp"

#include "glass/coding.hpp"
#include "glass/keys.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace tropa::glass {
namespace {

constexpr std::uint32_t kMostCount = std::numeric_limits<std::uint8_t>::max();

}  // namespace

std::unique_ptr<PostingReader> PostingReader::open(const std::filesystem::path& directory,
                                                   std::uint64_t revision) {
  const Result<Version> version = read_version(directory);
  if (!version || version->revision != revision) return nullptr;
  Result<TableReader> table =
      TableReader::open(directory / (std::string(kTableNames[kPostlist]) + ".glass"),
                        version->tables[kPostlist], version->revision);
  if (!table) return nullptr;
  return std::unique_ptr<PostingReader>(
      new PostingReader(std::move(*table), version->statistics.most_in_one));
}

bool PostingReader::find(std::string_view term) {
  documents_ = 0;
  most_ = 0;
  key_ = list_key(term);
  const Result<bool> is_there = table_.find(key_);
  if (!is_there) return false;
  if (!*is_there) return true;
  Input in(table_.tag());
  documents_ = in.take_small_number();
  const std::uint32_t occurrences = in.take_small_number();
  first_ = in.take_small_number() + 1;
  chunk_ = in.rest();
  // As Xapian bounds it: those that are not in the first document may be in one other.
  in.take_bytes(1);
  in.take_number();
  const std::uint32_t of_first = in.take_small_number();
  most_ = documents_ == 1 || occurrences < of_first ? occurrences
                                                    : std::max(of_first, occurrences - of_first);
  most_ = std::min(most_, most_of_all_);
  return in.is_good() && !table_.is_compressed();
}

bool PostingReader::read(std::vector<std::uint32_t>& documents, std::vector<std::uint8_t>& counts,
                         bool& is_exact) {
  documents.clear();
  counts.clear();
  is_exact = true;
  if (documents_ == 0) return true;
  documents.resize(documents_);
  counts.resize(documents_);
  std::size_t filled = 0;
  std::uint32_t document = first_;
  for (std::string_view chunk = chunk_;;) {
    const bool is_last = chunk.starts_with('1');
    Input in(chunk.substr(std::min<std::size_t>(1, chunk.size())));
    const std::uint64_t last = document + in.take_number();
    const std::string_view body = in.rest();
    const char* at = body.data();
    const char* const end = at + body.size();
    std::uint32_t number = 0;
    while (true) {
      if (filled == documents.size() || !take_varint(at, end, number)) return false;
      is_exact = is_exact && number <= kMostCount;
      documents[filled] = document;
      counts[filled] = static_cast<std::uint8_t>(std::min(number, kMostCount));
      ++filled;
      if (at == end) break;
      if (!take_varint(at, end, number)) return false;
      document += number + 1;
    }
    if (document != last) return false;
    if (is_last) return filled == documents.size();
    const Result<bool> is_there = table_.next();
    if (!is_there || !*is_there) return false;
    const std::string_view later = table_.key();
    if (later.size() <= key_.size() + 1 || !later.starts_with(key_) || later[key_.size()] != '\0') {
      return false;
    }
    Input begin(later.substr(key_.size() + 1));
    const std::uint32_t next = begin.take_sorted_number();
    if (!begin.is_good() || !begin.at_end() || next <= document) return false;
    document = next;
    chunk = table_.tag();
  }
}

}  // namespace tropa::glass
