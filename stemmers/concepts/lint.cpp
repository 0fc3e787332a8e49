// The warnings about a concept table; see the header for what they are.
#include "concepts/lint.hpp"

#include "concepts/alias_index.hpp"
#include "concepts/concept_file.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace tropa::concepts {
namespace {

std::string_view column_of(Language language) {
  return language == Language::kOther ? "en" : to_string(language);
}

bool is_single_letter(const ConceptAlias& alias) {
  if (alias.words.size() != 1) return false;
  const auto is_lead = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  };
  return std::ranges::count_if(alias.words.front(), is_lead) == 1;
}

// The alias as a query in its own language would bring it.
std::vector<WordReadings> readings_of(const ConceptAlias& alias) {
  std::vector<WordReadings> words(alias.words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i].text = alias.words[i];
    if (alias.language == Language::kOther) continue;
    Stems& stems = words[i].stems[static_cast<std::size_t>(alias.language)];
    for (const std::string& stem : alias.stems[i]) stems.add(stem);
  }
  return words;
}

// An edited copy of the built-in table is checked instead of that table, and not as an addition to
// it: as an addition it would only repeat what is there, and no warning would ever come.
bool is_version_of(const File& file, const File& before) {
  std::set<std::string_view> ids;
  for (const Row& row : before.rows) ids.insert(row.id);
  const auto repeated =
      std::ranges::count_if(file.rows, [&](const Row& row) { return ids.contains(row.id); });
  return static_cast<std::size_t>(repeated) * 2 > before.rows.size();
}

class Linter {
 public:
  Linter(std::span<const File> files, Merged merged, const CutAndStem& cut)
      : files_(files), merged_(std::move(merged)), index_(merged_.concepts) {
    for (const File& file : files_) {
      for (const std::string& text : file.homonyms) {
        std::vector<std::string> words;
        for (const WordReadings& word : cut(text, Language::kOther)) words.push_back(word.text);
        homonyms_.insert(std::move(words));
      }
    }
  }

  std::vector<std::string> run() {
    for (std::uint32_t index = 0; index < merged_.concepts.size(); ++index) look_at(index);
    for (const Row& row : files_.back().rows) {
      if (std::ranges::find(row.related, row.id) != row.related.end()) {
        warn(row.line, "\"" + row.id + "\" is related to itself");
      }
    }
    std::vector<std::string> texts;
    for (auto& [line, text] : warnings_) texts.push_back(std::move(text));
    return texts;
  }

 private:
  bool is_ours(Origin origin) const { return origin.file + 1 == files_.size(); }

  void warn(std::size_t line, const std::string& what) {
    warnings_.emplace(line, files_.back().name + ":" + std::to_string(line) + ": " + what);
  }

  std::string place(Origin origin) const {
    return is_ours(origin) ? "line " + std::to_string(origin.line)
                           : files_[origin.file].name + ":" + std::to_string(origin.line);
  }

  // The aliases of other concepts that are this one, word for word and in the same language.
  std::vector<AliasRef> twins(std::uint32_t index, const ConceptAlias& alias) const {
    std::vector<AliasRef> refs;
    const auto concept_at = [this](std::size_t i) -> const Concept& { return merged_.concepts[i]; };
    index_.matches(concept_at, readings_of(alias), refs);
    std::erase_if(refs, [&](AliasRef ref) {
      const ConceptAlias& other = merged_.concepts[ref.concept_index].aliases[ref.alias];
      return ref.concept_index == index || other.language != alias.language ||
             other.words.size() != alias.words.size();
    });
    return refs;
  }

  void look_at(std::uint32_t index) {
    const Concept& entry = merged_.concepts[index];
    const std::vector<Origin>& origins = merged_.origins[index];
    LanguageSet present;
    std::optional<std::set<std::uint32_t>> shadows;  // concepts that every alias so far hits too
    for (std::size_t i = 0; i < entry.aliases.size(); ++i) {
      const ConceptAlias& alias = entry.aliases[i];
      present.add(alias.language);
      const std::vector<AliasRef> others = twins(index, alias);
      std::set<std::uint32_t> hit;
      for (const AliasRef ref : others) hit.insert(ref.concept_index);
      if (shadows) {
        std::erase_if(*shadows, [&](std::uint32_t other) { return !hit.contains(other); });
      } else {
        shadows = std::move(hit);
      }
      if (!is_ours(origins[i])) continue;
      if (is_single_letter(alias)) warn(origins[i].line, named(alias) + " is a single letter");
      if (!homonyms_.contains(alias.words)) warn_twins(alias, origins[i], others);
    }
    const auto own = std::ranges::find_if(origins, [&](Origin origin) { return is_ours(origin); });
    if (own == origins.end()) return;
    for (const Language language : kStemmedLanguages) {
      if (present.has(language)) continue;
      warn(own->line, "\"" + entry.id + "\" cannot be reached in " +
                          std::string(to_string(language)) + ": the column is empty");
    }
    for (const std::uint32_t other : *shadows) {
      warn(own->line, "every alias of \"" + entry.id + "\" is also one of \"" +
                          merged_.concepts[other].id + "\"");
    }
  }

  static std::string named(const ConceptAlias& alias) {
    return std::string(column_of(alias.language)) + " \"" + alias.text + "\"";
  }

  // Each pair once, at the alias that comes later: that is the one just written.
  void warn_twins(const ConceptAlias& alias, Origin origin, const std::vector<AliasRef>& others) {
    for (const AliasRef ref : others) {
      const Concept& other = merged_.concepts[ref.concept_index];
      const Origin there = merged_.origins[ref.concept_index][ref.alias];
      if (is_ours(there) && there.line > origin.line) continue;
      if (homonyms_.contains(other.aliases[ref.alias].words)) continue;
      warn(origin.line, named(alias) + " folds together with \"" + other.aliases[ref.alias].text +
                            "\" of \"" + other.id + "\" (" + place(there) + ")");
    }
  }

  std::span<const File> files_;
  Merged merged_;
  AliasIndex index_;
  std::set<std::vector<std::string>> homonyms_;
  std::multimap<std::size_t, std::string> warnings_;
};

}  // namespace

Result<std::vector<std::string>> lint(const std::filesystem::path& file, const CutAndStem& cut,
                                      std::span<const std::filesystem::path> before) {
  Result<File> checked = read(file);
  if (!checked) return checked.error();
  std::vector<File> files;
  for (const std::filesystem::path& path : before) {
    Result<File> table = read(path);
    if (!table) return table.error();
    if (!is_version_of(*checked, *table)) files.push_back(*std::move(table));
  }
  files.push_back(*std::move(checked));
  Result<Merged> merged = merge(files, cut);
  if (!merged) return merged.error();
  return Linter(files, *std::move(merged), cut).run();
}

}  // namespace tropa::concepts
