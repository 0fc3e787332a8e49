// Sorted entries -> the file of one glass table, in one pass. A table is a B+ tree of blocks of 8
// KiB: full leaves in the order of the keys, and above each level the blocks that tell it apart.
// Knows nothing of what keys and tags mean.
#pragma once

#include "glass/block_file.hpp"
#include "glass/version.hpp"
#include "tropa/result.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

namespace tropa::glass {

/// After an error the file is of no use.
class TableWriter {
 public:
  /// When a tag is cut: only if it is too long for an item, or whenever it does not fit into what
  /// is left of a leaf. Full leaves save 7 % of a table of texts; whoever reads one entry reads a
  /// second leaf for every fourth text.
  enum class Cut : std::uint8_t { kLong, kToFit };

  /// `file` must not exist.
  static Result<TableWriter> create(const std::filesystem::path& file, Cut cut = Cut::kLong);

  /// Keys come in ascending order of their bytes, each once, with 1 to 255 bytes; a tag has less
  /// than about 130 MB. `is_compressed` is kept with it: such a tag is a raw deflate stream.
  /// Errors: kInternal for what is longer, kIo.
  Result<void> add(std::string_view key, std::string_view tag, bool is_compressed = false);

  Result<TableInfo> finish();

 private:
  /// A block that is being filled. Its items grow down from its end, its directory up to them.
  struct Block {
    std::string bytes;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    std::string first_key;  // what tells it from the block before, for the level above
    std::uint16_t first_component = 0;

    std::size_t free() const { return items_begin - directory_end; }
    char* place(std::size_t size);
  };

  TableWriter(BlockFile file, Cut cut);
  void begin_block(unsigned level, std::string_view first_key, std::uint16_t first_component);
  std::size_t first_piece(std::size_t key_size, std::size_t tag_size) const;
  Result<void> add_item(std::string_view key, std::uint16_t component, std::string_view piece,
                        unsigned flags);
  Result<std::uint32_t> end_block(unsigned level);
  Result<void> pass_up(unsigned level);
  void add_branch(Block& block, std::string_view key, std::uint16_t component, std::uint32_t child);

  BlockFile file_;
  Cut cut_;
  std::deque<Block> levels_;  // from the leaves
  std::uint32_t next_block_ = 0;
  std::uint64_t entries_ = 0;
  std::string last_key_;
};

}  // namespace tropa::glass
