#include "glass/self_test.hpp"

#include "glass/document_tables.hpp"
#include "glass/merge_tables.hpp"
#include "glass/xapian_twin.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <system_error>
#include <tuple>

namespace tropa::glass {
namespace {

namespace fs = std::filesystem;

// Enough for a list in two chunks, and for a text in several pieces.
constexpr std::uint32_t kDocuments = 450;
constexpr std::uint32_t kLargeWdf = 9'000'000;  // all of them together fit into 32 bits
constexpr std::size_t kLongText = 20000;

/// Removed with everything in it.
class Scratch {
 public:
  Scratch() {
    std::error_code trouble;
    std::string name = (fs::temp_directory_path(trouble) / "tropa-glass-XXXXXX").string();
    if (!trouble && ::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Scratch() {
    std::error_code trouble;
    if (!path_.empty()) fs::remove_all(path_, trouble);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Bytes that no compression makes shorter.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint64_t state = 1;
  while (bytes.size() < size) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    bytes += static_cast<char>(state >> 56U);
  }
  return bytes;
}

Document sample_document(std::uint32_t number) {
  std::map<std::string, std::uint32_t> words = {{"everywhere", kLargeWdf + number}};
  words["Q" + std::to_string(number)] = 0;
  words["word" + std::to_string(number % 7)] = 1 + number % 300;
  if (number % 50 == 0) words[std::string("zero\0byte", 9)] = 2;
  if (number % 90 == 0) words[std::string(240, 'l')] = 1;
  Document made;
  for (const auto& [word, wdf] : words) {
    made.terms.push_back({.begin = static_cast<std::uint32_t>(made.letters.size()),
                          .size = static_cast<std::uint32_t>(word.size()),
                          .wdf = wdf});
    made.letters += word;
  }
  made.values = {{0, std::to_string(number)}};
  if (number % 3 == 0) made.values.emplace_back(130, "value");
  made.data = number == 5 ? noise(kLongText) : std::string(number % 60, 'd');
  return made;
}

std::string lists_of(const Xapian::Database& database) {
  std::string text;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text += *term + ' ' + std::to_string(database.get_collection_freq(*term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      text += ' ' + std::to_string(*at) + ':' + std::to_string(at.get_wdf());
    }
    text += '\n';
  }
  return text;
}

std::string documents_of(const Xapian::Database& database) {
  std::string text;
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    const Xapian::Document document = database.get_document(*at);
    text += std::to_string(*at) + ' ' + std::to_string(database.get_doclength(*at)) + ' ' +
            document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      text += ' ' + *term + ':' + std::to_string(term.get_wdf());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      text += ' ' + std::to_string(value.get_valueno()) + '=' + *value;
    }
    text += '\n';
  }
  return text;
}

bool metadata_agrees(MetadataReader reader, const Xapian::Database& database) {
  std::vector<std::string> names;
  if (!reader.read({}, std::string::npos, names)) return false;
  return std::equal(names.begin(), names.end(), database.metadata_keys_begin(),
                    database.metadata_keys_end());
}

bool is_list(const std::vector<PostingChunk>& chunks, Xapian::PostingIterator at,
             const Xapian::PostingIterator& end) {
  for (const PostingChunk& chunk : chunks) {
    PostingPlace place;
    for (bool is_there = place.enter(chunk); is_there; is_there = place.next(chunk), ++at) {
      if (at == end || place.document != *at || place.count != at.get_wdf()) return false;
    }
    if (place.document != chunk.last) return false;
  }
  return at == end;
}

bool lists_agree(PostingReader reader, const Xapian::Database& database) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::vector<PostingChunk> chunks;
    std::deque<std::string> copies;
    if (!reader.find(*term) || !reader.read(chunks, copies)) return false;
    if (!is_list(chunks, database.postlist_begin(*term), database.postlist_end(*term))) {
      return false;
    }
  }
  return true;
}

bool try_libxapian(const fs::path& work) {
  std::vector<Document> documents;
  std::map<std::string, std::vector<Posting>> lists;
  for (std::uint32_t number = 1; number <= kDocuments; ++number) {
    documents.push_back(sample_document(number));
    const Document& made = documents.back();
    for (const Document::Term& term : made.terms) {
      lists[std::string(made.text_of(term))].push_back({number, term.wdf});
    }
  }
  std::vector<PostingList> postings;
  for (const auto& [term, list] : lists) postings.push_back({term, list});
  const std::string long_text = noise(3000);
  const Contents contents{.documents = documents,
                          .postings = postings,
                          .metadata = {{"key", "value"}, {"long", long_text}}};
  if (!write_with_xapian(contents, work / "theirs")) return false;
  if (!write_tables(contents, work / "ours")) return false;
  return contents_of(work / "ours") == contents_of(work / "theirs") &&
         agrees(work / "theirs", work);
}

}  // namespace

bool is_checked_release() {
  const auto& [major, minor, revision] = kNewestChecked;
  return Xapian::major_version() == static_cast<int>(major) &&
         Xapian::minor_version() == static_cast<int>(minor) &&
         Xapian::revision() <= static_cast<int>(revision);
}

std::string contents_of(const fs::path& directory) {
  const Xapian::Database database(directory.string());
  std::string text = std::to_string(database.get_doccount()) + ' ' +
                     std::to_string(database.get_total_length()) + '\n';
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    text += *key + '=' + database.get_metadata(*key) + '\n';
  }
  for (const Xapian::valueno slot : {0U, 130U}) {
    text += std::to_string(database.get_value_freq(slot)) + ' ' +
            database.get_value_lower_bound(slot) + ' ' + database.get_value_upper_bound(slot);
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      text += ' ' + std::to_string(at.get_docid()) + '=' + *at;
    }
    text += '\n';
  }
  return text + lists_of(database) + documents_of(database);
}

bool agrees(const fs::path& database, const fs::path& scratch) {
  const Xapian::Database theirs(database.string());
  const auto opened = OpenDatabase::open_any(database, theirs.get_revision());
  if (!opened || !lists_agree(PostingReader(*opened), theirs)) return false;
  if (!metadata_agrees(MetadataReader(*opened), theirs)) return false;
  const fs::path copy = scratch / "copy";
  const std::vector<fs::path> from = {database};
  return merge_tables(from, copy) && contents_of(copy) == contents_of(database);
}

bool can_read() {
  static const bool is_so = [] {
    try {
      const Scratch scratch;
      // Where nothing can be tried, what was found by hand must do.
      return scratch.path().empty() ? is_checked_release() : try_libxapian(scratch.path());
    } catch (const Xapian::Error&) {
      return false;
    }
  }();
  return is_so;
}

}  // namespace tropa::glass
