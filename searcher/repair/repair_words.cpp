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

/// Repairs the words between two bytes of the query, one piece without spaces after the other.
class WordRepair {
 public:
  WordRepair(std::vector<QueryWord>& words, std::string_view query, Piece bounds,
             Repairer& repairer, std::vector<Repair>& repairs)
      : words_(words), query_(query), bounds_(bounds), repairer_(repairer), repairs_(repairs) {}

  void run(const Resources& resources);

 private:
  bool look_up();
  bool read_on_another_layout(std::size_t first, std::size_t last, Piece piece);
  void repair(std::size_t index);
  bool repair_unknown(const QueryWord& word);
  bool repair_rare(const QueryWord& word, std::uint64_t documents);

  std::vector<QueryWord>& words_;
  std::string_view query_;
  Piece bounds_;
  Repairer& repairer_;
  std::vector<Repair>& repairs_;
  std::vector<bool> unknown_;
  std::vector<std::uint64_t> few_;  // articles; 0: none, or not few
  std::vector<bool> is_name_;       // of the concept table
  std::vector<QueryWord> out_;
};

// Whether there is anything to repair.
bool WordRepair::look_up() {
  unknown_.assign(words_.size(), false);
  few_.assign(words_.size(), 0);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].kind != TokenKind::kWord) continue;
    const std::uint64_t documents = repairer_.documents_anywhere_with(words_[i]);
    unknown_[i] = documents == 0;
    if (documents <= expand::kFewArticlesOfSlip && repairer_.may_be_slip(words_[i]))
      few_[i] = documents;
  }
  return std::ranges::find(unknown_, true) != unknown_.end() ||
         std::ranges::any_of(few_, [](std::uint64_t count) { return count > 0; });
}

bool WordRepair::read_on_another_layout(std::size_t first, std::size_t last, Piece piece) {
  bool may_be = false;
  for (std::size_t k = first; k < last; ++k) may_be |= unknown_[k] && !is_name_[k];
  for (std::size_t k = first; k < last; ++k) may_be &= words_[k].kind == TokenKind::kWord;
  if (!may_be) return false;
  auto meant = repairer_.by_layout(query_.substr(piece.begin, piece.end - piece.begin));
  if (!meant) return false;
  repairs_.push_back({piece.begin, piece.end, meant->original, Kind::kLayout, 0});
  out_.push_back(meant_by(words_[first], std::move(*meant), piece, query_));
  return true;
}

bool WordRepair::repair_unknown(const QueryWord& word) {
  Kind kind = Kind::kTransliteration;
  auto meant = repairer_.by_transliteration(word);
  if (!meant && !repairer_.has_sure_relative(word)) {
    kind = Kind::kTypo;
    meant = repairer_.by_typo(word);
  }
  if (!meant) return false;
  const bool is_credible = repairer_.is_credible(word, *meant, kind);
  repairs_.push_back({word.begin, word.end, meant->original, kind, 0, !is_credible});
  if (!is_credible) return false;
  out_.push_back(meant_by(word, std::move(*meant), {word.begin, word.end}, query_));
  return true;
}

bool WordRepair::repair_rare(const QueryWord& word, std::uint64_t documents) {
  std::optional<QueryWord> meant;
  auto repair = perhaps(word, documents, query_, repairer_, meant);
  if (!repair) return false;
  if (repairer_.is_name(word) && !repairer_.is_credible(word, *meant, repair->kind)) return false;
  repairs_.push_back(std::move(*repair));
  out_.push_back(meant_by(word, std::move(*meant), {word.begin, word.end}, query_));
  out_.back().keeps_typed = true;
  return true;
}

void WordRepair::repair(std::size_t index) {
  QueryWord& word = words_[index];
  const bool is_correct = is_name_[index] || (unknown_[index] && repairer_.is_translated(word));
  if (!is_correct) {
    if (unknown_[index] && repair_unknown(word)) return;
    if (few_[index] > 0 && repair_rare(word, few_[index])) return;
  }
  out_.push_back(std::move(word));
}

void WordRepair::run(const Resources& resources) {
  if (!look_up()) return;
  is_name_ = words_of_concepts(words_, resources);
  for (std::size_t i = 0; i < words_.size();) {
    const Piece piece = piece_around(words_[i], query_, bounds_);
    std::size_t last = i + 1;
    while (last < words_.size() && words_[last].begin < piece.end) ++last;
    if (read_on_another_layout(i, last, piece)) {
      i = last;
      continue;
    }
    for (; i < last; ++i) repair(i);
  }
  words_ = std::move(out_);
}

}  // namespace

void repair_words(std::vector<QueryWord>& words, std::string_view query, Piece bounds,
                  Repairer& repairer, const Resources& resources, std::vector<Repair>& repairs) {
  std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  WordRepair(words, query, bounds, repairer, repairs).run(resources);
}

std::string warning(const Repair& repair, std::string_view query) {
  if (repair.is_only_suggested) return {};
  const std::string typed = query::quoted(query.substr(repair.begin, repair.end - repair.begin));
  const std::string how = " (" + std::string(to_string(repair.kind)) + ")";
  if (repair.documents == 0) {
    return "no article contains " + typed + "; searched for " + query::quoted(repair.text) +
           " instead" + how;
  }
  return std::to_string(repair.documents) +
         (repair.documents == 1 ? " article has " : " articles have ") + typed +
         "; also searched for " + query::quoted(repair.text) + how;
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
