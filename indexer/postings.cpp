// The loop over tokens. What a term looks like is the schema's; what a stem is, the Analyzer's.
#include "postings.hpp"

#include "date.hpp"
#include "readers/headline.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <limits>

namespace tropa {
namespace {

// More does not change the guess and would cost as much as the whole analysis.
constexpr std::size_t kIdentifyBytes = 16 * 1024;
constexpr std::uint32_t kNoPosition = std::numeric_limits<std::uint32_t>::max();

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

struct PostingsMaker::Entry {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  std::uint32_t weight = 0;
  std::uint32_t position = 0;  // kNoPosition for none
};

/// Gathers occurrences in the order of the text, then sorts them into terms.
class PostingsMaker::Collector {
 public:
  explicit Collector(Postings& out) : out_(out) {}

  void add(std::string_view term, std::uint32_t weight, std::uint32_t position) {
    entries_.push_back({static_cast<std::uint32_t>(out_.letters.size()),
                        static_cast<std::uint32_t>(term.size()), weight, position});
    out_.letters += term;
  }
  void synonym(std::string key, std::string term) {
    out_.synonyms.emplace_back(std::move(key), std::move(term));
  }

  /// Positions are counted from here; 1 for the first text of a field.
  std::uint32_t base = 1;
  std::uint32_t last = 0;

  void finish() {
    const std::string letters = std::move(out_.letters);
    const auto text = [&](const Entry& entry) {
      return std::string_view(letters).substr(entry.begin, entry.size);
    };
    std::ranges::sort(entries_, [&](const Entry& left, const Entry& right) {
      const int order = text(left).compare(text(right));
      return order != 0 ? order < 0 : left.position < right.position;
    });
    out_.letters.clear();
    std::string_view before;
    for (const Entry& entry : entries_) {
      if (out_.terms.empty() || text(entry) != before) {
        before = text(entry);
        out_.terms.push_back({.begin = static_cast<std::uint32_t>(out_.letters.size()),
                              .size = entry.size,
                              .first_position = static_cast<std::uint32_t>(out_.positions.size())});
        out_.letters += before;
      }
      Postings::Term& term = out_.terms.back();
      term.wdf += entry.weight;
      // Two readings of a word may give one term twice at one place.
      const bool is_new = term.position_count == 0 || out_.positions.back() != entry.position;
      if (entry.position != kNoPosition && is_new) {
        out_.positions.push_back(entry.position);
        ++term.position_count;
      }
    }
  }

