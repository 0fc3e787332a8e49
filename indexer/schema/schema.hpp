// The shared wall: what the indexer writes and the searcher reads. Fields, term prefixes, value
// slots, the stored record, the manifest of an index directory and the fingerprint. Holds no
// policy: neither how documents are cut (stemmers) nor how they are ranked (searcher).
#pragma once

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::schema {

/// Raised whenever terms, slots, the record or the manifest change their meaning.
inline constexpr int kVersion = 5;

/// Xapian allows 245 bytes; the rest is for prefixes. Longer words are cut at a character and end
/// in a hash.
inline constexpr std::size_t kMaxWordBytes = 120;

/// What a query may name before a colon.
enum class FieldId : std::uint8_t { kTitle, kSource, kAuthor, kLanguage, kTag, kUrl };

struct Field {
  FieldId id;
  std::string_view name;
  std::string_view prefix;  // of its terms
  bool is_text;             // cut and stemmed like the body; otherwise one folded term a value
  std::string_view meaning;
  std::string_view example;
};

inline constexpr auto kFields = std::to_array<Field>({
    {FieldId::kTitle, "title", "S", true, "words of the headline", "title:санкції"},
    {FieldId::kSource, "source", "H", false, "publisher or site", "source:reuters"},
    {FieldId::kAuthor, "author", "A", true, "words of the author's name", "author:nowak"},
    {FieldId::kLanguage, "lang", "L", false, "pl, uk, ru or other", "lang:uk"},
    {FieldId::kTag, "tag", "K", false, "a keyword of the article", "tag:economy"},
    {FieldId::kUrl, "url", "U", false, "address of the article or its site", "url:example.com"},
});

/// nullptr when there is no such field.
const Field* find_field(std::string_view name);

/// Terms of a word. In the body: the folded word itself, and "Z" + language letter + stem. In a
/// text field the prefix comes first: "S" + word, "ZS" + language letter + stem. Codes and numbers
/// are words.
std::string word_term(std::string_view folded);
std::string stem_term(Language language, std::string_view stem);
std::string word_term(const Field& field, std::string_view folded);
std::string stem_term(const Field& field, Language language, std::string_view stem);

/// Term of a whole value of a field that is not text: "Luk", "Kenergy". `folded` may hold spaces.
std::string value_term(const Field& field, std::string_view folded);

/// What value_term() takes for a value of the field.
std::string field_value(Analyzer& analyzer, const Field& field, std::string_view value);

/// What value_term() and the source slot take: the folded words of a value, one space between them.
/// Both sides use it, so that source:Example.com finds "example.com".
std::string folded_value(Analyzer& analyzer, std::string_view value);

/// Every document has exactly one of these.
std::string id_term(std::string_view id);

/// The bytes of kSlotDocumentKey: the id, or its beginning and a hash when it is too long for a
/// key.
std::string document_key(std::string_view id);
/// False when a key may be the beginning of an id and a hash.
bool is_whole_id(std::string_view document_key);

/// 64 bits that change when the bytes do. Not for secrets.
std::uint64_t hash_of(std::string_view bytes);

/// The language and the stem (or word) of a body term; nullopt for terms of fields and for ids.
struct BodyTerm {
  Language language = Language::kOther;  // kOther: a folded word, not a stem
  std::string_view text;
};
std::optional<BodyTerm> parse_body_term(std::string_view term);

/// The vocabulary table of each Xapian database: how the searcher finds words that it cannot spell.
/// An entry is a metadata key of its own, because Xapian's synonym table cannot be read from
/// another machine, and metadata can; entries of several databases are merged by having the same
/// key.
std::string phonetic_key(
    std::string_view key);  // tropa::bridge_keys() -> stems and words that share it
std::string undiacritic_key(std::string_view folded);  // "zolw" -> stems of "żółw"

/// The metadata key of one entry; its value is kVocabularyMark. All entries of a key begin with
/// vocabulary_prefix(); what follows is the body term. Both are packed (packed_letters.hpp).
std::string vocabulary_entry(std::string_view key, std::string_view term);
std::string term_of_entry(std::string_view entry);
std::string vocabulary_prefix(std::string_view key);
inline constexpr std::string_view kVocabularyMark = "1";

/// Of an entry, because Xapian allows no more in a key. Only words of some eighty bytes in strange
/// alphabets would need more; they have no entry.
inline constexpr std::size_t kMaxEntryBytes = 245;

/// Metadata key of each Xapian database: the fingerprint of the manifest, for searchers that cannot
/// read the manifest because the database is on another machine.
inline constexpr std::string_view kFingerprintKey = "tropa:fingerprint";
std::string fingerprint_value(std::string_view fingerprint);  // with kVersion in front

/// Value slots. All values are plain bytes that stock Xapian can sort and filter.
enum Slot : unsigned {
  kSlotDate = 0,         // "20251201" or "20251201T134500", as printed; absent when unknown
  kSlotLanguage = 1,     // "pl"
  kSlotSource = 2,       // folded source
  kSlotDocumentKey = 3,  // document_key(id): the order of documents with the same score
  kSlotFile = 4,         // FileState; absent for documents that a program put there
  kSlotPositions = 5,    // where its words stand, see positions.hpp; absent when it has none
  kSlotSignature = 6,    // what its copies share with it, see content_signature.hpp
  kSlotNeighbours = 7,   // which words follow each other, see neighbours.hpp; absent when unknown
};

/// What the indexer remembers of a file to see whether it changed. A file with several documents
/// (JSON Lines) has a state without id for the whole file, kept as Xapian metadata under
/// file_key(), and one without size and time for each document, whose hash covers that document
/// alone. Documents from standard input have no root and no path.
struct FileState {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t content_hash = 0;
  std::string id;             // of the document
  std::string root;           // number of the root in the manifest, as text
  std::string relative_path;  // below the root
  friend bool operator==(const FileState&, const FileState&) = default;
};
std::string to_bytes(const FileState& state);
std::optional<FileState> file_state_from(std::string_view bytes);

/// Metadata key of the state of a file with several documents.
std::string file_key(std::string_view root, std::string_view relative_path);

/// A stored article. Everything a result page needs without the source file.
struct Record {
  std::string id;     // stable across runs: the path below its root, or the id the data gives
  std::string path;   // as given to the indexer: root + relative path
  std::string title;  // never empty: the beginning of the text when the article has no headline
  std::string date;   // as normal_date() writes it; empty when unknown
  bool date_is_file_time = false;  // the article has no date; this one is only shown
  std::string url;
  std::string source;
  std::string author;
  Language language = Language::kOther;
  std::vector<std::string> tags;
  std::map<std::string, std::string> extra;  // unknown keys of JSON input, as JSON text
  std::string text;                          // body without title, UTF-8
};
std::string to_bytes(const Record& record);
Result<Record> record_from(std::string_view bytes);

/// The file `tropa.json` that makes a directory an index: versions, and the Xapian databases below
/// it.
struct Manifest {
  int version = kVersion;
  std::string fingerprint;            // Resources::fingerprint() of the writer
  std::vector<std::string> segments;  // directory names below the index, each a Xapian database
  struct Root {
    std::string given;      // as on the command line, normalised
    std::string canonical;  // absolute, links resolved
    std::string id_prefix;  // in front of the ids of its documents; empty for the first root
  };
  std::vector<Root> roots;
};
inline constexpr std::string_view kManifestName = "tropa.json";
inline constexpr std::string_view kSegmentPrefix = "seg-";

/// Errors: kNoIndex when the directory is missing, is not ours, or has another version; kDamaged
/// when the manifest cannot be read.
Result<Manifest> read_manifest(const std::filesystem::path& index);
std::string to_string(const Manifest& manifest);  // the file's text

}  // namespace tropa::schema
