// Joins the rows of concept tables; see the header.
#include "concepts/concept_merge.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace tropa::concepts {
namespace {

ConceptAlias make_alias(const Alias& alias, std::vector<WordReadings>&& words) {
  ConceptAlias made{.language = alias.language, .text = alias.text, .words = {}, .stems = {}};
  made.words.reserve(words.size());
  made.stems.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (alias.language != Language::kOther) {
      const std::span<const std::string> stems =
          words[i].stems[static_cast<std::size_t>(alias.language)].all();
      made.stems[i].assign(stems.begin(), stems.end());
    }
    made.words.push_back(std::move(words[i].text));
  }
  return made;
}

class Merger {
 public:
  Merger(std::span<const File> files, const CutAndStem& cut) : files_(files), cut_(cut) {}

  Result<Merged> run() {
    for (std::size_t file = 0; file < files_.size(); ++file) {
      for (const Row& row : files_[file].rows) {
        if (Result<void> done = add_row(file, row); !done) return done.error();
      }
    }
    for (const File& file : files_) {
      for (const Row& row : file.rows) {
        if (Result<void> done = link(file, row); !done) return done.error();
      }
    }
    for (Concept& made : merged_.concepts) {
      std::ranges::sort(made.related);
      made.related.erase(std::unique(made.related.begin(), made.related.end()), made.related.end());
    }
    return std::move(merged_);
  }

 private:
  Result<void> add_row(std::size_t file, const Row& row) {
    const auto [place, is_new] = index_.try_emplace(row.id, merged_.concepts.size());
    if (is_new) {
      merged_.concepts.push_back({row.id, {}, {}});
      merged_.origins.emplace_back();
    }
    std::vector<ConceptAlias>& aliases = merged_.concepts[place->second].aliases;
    std::vector<Origin>& origins = merged_.origins[place->second];
    const std::size_t earlier = aliases.size();
    aliases.reserve(earlier + row.aliases.size());
    origins.reserve(earlier + row.aliases.size());
    std::vector<ConceptAlias> own;
    own.reserve(row.aliases.size());
    for (const Alias& alias : row.aliases) {
      ConceptAlias made = make_alias(alias, cut_(alias.text, alias.language));
      if (made.words.empty()) {
        return error_at(files_[file].name, row.line, "the alias \"" + alias.text + "\" has no word",
                        "write letters or digits, or delete the alias");
      }
      // A row is checked against itself first: whether it repeats a name must not depend on what
      // the earlier files happen to have.
      const auto is_same = [&](const ConceptAlias& other) {
        return other.language == made.language && other.words == made.words;
      };
      const auto twice = std::ranges::find_if(own, is_same);
      if (twice != own.end()) {
        return error_at(files_[file].name, row.line,
                        "the alias \"" + alias.text + "\" stands twice in one cell of \"" + row.id +
                            "\"" +
                            (twice->text == alias.text ? "" : ", as \"" + twice->text + "\""),
                        "delete one of them; capitals and accents of stress make no difference");
      }
      own.push_back(std::move(made));
    }
    for (ConceptAlias& made : own) {
      const bool is_known = std::ranges::any_of(
          aliases.begin(), aliases.begin() + static_cast<std::ptrdiff_t>(earlier),
          [&](const ConceptAlias& other) {
            return other.language == made.language && other.words == made.words;
          });
      if (is_known) continue;
      aliases.push_back(std::move(made));
      origins.push_back({file, row.line});
    }
    if (aliases.size() > kMaxAliases) {
      return error_at(files_[file].name, row.line,
                      "the concept \"" + row.id + "\" gets " + std::to_string(aliases.size()) +
                          " aliases with those of earlier tables; a concept has at most 64",
                      "keep the frequent ones; inflected forms are found without being listed");
    }
    return {};
  }

  Result<void> link(const File& file, const Row& row) {
    const std::size_t from = index_.at(row.id);
    for (const std::string& id : row.related) {
      const auto to = index_.find(id);
      if (to == index_.end()) {
        return error_at(file.name, row.line, "the related id \"" + id + "\" is unknown",
                        "correct it, or add a row with this id");
      }
      if (to->second == from) continue;  // harmless; the lint says it
      merged_.concepts[from].related.push_back(to->second);
      merged_.concepts[to->second].related.push_back(from);
    }
    return {};
  }

  std::span<const File> files_;
  const CutAndStem& cut_;
  Merged merged_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

Result<Merged> merge(std::span<const File> files, const CutAndStem& cut) {
  return Merger(files, cut).run();
}

}  // namespace tropa::concepts
