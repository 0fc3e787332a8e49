// Paradigms for the words that hunspell-uk lists form by form, without flags: Путін, Путіна,
// Путіним are three entries there, and so are полягає and полягати. Finds which of them belong
// together by their endings. Knows no likelihoods and adds nothing itself.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tropa::tools {

class FlatEntries {
 public:
  /// The entries of a .dic text; those without flags are the flat ones.
  explicit FlatEntries(std::string_view dic_text);

  /// The entry whose form this flat entry is, as it is spelt; nullptr when it stands alone.
  const std::string* base_of(const std::string& entry) const;

 private:
  using Forms = std::unordered_map<std::string, std::vector<std::string>>;  // base -> its forms

  void join_verbs();
  void join_nouns();
  void accept(const std::string& base, const std::vector<std::string>& forms);

  std::vector<std::string> flat_;  // in the order of the text
  std::unordered_set<std::string> is_flat_;
  std::unordered_set<std::string> has_flags_;
  std::unordered_map<std::string, std::string> base_of_;
};

}  // namespace tropa::tools
