// Random databases of odd shapes, written by Tropa and by Xapian in turns, merged and changed
// again: whatever their history, Xapian finds them sound and reads from them what a plain map says.
#include "schema.hpp"
#include "segments/segment_writer.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace tropa;
using tropa::test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

struct ModelDocument {
  std::map<std::string, std::uint32_t> terms;
  std::map<unsigned, std::string> values;
  std::string data;
};

struct Model {
  std::map<std::uint32_t, ModelDocument> documents;
  std::map<std::string, std::string> metadata;
};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned below(unsigned limit) { return static_cast<unsigned>(engine_() % limit); }
  bool one_in(unsigned times) { return below(times) == 0; }

  std::string bytes(std::size_t size) {
    std::string made;
    while (made.size() < size) made += static_cast<char>(below(one_in(3) ? 256 : 3));
    return made;
  }

  /// Escaped in a key it stays below 245 bytes.
  std::string term() {
    if (one_in(9)) return "common" + std::to_string(below(3));
    if (one_in(30)) return bytes(1 + below(120));
    if (one_in(30)) return std::string(200 + below(45), 'l') += std::to_string(below(10));
    return "t" + std::to_string(below(900));
  }

  std::uint32_t wdf() { return one_in(20) ? 1U << below(21) : below(4); }

  ModelDocument document() {
    ModelDocument made;
    const unsigned terms = one_in(8) ? 600 : below(25);
    for (unsigned at = 0; at < terms; ++at) made.terms.insert_or_assign(term(), wdf());
    for (const unsigned slot : {0U, 3U, 127U, 128U, 255U}) {
      if (one_in(2)) made.values[slot] = bytes(1 + below(one_in(40) ? 5000 : 12));
    }
    if (!one_in(10)) made.data = bytes(below(one_in(12) ? 200000 : 200));
    if (one_in(12)) made.data = std::string(300000, 'd');
    return made;
  }

  /// Every other one tells itself apart only at its end, which makes trees high. An entry of the
  /// vocabulary has two bytes for each that is no letter.
  std::string metadata_key() {
    return std::string(one_in(2) ? 215 : 1, 'm') + bytes(1 + below(15));
  }

 private:
  std::mt19937 engine_;
};

Model model_of_ours(Random& random, const fs::path& directory) {
  Model model;
  Batch batch;
  const unsigned documents = 1 + random.below(random.one_in(4) ? 4000 : 60);
  for (unsigned number = 1; number <= documents; ++number) {
    ModelDocument made =
        documents > 100 ? ModelDocument{{{"t", number}}, {}, "d"} : random.document();
    made.terms["Q" + std::to_string(number)] = 0;
    glass::Document postings;
    for (const auto& [term, wdf] : made.terms) {
      postings.terms.push_back({static_cast<std::uint32_t>(postings.letters.size()),
                                static_cast<std::uint32_t>(term.size()), wdf});
      postings.letters += term;
    }
    postings.values.assign(made.values.begin(), made.values.end());
    postings.data = made.data;
    batch.articles.push_back(std::move(postings));
    model.documents[number] = std::move(made);
  }
  for (unsigned entries = random.below(random.one_in(6) ? 3000 : 40); entries > 0; --entries) {
    const std::string key = random.metadata_key();
    batch.vocabulary.emplace_back(key, "w");
    model.metadata[schema::vocabulary_entry(key, "w")] = schema::kVocabularyMark;
  }
  model.metadata[std::string(schema::kFingerprintKey)] = schema::fingerprint_value("");
  REQUIRE(write_segment(batch, directory));
  return model;
}

Xapian::Document document_of(const ModelDocument& model) {
  Xapian::Document document;
  for (const auto& [term, wdf] : model.terms) document.add_term(term, wdf);
  for (const auto& [slot, value] : model.values) document.add_value(slot, value);
  document.set_data(model.data);
  return document;
}

void change_with_xapian(Random& random, Xapian::WritableDatabase& database, Model& model) {
  const auto any = [&] {
    auto at = model.documents.begin();
    std::advance(at, random.below(static_cast<unsigned>(model.documents.size())));
    return at;
  };
  for (unsigned commits = 1 + random.below(4); commits > 0; --commits) {
    const bool removes_much = random.one_in(5);
    for (unsigned changes = random.below(random.one_in(3) ? 200 : 20); changes > 0; --changes) {
      if (!model.documents.empty() && (removes_much || random.one_in(3))) {
        const auto at = random.one_in(3) ? model.documents.begin() : any();
        database.delete_document(at->first);
        model.documents.erase(at);
      } else if (!model.documents.empty() && random.one_in(3)) {
        const auto at = any();
        at->second = random.document();
        database.replace_document(at->first, document_of(at->second));
      } else if (random.one_in(150)) {
        const std::uint32_t number = random.one_in(2) ? 40000 : 5000000;
        model.documents[number] = random.document();
        database.replace_document(number, document_of(model.documents[number]));
      } else {
        const ModelDocument made = random.document();
        model.documents[database.add_document(document_of(made))] = made;
      }
    }
    if (random.one_in(8)) {
      for (const auto& [number, document] : model.documents) database.delete_document(number);
      model.documents.clear();
    }
    for (unsigned entries = random.below(30); entries > 0; --entries) {
      std::string key = random.metadata_key();
      if (!model.metadata.empty() && random.one_in(3)) key = model.metadata.begin()->first;
      const std::string text = random.one_in(3) ? "" : random.bytes(random.below(3000));
      database.set_metadata(key, text);
      model.metadata.erase(key);
      if (!text.empty()) model.metadata[key] = text;
    }
    database.commit();
  }
}

