#include "dictionary/dictionary.hpp"

#include <string>
#include <utility>

namespace tropa::dictionary {
namespace {

/// The cell of the arc, or 0 (an empty cell). Indexes are checked: a file whose checksum fits may
/// still have been made by a stranger.
inline std::uint32_t cell_at(std::span<const std::uint32_t> cells, std::uint32_t base,
                             std::uint32_t code) {
  const std::size_t index = static_cast<std::size_t>(base) + code;
  if (index >= cells.size()) return 0;
  const std::uint32_t cell = cells[index];
  return (cell & kCodeMask) == code ? cell : 0;
}

}  // namespace

Result<Dictionary> Dictionary::open(const std::filesystem::path& file) {
  const auto failure = [&](const char* what) {
    return Error{Code::kInternal, file.string() + ": " + what,
                 "build or install the dictionaries again"};
  };
  auto mapped = MappedFile::open(file);
  if (!mapped) return mapped.error();
  Dictionary out;
  out.file_ = std::move(*mapped);
  std::string_view bytes = out.file_.bytes();
  if (bytes.size() < sizeof(Header)) return failure("too short for a dictionary");
  std::memcpy(&out.header_, bytes.data(), sizeof(Header));
  bytes.remove_prefix(sizeof(Header));
  const Header& header = out.header_;
  if (header.magic != kMagic) return failure("not a dictionary of Tropa");
  if (header.version != kLayoutVersion) return failure("a dictionary of another version");
  const std::size_t numbers =
      std::size_t{header.word_cells} + header.ending_cells + header.classes + 1;
  if (bytes.size() != numbers * 4 + header.class_bytes) return failure("the size is wrong");
  const bool is_sound = checksum_of(out.file_.bytes().substr(kCheckedFrom)) == header.checksum;
  if (!is_sound || header.reserved != 0) return failure("damaged: the checksum is wrong");

  // The file is mapped at the start of a page and the header is a multiple of eight bytes.
  const auto* const first = reinterpret_cast<const std::uint32_t*>(bytes.data());
  const std::span<const std::uint32_t> all(first, numbers);
  out.words_ = all.first(header.word_cells);
  out.endings_ = all.subspan(header.word_cells, header.ending_cells);
  out.class_offsets_ = all.last(header.classes + std::size_t{1});
  out.class_bytes_ = bytes.substr(numbers * 4);
  for (std::size_t code = kFirstLetterCode; code < kCodes; ++code) {
    const std::uint32_t letter = header.letters[code];
    if (letter >= kCodePoints) return failure("damaged: a letter outside the alphabets");
    if (letter != 0) out.codes_[letter] = static_cast<std::uint8_t>(code);
  }
  return out;
}

std::span<const std::uint8_t> Dictionary::codes_of(
    std::string_view folded, std::array<std::uint8_t, kMostLetters>& room) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    std::uint32_t letter = static_cast<unsigned char>(folded[i]);
    if (letter >= 0x80) {
      // Two bytes are enough for both alphabets; the tokeniser made sure that the text is UTF-8.
      if ((letter & 0xE0U) != 0xC0 || i + 1 >= folded.size()) return {};
      letter = (letter & 0x1FU) << 6U | (static_cast<unsigned char>(folded[++i]) & 0x3FU);
    }
    if (count == room.size() || letter >= kCodePoints || codes_[letter] == 0) return {};
    room[count++] = codes_[letter];
  }
  return {room.data(), count};
}

const std::uint32_t* Dictionary::class_of(std::string_view folded) const {
  std::array<std::uint8_t, kMostLetters> room;
  const auto codes = codes_of(folded, room);
  if (codes.empty()) return nullptr;
  std::uint32_t state = header_.word_root;
  for (const std::uint8_t code : codes) {
    const std::uint32_t cell = cell_at(words_, state, code);
    if (cell == 0) return nullptr;
    state = cell >> kCodeBits;
  }
  if (cell_at(words_, state, kFinalCode) == 0) return nullptr;
  return &words_[state + kFinalCode];
}

bool Dictionary::find(std::string_view folded, Stems& out) const {
  const std::uint32_t* const cell = class_of(folded);
  return cell != nullptr && add_class(*cell >> kCodeBits, folded, out);
}

bool Dictionary::guess(std::string_view folded, Stems& out) const {
  std::array<std::uint8_t, kMostLetters> room;
  const auto codes = codes_of(folded, room);
  std::uint32_t state = header_.ending_root;
  std::uint32_t best = 0;
  for (std::size_t i = codes.size(); i-- > 0;) {
    const std::uint32_t next = cell_at(endings_, state, codes[i]);
    if (next == 0) break;
    state = next >> kCodeBits;
    const std::uint32_t cell = cell_at(endings_, state, kFinalCode);
    if (cell != 0) best = cell;
  }
  return best != 0 && add_class(best >> kCodeBits, folded, out);
}

bool Dictionary::add_class(std::uint32_t number, std::string_view folded, Stems& out) const {
  if (number + std::size_t{1} >= class_offsets_.size()) return false;
  const std::size_t begin = class_offsets_[number];
  const std::size_t end = class_offsets_[number + std::size_t{1}];
  if (begin >= end || end > class_bytes_.size()) return false;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(class_bytes_[i]));
  };
  std::array<char, 512> stem;
  std::size_t at = begin + 1;
  for (std::size_t left = byte(begin); left > 0; --left) {
    if (at + 3 > end) return false;
    const std::size_t front = byte(at);
    const std::size_t drop = byte(at + 1);
    const std::size_t append = byte(at + 2);
    at += 3;
    if (at + append > end || folded.size() + append > stem.size()) return false;
    std::size_t size = 0;
    if (drop != kDropAll) {
      if (front + drop > folded.size()) return false;
      size = folded.size() - front - drop;
      std::memcpy(stem.data(), folded.data() + front, size);
    }
    std::memcpy(stem.data() + size, class_bytes_.data() + at, append);
    at += append;
    if (size + append == 0) return false;
    out.add({stem.data(), size + append});
  }
  return true;
}

}  // namespace tropa::dictionary
