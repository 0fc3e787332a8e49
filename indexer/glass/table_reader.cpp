#include "glass/table_reader.hpp"

#include "glass/block.hpp"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <utility>

namespace tropa::glass {

TableReader::TableReader(std::shared_ptr<const TableFile> file, const TableInfo& info,
                         std::uint32_t revision, Leaves leaves)
    : file_(std::move(file)),
      root_(info.root),
      root_level_(info.level),
      block_bytes_(info.block_bytes),
      revision_(revision),
      is_empty_(file_ == nullptr || info.has_no_root),
      maps_leaves_(leaves == Leaves::kMapped),
      at_end_(is_empty_) {}

Error TableReader::damaged(const char* what) const {
  return Error{Code::kDamaged, "'" + file_->path().string() + "' is damaged: " + what, {}};
}

Result<TableReader> TableReader::open(const std::filesystem::path& file, const TableInfo& info,
                                      std::uint32_t revision) {
  std::error_code trouble;
  if (info.has_no_root && !std::filesystem::exists(file, trouble)) {
    return TableReader(nullptr, info, revision, Leaves::kRead);
  }
  Result<TableFile> opened = TableFile::open(file, TableFile::Access::kRead);
  if (!opened) return opened.error();
  return TableReader(std::make_shared<const TableFile>(std::move(*opened)), info, revision,
                     Leaves::kRead);
}

bool TableReader::is_intact(const Level& in) const {
  if (!file_->is_mapped() || in.number == kNoBlock) return true;
  // A writer begins with the head of a block, so whoever saw a later byte of it sees its head. The
  // fence keeps the compiler from looking at the head first.
  std::atomic_signal_fence(std::memory_order_seq_cst);
  return number_at(in.block, 0, kRevisionBytes) <= revision_;
}

bool TableReader::is_intact() const {
  return std::ranges::all_of(levels_, [this](const Level& level) { return is_intact(level); });
}

Result<void> TableReader::read_block(std::uint32_t number, unsigned level, Level& into) const {
  if (!is_intact(into)) return damaged("a block of a later revision");
  into.number = kNoBlock;
  const bool is_leaf = level == 0;
  const Result<std::string_view> block = file_->is_mapped() && (!is_leaf || maps_leaves_)
                                             ? file_->look(number, block_bytes_, is_leaf)
                                             : file_->read(number, block_bytes_, into.buffer);
  if (!block) return block.error();
  into.block = *block;
  if (number_at(into.block, kLevelAt, 1) != level) return damaged("a block of another level");
  if (number_at(into.block, 0, kRevisionBytes) > revision_)
    return damaged("a block of a later revision");
  into.at = kDirectoryAt;
  into.end = number_at(into.block, kDirectoryEndAt, 2);
  const bool fits = into.end >= kDirectoryAt && into.end <= block_bytes_ &&
                    (into.end - kDirectoryAt) % kPlaceBytes == 0;
  if (!fits) return damaged("a directory that is too long");
  into.number = number;
  return {};
}

Result<std::uint32_t> TableReader::child(const Level& branch, std::size_t at) const {
  const std::size_t place = number_at(branch.block, at, kPlaceBytes);
  if (place + kBranchHead > block_bytes_) return damaged("an item outside of its block");
  return number_at(branch.block, place, 4);
}

Result<TableReader::Item> TableReader::leaf_item(const Level& leaf, std::size_t at) const {
  const std::size_t place = number_at(leaf.block, at, kPlaceBytes);
  if (place + kItemHead > block_bytes_) return damaged("an item outside of its block");
  Item item;
  const unsigned head = number_at(leaf.block, place, 2);
  item.flags = head & ~kItemSize;
  const std::size_t size = (head & kItemSize) + kItemHead;
  const std::size_t key_size = number_at(leaf.block, place + 2, 1);
  const bool is_first = (item.flags & kFirstPiece) != 0;
  const std::size_t number_begin = kItemHead + key_size;
  const std::size_t tag_begin = number_begin + (is_first ? 0 : kPieceNumberBytes);
  if (place + size > block_bytes_ || tag_begin > size) {
    return damaged("an item outside of its block");
  }
  const std::string_view bytes = leaf.block.substr(place, size);
  item.key = bytes.substr(kItemHead, key_size);
  if (!is_first) item.number = number_at(bytes, number_begin, kPieceNumberBytes);
  item.piece = bytes.substr(tag_begin);
  return item;
}

/// Goes on by one item of a leaf.
Result<bool> TableReader::next_item(Item& item) {
  unsigned level = 0;
  if (levels_.empty()) {
    levels_.resize(root_level_ + 1);
    level = root_level_;
    if (Result<void> read = read_block(root_, level, levels_[level]); !read) return read.error();
  } else {
    levels_[0].at += kPlaceBytes;
    while (levels_[level].at >= levels_[level].end) {
      if (level == root_level_) return false;
      levels_[++level].at += kPlaceBytes;
    }
  }
  for (; level > 0; --level) {
    if (levels_[level].at >= levels_[level].end) return damaged("a branch without items");
    const Result<std::uint32_t> number = child(levels_[level], levels_[level].at);
    if (!number) return number.error();
    Level& below = levels_[level - 1];
    if (Result<void> read = read_block(*number, level - 1, below); !read) return read.error();
  }
  if (levels_[0].at >= levels_[0].end) return damaged("a leaf without items");
  const Result<Item> found = leaf_item(levels_[0], levels_[0].at);
  if (!found) return found.error();
  item = *found;
  return true;
}

Result<bool> TableReader::next() {
  if (at_end_) return false;
  Item item;
  Result<bool> is_there = next_item(item);
  // Every table begins with an item without a key.
  if (is_there && *is_there && key_.empty() && item.key.empty()) is_there = next_item(item);
  at_end_ = !is_there || !*is_there;
  if (at_end_) return is_there;
  if (item.key <= key_) return damaged("keys that are not in order");
  return take_entry(item);
}

/// Of the block with this number, if it is not there already.
Result<void> TableReader::open_block(std::uint32_t number, unsigned level) {
  if (levels_[level].number == number) return {};
  const bool is_copied = level == 0 && !(file_->is_mapped() && maps_leaves_);
  return is_copied ? open_leaf(number) : read_block(number, level, levels_[level]);
}

/// The same for a leaf, of which copies are kept: keys of the vocabulary that sound alike stand
/// side by side, and a text may begin in the leaf of another.
Result<void> TableReader::open_leaf(std::uint32_t number) {
  constexpr std::size_t kKept = 32;
  kept_.resize(kKept);
  Level& leaf = levels_[0];
  if (leaf.number != kNoBlock) std::swap(leaf, kept_[leaf.number % kKept]);
  Level& known = kept_[number % kKept];
  if (known.number != number) return read_block(number, 0, leaf);
  std::swap(leaf, known);
  return {};
}

/// The last child that does not begin after the key; the first one has no key of its own.
Result<std::size_t> TableReader::child_for(std::string_view key, const Level& branch) const {
  if (branch.end == kDirectoryAt) return damaged("a branch without items");
  std::size_t low = 0;
  for (std::size_t high = (branch.end - kDirectoryAt) / kPlaceBytes; high - low > 1;) {
    const std::size_t middle = (low + high) / 2;
    const std::size_t place =
        number_at(branch.block, kDirectoryAt + middle * kPlaceBytes, kPlaceBytes);
    if (place + kBranchHead > block_bytes_) return damaged("an item outside of its block");
    const std::size_t size = number_at(branch.block, place + 4, 1);
    const std::size_t number_place = place + kBranchHead + size;
    if (number_place + kPieceNumberBytes > block_bytes_) {
      return damaged("an item outside of its block");
    }
    const int order = branch.block.substr(place + kBranchHead, size).compare(key);
    const bool is_later =
        order > 0 || (order == 0 && number_at(branch.block, number_place, kPieceNumberBytes) > 1);
    (is_later ? high : low) = middle;
  }
  return kDirectoryAt + low * kPlaceBytes;
}

/// The first item that does not come before the key; the end when all do.
Result<std::size_t> TableReader::place_of(std::string_view key, const Level& leaf) const {
  std::size_t low = 0;
  for (std::size_t high = (leaf.end - kDirectoryAt) / kPlaceBytes; low < high;) {
    const std::size_t middle = (low + high) / 2;
    const Result<Item> item = leaf_item(leaf, kDirectoryAt + middle * kPlaceBytes);
    if (!item) return item.error();
    if (item->key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return kDirectoryAt + low * kPlaceBytes;
}

/// Keys that are asked for in ascending order often stand in the leaf of the one before.
bool TableReader::is_in_leaf(std::string_view key) const {
  if (levels_.empty() || levels_[0].number == kNoBlock) return false;
  const Level& leaf = levels_[0];
  if (leaf.end == kDirectoryAt) return false;
  const Result<Item> first = leaf_item(leaf, kDirectoryAt);
  const Result<Item> last = leaf_item(leaf, leaf.end - kPlaceBytes);
  return first && last && first->key < key && key <= last->key;
}

/// To the leaf in which the key is or would be.
Result<void> TableReader::go_to_leaf(std::string_view key) {
  levels_.resize(root_level_ + 1);
  if (Result<void> opened = open_block(root_, root_level_); !opened) return opened.error();
  for (unsigned level = root_level_; level > 0; --level) {
    Level& branch = levels_[level];
    const Result<std::size_t> at = child_for(key, branch);
    if (!at) return at.error();
    branch.at = *at;
    const Result<std::uint32_t> number = child(branch, branch.at);
    if (!number) return number.error();
    if (Result<void> opened = open_block(*number, level - 1); !opened) return opened.error();
  }
  return {};
}

/// To the place in its leaf where the key is or would be.
Result<void> TableReader::go_to(std::string_view key) {
  if (!is_in_leaf(key)) {
    if (Result<void> there = go_to_leaf(key); !there) {
      levels_.clear();  // they belong to different leaves
      return there.error();
    }
  }
  const Result<std::size_t> at = place_of(key, levels_[0]);
  if (!at) return at.error();
  levels_[0].at = *at;
  return {};
}

Result<bool> TableReader::find(std::string_view key) {
  at_end_ = true;
  if (is_empty_) return false;
  if (Result<void> there = go_to(key); !there) return there.error();
  const Level& leaf = levels_[0];
  if (leaf.at >= leaf.end) return false;
  const Result<Item> item = leaf_item(leaf, leaf.at);
  if (!item) return item.error();
  if (item->key != key) return false;
  at_end_ = false;
  return take_entry(*item);
}

Result<bool> TableReader::find_from(std::string_view key) {
  at_end_ = true;
  if (is_empty_) return false;
  if (Result<void> there = go_to(key); !there) return there.error();
  Item item;
  if (levels_[0].at < levels_[0].end) {
    const Result<Item> found = leaf_item(levels_[0], levels_[0].at);
    if (!found) return found.error();
    item = *found;
  } else if (const Result<bool> is_there = next_item(item); !is_there || !*is_there) {
    return is_there;
  }
  at_end_ = false;
  return take_entry(item);
}

Result<bool> TableReader::find_last_to(std::string_view key) {
  const Result<bool> is_there = find(key);
  if (!is_there || *is_there || is_empty_) return is_there;
  if (levels_[0].at == kDirectoryAt) {
    const Result<bool> is_before = go_to_leaf_before();
    if (!is_before || !*is_before) return is_before;
  }
  levels_[0].at -= kPlaceBytes;
  const Result<Item> item = leaf_item(levels_[0], levels_[0].at);
  if (!item) return item.error();
  // The beginning of a tag in pieces may stand in a leaf before.
  if ((item->flags & kFirstPiece) == 0) return find(std::string(item->key));
  at_end_ = false;
  return take_entry(*item);
}

/// To the end of the leaf before this one, if both are below the same branch.
Result<bool> TableReader::go_to_leaf_before() {
  if (root_level_ == 0 || levels_[1].at == kDirectoryAt) return false;
  levels_[1].at -= kPlaceBytes;
  const Result<std::uint32_t> number = child(levels_[1], levels_[1].at);
  if (!number) return number.error();
  if (Result<void> opened = open_block(*number, 0); !opened) {
    levels_.clear();
    return opened.error();
  }
  levels_[0].at = levels_[0].end;
  return levels_[0].at > kDirectoryAt;
}

/// All pieces of an entry, from the first one on.
Result<bool> TableReader::take_entry(Item item) {
  if ((item.flags & kFirstPiece) == 0) return damaged("a tag without its beginning");
  key_ = item.key;
  is_compressed_ = (item.flags & kCompressed) != 0;
  tag_ = item.piece;
  if ((item.flags & kLastPiece) != 0) return true;
  tag_bytes_ = item.piece;
  for (unsigned number = 2; (item.flags & kLastPiece) == 0; ++number) {
    const Result<bool> is_there = next_item(item);
    if (!is_there) return is_there;
    if (!*is_there || item.key != key_ || item.number != number) {
      return damaged("a tag without its end");
    }
    tag_bytes_ += item.piece;
  }
  tag_ = tag_bytes_;
  return true;
}

void TableReader::visit_leaf(
    const std::function<void(std::string_view key, std::string_view tag)>& visit) const {
  if (levels_.empty()) return;
  constexpr unsigned kWhole = kFirstPiece | kLastPiece;
  const Level& leaf = levels_[0];
  for (std::size_t at = kDirectoryAt; at < leaf.end; at += kPlaceBytes) {
    const Result<Item> item = leaf_item(leaf, at);
    if (item && (item->flags & (kWhole | kCompressed)) == kWhole) visit(item->key, item->piece);
  }
}

Result<std::string> TableReader::last_key() const {
  if (is_empty_) return std::string();
  Level at;
  std::uint32_t number = root_;
  for (unsigned level = root_level_;; --level) {
    if (Result<void> read = read_block(number, level, at); !read) return read.error();
    if (at.end == kDirectoryAt) return damaged("a block without items");
    const std::size_t last = at.end - kPlaceBytes;
    if (level == 0) {
      const Result<Item> item = leaf_item(at, last);
      return item ? Result<std::string>(std::string(item->key)) : item.error();
    }
    const Result<std::uint32_t> below = child(at, last);
    if (!below) return below.error();
    number = *below;
  }
}

}  // namespace tropa::glass