Model model_of_theirs(Random& random, const fs::path& directory) {
  Model model;
  const int block_bytes = 2048 << random.below(6);
  Xapian::WritableDatabase database(directory.string(),
                                    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS, block_bytes);
  if (!random.one_in(6)) change_with_xapian(random, database, model);
  database.close();
  return model;
}

Model merged(const std::vector<Model>& parts) {
  Model whole;
  std::uint32_t used = 0;
  for (const Model& part : parts) {
    whole.metadata.insert(part.metadata.begin(), part.metadata.end());
    if (part.documents.empty()) continue;
    const std::uint32_t offset = used - part.documents.begin()->first + 1;
    for (const auto& [number, document] : part.documents) {
      whole.documents[number + offset] = document;
    }
    used = whole.documents.rbegin()->first;
  }
  return whole;
}

using Lists = std::map<std::string, std::vector<std::pair<std::uint32_t, std::uint32_t>>>;

void check_lists(const Xapian::Database& database, const Model& model) {
  Lists lists;
  for (const auto& [number, document] : model.documents) {
    for (const auto& [term, wdf] : document.terms) lists[term].emplace_back(number, wdf);
  }
  Lists found;
  bool is_bounded = true;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::uint64_t sum = 0;
    for (auto in = database.postlist_begin(*term); in != database.postlist_end(*term); ++in) {
      found[*term].emplace_back(*in, in.get_wdf());
      sum += in.get_wdf();
      is_bounded = is_bounded && in.get_wdf() <= database.get_wdf_upper_bound(*term);
    }
    is_bounded = is_bounded && term.get_termfreq() == found[*term].size() &&
                 database.get_collection_freq(*term) == sum;
  }
  CHECK(is_bounded);
  const bool is_same = found == lists;
  CHECK(is_same);
}

void check_documents(const Xapian::Database& database, const Model& model) {
  REQUIRE(database.get_doccount() == model.documents.size());
  std::uint64_t total = 0;
  bool is_same = true;
  auto at = database.postlist_begin({});
  for (const auto& [number, expected] : model.documents) {
    const Xapian::Document document = database.get_document(number);
    ModelDocument found{{}, {}, document.get_data()};
    std::uint64_t length = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      found.terms[*term] = term.get_wdf();
      length += term.get_wdf();
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      found.values[value.get_valueno()] = *value;
    }
    is_same = is_same && *at == number && found.terms == expected.terms &&
              found.values == expected.values && found.data == expected.data &&
              database.get_doclength(number) == length &&
              database.get_doclength_upper_bound() >= length &&
              (length == 0 || database.get_doclength_lower_bound() <= length);
    total += length;
    ++at;
  }
  CHECK(is_same);
  CHECK(database.get_total_length() == total);
}

void check_rest(const Xapian::Database& database, const Model& model) {
  bool is_same = true;
  for (const unsigned slot : {0U, 3U, 127U, 128U, 255U}) {
    auto at = database.valuestream_begin(slot);
    std::uint32_t values = 0;
    for (const auto& [number, document] : model.documents) {
      const auto value = document.values.find(slot);
      if (value == document.values.end()) continue;
      ++values;
      is_same = is_same && at != database.valuestream_end(slot) && at.get_docid() == number &&
                *at == value->second && database.get_value_lower_bound(slot) <= *at &&
                database.get_value_upper_bound(slot) >= *at;
      if (at != database.valuestream_end(slot)) ++at;
    }
    is_same =
        is_same && values == database.get_value_freq(slot) && at == database.valuestream_end(slot);
  }
  CHECK(is_same);
  std::map<std::string, std::string> metadata;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    metadata[*key] = database.get_metadata(*key);
  }
  const bool is_same_metadata = metadata == model.metadata;
  CHECK(is_same_metadata);
}

void check_same(const fs::path& directory, const Model& model) {
  std::ostringstream said;
  const std::size_t errors = Xapian::Database::check(directory.string(), 0, &said);
  CAPTURE(said.str());
  CHECK(errors == 0);
  const Xapian::Database database(directory.string());
  check_lists(database, model);
  check_documents(database, model);
  check_rest(database, model);
}

}  // namespace

TEST_CASE("a database is what a plain map says, however often it is merged and changed") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    CAPTURE(seed);
    const TemporaryDirectory work;
    Random random(seed);
    fs::path whole;
    Model model;
    for (unsigned round = 0; round < 4; ++round) {
      CAPTURE(round);
      std::vector<fs::path> sources;
      std::vector<Model> parts;
      if (round > 0) {
        sources.push_back(whole);
        parts.push_back(std::move(model));
      }
      for (unsigned count = 1 + random.below(4); count > 0; --count) {
        sources.push_back(work.path() / (std::to_string(round) + "-" + std::to_string(count)));
        parts.push_back(random.one_in(2) ? model_of_ours(random, sources.back())
                                         : model_of_theirs(random, sources.back()));
      }
      whole = work.path() / ("whole" + std::to_string(round));
      {
        // Metadata go into blocks at once, which are nobody's until they are committed.
        Xapian::WritableDatabase unfinished(sources[0].string(), Xapian::DB_OPEN);
        unfinished.begin_transaction();
        for (unsigned entries = 0; entries < 1000; ++entries) {
          unfinished.set_metadata(random.metadata_key(), random.bytes(20));
        }
        const Result<void> done = merge_segments(sources, whole);
        if (!done) FAIL(done.error().what);
        unfinished.cancel_transaction();
      }
      model = merged(parts);
      check_same(whole, model);
      Xapian::WritableDatabase database(whole.string(), Xapian::DB_OPEN);
      change_with_xapian(random, database, model);
      database.close();
      check_same(whole, model);
    }
  }
}
