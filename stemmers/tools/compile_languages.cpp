// Word lists -> languages.model, the file that language identification maps. Runs at build time;
// knows nothing of how the model is used.
//
//   compile_languages TESSDATA language_words.tsv languages.model
#include "dictionary/layout.hpp"
#include "language/model_layout.hpp"
#include "tools/letter_groups.hpp"
#include "tools/word_cells.hpp"
#include "tools/word_lists.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace tropa;
using namespace tropa::tools;
namespace lang = tropa::language;

// Share of running text that the listed words make up, and of that the words of running text; the
// rest of a language is left to its letter groups.
constexpr double kListed = 0.6;
constexpr double kOfRunningText = 0.25;
// How much commoner words of two and three spellings are than words of one.
constexpr std::array<double, lang::kRunningText> kWeights{0, 1, 5, 25};

// A word is as common in one language as a word of the same level in the others of its script: a
// shorter list does not make its words commoner.
void set_shares(const WordLists& words, std::size_t script, lang::Header& header) {
  double most_listed = 0;
  double most_running = 0;
  for (std::size_t l = 0; l < lang::kPerScript; ++l) {
    double listed = 0;
    double running = 0;
    for (const auto& [word, levels] : words) {
      if (levels[l] == lang::kRunningText) {
        running += 1;
      } else {
        listed += kWeights[levels[l]];
      }
    }
    most_listed = std::max(most_listed, listed);
    most_running = std::max(most_running, running);
  }
  for (std::size_t l = 0; l < lang::kPerScript; ++l) {
    auto& shares = header.listed[script * lang::kPerScript + l];
    for (std::size_t level = 1; level < kWeights.size(); ++level) {
      shares[level] =
          static_cast<float>(kListed * (1 - kOfRunningText) * kWeights[level] / most_listed);
    }
    shares[lang::kRunningText] = static_cast<float>(kListed * kOfRunningText / most_running);
  }
}

// At most nine slots of ten are taken, so that a miss is found soon.
std::vector<lang::Slot> hash_table(const std::vector<lang::Slot>& groups, std::uint32_t& bits) {
  for (bits = 1; (std::size_t{9} << bits) < groups.size() * 10; ++bits) {
  }
  std::vector<lang::Slot> slots(std::size_t{1} << bits);
  for (const lang::Slot& group : groups) {
    std::size_t at = lang::slot_of(group.group, bits);
    while (slots[at].group != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = group;
  }
  return slots;
}

template <typename Number>
void append(const std::vector<Number>& numbers, std::string& out) {
  out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number));
}

int fail(const Error& error) {
  std::cerr << error.what << '\n';
  return exit_status(error);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "usage: compile_languages TESSDATA language_words.tsv languages.model\n";
    return 2;
  }
  std::array<WordLists, lang::kScripts> lists;
  if (const auto added = add_spellings(arguments[1], lists); !added) return fail(added.error());
  if (const auto added = add_running_text(arguments[2], lists); !added) return fail(added.error());

  lang::Header header{};
  header.magic = lang::kModelMagic;
  header.version = lang::kModelVersion;
  std::vector<lang::Slot> groups;
  std::vector<std::pair<std::string_view, std::uint16_t>> words;
  for (std::size_t script = 0; script < lang::kScripts; ++script) {
    set_shares(lists[script], script, header);
    const LetterGroups learned = learn_letter_groups(lists[script]);
    header.letters[script] = learned.letters;
    for (lang::Slot slot : learned.groups) {
      slot.group = lang::group_key(script, slot.group);
      groups.push_back(slot);
    }
    for (const auto& [word, levels] : lists[script]) {
      std::uint32_t value = 0;
      for (std::size_t l = lang::kPerScript; l > 0; --l) {
        value = value * lang::kLevels + levels[l - 1];
      }
      words.emplace_back(word, static_cast<std::uint16_t>(value));
    }
  }
  const std::vector<lang::Slot> slots = hash_table(groups, header.slot_bits);
  const auto cells = pack_words(words);
  if (!cells) return fail({Code::kInternal, "the words do not fit into cells", {}});
  header.word_cells = cells->part_size;

  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  append(slots, bytes);
  append(cells->cells, bytes);
  header.checksum = dictionary::checksum_of(std::string_view(bytes).substr(lang::kCheckedFrom));
  bytes.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
  std::ofstream out(arguments[3], std::ios::binary);
  out << bytes;
  out.close();
  if (!out) return fail({Code::kIo, std::string(arguments[3]) + ": cannot be written", {}});
  return 0;
}
