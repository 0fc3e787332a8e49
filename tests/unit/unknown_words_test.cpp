// Names and new words that no dictionary lists, against their tables: how well the whole stemmer
// puts the forms of one paradigm together, and keeps paradigms apart.
#include "read_table.hpp"
#include "stem/stemmer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::test {
namespace {

struct Form {
  std::string text;
  std::set<std::size_t> rows;  // a form may belong to several paradigms
  Stems stems;
};

std::unique_ptr<StemmerSet> load_stemmers() {
  auto set = StemmerSet::load(TROPA_BUILD_DATA);
  REQUIRE(set.has_value());
  return std::move(*set);
}

std::vector<Form> forms_of(std::string_view file, const StemmerSet& stemmers, Language language) {
  std::vector<Form> forms;
  std::size_t row_number = 0;
  for (const auto& row : read_table(file, 2)) {
    std::istringstream in(row[0]);
    for (std::string word; in >> word;) {
      auto at = std::ranges::find(forms, word, &Form::text);
      if (at == forms.end()) at = forms.insert(at, {word, {}, {}});
      at->rows.insert(row_number);
    }
    ++row_number;
  }
  for (Form& form : forms) stemmers.stem(form.text, language, form.stems);
  return forms;
}

bool share_a_stem(const Form& a, const Form& b) {
  return std::ranges::any_of(a.stems.all(), [&](const std::string& stem) {
    return std::ranges::find(b.stems.all(), stem) != b.stems.all().end();
  });
}

bool share_a_row(const Form& a, const Form& b) {
  return std::ranges::any_of(a.rows, [&](std::size_t row) { return b.rows.contains(row); });
}

struct Score {
  double precision;
  double recall;
  double f;
};

/// Over all pairs of two forms: together in the table, together by a stem.
Score score_of(const std::vector<Form>& forms) {
  double right = 0;
  double wanted = 0;
  double found = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    for (std::size_t j = i + 1; j < forms.size(); ++j) {
      const bool is_wanted = share_a_row(forms[i], forms[j]);
      const bool is_found = share_a_stem(forms[i], forms[j]);
      wanted += is_wanted ? 1 : 0;
      found += is_found ? 1 : 0;
      right += is_wanted && is_found ? 1 : 0;
    }
  }
  const double precision = right / found;
  const double recall = right / wanted;
  return {precision, recall, 2 * precision * recall / (precision + recall)};
}

void check_table(std::string_view file, Language language, double least_precision, double least_f) {
  const auto stemmers = load_stemmers();
  const Score score = score_of(forms_of(file, *stemmers, language));
  CAPTURE(file);
  CAPTURE(score.recall);
  CHECK(score.precision >= least_precision);
  CHECK(score.f >= least_f);
}

TEST_CASE("forms of unknown Polish words meet") {
  check_table("unknown_pl.tsv", Language::kPl, 0.99, 0.99);
}

TEST_CASE("forms of unknown Ukrainian words meet") {
  check_table("unknown_uk.tsv", Language::kUk, 0.97, 0.975);
}

TEST_CASE("forms of unknown Russian words meet") {
  check_table("unknown_ru.tsv", Language::kRu, 0.98, 0.985);
}

TEST_CASE("a case form of a name that the dictionary has undeclined belongs to it") {
  const auto stemmers = load_stemmers();
  Stems stems;
  stemmers->stem("huangiem", Language::kPl, stems);
  REQUIRE(!stems.empty());
  CHECK(stems[0] == "huang");
}

TEST_CASE("a nominative that looks like an instrumental keeps its whole reading first") {
  const auto stemmers = load_stemmers();
  Stems stems;
  for (const Language language : {Language::kUk, Language::kRu}) {
    stems.clear();
    stemmers->stem("росатом", language, stems);
    REQUIRE(!stems.empty());
    CHECK(stems[0] == "росатом");
    stems.clear();
    stemmers->stem("макроном", language, stems);
    REQUIRE(!stems.empty());
    CHECK(stems[0] == "макрон");
  }
  stems.clear();
  stemmers->stem("rosatom", Language::kPl, stems);
  REQUIRE(!stems.empty());
  CHECK(stems[0] == "rosatom");
}

TEST_CASE("a stem by rule that is spelt like a known word is kept apart from it") {
  const auto stemmers = load_stemmers();
  // карим is a form of карий, brown; Карим and his cases are not.
  const auto stems_of = [&](std::string_view word) {
    Form form{std::string(word), {}, {}};
    stemmers->stem(word, Language::kRu, form.stems);
    return form;
  };
  CHECK(share_a_stem(stems_of("карима"), stems_of("каримом")));
  CHECK_FALSE(share_a_stem(stems_of("карима"), stems_of("карим")));
  CHECK_FALSE(share_a_stem(stems_of("каримом"), stems_of("карие")));
}

}  // namespace
}  // namespace tropa::test
