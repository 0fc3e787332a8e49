// The layout: a head, the entries of the alias index, where each row begins, the rows. Numbers are
// those of the machine that builds, texts have their length in front.
#include "concepts/compiled_concepts.hpp"

#include "dictionary/layout.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace tropa::concepts {
namespace {

struct Head {
  std::array<char, 8> magic{};
  std::uint64_t key = 0;
  std::uint64_t checksum = 0;  // of all that follows
  std::uint32_t concepts = 0;
  std::uint32_t entries = 0;
};
constexpr std::array<char, 8> kMagic{'t', 'r', 'o', 'p', 'a', 'c', 'c', '1'};

class Packer {
 public:
  void number(std::size_t value) {
    const auto small = static_cast<std::uint32_t>(value);
    bytes.append(reinterpret_cast<const char*>(&small), sizeof small);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes += value;
  }
  std::string bytes;
};

/// Past the end everything is 0 or empty.
class Unpacker {
 public:
  explicit Unpacker(std::string_view rest) : rest_(rest) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    if (rest_.size() < sizeof value) return 0;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  /// Of things that take four bytes at least.
  std::uint32_t count() {
    const std::uint32_t value = number();
    return value <= rest_.size() / 4 ? value : 0;
  }
  std::string text() {
    const std::uint32_t size = number();
    if (size > rest_.size()) return {};
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }

 private:
  std::string_view rest_;
};

void pack(const Concept& row, Packer& out) {
  out.text(row.id);
  out.number(row.aliases.size());
  for (const ConceptAlias& alias : row.aliases) {
    out.number(static_cast<std::size_t>(alias.language));
    out.text(alias.text);
    out.number(alias.words.size());
    for (std::size_t word = 0; word < alias.words.size(); ++word) {
      out.text(alias.words[word]);
      out.number(alias.stems[word].size());
      for (const std::string& stem : alias.stems[word]) out.text(stem);
    }
  }
  out.number(row.related.size());
  for (const std::size_t related : row.related) out.number(related);
}

template <typename Item>
std::string_view bytes_of(std::span<const Item> items) {
  return {reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item)};
}

template <typename Item>
std::vector<Item> take(std::string_view& from, std::size_t count) {
  std::vector<Item> items(count);
  std::memcpy(items.data(), from.data(), count * sizeof(Item));
  from.remove_prefix(count * sizeof(Item));
  return items;
}

}  // namespace

std::uint64_t compiled_key(std::string_view table, std::string_view fingerprint) {
  return dictionary::checksum_of(table) * 31 + dictionary::checksum_of(fingerprint);
}

std::string pack(std::span<const Concept> concepts, const AliasIndex& index, std::uint64_t key) {
  Packer rows;
  std::vector<std::uint32_t> offsets;
  for (const Concept& row : concepts) {
    offsets.push_back(static_cast<std::uint32_t>(rows.bytes.size()));
    pack(row, rows);
  }
  offsets.push_back(static_cast<std::uint32_t>(rows.bytes.size()));
  std::string body(bytes_of(index.entries()));
  body += bytes_of(std::span<const std::uint32_t>(offsets));
  body += rows.bytes;
  const Head head{kMagic, key, dictionary::checksum_of(body),
                  static_cast<std::uint32_t>(concepts.size()),
                  static_cast<std::uint32_t>(index.entries().size())};
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + body;
}

std::optional<CompiledConcepts> CompiledConcepts::open(const std::filesystem::path& file,
                                                       std::uint64_t key) {
  auto mapped = dictionary::MappedFile::open(file);
  if (!mapped) return std::nullopt;
  CompiledConcepts out;
  out.file_ = std::move(*mapped);
  std::string_view bytes = out.file_.bytes();
  Head head;
  if (bytes.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof head);
  bytes.remove_prefix(sizeof head);
  const std::size_t entries = std::size_t{head.entries} * sizeof(AliasIndex::Entry);
  const std::size_t offsets = (std::size_t{head.concepts} + 1) * sizeof(std::uint32_t);
  if (head.magic != kMagic || head.key != key || bytes.size() < entries + offsets ||
      dictionary::checksum_of(bytes) != head.checksum) {
    return std::nullopt;
  }
  // The file is mapped at the start of a page, and the head is a multiple of eight bytes.
  static_assert(sizeof(Head) % alignof(AliasIndex::Entry) == 0);
  out.entries_ = {reinterpret_cast<const AliasIndex::Entry*>(bytes.data()), head.entries};
  bytes.remove_prefix(entries);
  out.offsets_ = take<std::uint32_t>(bytes, std::size_t{head.concepts} + 1);
  out.packed_ = bytes;
  out.unpacked_ = std::make_unique<Unpacked>();
  out.unpacked_->concepts.resize(head.concepts);
  return out;
}

Concept CompiledConcepts::unpack(std::size_t index) const {
  const std::size_t begin = std::min<std::size_t>(offsets_[index], packed_.size());
  Unpacker in(packed_.substr(begin));
  Concept row;
  row.id = in.text();
  row.aliases.resize(in.count());
  for (ConceptAlias& alias : row.aliases) {
    alias.language = static_cast<Language>(in.number());
    alias.text = in.text();
    alias.words.resize(in.count());
    alias.stems.resize(alias.words.size());
    for (std::size_t word = 0; word < alias.words.size(); ++word) {
      alias.words[word] = in.text();
      alias.stems[word].resize(in.count());
      for (std::string& stem : alias.stems[word]) stem = in.text();
    }
  }
  row.related.resize(in.count());
  for (std::size_t& related : row.related) related = in.number();
  return row;
}

const Concept& CompiledConcepts::at(std::size_t index) const {
  const std::lock_guard lock(unpacked_->mutex);
  std::unique_ptr<Concept>& place = unpacked_->concepts[index];
  if (!place) place = std::make_unique<Concept>(unpack(index));
  return *place;
}

}  // namespace tropa::concepts
