// The loop over tokens. What a term looks like is the schema's; what a stem is, the Analyzer's.
#include "terms/document_indexer.hpp"

#include "address.hpp"
#include "case_evidence.hpp"
#include "readers/date.hpp"
#include "readers/headline.hpp"
#include "sources/utf8.hpp"
#include "terms/sentence_start.hpp"
#include "terms/term_collector.hpp"

#include <algorithm>
#include <utility>

namespace tropa {
namespace {

// Some 100 words. Whole articles would make it a tenth of the analysis, and change no guess.
constexpr std::size_t kIdentifyBytes = 1024;

// Words that are kept ready.
constexpr std::size_t kWords = 65536;

// So many words ahead a word is asked for from memory.
constexpr std::size_t kExpectedWords = 8;

constexpr std::size_t kMonthBytes = 6;  // of a date slot: "202512"; empty when undated

// A text is cut into words in blocks of about this size, because the tokens of a block are held at
// once and take 15 times its bytes.
constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;

bool is_letter_byte(char byte) {
  const char lowered = static_cast<char>(byte | 0x20);
  return static_cast<signed char>(byte) < 0 || (lowered >= 'a' && lowered <= 'z');
}

/// The beginning of a text, up to a space between two letters: no token reaches across that.
std::string_view block_of(std::string_view text) {
  for (std::size_t at = kBlockBytes; at + 1 < text.size(); ++at) {
    const bool is_space = text[at] == ' ' || text[at] == '\n';
    if (is_space && is_letter_byte(text[at - 1]) && is_letter_byte(text[at + 1])) {
      return text.substr(0, at);
    }
  }
  return text;
}

std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

bool has_marks(const Token& token) {
  return token.script == Script::kLatin &&
         std::ranges::any_of(token.text, [](char c) { return static_cast<signed char>(c) < 0; });
}

const schema::Field& field_of(schema::FieldId id) {
  return schema::kFields[static_cast<std::size_t>(id)];
}

}  // namespace

DocumentIndexer::DocumentIndexer(std::shared_ptr<const Resources> resources, bool by_month)
    : analyzer_(std::move(resources)), words_(kWords), by_month_(by_month) {}

Language DocumentIndexer::language_of(const Document& document) {
  if (document.language) return *document.language;
  std::string sample = document.title;
  sample += '\n';
  sample += beginning(document.text, kIdentifyBytes);
  return analyzer_.identify(sample).language;
}

std::uint64_t DocumentIndexer::hash_of(const Token& token) const {
  return schema::hash_of(token.text) + static_cast<std::uint64_t>(language_);
}

CachedWord& DocumentIndexer::word_of(const Token& token, std::uint64_t hash) {
  const auto [word, is_new] = words_.find(token.text, language_, token.kind, hash, article_);
  if (!is_new) return word;
  word.has_marks = has_marks(token);
  word.recorded_in = nullptr;
  word.article = 0;
  word.hash = hash;
  word.next_case_level = {};
  analyzer_.stem_in_article(token.text, token.kind, language_, scratch_);
  for (const ArticleStems::Stem& stem : scratch_.all()) {
    word.add_stem(stem.language, schema::stem_term(stem.language, {}), stem.text);
  }
  word.sense = scratch_.empty() ? hash : schema::hash_of(scratch_.all().front().text);
  return word;
}

std::string_view DocumentIndexer::term_of(const CachedWord& word) {
  if (word.text().size() <= schema::kMaxWordBytes) return word.text();
  return long_term_ = schema::word_term(word.text());
}

std::string_view DocumentIndexer::term_of(const CachedWord& word, const CachedWord::Stem& stem) {
  if (stem.size <= schema::kMaxWordBytes) return word.with_prefix(stem);
  return long_term_ = schema::stem_term(stem.language, word.text_of(stem));
}

/// Entries of the vocabulary table for words that is met for the first time. Codes are not
/// bridged: they are the same in every script already.
void DocumentIndexer::record_vocabulary(TermCollector& out, CachedWord& word) {
  if (word.kind != TokenKind::kWord || word.recorded_in == known_here_) return;
  word.recorded_in = known_here_;
  word.next_case_level = {};
  if (word.has_marks) record_without_marks(out, word);
  const auto record = [&](std::string_view text, std::string_view term) {
    if (!known_here_->insert(schema::hash_of(term))) return;
    for (const std::string& key : bridge_keys(text)) {
      out.vocabulary_entry(schema::phonetic_key(key), term);
    }
  };
  for (const CachedWord::Stem& stem : word.stems()) {
    record(word.text_of(stem), term_of(word, stem));
  }
  if (word.stems().empty()) record(word.text(), term_of(word));
}

void DocumentIndexer::record_without_marks(TermCollector& out, const CachedWord& word) {
  if (!known_here_->insert(schema::hash_of("\xC0" + std::string(term_of(word))))) return;
  const std::string plain = without_diacritics(word.text());
  if (plain == word.text()) return;
  const std::string key = schema::undiacritic_key(plain);
  for (const CachedWord::Stem& stem : word.stems()) out.vocabulary_entry(key, term_of(word, stem));
  if (word.stems().empty()) out.vocabulary_entry(key, term_of(word));
}

/// Evidence that a word is a name: capitals inside sentences, in more articles than lower case.
/// Long words in capitals are shouted.
void DocumentIndexer::record_case(TermCollector& out, CachedWord& word, const Token& token,
                                  std::string_view text) {
  const std::size_t most_bytes = token.script == Script::kLatin ? 5 : 10;  // of an acronym
  if (word.kind != TokenKind::kWord) return;
  const bool is_capital = token.is_capital;
  const unsigned level = schema::case_level(word.hash, article_hash_);
  std::uint8_t& next = word.next_case_level[is_capital ? 1 : 0];
  if (level < next) return;
  if (is_capital && (may_begin_sentence(text, token.begin) ||
                     (token.is_acronym && token.text.size() > most_bytes))) {
    return;
  }
  next = static_cast<std::uint8_t>(level + 1);
  if (!is_capital && level == 0) return;
  const std::string evidence =
      schema::CaseEvidence{.is_capital = is_capital, .level = level}.to_string();
  const auto record = [&](std::string_view term) {
    if (known_here_->insert(schema::hash_of(evidence + std::string(term))))
      out.vocabulary_entry(schema::case_key(term), evidence);
  };
  for (const CachedWord::Stem& stem : word.stems()) record(term_of(word, stem));
  if (word.stems().empty()) record(term_of(word));
}

void DocumentIndexer::add_body(TermCollector& out, std::string_view text, schema::TextField field,
                               std::uint32_t weight) {
  std::uint32_t words_before = 0;
  while (!text.empty()) {
    const std::string_view block = block_of(text);
    text.remove_prefix(block.size());
    const std::span<const Token> tokens = analyzer_.tokenize(block);
    hashes_.clear();
    for (const Token& token : tokens) hashes_.push_back(hash_of(token));
    std::size_t end_before = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (at + kExpectedWords < tokens.size()) words_.expect(hashes_[at + kExpectedWords]);
      const Token& token = tokens[at];
      CachedWord& word = word_of(token, hashes_[at]);
      if (field == schema::TextField::kTitle) {
        signature_.add_title_word(word.sense);
      } else if (!token.is_part) {
        add_to_signature(word, token, std::exchange(end_before, token.end));
      }
      add_word(out, word, {field, words_before + token.position}, weight);
      record_case(out, word, token, block);
    }
    if (!tokens.empty()) words_before += tokens.back().position + 1;
  }
}

