// The loop over tokens. What a term looks like is the schema's; what a stem is, the Analyzer's.
#include "terms/document_indexer.hpp"

#include "case_evidence.hpp"
#include "index/shard_list.hpp"
#include "readers/date.hpp"
#include "readers/headline.hpp"
#include "sources/utf8.hpp"
#include "terms/sentence_start.hpp"
#include "terms/term_order.hpp"

#include <algorithm>

namespace tropa {
namespace {

// Some 100 words. Whole articles would make it a tenth of the analysis, and change no guess.
constexpr std::size_t kIdentifyBytes = 1024;

// Words that are kept ready. Half of a text is some hundred words, so a small table that stays in
// the processor's cache finds most of them, and costs less than the dictionary would.
constexpr std::size_t kWords = 32768;

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

struct DocumentIndexer::Entry {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  std::uint32_t weight = 0;
};

/// Gathers occurrences in the order of the text, then sorts them into terms.
class DocumentIndexer::Collector {
 public:
  explicit Collector(IndexedDocument& out) : out_(out) {}

  /// Where it is, for add_weight().
  std::uint32_t add(std::string_view term, std::uint32_t weight) {
    entries_.push_back({static_cast<std::uint32_t>(out_.letters.size()),
                        static_cast<std::uint32_t>(term.size()), weight});
    out_.letters += term;
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  void add_weight(std::uint32_t entry, std::uint32_t weight) { entries_[entry].weight += weight; }
  void vocabulary_entry(std::string key, std::string term) {
    out_.vocabulary.emplace_back(std::move(key), std::move(term));
  }

  schema::PositionsWriter places;

  void finish() {
    const std::string letters = std::move(out_.letters);
    const auto text = [&](const Entry& entry) {
      return std::string_view(letters).substr(entry.begin, entry.size);
    };
    TermOrder order;
    order.reserve(entries_.size());
    for (const Entry& entry : entries_) order.add(text(entry));
    out_.letters.clear();
    std::string_view before;
    for (const TermOrder::Key& key : order.sorted()) {
      if (out_.terms.empty() || key.term != before) {
        before = key.term;
        out_.terms.push_back({.begin = static_cast<std::uint32_t>(out_.letters.size()),
                              .size = static_cast<std::uint32_t>(before.size())});
        out_.letters += before;
      }
      out_.terms.back().wdf += entries_[key.number].weight;
    }
  }

 private:
  IndexedDocument& out_;
  std::vector<Entry> entries_;
};

DocumentIndexer::DocumentIndexer(std::shared_ptr<const Resources> resources, bool by_month)
    : analyzer_(std::move(resources)), words_(kWords), by_month_(by_month) {}

Language DocumentIndexer::language_of(const Document& document) {
  if (document.language) return *document.language;
  std::string sample = document.title;
  sample += '\n';
  sample += beginning(document.text, kIdentifyBytes);
  return analyzer_.identify(sample).language;
}

DocumentIndexer::Word& DocumentIndexer::word_of(const Token& token) {
  const std::uint64_t hash = schema::hash_of(token.text) + static_cast<std::uint64_t>(language_);
  Word& word = words_[hash % kWords];
  if (word.text == token.text && word.language == language_ && word.kind == token.kind) return word;
  word.text = token.text;
  word.language = language_;
  word.kind = token.kind;
  word.has_marks = has_marks(token);
  word.recorded_in = nullptr;
  word.article = 0;
  word.hash = hash;
  word.next_case_level = {};
  word.term = schema::word_term(token.text);
  find_stems(word);
  return word;
}

void DocumentIndexer::find_stems(Word& word) {
  word.stems.clear();
  analyzer_.stem_in_article(word.text, word.kind, word.language, scratch_);
  for (const ArticleStems::Stem& stem : scratch_.all()) {
    word.stems.push_back({.language = stem.language,
                          .stem = stem.text,
                          .term = schema::stem_term(stem.language, stem.text),
                          .entry = 0});
  }
}

/// Entries of the vocabulary table for words that is met for the first time. Codes are not
/// bridged: they are the same in every script already.
void DocumentIndexer::record_vocabulary(Collector& out, Word& word) {
  if (word.kind != TokenKind::kWord || word.recorded_in == known_here_) return;
  word.recorded_in = known_here_;
  word.next_case_level = {};
  if (word.has_marks && known_here_->insert(schema::hash_of("\xC0" + word.term))) {
    const std::string plain = without_diacritics(word.text);
    if (plain != word.text) {
      for (const TaggedStem& stem : word.stems) {
        out.vocabulary_entry(schema::undiacritic_key(plain), stem.term);
      }
      if (word.stems.empty()) out.vocabulary_entry(schema::undiacritic_key(plain), word.term);
    }
  }
  for (const TaggedStem& stem : word.stems) {
    if (!known_here_->insert(schema::hash_of(stem.term))) continue;
    for (const std::string& key : bridge_keys(stem.stem)) {
      out.vocabulary_entry(schema::phonetic_key(key), stem.term);
    }
  }
  if (word.stems.empty() && known_here_->insert(schema::hash_of(word.term))) {
    for (const std::string& key : bridge_keys(word.text)) {
      out.vocabulary_entry(schema::phonetic_key(key), word.term);
    }
  }
}

/// Evidence that a word is a name: capitals inside sentences, in more articles than lower case.
/// Long words in capitals are shouted.
void DocumentIndexer::record_case(Collector& out, Word& word, const Token& token,
                                  std::string_view text) {
  const std::size_t most_bytes = token.script == Script::kLatin ? 5 : 10;  // of an acronym
  if (word.kind != TokenKind::kWord) return;
  const bool is_capital = token.is_capital;
  const unsigned level = schema::case_level(word.hash, article_hash_);
  unsigned& next = word.next_case_level[is_capital ? 1 : 0];
  if (level < next) return;
  if (is_capital && (may_begin_sentence(text, token.begin) ||
                     (token.is_acronym && word.text.size() > most_bytes))) {
    return;
  }
  next = level + 1;
  if (!is_capital && level == 0) return;
  const std::string evidence =
      schema::CaseEvidence{.is_capital = is_capital, .level = level}.to_string();
  const auto record = [&](const std::string& term) {
    if (known_here_->insert(schema::hash_of(evidence + term)))
      out.vocabulary_entry(schema::case_key(term), evidence);
  };
  for (const TaggedStem& stem : word.stems) record(stem.term);
  if (word.stems.empty()) record(word.term);
}

void DocumentIndexer::add_body(Collector& out, std::string_view text, schema::TextField part,
                               std::uint32_t weight) {
  for (const Token& token : analyzer_.tokenize(text)) {
    Word& word = word_of(token);
    if (word.article == article_) {
      out.add_weight(word.entry, weight);
      for (const TaggedStem& stem : word.stems) out.add_weight(stem.entry, weight);
    } else {
      word.article = article_;
      word.entry = out.add(word.term, weight);
      for (TaggedStem& stem : word.stems) stem.entry = out.add(stem.term, weight);
    }
    // A phrase is looked up through stems; words need places only where there are none.
    if (word.stems.empty()) out.places.add(part, token.position, word.term);
    for (const TaggedStem& stem : word.stems) {
      out.places.add(part, token.position, stem.term);
    }
    record_vocabulary(out, word);
    record_case(out, word, token, text);
  }
}

/// Terms of a field. With `part`, the words also get places, which they have already when they are
/// body words too.
void DocumentIndexer::add_text(Collector& out, const schema::Field* field, std::string_view text,
                               std::optional<schema::TextField> part) {
  for (const Token& token : analyzer_.tokenize(text)) {
    Word& word = word_of(token);
    out.add(schema::word_term(*field, token.text), 1);
    if (part && word.stems.empty()) out.places.add(*part, token.position, word.term);
    for (const TaggedStem& stem : word.stems) {
      out.add(schema::stem_term(*field, stem.language, stem.stem), 1);
      if (part) out.places.add(*part, token.position, stem.term);
    }
    record_vocabulary(out, word);
  }
}

IndexedDocument DocumentIndexer::make(const Document& document,
                                      const std::optional<schema::FileState>& state,
                                      std::optional<std::int64_t> file_time) {
  using schema::FieldId;
  IndexedDocument indexed;
  indexed.id = document.id;
  ++article_;
  article_hash_ = schema::hash_of(document.id);
  language_ = language_of(document);
  const bool has_title = !document.title.empty();

  schema::Record record{.id = document.id,
                        .path = document.path,
                        .title = has_title ? document.title : title_from_text(document.text),
                        .date = normal_date(document.date).value_or(std::string()),
                        .url = document.url,
                        .source = document.source,
                        .author = document.author,
                        .language = language_,
                        .tags = document.tags,
                        .extra = document.extra,
                        .text = document.text};
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

  known_here_ = &known_[by_month_ ? month_of_slot(date_slot(record.date)) : std::string()];
  Collector out(indexed);
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
  const std::string source = schema::folded_value(analyzer_, record.source);
  add_value(FieldId::kSource, source);
  add_value(FieldId::kLanguage, to_string(language_));
  for (const std::string& tag : record.tags) {
    add_value(FieldId::kTag, schema::folded_value(analyzer_, tag));
  }
  out.add(schema::id_term(record.id), 0);
  out.finish();

  const auto set = [&](schema::Slot slot, std::string value) {
    if (!value.empty()) indexed.values.emplace_back(slot, std::move(value));
  };
  set(schema::kSlotDate, date_slot(record.date));
  set(schema::kSlotLanguage, std::string(to_string(language_)));
  set(schema::kSlotSource, source);
  set(schema::kSlotDocumentKey, schema::document_key(record.id));
  if (state) set(schema::kSlotFile, to_bytes(*state));
  set(schema::kSlotPositions, out.places.bytes(has_title, language_ != Language::kOther));
  indexed.record = to_bytes(record);
  return indexed;
}

std::string month_of(const IndexedDocument& indexed) {
  const auto date = std::ranges::find(indexed.values, unsigned{schema::kSlotDate},
                                      [](const auto& value) { return value.first; });
  return month_of_slot(date == indexed.values.end() ? std::string_view() : date->second);
}

std::string to_string(const IndexedDocument& indexed) {
  const auto slot_of = [&](unsigned slot) {
    const auto found =
        std::ranges::find(indexed.values, slot, [](const auto& v) { return v.first; });
    return found == indexed.values.end() ? std::string_view() : std::string_view(found->second);
  };
  const auto places = schema::Positions::from(slot_of(schema::kSlotPositions));
  std::string text;
  std::vector<std::uint32_t> found;
  for (const IndexedDocument::Term& term : indexed.terms) {
    text += indexed.text_of(term);
    text += ' ';
    text += std::to_string(term.wdf);
    if (places && schema::parse_body_term(indexed.text_of(term))) {
      const std::uint64_t code = places->code_of(schema::hash_of(indexed.text_of(term)));
      places->find({&code, 1}, {0, places->range(schema::TextField::kAuthor).end}, found);
      for (std::size_t at = 0; at < found.size(); ++at) {
        text += at == 0 ? " @" : ",";
        text += std::to_string(found[at]);
      }
    }
    text += '\n';
  }
  for (const auto& [slot, value] : indexed.values) {
    if (slot == schema::kSlotFile || slot == schema::kSlotPositions) continue;  // bytes
    text += "slot " + std::to_string(slot) + " " + value + "\n";
  }
  for (const auto& [key, term] : indexed.vocabulary)
    text += "vocabulary " + key + " " + term + "\n";
  return text;
}

}  // namespace tropa