 private:
  Postings& out_;
  std::vector<Entry> entries_;
};

PostingsMaker::PostingsMaker(std::shared_ptr<const Resources> resources)
    : analyzer_(std::move(resources)) {}

Language PostingsMaker::language_of(const Document& document) {
  if (document.language) return *document.language;
  std::string sample = document.title;
  sample += '\n';
  sample += beginning(document.text, kIdentifyBytes);
  return analyzer_.identify(sample).language;
}

/// Fills stems_: every reading in the document's own language, else the likeliest in each language
/// whose alphabet the word has. A text in no language of ours gets no stems: its words would only
/// collide with ours.
void PostingsMaker::stems_of(const Token& token, Language language) {
  stem_count_ = 0;
  if (token.kind != TokenKind::kWord || language == Language::kOther) return;
  const auto keep = [this](Language stem_language, std::size_t most) {
    for (std::size_t at = 0; at < std::min(most, scratch_.size()); ++at) {
      if (stem_count_ == stems_.size()) stems_.emplace_back();
      TaggedStem& place = stems_[stem_count_++];
      place.language = stem_language;
      place.stem = scratch_[at];
      place.term = schema::stem_term(stem_language, scratch_[at]);
    }
  };
  analyzer_.stem(token.text, language, scratch_);
  if (!scratch_.empty()) return keep(language, Stems::kMost);
  const LanguageSet readings = analyzer_.readings(token.text);
  for (const Language other : kStemmedLanguages) {
    if (other == language || !readings.has(other)) continue;
    analyzer_.stem(token.text, other, scratch_);
    keep(other, 1);
  }
}

/// Entries of the synonym table for vocabulary that is met for the first time. Codes are not
/// bridged: they are the same in every script already.
void PostingsMaker::remember(Collector& out, const Token& token) {
  if (token.kind != TokenKind::kWord) return;
  const std::string word = schema::word_term(token.text);
  if (has_marks(token) && known_.insert(schema::hash_of("\xC0" + word)).second) {
    const std::string plain = without_diacritics(token.text);
    if (plain != token.text) {
      for (std::size_t at = 0; at < stem_count_; ++at) {
        out.synonym(schema::undiacritic_key(plain), stems_[at].term);
      }
      if (stem_count_ == 0) out.synonym(schema::undiacritic_key(plain), word);
    }
  }
  for (std::size_t at = 0; at < stem_count_; ++at) {
    const TaggedStem& stem = stems_[at];
    if (!known_.insert(schema::hash_of(stem.term)).second) continue;
    for (const std::string& key : bridge_keys(stem.stem)) {
      out.synonym(schema::bridge_key(key), stem.term);
    }
  }
  if (stem_count_ == 0 && known_.insert(schema::hash_of(word)).second) {
    for (const std::string& key : bridge_keys(token.text)) {
      out.synonym(schema::bridge_key(key), word);
    }
  }
}

void PostingsMaker::add_body(Collector& out, std::string_view text, std::uint32_t weight) {
  for (const Token& token : analyzer_.tokenize(text)) {
    const std::uint32_t position = out.base + token.position;
    out.last = position;
    stems_of(token, language_);
    // A phrase is looked up through stems; words need places only where there are none.
    out.add(schema::word_term(token.text), weight, stem_count_ == 0 ? position : kNoPosition);
    for (std::size_t at = 0; at < stem_count_; ++at) out.add(stems_[at].term, weight, position);
    remember(out, token);
  }
}

void PostingsMaker::add_text(Collector& out, const schema::Field* field, std::string_view text) {
  for (const Token& token : analyzer_.tokenize(text)) {
    const std::uint32_t position = 1 + token.position;
    stems_of(token, language_);
    out.add(schema::word_term(*field, token.text), 1, stem_count_ == 0 ? position : kNoPosition);
    for (std::size_t at = 0; at < stem_count_; ++at) {
      out.add(schema::stem_term(*field, stems_[at].language, stems_[at].stem), 1, position);
    }
  }
}

Postings PostingsMaker::make(const Document& document,
                             const std::optional<schema::FileState>& state,
                             std::optional<std::int64_t> file_time) {
  using schema::FieldId;
  Postings postings;
  postings.id = document.id;
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

  Collector out(postings);
  if (has_title) {
    add_body(out, record.title, kTitleWeight);
    out.base = out.last + kTitleGap;
  }
  add_body(out, record.text, 1);
  // A title made from the text is found by title: too, but weighs nothing more.
  add_text(out, &field_of(FieldId::kTitle), record.title);
  add_text(out, &field_of(FieldId::kAuthor), record.author);
  const auto add_value = [&](FieldId id, std::string_view folded) {
    if (!folded.empty()) out.add(schema::value_term(field_of(id), folded), 0, kNoPosition);
  };
  const std::string source = schema::folded_value(analyzer_, record.source);
  add_value(FieldId::kSource, source);
  add_value(FieldId::kLanguage, to_string(language_));
  for (const std::string& tag : record.tags) {
    add_value(FieldId::kTag, schema::folded_value(analyzer_, tag));
  }
  out.add(schema::id_term(record.id), 0, kNoPosition);
  out.finish();

  const auto set = [&](schema::Slot slot, std::string value) {
    if (!value.empty()) postings.values.emplace_back(slot, std::move(value));
  };
  set(schema::kSlotDate, date_slot(record.date));
  set(schema::kSlotLanguage, std::string(to_string(language_)));
  set(schema::kSlotSource, source);
  set(schema::kSlotTie, schema::tie_key(record.id));
  if (state) set(schema::kSlotFile, to_bytes(*state));
  postings.record = to_bytes(record);
  return postings;
}

std::string to_string(const Postings& postings) {
  std::string text;
  for (const Postings::Term& term : postings.terms) {
    text += postings.text_of(term);
    text += ' ';
    text += std::to_string(term.wdf);
    for (std::uint32_t at = 0; at < term.position_count; ++at) {
      text += at == 0 ? " @" : ",";
      text += std::to_string(postings.positions[term.first_position + at]);
    }
    text += '\n';
  }
  for (const auto& [slot, value] : postings.values) {
    if (slot == schema::kSlotFile) continue;  // bytes
    text += "slot " + std::to_string(slot) + " " + value + "\n";
  }
  for (const auto& [key, term] : postings.synonyms) text += "synonym " + key + " " + term + "\n";
  return text;
}

}  // namespace tropa
