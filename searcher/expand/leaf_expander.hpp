// What stands between the operators of a query -> nodes of the plan: words side by side, phrases,
// beginnings of words, what stands beside NEAR. See expand.hpp for the whole.
#pragma once

#include "expand/expand.hpp"
#include "expand/word_group.hpp"
#include "query/ast.hpp"
#include "repair/repair_words.hpp"
#include "words/field_vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::expand {

/// What the operators around some words say of them.
struct Surroundings {
  bool is_negative = false;  // what is found here is hidden
  bool keeps_function_words = true;
};

/// Keeps what there is to say of a query. Not thread-safe; one for a query, which it borrows.
class LeafExpander {
 public:
  LeafExpander(std::string_view query, Analyzer& analyzer, Vocabulary& vocabulary,
               const SearchOptions& options)
      : query_(query),
        analyzer_(analyzer),
        vocabulary_(vocabulary),
        repairer_(analyzer, vocabulary_, options.concepts),
        maker_(analyzer, vocabulary_, options),
        may_repair_(options.expand && options.repair) {}

  /// See FieldVocabulary.
  std::string look_in(std::string prefix) { return vocabulary_.look_in(std::move(prefix)); }

  /// Plain words side by side, between two bytes of the query. They are cut from its text as one
  /// piece, so that "H 20" is one code.
  PlanNode words(std::size_t begin, std::size_t end, const Surroundings& around);

  /// A phrase also stands for the other names of its thing: "export control" is "kontrola
  /// eksportu". A literal stands for itself.
  PlanNode phrase(const query::Node& node, const Surroundings& around);
  PlanNode literal(const query::Node& node);

  /// A word with a star, which is cut as the words of articles are: F-16* is the beginning of one
  /// code. Of several words, such as nvidia.com*, the last one is the beginning of others.
  PlanNode beginning(const query::Node& node, const Surroundings& around);

  PlanNode near(const query::Node& node, const Surroundings& around);

  /// The article that stands at an address; nullopt when the word is none, or none that an article
  /// has: then it is read as words.
  std::optional<PlanNode> article_at(const query::Node& word);

  /// Warns of a word that looks like more than a word.
  void look_for_slips(const query::Node& word);

  /// Warnings and suggestions.
  void say(Expansion& out) const;

 private:
  std::vector<QueryWord> read(std::size_t begin, std::size_t end, const Surroundings& around);
  std::vector<QueryWord> whole_words(const query::Node& node);
  std::vector<Group> groups_beside_near(const query::Node& node, const Surroundings& around);
  Group forms_or_beginning_of(const QueryWord& word);
  Group beginning_of(const QueryWord& word);
  bool is_beginning(const QueryWord& word);
  PlanNode node_of(Group group) const;
  PlanNode row_of(std::vector<Group> groups) const;
  void warn(std::string warning);

  std::string_view query_;
  Analyzer& analyzer_;
  FieldVocabulary vocabulary_;  // of the text field we are in
  repair::Repairer repairer_;
  GroupMaker maker_;
  bool may_repair_;
  std::vector<std::string> warnings_;
  std::vector<repair::Repair> repairs_;
};

}  // namespace tropa::expand
