#include "words/field_vocabulary.hpp"

#include <algorithm>
#include <utility>

namespace tropa::expand {

std::string in_field(const std::string& body_term, const std::string& prefix) {
  if (prefix.empty()) return body_term;
  const auto parsed = schema::parse_body_term(body_term);
  const auto* field = std::ranges::find(schema::kFields, prefix, &schema::Field::prefix);
  if (!parsed || field == schema::kFields.end()) return body_term;
  return parsed->language == Language::kOther
             ? schema::word_term(*field, parsed->text)
             : schema::stem_term(*field, parsed->language, parsed->text);
}

std::string FieldVocabulary::look_in(std::string prefix) {
  return std::exchange(prefix_, std::move(prefix));
}

}  // namespace tropa::expand
