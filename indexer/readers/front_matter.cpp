#include "readers/front_matter.hpp"

#include "readers/article_keys.hpp"
#include "readers/json_mend.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace tropa {
namespace {

using Json = nlohmann::json;

// No note has more before its text.
constexpr std::size_t kMostBytes = 256 * 1024;
constexpr int kDeepestFrontMatter = 16;

std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  std::string_view line =
      text.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t behind_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

struct Block {
  std::string_view inside;
  std::string_view rest;
};

/// What is between a first line of `mark` and the next one; "..." ends YAML too.
std::optional<Block> block_of(std::string_view text, std::string_view mark,
                              std::string_view language = {}) {
  const std::string_view first = utf8::trimmed(line_at(text, 0));
  if (!first.starts_with(mark) || first.substr(mark.size()) != language) return std::nullopt;
  const std::size_t begin = behind_line(text, 0);
  for (std::size_t at = begin; at < text.size() && at < kMostBytes; at = behind_line(text, at)) {
    const std::string_view line = line_at(text, at);
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    const std::string_view trimmed = utf8::trimmed(line);
    if (trimmed == mark || (mark == "---" && trimmed == "...")) {
      return Block{text.substr(begin, at - begin), text.substr(behind_line(text, at))};
    }
  }
  return std::nullopt;
}

/// Lines "Title: ..." at the top without any marks, as Pelican and MultiMarkdown have them: up to
/// an empty line, the title among them.
std::optional<Block> plain_block(std::string_view text) {
  constexpr std::size_t kLongestKey = 40;
  bool has_title = false;
  std::size_t known = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < kMostBytes; at = behind_line(text, at)) {
    const std::string_view line = line_at(text, at);
    if (utf8::trimmed(line).empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon > kLongestKey || line.find("://") == colon) return std::nullopt;
    const std::optional<Role> role = role_of(line.substr(0, colon));
    known += role ? 1U : 0U;
    has_title |= role == Role::kTitle;
  }
  if (!has_title || known < 2) return std::nullopt;
  return Block{text.substr(0, at), text.substr(at)};
}

/// The object that the text begins with, up to its last bracket.
std::optional<Block> json_block(std::string_view text) {
  if (!text.starts_with('{')) return std::nullopt;
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size() && at < kMostBytes; ++at) {
    const char byte = text[at];
    if (in_string) {
      if (byte == '\\') ++at;
      if (byte == '"') in_string = false;
    } else if (byte == '"') {
      in_string = true;
    } else if (byte == '{') {
      ++depth;
    } else if (byte == '}' && --depth == 0) {
      if (!utf8::trimmed(line_at(text, at + 1)).empty()) return std::nullopt;
      return Block{text.substr(0, at + 1), text.substr(behind_line(text, at))};
    }
  }
  return std::nullopt;
}

/// "layout", "og_image": as programs name things.
bool is_identifier(std::string_view key) {
  return std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

/// A mapping by chance, such as one line of text with a colon in it, has keys that are words of a
/// language.
bool is_front_matter(const Json& members) {
  if (!members.is_object() || members.empty()) return false;
  bool all_identifiers = true;
  for (const auto& [key, value] : members.items()) {
    if (role_of(key)) return true;
    all_identifiers = all_identifiers && is_identifier(key);
  }
  return all_identifiers;
}

/// Hugo, Zola and others put their lists of tags one level lower.
void lift_groups(Json& members) {
  for (const char* group : {"taxonomies", "params", "extra"}) {
    const auto found = members.find(group);
    if (found == members.end() || !found->is_object()) continue;
    for (const auto& [key, value] : found->items()) {
      if (role_of(key) && !members.contains(key)) members[key] = value;
    }
  }
}

/// Obsidian writes tags and names as it does in texts: "#sejm", "[[Jan Lis]]".
void bare_names(Json& members) {
  const auto bare = [](Json& name) {
    if (!name.is_string()) return;
    const std::string text = name.get<std::string>();
    if (text.starts_with('#')) name = text.substr(1);
    if (text.starts_with("[[") && text.ends_with("]]") && text.size() > 4) {
      const std::size_t bar = text.find('|');
      const std::size_t begin = bar == std::string::npos ? 2 : bar + 1;
      name = text.substr(begin, text.size() - begin - 2);
    }
  };
  for (const auto& [key, value] : members.items()) {
    const std::optional<Role> role = role_of(key);
    if (role != Role::kTags && role != Role::kAuthor && role != Role::kSource) continue;
    bare(value);
    if (!value.is_array()) continue;
    for (Json& tag : value) bare(tag);
  }
}

}  // namespace

Json take_front_matter(std::string_view& text) {
  Json members;
  std::optional<Block> block;
  if ((block = block_of(text, "---")) || (block = block_of(text, "---", "yaml"))) {
    members = members_of_yaml(block->inside);
  } else if ((block = block_of(text, "---", "json")) || (block = block_of(text, ";;;"))) {
    const bool is_deep = json_depth(block->inside, kDeepestFrontMatter) > kDeepestFrontMatter;
    if (!is_deep) members = Json::parse(mended_json(block->inside), nullptr, false);
  } else if ((block = block_of(text, "---", "toml"))) {
    members = members_of_toml(block->inside);
  } else if ((block = block_of(text, "+++"))) {
    members = members_of_toml(block->inside);
  } else if ((block = json_block(text)) &&
             json_depth(block->inside, kDeepestFrontMatter) <= kDeepestFrontMatter) {
    members = Json::parse(mended_json(block->inside), nullptr, false);
  } else if ((block = plain_block(text))) {
    members = members_of_lines(block->inside, ':');
  }
  if (!block || !is_front_matter(members)) return nullptr;
  lift_groups(members);
  bare_names(members);
  text = block->rest;
  return members;
}

}  // namespace tropa
