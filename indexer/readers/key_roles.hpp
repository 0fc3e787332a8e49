// Names of keys -> what they are in an article. The keys of all programs that write articles are
// rows of one table. Knows no values.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tropa {

enum class Role : std::uint8_t {
  kId,
  kTitle,
  kText,
  kDate,
  kUrl,
  kSource,
  kAuthor,
  kLanguage,
  kTags,
  kPath,     // ours: where an exported article came from
  kCopy,     // the article's text once more, mostly as HTML: a text only when there is no other
  kSummary,  // the text of an article that has none
};

/// By the key's name in any case, "-", "_" and spaces left out: "Publish Date" is publishDate.
std::optional<Role> role_of(std::string_view key);

/// Where a key stands among others of its role: rows of the table first, then names that are made
/// of one of those and a usual word around it, then labels as people write them.
struct Rank {
  std::size_t row;
  Role role;

  auto operator<=>(const Rank&) const = default;
};

std::optional<Rank> rank_of(std::string_view key);

}  // namespace tropa
