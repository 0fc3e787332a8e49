#include "engine_fields.hpp"

#include "schema.hpp"

#include <algorithm>

namespace tropa::schema {
namespace {

bool is_prefix_letter(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

const Field* field_with(std::string_view prefix) {
  const auto* field = std::ranges::find(kFields, prefix, &Field::prefix);
  return field == kFields.end() ? nullptr : field;
}

std::string with_field(const Field* field, std::string_view name) {
  return field == nullptr ? std::string(name) : std::string(field->name) + '_' + std::string(name);
}

/// A term whose first letter is a Z: the stem of a word of the body or of a field.
std::optional<EngineTerm> stem(std::string_view term) {
  const Field* field = nullptr;
  if (term.size() > 1 && is_prefix_letter(term[1])) {
    field = field_with(term.substr(1, 1));
    if (field == nullptr) return std::nullopt;
    term.remove_prefix(1);
  }
  const auto parsed = parse_body_term(std::string("Z").append(term.substr(1)));
  if (!parsed || parsed->language == Language::kOther) return std::nullopt;
  return EngineTerm{with_field(field, kEngineStems),
                    std::string(to_string(parsed->language)) + '_' + engine_token(term.substr(2))};
}

}  // namespace

std::optional<EngineTerm> engine_term(std::string_view term) {
  if (term.empty()) return std::nullopt;
  if (!is_prefix_letter(term[0])) {
    return EngineTerm{std::string(kEngineWords), engine_token(term)};
  }
  if (term[0] == 'Z') return stem(term);
  const Field* field = field_with(term.substr(0, 1));
  if (field == nullptr) return std::nullopt;
  std::string token = engine_token(term.substr(1));
  if (field->is_text) return EngineTerm{with_field(field, kEngineWords), std::move(token)};
  if (field->id == FieldId::kLanguage) return EngineTerm{"lang", std::move(token)};
  return EngineTerm{with_field(field, "term"), std::move(token)};
}

std::string engine_token(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(
      out, [](char byte) { return byte == '\x7F' || static_cast<unsigned char>(byte) <= ' '; },
      '_');
  return out;
}

std::string engine_field(std::string_view prefix, std::string_view name) {
  return with_field(prefix.empty() ? nullptr : field_with(prefix), name);
}

}  // namespace tropa::schema
