// The classic syntax of Lucene. It has no "the best of these" and no filters: a sum stands for the
// one, and what weighs nothing (^0) for the other.
#include "engines/engine_query.hpp"

#include <algorithm>
#include <cstdio>

namespace tropa::engines {
namespace {

/// A row in this syntax names each way to fill its places.
constexpr std::size_t kMostRows = 64;
constexpr std::size_t kMostInAnyOrder = 4;  // words: 24 orders

std::string boosted(std::string text, double boost) {
  if (boost == 1) return text;
  char digits[32];
  std::snprintf(digits, sizeof digits, "^%.4g", boost);
  // The syntax knows no exponent.
  if (std::string_view(digits).find('e') != std::string_view::npos) {
    std::snprintf(digits, sizeof digits, "^%.6f", boost);
  }
  return text + digits;
}

/// Without the languages of a row mixed: an article's words are stems of its own language.
bool is_mixed(const std::vector<std::string>& tokens) {
  const auto begins = [&](std::string_view prefix) {
    return std::ranges::any_of(tokens, [&](const auto& one) { return one.starts_with(prefix); });
  };
  return begins("uk_") && begins("ru_");
}

class Printer {
 public:
  Result<std::string> print(const EngineClause& root) {
    std::string out = clause(root);
    if (!problem_.empty()) {
      return Error{Code::kUsage, problem_, "use fewer words there, or --as opensearch"};
    }
    return out;
  }

 private:
  std::string clause(const EngineClause& one);
  std::string all(const EngineClause& one);
  std::string row(const TokenRow& row);
  std::string inner(const EngineClause& one);

  std::string problem_;
};

/// One piece of the syntax: in brackets when it is made of several.
std::string Printer::inner(const EngineClause& one) {
  const bool is_list =
      one.kind == EngineKind::kBest || one.kind == EngineKind::kAny || one.kind == EngineKind::kAll;
  const std::string text = clause(one);
  return is_list ? '(' + text + ')' : text;
}

std::string Printer::row(const TokenRow& row) {
  if (!row.in_order && row.places.size() > kMostInAnyOrder) {
    problem_ = "NEAR of more than " + std::to_string(kMostInAnyOrder) +
               " words cannot be said in Lucene's syntax";
    return {};
  }
  std::vector<std::vector<std::string>> rows = single_rows(row, kMostRows * kMostRows);
  std::erase_if(rows, is_mixed);
  if (rows.empty() || rows.size() > kMostRows) {
    problem_ = "a phrase with more than " + std::to_string(kMostRows) +
               " ways to read its words cannot be said in Lucene's syntax";
    return {};
  }
  std::vector<std::string> phrases;
  for (std::vector<std::string>& tokens : rows) {
    if (!row.in_order) std::ranges::sort(tokens);
    do {
      std::string phrase;
      for (const std::string& token : tokens) {
        if (!phrase.empty()) phrase += ' ';
        phrase += escape_lucene(token);
      }
      phrase = '"' + phrase + '"';
      if (row.slop > 0) phrase += '~' + std::to_string(row.slop);
      phrases.push_back(std::move(phrase));
    } while (!row.in_order && std::next_permutation(tokens.begin(), tokens.end()));
  }
  std::string out;
  for (const std::string& field : row.fields) {
    for (const std::string& phrase : phrases) {
      if (!out.empty()) out += ' ';
      out += field + ':' + phrase;
    }
  }
  return '(' + out + ")^0";
}

std::string Printer::all(const EngineClause& one) {
  std::string out;
  const bool has_must = std::ranges::any_of(
      one.roles, [](Role role) { return role == Role::kMust || role == Role::kFilter; });
  if (!has_must) out = "+*:*^0";
  for (std::size_t i = 0; i < one.children.size(); ++i) {
    if (!out.empty()) out += ' ';
    const EngineClause& child = one.children[i];
    const std::string text = inner(child);
    const bool is_silent = text.ends_with("^0");
    switch (one.roles[i]) {
      case Role::kMust:
        out += '+' + text;
        break;
      case Role::kFilter:
        out += '+' + text + (is_silent ? "" : "^0");
        break;
      case Role::kAdds:
        out += text;
        break;
      case Role::kMustNot:
        out += '-' + text;
        break;
    }
  }
  return out;
}

std::string Printer::clause(const EngineClause& one) {
  switch (one.kind) {
    case EngineKind::kTerm:
      return boosted(one.field + ':' + escape_lucene(one.token), one.boost);
    case EngineKind::kPrefix:
      return one.field + ':' + escape_lucene(one.token) + "*^0";
    case EngineKind::kRow:
      return row(one.row);
    case EngineKind::kDays:
      return one.field + ":[" + (one.first.empty() ? "*" : one.first) + " TO " +
             (one.last.empty() ? "*" : one.last) + "]^0";
    case EngineKind::kEverything:
      return "*:*^0";
    case EngineKind::kNothing:
      return "(-*:*)";
    case EngineKind::kBest:
    case EngineKind::kAny: {
      std::string out;
      for (const EngineClause& child : one.children) {
        if (!out.empty()) out += ' ';
        out += inner(child);
      }
      return out;
    }
    case EngineKind::kAll:
      return all(one);
  }
  return {};
}

}  // namespace

std::string escape_lucene(std::string_view token) {
  constexpr std::string_view kSpecial = "+-&|!(){}[]^\"~*?:\\/";
  std::string out;
  for (const char byte : token) {
    if (kSpecial.find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out;
}

Result<std::string> to_lucene(const EngineClause& root) {
  return Printer().print(root);
}

}  // namespace tropa::engines
