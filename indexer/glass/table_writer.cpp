#include "glass/table_writer.hpp"

#include "glass/block.hpp"
#include "glass/coding.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tropa::glass {
namespace {

// At least four items fit into a leaf, so that those who change the table later can split it.
constexpr std::size_t kMaxItem = (kBlockBytes - kDirectoryAt - 4 * kPlaceBytes) / 4;

constexpr std::size_t kMaxKey = 255;

// Cutting a tag only to fill the rest of a leaf with less than this beyond the key costs more in
// the levels above than it saves.
constexpr std::size_t kWorthCutting = 34;

constexpr std::uint32_t kRevision = 1;

std::size_t common_prefix(std::string_view left, std::string_view right) {
  const std::size_t most = std::min(left.size(), right.size());
  return static_cast<std::size_t>(
      std::mismatch(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(most), right.begin())
          .first -
      left.begin());
}

}  // namespace

char* TableWriter::Block::place(std::size_t size) {
  items_begin -= size;
  set_number(bytes.data() + directory_end, static_cast<std::uint32_t>(items_begin), kPlaceBytes);
  directory_end += kPlaceBytes;
  return bytes.data() + items_begin;
}

TableWriter::TableWriter(BlockFile file, Cut cut) : file_(std::move(file)), cut_(cut) {
  // Every table begins with an item that has neither key nor tag.
  begin_block(0, {}, 0);
  char* item = levels_[0].place(kItemHead);
  set_number(item, kFirstPiece | kLastPiece, 2);
}

Result<TableWriter> TableWriter::create(const std::filesystem::path& file, Cut cut) {
  Result<BlockFile> made = BlockFile::create(file);
  if (!made) return made.error();
  return TableWriter(std::move(*made), cut);
}

void TableWriter::begin_block(unsigned level, std::string_view first_key,
                              std::uint16_t first_component) {
  if (level == levels_.size()) levels_.emplace_back();
  Block& block = levels_[level];
  block.bytes.assign(kBlockBytes, '\0');
  set_number(block.bytes.data(), kRevision, 4);
  block.bytes[kLevelAt] = static_cast<char>(level);
  block.directory_end = kDirectoryAt;
  block.items_begin = kBlockBytes;
  block.first_key = first_key;
  block.first_component = first_component;
}

/// Writes the block and returns its number.
Result<std::uint32_t> TableWriter::end_block(unsigned level) {
  Block& block = levels_[level];
  char* head = block.bytes.data();
  set_number(head + kGapAt, static_cast<std::uint32_t>(block.free()), 2);
  set_number(head + kFreeAt, static_cast<std::uint32_t>(block.free()), 2);
  set_number(head + kDirectoryEndAt, static_cast<std::uint32_t>(block.directory_end), 2);
  if (const Result<void> written = file_.append(block.bytes); !written) return written.error();
  return next_block_++;
}

/// Ends the block of a level and tells the level above.
Result<void> TableWriter::pass_up(unsigned level) {
  const Result<std::uint32_t> number = end_block(level);
  if (!number) return number.error();
  const unsigned above = level + 1;
  const Block& child = levels_[level];
  const std::size_t size = kBranchHead + child.first_key.size() + kPieceNumberBytes;
  if (above == levels_.size()) {
    begin_block(above, {}, 0);
    add_branch(levels_[above], {}, 0, *number);
  } else if (levels_[above].free() < size + kPlaceBytes) {
    if (Result<void> done = pass_up(above); !done) return done;
    begin_block(above, levels_[level].first_key, levels_[level].first_component);
    // The first key of a block is never looked at.
    add_branch(levels_[above], {}, 0, *number);
  } else {
    add_branch(levels_[above], levels_[level].first_key, levels_[level].first_component, *number);
  }
  return {};
}

void TableWriter::add_branch(Block& block, std::string_view key, std::uint16_t component,
                             std::uint32_t child) {
  char* item = block.place(kBranchHead + key.size() + kPieceNumberBytes);
  set_number(item, child, 4);
  item[4] = static_cast<char>(key.size());
  key.copy(item + kBranchHead, key.size());
  set_number(item + kBranchHead + key.size(), component, kPieceNumberBytes);
}

