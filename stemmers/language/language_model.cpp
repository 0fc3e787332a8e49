#include "language/language_model.hpp"

#include "dictionary/layout.hpp"

#include <cmath>
#include <cstring>
#include <utility>

namespace tropa::language {
namespace {

// A letter that costs more than this is not of the language: the rarest of an alphabet cost 8, and
// what only strange names have costs 14.
constexpr unsigned kLacking = 12 * static_cast<unsigned>(kCostScale);

}  // namespace

Result<LanguageModel> LanguageModel::open(const std::filesystem::path& file) {
  const auto failure = [&](const char* what) {
    return Error{Code::kInternal, file.string() + ": " + what,
                 "build or install the language model again"};
  };
  auto mapped = dictionary::MappedFile::open(file);
  if (!mapped) return mapped.error();
  LanguageModel out;
  out.file_ = std::move(*mapped);
  const std::string_view bytes = out.file_.bytes();
  if (bytes.size() < sizeof(Header)) return failure("too short for a language model");
  std::memcpy(&out.header_, bytes.data(), sizeof(Header));
  const Header& header = out.header_;
  if (header.magic != kModelMagic) return failure("not a language model of Tropa");
  if (header.version != kModelVersion) return failure("a language model of another version");
  if (header.slot_bits == 0 || header.slot_bits > 24 || header.word_cells == 0) {
    return failure("damaged: sizes that no model has");
  }
  const std::size_t slots = std::size_t{1} << header.slot_bits;
  const std::size_t cells = std::size_t{header.word_cells} * 3;
  if (bytes.size() != sizeof(Header) + slots * sizeof(Slot) + cells * 2) {
    return failure("the size is wrong");
  }
  if (dictionary::checksum_of(bytes.substr(kCheckedFrom)) != header.checksum) {
    return failure("damaged: the checksum is wrong");
  }
  // The file is mapped at the start of a page, and header and slots are multiples of eight bytes.
  const char* const after_header = bytes.data() + sizeof(Header);
  out.slots_ = {reinterpret_cast<const Slot*>(after_header), slots};
  out.cells_ = {reinterpret_cast<const std::uint16_t*>(after_header + slots * sizeof(Slot)), cells};
  for (std::size_t script = 0; script < kScripts; ++script) {
    out.codes_[script].fill(kUnknownLetter);
    for (std::uint32_t code = kFirstLetter; code < kLetterCodes; ++code) {
      const std::uint32_t letter = header.letters[script][code];
      if (letter >= kCodePoints) return failure("damaged: a letter outside the alphabets");
      if (letter == 0) continue;
      out.codes_[script][letter] = static_cast<std::uint8_t>(code);
      const Slot* slot = out.find(group_key(script, code));
      for (std::size_t l = 0; slot != nullptr && l < kPerScript; ++l) {
        out.lacking_[script][code][l] = slot->cost[l] > kLacking;
      }
    }
  }
  return out;
}

const Slot* LanguageModel::find(std::uint32_t group) const {
  std::size_t at = slot_of(group, header_.slot_bits);
  // Bounded, since a file whose checksum fits may still have been made by a stranger.
  for (std::size_t probes = 0; probes < slots_.size(); ++probes) {
    const Slot& slot = slots_[at];
    if (slot.group == group) return &slot;
    if (slot.group == 0) return nullptr;
    at = (at + 1) & (slots_.size() - 1);
  }
  return nullptr;
}

// The costs of the longest known group that ends at the last letter of `window`.
const Slot* LanguageModel::longest(std::size_t script, std::uint32_t window) const {
  for (std::size_t letters = kOrder; letters > 0; --letters) {
    const std::uint32_t tail = window & ((1U << (kLetterBits * letters)) - 1);
    if (const Slot* slot = find(group_key(script, tail))) return slot;
  }
  return nullptr;
}

// The word's levels in the four languages as one number; 0 for a word of no list.
std::uint32_t LanguageModel::listed(std::string_view word) const {
  const WordPlace place = place_of(word, header_.word_cells);
  std::uint32_t value = place.mask;
  for (const std::size_t cell : place.cells) value ^= cells_[cell];
  return value < kWordValues ? value : 0;
}

LanguageModel::Costs LanguageModel::costs(std::string_view word, std::size_t script) const {
  Costs out{.of = {}, .lacks_letter = {}, .letters_known = true};
  std::array<unsigned, kPerScript> sum{};
  std::uint32_t window = 0;
  for (std::size_t i = 1; i < kOrder; ++i) window = window << kLetterBits | kWordStart;
  const auto step = [&](std::uint32_t code) {
    window = (window << kLetterBits | code) & kContextMask;
    const Slot* slot = longest(script, window);
    for (std::size_t l = 0; l < kPerScript; ++l) sum[l] += slot != nullptr ? slot->cost[l] : 255U;
  };
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size() && letters < kMostLetters; ++letters) {
    const auto byte = [&](std::size_t at) {
      return at < word.size() ? static_cast<unsigned char>(word[at]) : 0U;
    };
    std::uint32_t letter = byte(i);
    if (letter < 0x80U) {
      i += 1;
    } else if (letter < 0xE0U) {
      letter = (letter & 0x1FU) << 6U | (byte(i + 1) & 0x3FU);
      i += 2;
    } else {
      letter = kCodePoints;  // no letter of these alphabets needs three bytes
      i += letter < 0xF0U ? 3 : 4;
    }
    const std::uint32_t code = letter < kCodePoints ? codes_[script][letter] : kUnknownLetter;
    if (code == kUnknownLetter) out.letters_known = false;
    for (std::size_t l = 0; l < kPerScript; ++l) {
      if (lacking_[script][code][l]) out.lacks_letter[l] = true;
    }
    step(code);
  }
  step(kWordEnd);

  std::uint32_t levels = listed(word);
  for (std::size_t l = 0; l < kPerScript; ++l) {
    const float by_letters = static_cast<float>(sum[l]) / kCostScale;
    const std::uint32_t level = levels % kLevels;
    levels /= kLevels;
    const float share = header_.listed[script * kPerScript + l][level];
    out.of[l] = level == 0 ? by_letters : -std::log(share + std::exp(-by_letters));
  }
  return out;
}

}  // namespace tropa::language
