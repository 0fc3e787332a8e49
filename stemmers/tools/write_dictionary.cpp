#include "tools/write_dictionary.hpp"

#include "dictionary/layout.hpp"
#include "tools/automaton.hpp"
#include "tools/hunspell.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace tropa::tools {

using dictionary::Header;
using dictionary::kCodes;
using dictionary::kFirstLetterCode;

namespace {

class Alphabet {
 public:
  explicit Alphabet(std::string_view letters) {
    for (const char32_t letter : to_utf32(letters)) {
      codes_.emplace(letter, static_cast<char>(kFirstLetterCode + codes_.size()));
    }
  }

  bool fits() const { return codes_.size() <= kCodes - kFirstLetterCode; }

  std::optional<std::string> encode(std::string_view word) const {
    std::string out;
    for (const char32_t letter : to_utf32(word)) {
      const auto code = codes_.find(letter);
      if (code == codes_.end()) return std::nullopt;
      out.push_back(code->second);
    }
    return out;
  }

  void write(std::array<std::uint32_t, kCodes>& letters) const {
    for (const auto& [letter, code] : codes_) letters[static_cast<unsigned char>(code)] = letter;
  }

 private:
  std::unordered_map<char32_t, char> codes_;
};

/// Numbers for lists of changes, in the order of their first use.
class Classes {
 public:
  std::optional<std::uint32_t> number(const std::vector<Change>& changes) {
    std::string bytes(1, static_cast<char>(changes.size()));
    for (const Change& change : changes) {
      if (change.front > 255 || change.behind > 255 || change.append.size() > 255)
        return std::nullopt;
      bytes += static_cast<char>(change.front);
      bytes += static_cast<char>(change.behind);
      bytes += static_cast<char>(change.append.size());
      bytes += change.append;
    }
    const auto [at, fresh] =
        numbers_.try_emplace(bytes, static_cast<std::uint32_t>(offsets_.size()));
    if (fresh) {
      offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
      bytes_ += bytes;
    }
    return at->second;
  }

  const std::vector<std::uint32_t>& offsets() const { return offsets_; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> offsets_;
  std::string bytes_;
};

using Numbered = std::vector<std::pair<std::string, std::uint32_t>>;

AutomatonBuilder::Packed build(Numbered& words) {
  std::ranges::sort(words);
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  words.erase(std::unique(words.begin(), words.end(), same), words.end());
  AutomatonBuilder builder;
  for (const auto& [codes, number] : words) builder.add(codes, number);
  return builder.pack();
}

void append_numbers(const std::vector<std::uint32_t>& numbers, std::string& out) {
  out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * 4);
}

}  // namespace

std::string_view letters_of(Language language) {
  return language == Language::kPl
             ? "abcdefghijklmnopqrstuvwxyząćęłńóśźż'äöüéèëçáàâčšžřñíőúýôøåãæßě"
             : "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєў'";
}

Result<std::string> write_dictionary(const std::vector<Chosen>& words,
                                     const std::map<std::string, std::vector<Change>>& endings,
                                     std::string_view letters,
                                     const std::vector<std::string>& prefixes) {
  const Alphabet alphabet(letters);
  if (!alphabet.fits()) return Error{Code::kInternal, "too many letters for the layout", {}};
  Classes classes;
  Numbered numbered;
  std::vector<Change> changes;
  for (const Chosen& word : words) {
    const auto codes = alphabet.encode(word.form);
    if (!codes) continue;
    changes.clear();
    for (const std::string& stem : word.stems) {
      changes.push_back(change_between(word.form, stem, prefixes));
    }
    const auto number = classes.number(changes);
    if (number) numbered.emplace_back(*codes, *number);
  }
  const AutomatonBuilder::Packed word_cells = build(numbered);
  numbered.clear();
  for (const auto& [ending, of_ending] : endings) {
    auto codes = alphabet.encode(ending);
    const auto number = classes.number(of_ending);
    if (!codes || !number) continue;
    std::ranges::reverse(*codes);
    numbered.emplace_back(std::move(*codes), *number);
  }
  const AutomatonBuilder::Packed ending_cells = build(numbered);

  std::string body;
  append_numbers(word_cells.cells, body);
  append_numbers(ending_cells.cells, body);
  append_numbers(classes.offsets(), body);
  append_numbers({static_cast<std::uint32_t>(classes.bytes().size())}, body);
  body += classes.bytes();

  Header header{};
  header.magic = dictionary::kMagic;
  header.version = dictionary::kLayoutVersion;
  header.word_cells = static_cast<std::uint32_t>(word_cells.cells.size());
  header.word_root = word_cells.root;
  header.ending_cells = static_cast<std::uint32_t>(ending_cells.cells.size());
  header.ending_root = ending_cells.root;
  header.classes = static_cast<std::uint32_t>(classes.offsets().size());
  header.class_bytes = static_cast<std::uint32_t>(classes.bytes().size());
  alphabet.write(header.letters);
  std::string bytes = std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
  header.checksum =
      dictionary::checksum_of(std::string_view(bytes).substr(dictionary::kCheckedFrom));
  bytes.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
  return bytes;
}

}  // namespace tropa::tools
