#include "tools/letter_groups.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace tropa::tools {
namespace {

using language::kLetterBits;
using language::kLetterCodes;
using language::kOrder;
using language::kPerScript;

constexpr double kDiscount = 0.5;
constexpr double kAnyLetter = 1.0 / 60;
constexpr double kFewest = 4;  // times that a longest group must be seen; rarer ones only cost room

std::vector<std::uint32_t> letters_of(std::string_view utf8) {
  std::vector<std::uint32_t> letters;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    std::uint32_t letter = static_cast<unsigned char>(utf8[i]);
    if (letter >= 0xC0U && i + 1 < utf8.size()) {
      letter = (letter & 0x1FU) << 6U | (static_cast<unsigned char>(utf8[++i]) & 0x3FU);
    }
    letters.push_back(letter);
  }
  return letters;
}

// The commonest letters get codes; what is left are names in other alphabets.
std::array<std::uint32_t, kLetterCodes> choose_letters(const WordLists& words) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const auto& [word, levels] : words) {
    for (const std::uint32_t letter : letters_of(word)) ++counts[letter];
  }
  std::vector<std::pair<std::size_t, std::uint32_t>> order;
  constexpr std::size_t kOften = 200;  // ö of Polish lists is rarer
  for (const auto& [letter, count] : counts) {
    if (count >= kOften && letter < language::kCodePoints) order.emplace_back(count, letter);
  }
  std::ranges::sort(order, std::ranges::greater{});
  std::array<std::uint32_t, kLetterCodes> letters{};
  for (std::size_t i = 0; i < order.size() && language::kFirstLetter + i < kLetterCodes; ++i) {
    letters[language::kFirstLetter + i] = order[i].second;
  }
  return letters;
}

std::size_t size_of(std::uint32_t group) {
  std::size_t size = 0;
  for (; group != 0; group >>= kLetterBits) ++size;
  return size;
}

class LetterModel {
 public:
  void add(const std::vector<std::uint32_t>& codes) {
    std::uint32_t window = 0;
    for (std::size_t i = 1; i < kOrder; ++i) window = window << kLetterBits | language::kWordStart;
    const auto step = [&](std::uint32_t code) {
      window = (window << kLetterBits | code) & language::kContextMask;
      for (std::size_t n = 1; n <= kOrder; ++n) ++count_[window & ((1U << (kLetterBits * n)) - 1)];
    };
    for (const std::uint32_t code : codes) step(code);
    step(language::kWordEnd);
  }

  void finish() {
    std::erase_if(count_, [](const auto& entry) {
      return entry.second < kFewest && size_of(entry.first) == kOrder;
    });
    for (const auto& [group, count] : count_) {
      Context& context = contexts_[context_of(group)];
      context.total += count;
      context.kinds += 1;
    }
  }

  double probability(std::uint32_t group) const {
    const std::size_t size = size_of(group);
    const std::uint32_t tail = group & ((1U << (kLetterBits * (size - 1))) - 1);
    const double shorter = size > 1 ? probability(tail) : kAnyLetter;
    const auto context = contexts_.find(context_of(group));
    if (context == contexts_.end()) return shorter;
    const auto found = count_.find(group);
    const double count = found == count_.end() ? 0 : found->second;
    return (std::max(count - kDiscount, 0.0) + kDiscount * context->second.kinds * shorter) /
           context->second.total;
  }

  const std::unordered_map<std::uint32_t, double>& counts() const { return count_; }

 private:
  struct Context {
    double total = 0;
    double kinds = 0;
  };
  static std::uint32_t context_of(std::uint32_t group) { return group >> kLetterBits; }

  std::unordered_map<std::uint32_t, double> count_;
  std::unordered_map<std::uint32_t, Context> contexts_;
};

}  // namespace

LetterGroups learn_letter_groups(const WordLists& words) {
  LetterGroups out;
  out.letters = choose_letters(words);
  std::map<std::uint32_t, std::uint32_t> codes;
  for (std::uint32_t code = language::kFirstLetter; code < kLetterCodes; ++code) {
    if (out.letters[code] != 0) codes[out.letters[code]] = code;
  }
  std::array<LetterModel, kPerScript> models;
  for (const auto& [word, levels] : words) {
    std::vector<std::uint32_t> of_word;
    for (const std::uint32_t letter : letters_of(word)) {
      const auto code = codes.find(letter);
      of_word.push_back(code == codes.end() ? language::kUnknownLetter : code->second);
    }
    for (std::size_t l = 0; l < kPerScript; ++l) {
      if (levels[l] != 0) models[l].add(of_word);
    }
  }
  std::vector<std::uint32_t> all;
  for (LetterModel& model : models) {
    model.finish();
    for (const auto& [group, count] : model.counts()) all.push_back(group);
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (const std::uint32_t group : all) {
    language::Slot slot{.group = group, .cost = {}};
    for (std::size_t l = 0; l < kPerScript; ++l) {
      const double cost = -std::log(models[l].probability(group)) * language::kCostScale;
      slot.cost[l] = static_cast<std::uint8_t>(std::min(255L, std::lround(cost)));
    }
    out.groups.push_back(slot);
  }
  return out;
}

}  // namespace tropa::tools