Result<void> TableWriter::add_item(std::string_view key, std::uint16_t component,
                                   std::string_view piece, unsigned flags) {
  const bool is_first = (flags & kFirstPiece) != 0;
  const std::size_t head = kItemHead + key.size() + (is_first ? 0 : kPieceNumberBytes);
  const std::size_t size = head + piece.size();
  if (levels_[0].free() < size + kPlaceBytes) {
    if (Result<void> done = pass_up(0); !done) return done;
    // No longer than what tells it from the last key of the block before.
    const std::string_view before = is_first ? std::string_view(last_key_) : key;
    const std::size_t same = common_prefix(before, key);
    begin_block(0, key.substr(0, std::min(same + 1, key.size())), component);
  }
  char* item = levels_[0].place(size);
  set_number(item, flags | static_cast<std::uint32_t>(size - kItemHead), 2);
  item[2] = static_cast<char>(key.size());
  key.copy(item + kItemHead, key.size());
  if (!is_first) set_number(item + kItemHead + key.size(), component, kPieceNumberBytes);
  piece.copy(item + head, piece.size());
  return {};
}

/// How much of a tag goes into its first item; full pieces follow, and the rest.
std::size_t TableWriter::first_piece(std::size_t key_size, std::size_t tag_size) const {
  const std::size_t later_head = kItemHead + key_size + kPieceNumberBytes;
  const std::size_t most = kMaxItem - later_head;  // of a tag, in a later piece
  const std::size_t whole = std::min(tag_size, most + kPieceNumberBytes);
  const std::size_t free = levels_[0].free();
  const bool fits_here = kItemHead + key_size + tag_size + kPlaceBytes <= free;
  if (whole == tag_size && (fits_here || cut_ == Cut::kLong)) return whole;
  // The rest of this leaf takes a short first piece.
  const std::size_t room = free % (kMaxItem + kPlaceBytes);
  if (room <= later_head + kPlaceBytes) return whole;
  const std::size_t fits = room - later_head - kPlaceBytes;
  const bool saves_one = fits >= (tag_size - kPieceNumberBytes) % most;
  return saves_one || fits >= key_size + kWorthCutting ? fits + kPieceNumberBytes : whole;
}

Result<void> TableWriter::add(std::string_view key, std::string_view tag, bool is_compressed) {
  assert(!key.empty() && key > last_key_);
  if (key.size() > kMaxKey) {
    return Error{Code::kInternal,
                 "a key of " + std::to_string(key.size()) + " bytes is too long: '" +
                     std::string(key.substr(0, 60)) + "...'",
                 {}};
  }
  const unsigned kept = is_compressed ? kCompressed : 0;
  const std::size_t most = kMaxItem - (kItemHead + key.size() + kPieceNumberBytes);
  const std::size_t first = first_piece(key.size(), tag.size());
  std::size_t component = 1;
  std::size_t done = 0;
  do {
    const std::size_t size = component == 1 ? first : std::min(most, tag.size() - done);
    const unsigned flags =
        kept | (component == 1 ? kFirstPiece : 0) | (done + size == tag.size() ? kLastPiece : 0);
    if (component > 0xFFFF) return Error{Code::kInternal, "an entry of more than 65535 pieces", {}};
    const Result<void> added =
        add_item(key, static_cast<std::uint16_t>(component), tag.substr(done, size), flags);
    if (!added) return added;
    done += size;
    ++component;
  } while (done < tag.size());
  last_key_ = key;
  ++entries_;
  return {};
}

Result<TableInfo> TableWriter::finish() {
  unsigned level = 0;
  for (; level + 1 < levels_.size(); ++level) {
    if (Result<void> done = pass_up(level); !done) return done.error();
  }
  const Result<std::uint32_t> root = end_block(level);
  if (!root) return root.error();
  if (Result<void> closed = file_.close(); !closed) return closed.error();
  TableInfo info;
  info.root = *root;
  info.level = level;
  info.entries = entries_;
  info.has_no_root = false;
  // Nothing is free: revision, first block that was never used, and two cursors at nothing.
  put_varint(info.free_list, kRevision);
  put_varint(info.free_list, next_block_);
  info.free_list.append(4, '\0');
  return info;
}

}  // namespace tropa::glass
