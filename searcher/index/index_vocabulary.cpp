#include "index/index_vocabulary.hpp"

#include "schema.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace tropa::search {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

}  // namespace

bool is_word(std::string_view term, std::size_t prefix_size) {
  const auto parsed = schema::parse_body_term(term.substr(prefix_size));
  return parsed && parsed->language == Language::kOther;
}

std::vector<std::string> IndexVocabulary::terms_for(const std::string& key) {
  return *snapshot_.vocabulary(schema::vocabulary_prefix(key), kAll);
}

std::vector<std::string> IndexVocabulary::terms_by_key_prefix(const std::string& beginning,
                                                              std::size_t most) {
  return *snapshot_.vocabulary(beginning, most);
}

std::vector<std::string> IndexVocabulary::words_beginning(const std::string& prefix,
                                                          const std::string& letters,
                                                          std::size_t most) {
  std::vector<std::string> out;
  const auto found = snapshot_.terms(
      prefix + letters, most, [&](std::string_view term) { return is_word(term, prefix.size()); });
  for (const Snapshot::TermFrequency& one : found) {
    if (out.size() == most) break;
    out.push_back(one.term.substr(prefix.size()));
  }
  return out;
}

expand::PrefixExpansion IndexVocabulary::most_frequent_with_prefix(const std::string& prefix,
                                                                   const std::string& letters,
                                                                   std::size_t most) {
  std::vector<Snapshot::TermFrequency> found = snapshot_.terms(
      prefix + letters, kAll, [&](std::string_view term) { return is_word(term, prefix.size()); });
  expand::PrefixExpansion out{{}, found.size(), 0};
  const auto last = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), last, found.end(), [](const auto& a, const auto& b) {
    return std::tie(b.documents, a.term) < std::tie(a.documents, b.term);
  });
  for (auto one = found.begin(); one != last; ++one) {
    out.documents += one->documents;
    out.words.push_back(one->term.substr(prefix.size()));
  }
  return out;
}

}  // namespace tropa::search
