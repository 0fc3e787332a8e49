// The page for reading.
#include "render/text.hpp"

#include "render/escape.hpp"
#include "render/mark.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::render {
namespace {

constexpr std::size_t kFacetValues = 10;  // the most frequent ones; the rest is counted

// Escape sequences of ECMA-48, which every terminal of this century knows; or what stands for them
// elsewhere.
struct Marks {
  std::string_view title, word, place, quiet, end;  // `end` closes all but `word`
  std::string_view word_end;
};
constexpr Marks kColours{"\x1b[1m", "\x1b[1;31m", "\x1b[36m", "\x1b[2m", "\x1b[0m", "\x1b[0m"};
constexpr Marks kPlain{"", "*", "", "", "", "*"};

std::string painted(std::string_view before, std::string_view foreign, std::string_view after) {
  return std::string(before) + for_terminal(foreign) + std::string(after);
}

std::string place(const Hit& hit, const Marks& marks) {
  std::string out = hit.date.empty() ? "no date" : for_terminal(hit.date.substr(0, 10));
  if (hit.date_is_file_time) out += " (file time)";
  out += "  ";
  out += to_string(hit.language);
  const std::string& where = hit.path.empty() ? hit.url : hit.path;
  out += "  " + painted(marks.place, where.empty() ? hit.id : where, marks.end);
  if (!hit.source.empty()) out += "  " + for_terminal(hit.source);
  return out;
}

// The reason in words that people use.
std::string_view reason(Why why) {
  switch (why) {
    case Why::kWord:
      return "the word itself";
    case Why::kCode:
      return "same code";
    case Why::kStem:
      return "another form";
    case Why::kSpelling:
      return "other spelling";
    case Why::kConcept:
    case Why::kLexicon:
      return "same meaning";
    case Why::kBridge:
      return "sounds alike";
    case Why::kRepair:
      return "spelling corrected";
    case Why::kRelated:
      return "related";
  }
  return to_string(why);
}

// Whether a word is one of those that `whole` explains together.
bool is_explained_by(const MatchedWord& whole, const MatchedWord& word) {
  if (whole.query.size() <= word.query.size()) return false;
  return (' ' + whole.query + ' ').find(' ' + word.query + ' ') != std::string::npos;
}

// Only what the reader cannot see from the marked words: why a word in another form or language is
// there. Each word once; the words of a phrase that was found as a whole not at all.
std::string reasons(const Hit& hit) {
  std::string out;
  for (const MatchedWord& match : hit.matched) {
    if (match.why == Why::kWord || match.word == match.query) continue;
    const bool is_part = std::ranges::any_of(
        hit.matched, [&](const MatchedWord& other) { return is_explained_by(other, match); });
    const std::string one = for_terminal(match.word) + " for " + for_terminal(match.query) + " (" +
                            std::string(reason(match.why)) + ')';
    if (is_part || out.find(one) != std::string::npos) continue;
    if (!out.empty()) out += ", ";
    out += one;
  }
  return out;
}

void add_hit(const Hit& hit, const Marks& marks, std::string& out) {
  const std::string number = std::to_string(hit.rank) + ". ";
  const std::string indent(number.size(), ' ');
  const std::string title = hit.title.empty() ? std::string("(no title)") : hit.title;
  out += number + painted(marks.title, title, marks.end) + '\n';
  out += indent + place(hit, marks) + '\n';
  const std::string snippet = marked(hit.snippet, marks.word, marks.word_end, for_terminal);
  if (!snippet.empty()) out += indent + snippet + '\n';
  if (const std::string why = reasons(hit); !why.empty()) {
    out += indent + std::string(marks.quiet) + why + std::string(marks.end) + '\n';
  }
  if (!hit.similar.empty()) {
    out += indent + '+' + std::to_string(hit.similar.size()) + " similar\n";
  }
}

void add_facet(std::string_view name, const std::map<std::string, std::uint64_t>& counts,
               std::string& out) {
  std::vector<std::pair<std::string, std::uint64_t>> values(counts.begin(), counts.end());
  std::ranges::stable_sort(values, std::ranges::greater{}, &decltype(values)::value_type::second);
  out += for_terminal(name) + ':';
  for (std::size_t index = 0; index < values.size() && index < kFacetValues; ++index) {
    out += index == 0 ? " " : ", ";
    out += for_terminal(values[index].first) + ' ' + std::to_string(values[index].second);
  }
  if (values.size() > kFacetValues) {
    out += " and " + std::to_string(values.size() - kFacetValues) + " more";
  }
  out += '\n';
}

}  // namespace

std::string text(const SearchResult& result, TextStyle style) {
  const Marks& marks = style.terminal ? kColours : kPlain;
  std::string out;
  for (const Hit& hit : result.hits) {
    if (!out.empty()) out += '\n';
    add_hit(hit, marks, out);
  }
  if (!out.empty() && !result.facets.empty()) out += '\n';
  for (const auto& [name, counts] : result.facets) {
    if (!counts.empty()) add_facet(name, counts, out);
  }
  return out;
}

std::string summary(const SearchResult& result) {
  if (result.hits.empty() && result.total == 0) {
    std::string out = "nothing found for " + for_terminal(result.query);
    for (std::size_t index = 0; index < result.suggestions.size(); ++index) {
      out += (index == 0 ? "; try " : " or ") + for_terminal(result.suggestions[index]);
    }
    return out;
  }
  const std::string about = result.total_is_exact ? "" : "about ";
  const std::string total =
      about + std::to_string(result.total) + (result.total == 1 ? " article" : " articles");
  if (result.hits.empty()) return "no hits on this page; " + total + " in all";
  if (result.hits.size() == result.total) return total;
  return "hits " + std::to_string(result.hits.front().rank) + "-" +
         std::to_string(result.hits.back().rank) + " of " + total;
}

}  // namespace tropa::render