void DocumentIndexer::add_to_signature(const CachedWord& word, const Token& token,
                                       std::size_t end_before) {
  constexpr std::size_t kSpace = 2;  // bytes, if it is one that keeps the line together
  if (token.kind == TokenKind::kNumber) {
    signature_.add_number(token.text, end_before > 0 && token.begin - end_before <= kSpace);
  } else {
    signature_.add_word(word.sense);
  }
}

void DocumentIndexer::add_word(TermCollector& out, CachedWord& word, Place place,
                               std::uint32_t weight) {
  if (word.article == article_) {
    out.add_weight(word.entry, weight);
    for (const CachedWord::Stem& stem : word.stems()) out.add_weight(stem.entry, weight);
  } else {
    word.article = article_;
    word.entry = out.add(term_of(word), weight);
    for (CachedWord::Stem& stem : word.stems()) stem.entry = out.add(term_of(word, stem), weight);
  }
  // A phrase is looked up through stems; words need positions only where there are none.
  if (word.stems().empty()) out.place(place.field, place.position, word.entry);
  for (const CachedWord::Stem& stem : word.stems()) {
    out.place(place.field, place.position, stem.entry);
  }
  record_vocabulary(out, word);
}

/// Terms of a field. With `part`, the words also get positions, which they have already when they
/// are body words too.
void DocumentIndexer::add_text(TermCollector& out, const schema::Field* field,
                               std::string_view text, std::optional<schema::TextField> part) {
  for (const Token& token : analyzer_.tokenize(text)) {
    CachedWord& word = word_of(token, hash_of(token));
    out.add(schema::word_term(*field, token.text), 1);
    if (part && word.stems().empty()) out.place(*part, token.position, term_of(word));
    for (const CachedWord::Stem& stem : word.stems()) {
      out.add(schema::stem_term(*field, stem.language, word.text_of(stem)), 1);
      if (part) out.place(*part, token.position, term_of(word, stem));
    }
    record_vocabulary(out, word);
  }
}

