// The file of one glass table -> its entries in the order of their keys. Reads what Xapian wrote as
// well as what table_writer.hpp did. Trusts nothing: every place in a block is checked.
#pragma once

#include "glass/table_file.hpp"
#include "glass/version.hpp"
#include "tropa/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::glass {

/// Errors: kDamaged for contents that cannot be, kIo for a file that cannot be read.
class TableReader {
 public:
  /// `revision` is that of the whole database: newer blocks belong to nobody yet. A missing file is
  /// an empty table.
  static Result<TableReader> open(const std::filesystem::path& file, const TableInfo& info,
                                  std::uint32_t revision);
  /// What is cheaper: to copy a leaf that is looked at once, or to look at leaves side by side
  /// where they are. The first look at a page costs as much as a copy.
  enum class Leaves : std::uint8_t { kRead, kMapped };

  /// Of a file that others read too; nullptr for an empty table. Branches are mapped if the file
  /// is.
  TableReader(std::shared_ptr<const TableFile> file, const TableInfo& info, std::uint32_t revision,
              Leaves leaves);

  /// Goes to the next entry, the first one at first; false at the end. Keys ascend.
  Result<bool> next();

  /// Goes to the entry with this key, wherever it was before; next() goes on from there. When there
  /// is none it is at the end.
  Result<bool> find(std::string_view key);

  /// The same for the first entry whose key is not before this one; false at the end.
  Result<bool> find_from(std::string_view key);

  /// The same for the last entry whose key is not behind this one. False also when that stands
  /// below another branch than the place where the key would be: rare, and the caller has another
  /// way.
  Result<bool> find_last_to(std::string_view key);

  /// Whether all that was looked at since the last move was of this revision to the end. Only of a
  /// mapped file, in which a writer may use a block again, it may be false.
  bool is_intact() const;

  /// Of the entry; views are good until the next call of anything.
  const std::string& key() const { return key_; }
  std::string_view tag() const { return tag_; }
  bool is_compressed() const { return is_compressed_; }

  /// Calls `visit` for every entry that stands whole in the leaf where the last move came to. Where
  /// next() goes is not changed.
  void visit_leaf(
      const std::function<void(std::string_view key, std::string_view tag)>& visit) const;

  /// The last key of the table, empty when it has none. Where next() goes is not changed.
  Result<std::string> last_key() const;

 private:
  static constexpr std::uint32_t kNoBlock = 0xFFFFFFFF;
  struct Level {
    std::string_view block;
    std::string buffer;  // of the block, if it is not mapped
    std::uint32_t number = kNoBlock;
    std::size_t at = 0;   // in the directory
    std::size_t end = 0;  // of the directory
  };
  struct Item {
    std::string_view key;
    std::string_view piece;
    unsigned number = 1;  // of the piece
    unsigned flags = 0;
  };

  Result<void> read_block(std::uint32_t number, unsigned level, Level& into) const;
  Result<void> open_block(std::uint32_t number, unsigned level);
  Result<void> open_leaf(std::uint32_t number);
  bool is_intact(const Level& in) const;
  bool is_in_leaf(std::string_view key) const;
  Result<void> go_to_leaf(std::string_view key);
  Result<void> go_to(std::string_view key);
  Result<bool> go_to_leaf_before();
  Result<std::size_t> child_for(std::string_view key, const Level& branch) const;
  Result<std::size_t> place_of(std::string_view key, const Level& leaf) const;
  Result<bool> next_item(Item& item);
  Result<bool> take_entry(Item item);
  Result<Item> leaf_item(const Level& leaf, std::size_t at) const;
  Result<std::uint32_t> child(const Level& branch, std::size_t at) const;
  Error damaged(const char* what) const;

  std::shared_ptr<const TableFile> file_;
  std::uint32_t root_;
  unsigned root_level_;
  std::size_t block_bytes_;
  std::uint32_t revision_;
  const bool is_empty_;
  const bool maps_leaves_;
  bool at_end_;
  std::vector<Level> levels_;  // from the leaves; empty before the first next()
  std::vector<Level> kept_;    // copies of leaves that may be asked for again
  std::string key_;
  std::string_view tag_;
  std::string tag_bytes_;  // of a tag in pieces
  bool is_compressed_ = false;
};

}  // namespace tropa::glass
