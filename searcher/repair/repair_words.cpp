#include "repair/repair_words.hpp"

#include "query/ast.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace tropa::repair {
namespace {

using expand::QueryWord;

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

// What stands around a word without a space, between two bytes of the query.
Piece piece_around(const QueryWord& word, std::string_view query, Piece bounds) {
  Piece piece{word.begin, word.end};
  while (piece.begin > bounds.begin && !is_space(query[piece.begin - 1])) --piece.begin;
  while (piece.end < bounds.end && !is_space(query[piece.end])) ++piece.end;
  return piece;
}

std::vector<bool> words_of_concepts(std::span<const QueryWord> words, const Resources& resources) {
  std::vector<WordReadings> readings;
  for (const QueryWord& word : words) readings.push_back(word.readings);
  std::vector<bool> out(words.size(), false);
  for (const ConceptMatch& match : resources.find_concepts(readings)) {
    for (std::size_t i = match.first; i < match.first + match.count; ++i) out[i] = true;
  }
  return out;
}

QueryWord meant_by(const QueryWord& typed, QueryWord meant, Piece place, std::string_view query) {
  meant.original = query.substr(place.begin, place.end - place.begin);
  meant.begin = place.begin;
  meant.end = place.end;
  meant.repaired_from = typed.readings;
  return meant;
}

// What a word that few articles have was perhaps meant to be. Two slips in a word are hardly made
// by somebody else as well, so one is forgiven.
std::optional<Repair> perhaps(const QueryWord& word, std::uint64_t documents,
                              std::string_view query, Repairer& repairer,
                              std::optional<QueryWord>& meant) {
  const std::uint64_t least = documents * expand::kTimesAsMany;
  Kind kind = Kind::kLayout;
  meant = repairer.by_layout(query.substr(word.begin, word.end - word.begin), least);
  if (!meant) {
    kind = Kind::kTransliteration;
    meant = repairer.by_transliteration(word, least);
  }
  if (!meant && !repairer.has_sure_relative(word)) {
    kind = Kind::kTypo;
    meant = repairer.by_typo(word, 1, least);
  }
  if (!meant) return std::nullopt;
  return Repair{word.begin, word.end, meant->original, kind, documents};
}

}  // namespace

void repair_words(std::vector<QueryWord>& words, std::string_view query, Piece bounds,
                  Repairer& repairer, const Resources& resources, std::vector<Repair>& repairs) {
  std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  std::vector<bool> unknown(words.size(), false);
  std::vector<std::uint64_t> few(words.size(), 0);  // articles; 0: none, or not few
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != TokenKind::kWord) continue;
    const std::uint64_t documents = repairer.documents_anywhere_with(words[i]);
    unknown[i] = documents == 0;
    if (documents <= expand::kFewArticlesOfSlip && repairer.may_be_slip(words[i]))
      few[i] = documents;
  }
  if (std::ranges::find(unknown, true) == unknown.end() &&
      std::ranges::all_of(few, [](std::uint64_t count) { return count == 0; })) {
    return;
  }
  const std::vector<bool> is_name = words_of_concepts(words, resources);

  std::vector<QueryWord> out;
  for (std::size_t i = 0; i < words.size();) {
    const Piece piece = piece_around(words[i], query, bounds);
    std::size_t last = i + 1;
    while (last < words.size() && words[last].begin < piece.end) ++last;
    bool can_be_layout = false;
    for (std::size_t k = i; k < last; ++k) can_be_layout |= unknown[k] && !is_name[k];
    for (std::size_t k = i; k < last; ++k) can_be_layout &= words[k].kind == TokenKind::kWord;
    if (can_be_layout) {
      auto meant = repairer.by_layout(query.substr(piece.begin, piece.end - piece.begin));
      if (meant) {
        repairs.push_back({piece.begin, piece.end, meant->original, Kind::kLayout, 0});
        out.push_back(meant_by(words[i], std::move(*meant), piece, query));
        i = last;
        continue;
      }
    }
    for (; i < last; ++i) {
      QueryWord& word = words[i];
      std::optional<QueryWord> meant;
      Kind kind = Kind::kTransliteration;
      if (unknown[i] && !is_name[i]) {
        meant = repairer.by_transliteration(word);
        if (!meant && !repairer.has_sure_relative(word)) {
          kind = Kind::kTypo;
          meant = repairer.by_typo(word);
        }
      }
      if (few[i] > 0 && !is_name[i]) {
        if (auto repair = perhaps(word, few[i], query, repairer, meant)) {
          repairs.push_back(std::move(*repair));
          out.push_back(meant_by(word, std::move(*meant), {word.begin, word.end}, query));
          out.back().keeps_typed = true;
          continue;
        }
      }
      if (!meant) {
        out.push_back(std::move(word));
        continue;
      }
      repairs.push_back({word.begin, word.end, meant->original, kind, 0});
      out.push_back(meant_by(word, std::move(*meant), {word.begin, word.end}, query));
    }
  }
  words = std::move(out);
}

std::string warning(const Repair& repair, std::string_view query) {
  const std::string typed = query::quoted(query.substr(repair.begin, repair.end - repair.begin));
  const std::string how = " (" + std::string(to_string(repair.kind)) + ")";
  if (repair.documents == 0)
    return "nothing has " + typed + "; searched for " + query::quoted(repair.text) + how;
  return std::to_string(repair.documents) +
         (repair.documents == 1 ? " article has " : " articles have ") + typed + "; searched for " +
         query::quoted(repair.text) + ", too" + how;
}

std::string repaired_query(std::string_view query, std::span<const Repair> repairs) {
  std::vector<Repair> in_order(repairs.begin(), repairs.end());
  std::ranges::sort(in_order, {}, &Repair::begin);
  std::string out;
  std::size_t at = 0;
  for (const Repair& repair : in_order) {
    if (repair.begin < at) continue;
    out += query.substr(at, repair.begin - at);
    out += repair.text;
    at = repair.end;
  }
  out += query.substr(at);
  return out;
}

}  // namespace tropa::repair