/// What is stored of the article, but for its language.
schema::Record DocumentIndexer::record_of(Document document,
                                          std::optional<std::int64_t> file_time) {
  schema::Record record{.id = std::move(document.id),
                        .path = std::move(document.path),
                        .title = std::move(document.title),
                        .date = normal_date(document.date).value_or(std::string()),
                        .url = std::move(document.url),
                        .source = std::move(document.source),
                        .author = std::move(document.author),
                        .tags = std::move(document.tags),
                        .extra = std::move(document.extra),
                        .text = std::move(document.text)};
  if (record.source.empty()) record.source = schema::site_of(record.url);
  if (record.title.empty()) record.title = title_from_text(record.text);
  if (record.date.empty() && file_time) {
    record.date = date_of_time(*file_time);
    record.date_is_file_time = true;
  }
  // Exported articles say so of their dates, as the searcher's JSON does.
  if (const auto mark = record.extra.find("date_is");
      mark != record.extra.end() && mark->second == "\"file time\"") {
    record.extra.erase(mark);
    record.date_is_file_time = !record.date.empty();
  }
  return record;
}

void DocumentIndexer::add_terms(TermCollector& out, const schema::Record& record,
                                std::string_view source, bool has_title) {
  using schema::FieldId;
  using schema::TextField;
  if (has_title) add_body(out, record.title, TextField::kTitle, kTitleWeight);
  add_body(out, record.text, TextField::kText, 1);
  // A title made from the text is found by title: too, but weighs nothing more.
  add_text(out, &field_of(FieldId::kTitle), record.title,
           has_title ? std::nullopt : std::optional(TextField::kTitle));
  add_text(out, &field_of(FieldId::kAuthor), record.author, TextField::kAuthor);
  const auto add_value = [&](FieldId id, std::string_view folded) {
    if (!folded.empty()) out.add(schema::value_term(field_of(id), folded), 0);
  };
  add_value(FieldId::kSource, source);
  add_value(FieldId::kLanguage, to_string(record.language));
  for (const std::string& tag : record.tags) {
    add_value(FieldId::kTag, schema::folded_value(analyzer_, tag));
  }
  for (const std::string& value : schema::address_values(record.url)) {
    add_value(FieldId::kUrl, value);
  }
  out.add(schema::id_term(record.id), 0);
  out.finish();
}

IndexedDocument DocumentIndexer::make(Document document,
                                      const std::optional<schema::FileState>& state,
                                      std::optional<std::int64_t> file_time) {
  ++article_;
  signature_ = {};
  article_hash_ = schema::hash_of(document.id);
  language_ = language_of(document);
  const bool has_title = !document.title.empty();
  schema::Record record = record_of(std::move(document), file_time);
  record.language = language_;
  const std::string day = record.date_is_file_time ? std::string() : date_slot(record.date);
  known_here_ = &known_[by_month_ ? day.substr(0, kMonthBytes) : std::string()];
  const std::string source = schema::folded_value(analyzer_, record.source);

  IndexedDocument indexed;
  indexed.id = record.id;
  TermCollector out(indexed);
  add_terms(out, record, source, has_title);
  const auto set = [&](schema::Slot slot, std::string value) {
    if (!value.empty()) indexed.document.values.emplace_back(slot, std::move(value));
  };
  set(schema::kSlotDate, day);
  set(schema::kSlotLanguage, std::string(to_string(language_)));
  set(schema::kSlotSource, source);
  set(schema::kSlotDocumentKey, schema::document_key(record.id));
  if (state) set(schema::kSlotFile, to_bytes(*state));
  set(schema::kSlotPositions, out.positions(has_title, language_ != Language::kOther));
  set(schema::kSlotSignature, signature_.bytes());
  // Phrases look for stems, and where those are missing for the words themselves.
  if (language_ != Language::kOther) set(schema::kSlotNeighbours, out.neighbours());
  indexed.document.data = to_bytes(record);
  return indexed;
}

}  // namespace tropa
