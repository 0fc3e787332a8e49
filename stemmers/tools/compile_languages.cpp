// language_words.tsv -> the language model as C++ constants. Trains one letter model a language
// (groups of up to four letters, absolute discounting, each order falling back on the shorter one)
// and writes the union of all groups with one cost a language. Runs at build time; knows nothing of
// how the model is used.
//
//   compile_languages language_words.tsv model.inc
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

// The order of identify.cpp, which the model states again for it to check.
constexpr std::array<std::string_view, 8> kLanguages{"pl", "uk", "ru", "be",
                                                     "bg", "cs", "sk", "en"};
constexpr std::size_t kOrder = 4;
constexpr double kDiscount = 0.8;  // .5 measured worse: few words, many unseen groups

using Group = std::u16string;
using Words = std::array<std::set<Group>, kLanguages.size()>;

// The words of the table are lower case and of the basic plane; anything else is an error of the
// table.
std::optional<Group> letters_of(std::string_view utf8) {
  Group letters;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = [&](std::size_t at) {
      return at < utf8.size() ? static_cast<unsigned char>(utf8[at]) : 0U;
    };
    unsigned letter = byte(i);
    if (letter < 0x80U) {
      i += 1;
    } else if ((letter & 0xE0U) == 0xC0U && (byte(i + 1) & 0xC0U) == 0x80U) {
      letter = ((letter & 0x1FU) << 6U) | (byte(i + 1) & 0x3FU);
      i += 2;
    } else {
      return std::nullopt;
    }
    letters.push_back(static_cast<char16_t>(letter));
  }
  return letters;
}

char16_t lower(char16_t letter) {
  if (letter >= u'A' && letter <= u'Z') return static_cast<char16_t>(letter + 32);
  if (letter >= u'А' && letter <= u'Я') return static_cast<char16_t>(letter + 32);
  if (letter >= u'Ѐ' && letter <= u'Џ') return static_cast<char16_t>(letter + 80);
  if (letter >= u'À' && letter <= u'Þ') return static_cast<char16_t>(letter + 32);
  // From here on the alphabets alternate capital and small letters.
  if (letter >= 0x139 && letter <= 0x148 && letter % 2 == 1)
    return static_cast<char16_t>(letter + 1);
  if (letter >= 0x179 && letter <= 0x17E && letter % 2 == 1)
    return static_cast<char16_t>(letter + 1);
  if (letter >= 0x100 && letter <= 0x177 && letter % 2 == 0 &&
      !(letter >= 0x138 && letter <= 0x149)) {
    return static_cast<char16_t>(letter + 1);
  }
  return letter;
}

// How likely a letter is after the ones before it, in one language.
class LetterModel {
 public:
  void add(const Group& word) {
    const Group padded = Group(kOrder - 1, u'^') + word + u'$';
    for (std::size_t end = kOrder; end <= padded.size(); ++end) {
      for (std::size_t n = 1; n <= kOrder; ++n) ++count_[padded.substr(end - n, n)];
    }
  }

  void finish() {
    for (const auto& [group, count] : count_) {
      Context& context = contexts_[group.substr(0, group.size() - 1)];
      context.total += count;
      context.kinds += 1;
    }
  }

  double probability(const Group& group) const {
    constexpr double kAnyLetter = 1.0 / 150;  // letters of all alphabets, seen or not
    const double shorter = group.size() > 1 ? probability(group.substr(1)) : kAnyLetter;
    const auto context = contexts_.find(group.substr(0, group.size() - 1));
    if (context == contexts_.end()) return shorter;
    const auto found = count_.find(group);
    const double count = found == count_.end() ? 0 : found->second;
    return (std::max(count - kDiscount, 0.0) + kDiscount * context->second.kinds * shorter) /
           context->second.total;
  }

  const std::map<Group, double>& counts() const { return count_; }

 private:
  struct Context {
    double total = 0;
    double kinds = 0;
  };
  std::map<Group, double> count_;
  std::map<Group, Context> contexts_;
};

bool read(const char* path, Words& words) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << path << ": cannot be opened\n";
    return false;
  }
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const auto fail = [&](std::string_view what) {
      std::cerr << path << ':' << number << ": " << what << '\n';
      return false;
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return fail("no tab after the language");
    const auto language =
        std::find(kLanguages.begin(), kLanguages.end(), std::string_view(line).substr(0, tab));
    if (language == kLanguages.end()) return fail("unknown language");
    std::istringstream fields(line.substr(tab + 1));
    for (std::string field; fields >> field;) {
      std::optional<Group> word = letters_of(field);
      if (!word) return fail("not UTF-8 or a letter of another alphabet");
      std::ranges::transform(*word, word->begin(), lower);
      std::ranges::replace(*word, u'ё', u'е');  // as the text is folded
      words[static_cast<std::size_t>(language - kLanguages.begin())].insert(*word);
    }
  }
  return true;
}

// A group as a number: 16 bits a letter, the first letter highest. No letter is zero.
std::uint64_t packed(const Group& group) {
  std::uint64_t key = 0;
  for (const char16_t letter : group) key = (key << 16U) | letter;
  return key;
}

void write(const Words& words, std::ostream& out) {
  std::array<LetterModel, kLanguages.size()> models;
  std::map<std::uint64_t, Group> groups;
  std::map<Group, unsigned> known;
  for (std::size_t language = 0; language < kLanguages.size(); ++language) {
    for (const Group& word : words[language]) {
      models[language].add(word);
      known[word] |= 1U << language;
    }
    models[language].finish();
    for (const auto& [group, count] : models[language].counts()) groups[packed(group)] = group;
  }
  out << "constexpr std::array<std::string_view, " << kLanguages.size() << "> kModelLanguages{";
  for (const std::string_view language : kLanguages) out << '"' << language << "\",";
  out << "};\nconstexpr std::array<unsigned, " << kLanguages.size() << "> kModelWords{";
  for (const auto& list : words) out << list.size() << ',';
  out << "};\nconstexpr LetterGroup kGroups[] = {\n";
  for (const auto& [key, group] : groups) {
    out << "{0x" << std::hex << key << std::dec << ",{";
    for (const LetterModel& model : models) {
      const double cost = -std::log(model.probability(group)) * 16;
      out << std::min(255L, std::lround(cost)) << ',';
    }
    out << "}},\n";
  }
  out << "};\nconstexpr KnownWord kWords[] = {\n";
  for (const auto& [word, languages] : known) {
    out << "{u\"";
    for (const char16_t letter : word) {
      out << "\\x" << std::hex << static_cast<unsigned>(letter) << std::dec;
    }
    out << "\"," << languages << "},\n";
  }
  out << "};\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: compile_languages language_words.tsv model.inc\n";
    return 2;
  }
  Words words;
  if (!read(arguments[1], words)) return 6;
  std::ofstream out(arguments[2]);
  write(words, out);
  out.close();
  if (!out) {
    std::cerr << arguments[2] << ": cannot be written\n";
    return 7;
  }
  return 0;
}
