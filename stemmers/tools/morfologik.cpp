#include "tools/morfologik.hpp"

#include <cstdint>
#include <string>

namespace tropa::tools {
namespace {

constexpr std::string_view kMagic{"\\fsa\xC6", 5};
constexpr unsigned kTargetNext = 0x80;  // the target is the node after the last arc of this node
constexpr unsigned kLastArc = 0x40;
constexpr unsigned kFinalArc = 0x20;
constexpr unsigned kLabelBits =
    0x1F;  // index into the table of frequent labels; 0: the label follows
constexpr unsigned kHasNumbers = 0x100;
constexpr std::size_t kMostBytesOfForm =
    16384;  // of one word with its tags; a longer path means a damaged file

class Automaton {
 public:
  explicit Automaton(std::string_view bytes) {
    if (bytes.size() < 9 || !bytes.starts_with(kMagic)) return;
    const unsigned flags = byte(bytes, 5) << 8 | byte(bytes, 6);
    const std::size_t labels = byte(bytes, 7);
    // Numbered nodes (perfect hashing) are a variant that the packaged dictionary does not use.
    if ((flags & kHasNumbers) != 0 || bytes.size() < 8 + labels + 2) return;
    labels_ = bytes.substr(8, labels);
    arcs_ = bytes.substr(8 + labels);
  }

  bool valid() const { return !arcs_.empty() && !broken_; }

  template <typename Visit>
  void walk(const Visit& visit) {
    if (!valid()) return;
    std::string word;
    // The automaton starts with a node of one arc that leads to the root.
    walk(target(0), word, visit);
  }

 private:
  static unsigned byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
  }

  unsigned at(std::size_t offset) {
    if (offset < arcs_.size()) return byte(arcs_, offset);
    broken_ = true;
    return kLastArc;
  }

  std::size_t skip_number(std::size_t offset) {
    while ((at(offset) & 0x80U) != 0) ++offset;
    return offset + 1;
  }

  std::size_t read_number(std::size_t offset) {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const unsigned b = at(offset++);
      value |= static_cast<std::size_t>(b & 0x7FU) << shift;
      if ((b & 0x80U) == 0) break;
    }
    return value;
  }

  std::size_t after_label(std::size_t arc) { return arc + ((at(arc) & kLabelBits) == 0 ? 2 : 1); }

  std::size_t skip_arc(std::size_t arc) {
    const std::size_t next = after_label(arc);
    return (at(arc) & kTargetNext) != 0 ? next : skip_number(next);
  }

  std::size_t target(std::size_t arc) {
    if ((at(arc) & kTargetNext) == 0) return read_number(after_label(arc));
    while ((at(arc) & kLastArc) == 0) arc = skip_arc(arc);
    return skip_arc(arc);
  }

  char label(std::size_t arc) {
    const unsigned index = at(arc) & kLabelBits;
    if (index == 0) return static_cast<char>(at(arc + 1));
    return index < labels_.size() ? labels_[index] : '\0';
  }

  template <typename Visit>
  void walk(std::size_t node, std::string& word, const Visit& visit) {
    if (word.size() > kMostBytesOfForm) broken_ = true;
    for (std::size_t arc = node; !broken_; arc = skip_arc(arc)) {
      word.push_back(label(arc));
      if ((at(arc) & kFinalArc) != 0) visit(word);
      const std::size_t next = target(arc);
      if (next != 0) walk(next, word, visit);
      word.pop_back();
      if ((at(arc) & kLastArc) != 0) break;
    }
  }

  std::string_view labels_;
  std::string_view arcs_;
  bool broken_ = false;
};

}  // namespace

Result<void> read_morfologik(std::string_view bytes, char separator,
                             const std::function<void(const MorfologikEntry&)>& visit) {
  Automaton automaton(bytes);
  const Error damaged{Code::kInputMissing, "not a Morfologik dictionary of the CFSA2 layout", {}};
  if (!automaton.valid()) return damaged;
  bool sound = true;
  std::string lemma;
  automaton.walk([&](std::string_view word) {
    const std::size_t cut = word.find(separator);
    // CODE: two letters, how many bytes to drop in front and behind ('A' is none), then what to
    // append.
    if (cut == std::string_view::npos || word.size() < cut + 3) {
      sound = false;
      return;
    }
    const std::string_view form = word.substr(0, cut);
    const int front = word[cut + 1] - 'A';
    const int behind = word[cut + 2] - 'A';
    const std::size_t end = std::min(word.find(separator, cut + 1), word.size());
    if (front < 0 || behind < 0 || static_cast<std::size_t>(front + behind) > form.size()) {
      // 255 written in place of a count means "all of it": the lemma shares nothing with the form.
      lemma.clear();
    } else {
      lemma = form.substr(static_cast<std::size_t>(front),
                          form.size() - static_cast<std::size_t>(front + behind));
    }
    lemma += word.substr(cut + 3, end - cut - 3);
    visit({form, lemma, end < word.size() ? word.substr(end + 1) : std::string_view{}});
  });
  if (!automaton.valid() || !sound) return damaged;
  return {};
}

}  // namespace tropa::tools
