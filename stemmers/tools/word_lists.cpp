#include "tools/word_lists.hpp"

#include "tools/fold_word.hpp"
#include "tools/source_file.hpp"
#include "tools/tesseract.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace tropa::tools {
namespace {

using language::kCyrillic;
using language::kLatin;
using language::kModelCodes;
using language::kPerScript;

/// In the order of kModelCodes.
constexpr std::array<std::string_view, language::kModelLanguages> kTesseractNames{
    "pol", "ces", "slk", "eng", "ukr", "rus", "bel", "bul"};

// Languages that no text is taken for: their words speak for a neighbour that is kOther as well.
struct Neighbour {
  std::string_view code;
  std::string_view stands_for_it;
};
constexpr auto kNeighbours = std::to_array<Neighbour>({{"sl", "sk"}, {"hr", "sk"}});

std::string_view model_code(std::string_view code) {
  const auto found = std::ranges::find(kNeighbours, code, &Neighbour::code);
  return found == kNeighbours.end() ? code : found->stands_for_it;
}

// Lists of Cyrillic languages hold Latin names, too; they say nothing about the language. Two bytes
// a letter: lead bytes from 0xD0 are Cyrillic, ASCII is neither before a letter has been seen.
bool is_of_script(std::string_view word, std::size_t script) {
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const bool latin = (byte >= 'a' && byte <= 'z') || (byte >= 0xC3 && byte < 0xC9);
    const bool cyrillic = byte == 0xD0 || byte == 0xD1 || byte == 0xD2;
    if ((latin && script != kLatin) || (cyrillic && script != kCyrillic)) return false;
    if (byte > 0xD2) return false;
  }
  return true;
}

}  // namespace

Result<void> add_spellings(const std::filesystem::path& tessdata,
                           std::array<WordLists, language::kScripts>& lists) {
  constexpr std::uint8_t kSpellings = 3;  // lower case, Title, CAPITALS
  for (std::size_t l = 0; l < kTesseractNames.size(); ++l) {
    const std::size_t script = l / kPerScript;
    const auto file = tessdata / (std::string(kTesseractNames[l]) + ".traineddata");
    const auto bytes = read_source(file);
    if (!bytes) return bytes.error();
    const auto read = read_tesseract_words(*bytes, [&](std::string_view spelling) {
      const std::optional<std::string> word = fold_word(spelling);
      if (!word || !is_of_script(*word, script)) return;
      std::uint8_t& level = lists[script][*word][l % kPerScript];
      level = std::min<std::uint8_t>(kSpellings, level + 1U);
    });
    if (!read) return Error{read.error().code, file.string() + ": " + read.error().what, {}};
  }
  return {};
}

Result<void> add_running_text(const std::filesystem::path& table,
                              std::array<WordLists, language::kScripts>& lists) {
  const auto bytes = read_source(table);
  if (!bytes) return bytes.error();
  const auto lines = lines_of(*bytes);
  for (std::size_t number = 0; number < lines.size(); ++number) {
    const std::string_view line = lines[number];
    if (line.empty() || line.front() == '#') continue;
    const auto failure = [&](const std::string& what) {
      return Error{
          Code::kInputMissing, table.string() + ':' + std::to_string(number + 1) + ": " + what, {}};
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return failure("no tab after the language");
    const auto code = std::ranges::find(kModelCodes, model_code(line.substr(0, tab)));
    if (code == kModelCodes.end()) return failure("unknown language");
    const auto l = static_cast<std::size_t>(code - kModelCodes.begin());
    for (const std::string_view field : fields_of(line.substr(tab + 1))) {
      const std::optional<std::string> word = fold_word(field);
      if (!word || !is_of_script(*word, l / kPerScript)) {
        return failure("no word of this language's letters: " + std::string(field));
      }
      lists[l / kPerScript][*word][l % kPerScript] = language::kRunningText;
    }
  }
  return {};
}

}  // namespace tropa::tools
