#include "terms/analyzed_fields.hpp"

#include "address.hpp"
#include "engine_fields.hpp"
#include "readers/date.hpp"
#include "terms/document_indexer.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace tropa {
namespace {

constexpr std::size_t kDayBytes = 8;  // of a date slot

void append(std::string& text, std::string_view token) {
  if (!text.empty()) text += ' ';
  text += token;
}

/// A text, cut.
struct Rows {
  std::string words;
  std::string stems;
  std::string order;
  std::string order_2;
};

/// What may stand at one position: the stems of a word; of a code, itself and the first of the
/// words it is made of.
using Readings = std::vector<std::string>;

class Cutter {
 public:
  Cutter(Analyzer& analyzer, Language language) : analyzer_(analyzer), language_(language) {}

  Rows rows_of(std::string_view text) {
    Rows rows;
    Readings readings;
    std::uint32_t position = 0;
    for (const Token& token : analyzer_.tokenize(text)) {
      if (token.position != position) {
        end_position(readings, rows);
        // A code may take more positions than its parts.
        for (++position; position < token.position; ++position) end_position(readings, rows);
      }
      add(token, rows, readings);
    }
    if (!readings.empty()) end_position(readings, rows);
    return rows;
  }

  std::string keys() const {
    std::string out;
    for (const std::string& key : keys_) append(out, key);
    return out;
  }

 private:
  static void end_position(Readings& readings, Rows& rows) {
    if (readings.empty()) readings.emplace_back(schema::kEngineGap);
    append(rows.order, readings[0]);
    append(rows.order_2, readings[readings.size() > 1 ? 1 : 0]);
    readings.clear();
  }

  void add(const Token& token, Rows& rows, Readings& readings) {
    const std::string word = schema::engine_token(schema::word_term(token.text));
    append(rows.words, word);
    analyzer_.stem_in_article(token.text, token.kind, language_, stems_);
    for (const ArticleStems::Stem& stem : stems_.all()) {
      const std::string term = schema::stem_term(stem.language, stem.text);
      readings.push_back(schema::engine_term(term)->token);
      append(rows.stems, readings.back());
      add_keys(term, stem.text);
    }
    if (!stems_.empty()) return;
    readings.push_back(word);
    if (token.kind == TokenKind::kWord) add_keys(word, token.text);
  }

  void add_keys(const std::string& term, std::string_view text) {
    if (!known_.insert(term).second) return;
    for (const std::string& key : bridge_keys(text)) keys_.insert(schema::engine_token(key));
  }

  Analyzer& analyzer_;
  Language language_;
  ArticleStems stems_;
  std::set<std::string> known_;
  std::set<std::string> keys_;
};

void append_behind_gap(std::string& text, std::string_view more) {
  if (more.empty()) return;
  if (!text.empty()) append(text, schema::kEngineGap);
  append(text, more);
}

void append_behind_gap(Rows& rows, const Rows& more) {
  append_behind_gap(rows.words, more.words);
  append_behind_gap(rows.stems, more.stems);
  append_behind_gap(rows.order, more.order);
  append_behind_gap(rows.order_2, more.order_2);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> analyzed_fields(Analyzer& analyzer,
                                                                 const schema::Record& record,
                                                                 bool own_title) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&out](std::string_view name, std::string value) {
    if (!value.empty()) out.emplace_back(name, std::move(value));
  };
  const auto add_rows = [&](std::string_view prefix, Rows rows) {
    add(schema::engine_field(prefix, schema::kEngineWords), std::move(rows.words));
    add(schema::engine_field(prefix, schema::kEngineStems), std::move(rows.stems));
    add(schema::engine_field(prefix, schema::kEngineOrder), std::move(rows.order));
    add(schema::engine_field(prefix, schema::kEngineOrder2), std::move(rows.order_2));
  };
  Cutter cutter(analyzer, record.language);
  Rows title = cutter.rows_of(record.title);
  Rows body;
  if (own_title) {
    body = title;
    for (std::uint32_t i = 1; i < kTitleWeight; ++i) {
      append_behind_gap(body.words, title.words);
      append_behind_gap(body.stems, title.stems);
    }
  }
  append_behind_gap(body, cutter.rows_of(record.text));
  add_rows("", std::move(body));
  add_rows(schema::find_field("title")->prefix, std::move(title));
  add_rows(schema::find_field("author")->prefix, cutter.rows_of(record.author));
  add(schema::kEngineKeys, cutter.keys());

  if (!record.date_is_file_time) {
    add(schema::kEngineDay, date_slot(record.date).substr(0, kDayBytes));
  }
  add("source_term", schema::engine_token(schema::folded_value(analyzer, record.source)));
  std::string tags;
  for (const std::string& tag : record.tags) {
    const std::string folded = schema::folded_value(analyzer, tag);
    if (!folded.empty()) append(tags, schema::engine_token(folded));
  }
  add("tag_term", std::move(tags));
  std::string addresses;
  for (const std::string& value : schema::address_values(record.url)) {
    append(addresses, schema::engine_token(value));
  }
  add("url_term", std::move(addresses));
  return out;
}

}  // namespace tropa
