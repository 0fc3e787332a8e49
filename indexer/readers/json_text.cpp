#include "readers/json_text.hpp"

#include "readers/html_fragment.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tropa {
namespace {

using Json = nlohmann::json;

// No text is nested deeper; what is below is not looked at.
constexpr int kDeepestText = 16;

// Members of an object that hold its text, in the order of preference.
constexpr auto kTextMembers = std::to_array<const char*>(
    {"rendered", "main", "text", "html", "content", "value", "body", "data", "paragraphs", "blocks",
     "children", "items", "#text", "$date", "$numberLong", "$oid", "@value", "name"});

std::string without_controls(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; },
      ' ');
  return text;
}

/// Python programs write "None" for what they do not know.
std::string string_of(const Json& value) {
  const std::string& raw = value.get_ref<const std::string&>();
  std::string text = has_html(raw) ? without_html(raw) : raw;
  // Some programs escape their HTML twice.
  if (text.starts_with('<') && has_html(text)) text = without_html(text);
  text = std::string(utf8::trimmed(without_controls(std::move(text))));
  return text == "None" || text == "NULL" || text == "null" ? std::string() : text;
}

/// Telegram cuts a sentence into strings and {"type": "bold", "text": "..."}; its parts are joined
/// as they are.
bool is_cut_sentence(const Json& list) {
  bool has_string = false;
  bool has_entity = false;
  for (const Json& part : list) {
    has_string |= part.is_string();
    has_entity |= part.is_object() && part.contains("text") && part.contains("type") &&
                  part["text"].is_string();
  }
  return has_string && has_entity;
}

std::string joined_sentence(const Json& list) {
  std::string text;
  for (const Json& part : list) {
    const Json& piece = part.is_object() && part.contains("text") ? part["text"] : part;
    if (piece.is_string()) text += piece.get_ref<const std::string&>();
  }
  return std::string(utf8::trimmed(without_controls(std::move(text))));
}

std::string text_of(const Json& value, std::string_view joint, int depth) {
  if (depth > kDeepestText) return {};
  if (value.is_string()) return string_of(value);
  if (value.is_number()) return value.dump();
  if (value.is_object()) {
    for (const char* member : kTextMembers) {
      const auto found = value.find(member);
      if (found == value.end()) continue;
      if (std::string text = text_of(*found, joint, depth + 1); !text.empty()) return text;
    }
    return {};
  }
  std::string joined;
  if (!value.is_array()) return joined;
  if (is_cut_sentence(value)) return joined_sentence(value);
  for (const Json& part : value) {
    const std::string text = text_of(part, joint, depth + 1);
    if (text.empty()) continue;
    if (!joined.empty()) joined += joint;
    joined += text;
  }
  return joined;
}

}  // namespace

std::string line_of(const Json& value) {
  std::string line = text_of(value, " ", 0);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string paragraphs_of(const Json& value) {
  // Truth values and lone numbers are no text.
  return value.is_number() ? std::string() : text_of(value, "\n\n", 0);
}

std::string names_of(const Json& value, std::string_view joint) {
  if (value.is_string()) return string_of(value);
  if (value.is_object()) {
    for (const char* member : {"name", "title", "label", "value", "term", "tag", "#text"}) {
      const auto found = value.find(member);
      if (found != value.end() && found->is_string()) return string_of(*found);
    }
  }
  std::string joined;
  if (!value.is_array()) return joined;
  for (const Json& part : value) {
    const std::string name = part.is_array() ? std::string() : names_of(part, joint);
    if (name.empty()) continue;
    if (!joined.empty()) joined += joint;
    joined += name;
  }
  return joined;
}

}  // namespace tropa
