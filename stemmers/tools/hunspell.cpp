#include "tools/hunspell.hpp"

#include "tropa/utf8.hpp"

#include "tools/source_file.hpp"

#include <unicode/unistr.h>

#include <cstdint>
#include <utility>

namespace tropa::tools {

std::u32string to_utf32(std::string_view text) {
  const auto utf16 =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::u32string out;
  for (std::int32_t at = 0; at < utf16.length(); at = utf16.moveIndex32(at, 1)) {
    out.push_back(static_cast<char32_t>(utf16.char32At(at)));
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t code : text) utf8::append(out, code);
  return out;
}

Result<Hunspell> Hunspell::parse(std::string_view aff_text) {
  Hunspell out;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(aff_text)) {
    ++number;
    if (!line.starts_with("SFX") && !line.starts_with("PFX")) continue;
    const auto fields = fields_of(line);
    if (fields.size() < 4 || fields[1].size() != 1) {
      return Error{Code::kInputMissing, "line " + std::to_string(number) + ": bad affix rule", {}};
    }
    const bool is_prefix = line[0] == 'P';
    Flag& flag = out.flags_[fields[1][0]];
    const bool is_header = fields.size() == 4 && (fields[2] == "Y" || fields[2] == "N") &&
                           fields[3].find_first_not_of("0123456789") == std::string_view::npos;
    if (is_header) {
      flag.is_prefix = is_prefix;
      flag.crosses = fields[2] == "Y";
      continue;
    }
    Rule rule;
    if (fields[2] != "0") rule.strip = to_utf32(fields[2]);
    if (fields[3] != "0") rule.append = fields[3];
    const std::u32string condition = fields.size() > 4 ? to_utf32(fields[4]) : U".";
    for (std::size_t i = 0; i < condition.size(); ++i) {
      Place place;
      if (condition[i] == U'.') {
        place.negated = true;
      } else if (condition[i] == U'[') {
        if (++i < condition.size() && condition[i] == U'^') {
          place.negated = true;
          ++i;
        }
        while (i < condition.size() && condition[i] != U']') place.set.push_back(condition[i++]);
      } else {
        place.set.push_back(condition[i]);
      }
      rule.condition.push_back(std::move(place));
    }
    // A lone dot is hunspell's way to write "no condition".
    if (condition == U".") rule.condition.clear();
    flag.rules.push_back(std::move(rule));
  }
  return out;
}

bool Hunspell::fits(const Rule& rule, std::u32string_view word, bool is_prefix) {
  if (rule.condition.size() > word.size() || rule.strip.size() > word.size()) return false;
  if (is_prefix ? !word.starts_with(rule.strip) : !word.ends_with(rule.strip)) return false;
  const std::size_t from = is_prefix ? 0 : word.size() - rule.condition.size();
  for (std::size_t i = 0; i < rule.condition.size(); ++i) {
    const Place& place = rule.condition[i];
    if ((place.set.find(word[from + i]) != std::u32string::npos) == place.negated) return false;
  }
  return true;
}

void Hunspell::expand(std::string_view dic_text,
                      const std::function<void(const HunspellForm&)>& visit) const {
  bool first = true;
  std::string form;
  for (std::string_view line : lines_of(dic_text)) {
    if (std::exchange(first, false) && line.find_first_not_of("0123456789") == line.npos) continue;
    line = line.substr(0, line.find_first_of(" \t"));
    if (line.empty()) continue;
    const std::size_t slash = line.find('/', 1);
    const std::string_view word = line.substr(0, slash);
    const std::string_view flags =
        slash == std::string_view::npos ? std::string_view{} : line.substr(slash + 1);
    const std::u32string letters = to_utf32(word);
    visit({word, word, flags, '\0', false});

    std::vector<std::string> prefixes;
    for (const char name : flags) {
      const auto flag = flags_.find(name);
      if (flag == flags_.end() || !flag->second.is_prefix) continue;
      for (const Rule& rule : flag->second.rules) {
        // No package strips letters in front; a rule that did would need the suffix rules done
        // again.
        if (rule.strip.empty() && fits(rule, letters, true)) prefixes.push_back(rule.append);
      }
    }
    for (const std::string& prefix : prefixes) {
      form = prefix;
      form += word;
      visit({form, word, flags, '\0', true});
    }
    for (const char name : flags) {
      const auto flag = flags_.find(name);
      if (flag == flags_.end() || flag->second.is_prefix) continue;
      for (const Rule& rule : flag->second.rules) {
        if (!fits(rule, letters, false)) continue;
        std::string suffixed =
            to_utf8(std::u32string_view(letters).substr(0, letters.size() - rule.strip.size()));
        suffixed += rule.append;
        visit({suffixed, word, flags, name, false});
        if (!flag->second.crosses) continue;
        for (const std::string& prefix : prefixes) {
          form = prefix;
          form += suffixed;
          visit({form, word, flags, name, true});
        }
      }
    }
  }
}

}  // namespace tropa::tools
