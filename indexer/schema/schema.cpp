// Terms, keys and hashes of the shared wall. Knows how they are spelled, never which of them a
// document gets.
#include "schema.hpp"

#include "address.hpp"
#include "packed_letters.hpp"

#include <algorithm>
#include <charconv>

namespace tropa::schema {
namespace {

// Longer than any prefix, so that every term stays below Xapian's 245 bytes.
constexpr std::size_t kMaxKeyBytes = 220;
constexpr std::size_t kHashDigits = 16;

char letter_of(Language language) {
  switch (language) {
    case Language::kPl:
      return 'p';
    case Language::kUk:
      return 'u';
    case Language::kRu:
      return 'r';
    case Language::kOther:
      break;
  }
  return 'o';
}

std::optional<Language> language_of(char letter) {
  for (const Language language : kStemmedLanguages) {
    if (letter_of(language) == letter) return language;
  }
  return std::nullopt;
}

std::string hexadecimal(std::uint64_t number) {
  std::string digits(kHashDigits, '0');
  for (std::size_t place = kHashDigits; place-- > 0; number >>= 4U) {
    digits[place] = "0123456789abcdef"[number & 0xFU];
  }
  return digits;
}

/// At most `limit` bytes, whole characters only; what was cut is told apart by a hash of
/// everything.
std::string cut(std::string_view text, std::size_t limit) {
  // Xapian doubles NUL bytes in keys, so a text with them may be longer there than here.
  const bool has_nul = text.find('\0') != std::string_view::npos;
  if (text.size() <= limit && !has_nul) return std::string(text);
  std::size_t end = std::min(text.size(), limit - kHashDigits - 1);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  std::string key(text.substr(0, end));
  std::ranges::replace(key, '\0', ' ');
  return key + '~' + hexadecimal(hash_of(text));
}

std::string with_prefix(std::string_view prefix, std::string_view text, std::size_t limit) {
  std::string term(prefix);
  return term += cut(text, limit);
}

}  // namespace

const Field* find_field(std::string_view name) {
  const auto* field = std::ranges::find(kFields, name, &Field::name);
  return field == kFields.end() ? nullptr : field;
}

std::string word_term(std::string_view folded) {
  return cut(folded, kMaxWordBytes);
}

std::string stem_term(Language language, std::string_view stem) {
  return with_prefix(std::string{'Z', letter_of(language)}, stem, kMaxWordBytes);
}

std::string word_term(const Field& field, std::string_view folded) {
  return with_prefix(field.prefix, folded, kMaxWordBytes);
}

std::string stem_term(const Field& field, Language language, std::string_view stem) {
  std::string prefix = "Z";
  prefix += field.prefix;
  prefix += letter_of(language);
  return with_prefix(prefix, stem, kMaxWordBytes);
}

std::string value_term(const Field& field, std::string_view folded) {
  return with_prefix(field.prefix, folded, kMaxKeyBytes);
}

std::string field_value(Analyzer& analyzer, const Field& field, std::string_view value) {
  return field.id == FieldId::kUrl ? folded_address(value) : folded_value(analyzer, value);
}

std::string folded_value(Analyzer& analyzer, std::string_view value) {
  std::string folded;
  for (const Token& token : analyzer.tokenize(value)) {
    if (token.is_part) continue;
    if (!folded.empty()) folded += ' ';
    folded += token.text;
  }
  return folded;
}

std::string id_term(std::string_view id) {
  return with_prefix("Q", id, kMaxKeyBytes);
}

std::string document_key(std::string_view id) {
  return cut(id, kMaxKeyBytes);
}

bool is_whole_id(std::string_view document_key) {
  return document_key.size() <= kHashDigits ||
         document_key[document_key.size() - kHashDigits - 1] != '~';
}

std::uint64_t hash_of(std::string_view bytes) {
  // FNV-1a, then a mix of high and low bits, because its low bits alone are weak for short inputs.
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3U;
  }
  hash ^= hash >> 32U;
  hash *= 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

std::optional<BodyTerm> parse_body_term(std::string_view term) {
  // Folded words never begin with a capital Latin letter; every prefix does.
  if (term.empty()) return std::nullopt;
  if (term.front() < 'A' || term.front() > 'Z') return BodyTerm{Language::kOther, term};
  if (term.front() != 'Z' || term.size() < 3) return std::nullopt;
  const std::optional<Language> language = language_of(term[1]);
  if (!language) return std::nullopt;
  return BodyTerm{*language, term.substr(2)};
}

std::string phonetic_key(std::string_view key) {
  return with_prefix("B", key, kMaxWordBytes);
}

std::string undiacritic_key(std::string_view folded) {
  return with_prefix("U", folded, kMaxWordBytes);
}

std::string vocabulary_prefix(std::string_view key) {
  return packed(key) += '\t';
}

std::string vocabulary_entry(std::string_view key, std::string_view term) {
  return vocabulary_prefix(key) += packed(term);
}

std::string term_of_entry(std::string_view entry) {
  return unpacked(entry.substr(std::min(entry.size(), entry.find('\t') + 1)));
}

std::string fingerprint_value(std::string_view fingerprint) {
  return std::to_string(kVersion) + " " + std::string(fingerprint);
}

std::string file_key(std::string_view root, std::string_view relative_path) {
  std::string place(root);
  place += '\0';
  place += relative_path;
  return "file:" + hexadecimal(hash_of(place));
}

}  // namespace tropa::schema
