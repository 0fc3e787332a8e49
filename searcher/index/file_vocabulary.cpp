#include "index/file_vocabulary.hpp"

#include "index/index_vocabulary.hpp"
#include "schema.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>

namespace tropa::search {
namespace {

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

}  // namespace

std::vector<std::string> FileVocabulary::terms_for(const std::string& key) {
  return terms_by_key_prefix(schema::vocabulary_prefix(key), kNoLimit);
}

std::vector<std::string> FileVocabulary::terms_by_key_prefix(const std::string& beginning,
                                                             std::size_t most) {
  std::vector<std::string> out;
  std::size_t left = most;
  if (left == 0) return out;
  file_.entries_beginning(beginning, [&](std::string_view term) {
    out.emplace_back(term);
    return --left > 0;
  });
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::string> FileVocabulary::words_beginning(const std::string& prefix,
                                                         const std::string& letters,
                                                         std::size_t most) {
  std::vector<std::string> out;
  file_.terms_beginning(prefix + letters, [&](std::string_view term, std::uint64_t) {
    if (out.size() == most) return false;
    if (is_word(term, prefix.size())) out.emplace_back(term.substr(prefix.size()));
    return true;
  });
  return out;
}

expand::PrefixExpansion FileVocabulary::most_frequent_with_prefix(const std::string& prefix,
                                                                  const std::string& letters,
                                                                  std::size_t most) {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  file_.terms_beginning(prefix + letters, [&](std::string_view term, std::uint64_t documents) {
    if (is_word(term, prefix.size())) found.emplace_back(documents, term.substr(prefix.size()));
    return true;
  });
  expand::PrefixExpansion out{{}, found.size(), 0};
  const auto last = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), last, found.end(), [](const auto& a, const auto& b) {
    return std::tie(b.first, a.second) < std::tie(a.first, b.second);
  });
  for (auto one = found.begin(); one != last; ++one) {
    out.documents += one->first;
    out.words.push_back(std::move(one->second));
  }
  return out;
}

}  // namespace tropa::search
