// What glass/ writes is what Xapian would have written, to everybody who reads it through Xapian.
#include "glass/glass.hpp"
#include "catch_xapian.hpp"
#include "glass/coding.hpp"
#include "glass/self_test.hpp"
#include "glass/table_reader.hpp"
#include "glass/table_writer.hpp"
#include "schema.hpp"
#include "segments/segment_writer.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tropa;
using tropa::test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

glass::Document article(unsigned number, unsigned terms) {
  std::mt19937 random(number);
  std::map<std::string, std::uint32_t> words;
  const std::string id = "Q" + std::to_string(number);
  words[id] = 0;
  words["Lpl"] = 0;
  words["everywhere"] = 1 + number % 3;
  // A zero byte, a byte above all others, and a wdf that does not share a byte.
  words[std::string("nul\0", 4) + std::to_string(number % 5)] = 1;
  words["\xFF\xFE"] = number % 2;
  words["many"] = 40 * number + 1;
  words[std::string(200, 'l')] = 2;
  while (words.size() < terms) words["w" + std::to_string(random() % 5000)] = 1 + random() % 4;
  glass::Document postings;
  for (const auto& [word, wdf] : words) {
    postings.terms.push_back({static_cast<std::uint32_t>(postings.letters.size()),
                              static_cast<std::uint32_t>(word.size()), wdf});
    postings.letters += word;
  }
  postings.data = "record of " + id + std::string(number % 7 == 0 ? 30000 : number % 50, 'r');
  for (unsigned at = 0; at < 2000; ++at) {
    if (number % 7 == 0) postings.data += static_cast<char>(random());
  }
  postings.values = {{0, "2025-" + std::to_string(number % 12)}, {3, id}};
  if (number % 3 == 0) postings.values.emplace_back(5, std::string(number + 3, 'p'));
  return postings;
}

Batch batch(unsigned from, unsigned to) {
  Batch made;
  for (unsigned number = from; number < to; ++number) {
    made.articles.push_back(article(number, number % 11 == 0 ? 900 : 60));
    made.vocabulary.emplace_back("key" + std::to_string(number % 40), "w" + std::to_string(number));
  }
  made.fingerprint = "print";
  return made;
}

void add_with_xapian(Xapian::WritableDatabase& database, const Batch& batch) {
  for (const glass::Document& postings : batch.articles) {
    database.add_document(glass::to_xapian(postings));
  }
  for (const auto& [key, term] : batch.vocabulary) {
    database.set_metadata(schema::vocabulary_entry(key, term),
                          std::string(schema::kVocabularyMark));
  }
  database.set_metadata(std::string(schema::kFingerprintKey),
                        schema::fingerprint_value(batch.fingerprint));
}

/// Everything that Xapian says of a database, as text.
std::string contents_of(const fs::path& directory) {
  const Xapian::Database database(directory.string());
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
      << database.get_total_length() << '\n';
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    out << "meta " << *key << ' ' << database.get_metadata(*key) << '\n';
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << "term " << *term << ' ' << term.get_termfreq() << ' '
        << database.get_collection_freq(*term) << ' ' << database.get_wdf_upper_bound(*term);
    for (auto in = database.postlist_begin(*term); in != database.postlist_end(*term); ++in) {
      out << ' ' << *in << ':' << in.get_wdf();
    }
    out << '\n';
  }
  for (unsigned slot = 0; slot < 7; ++slot) {
    out << "slot " << slot << ' ' << database.get_value_freq(slot) << ' '
        << database.get_value_lower_bound(slot) << ' ' << database.get_value_upper_bound(slot);
    for (auto in = database.valuestream_begin(slot); in != database.valuestream_end(slot); ++in) {
      out << ' ' << in.get_docid() << ':' << *in;
    }
    out << '\n';
  }
  for (auto in = database.postlist_begin({}); in != database.postlist_end({}); ++in) {
    const Xapian::Document document = database.get_document(*in);
    out << "document " << *in << ' ' << database.get_doclength(*in) << ' ' << document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      out << ' ' << *term << ':' << term.get_wdf();
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      out << " v" << value.get_valueno() << ':' << *value;
    }
    out << '\n';
  }
  return out.str();
}

std::string bounds_of(const fs::path& directory) {
  const Xapian::Database database(directory.string());
  return std::to_string(database.get_doclength_lower_bound()) + ' ' +
         std::to_string(database.get_doclength_upper_bound());
}

std::size_t errors_in(const fs::path& directory) {
  return Xapian::Database::check(directory.string(), 0, nullptr);
}

void check_sound(const fs::path& directory) {
  CHECK(errors_in(directory) == 0);
}

void check_same(const fs::path& ours, const fs::path& theirs) {
  // Line by line: all of it would be megabytes.
  std::istringstream left(contents_of(ours));
  std::istringstream right(contents_of(theirs));
  std::string one;
  std::string other;
  while (std::getline(left, one)) {
    std::getline(right, other);
    if (one == other) continue;
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
    const std::size_t from = at < 80 ? 0 : at - 80;
    CHECK(one.substr(0, 20) + " .. " + one.substr(from, 200) ==
          other.substr(0, 20) + " .. " + other.substr(std::min(from, other.size()), 200));
    return;
  }
  CHECK_FALSE(std::getline(right, other));
}

}  // namespace

TEST_CASE("a segment is what Xapian would have written") {
  const TemporaryDirectory work;
  const Batch articles = batch(0, 3000);
  REQUIRE(write_segment(articles, work.path() / "ours"));
  Xapian::WritableDatabase theirs((work.path() / "theirs").string(),
                                  Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  add_with_xapian(theirs, articles);
  theirs.close();
  check_sound(work.path() / "ours");
  check_same(work.path() / "ours", work.path() / "theirs");
  CHECK(bounds_of(work.path() / "ours") == bounds_of(work.path() / "theirs"));
}

TEST_CASE("merged segments are what Xapian would have written in one, and can be changed by it") {
  const TemporaryDirectory work;
  const std::vector<fs::path> parts = {work.path() / "1", work.path() / "2", work.path() / "3"};
  const std::vector<unsigned> limits = {0, 900, 1000, 4000};
  // Ours, theirs with gaps at both ends and within, and ours changed by Xapian.
  REQUIRE(write_segment(batch(limits[0], limits[1]), parts[0]));
  Xapian::WritableDatabase second(parts[1].string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  add_with_xapian(second, batch(500, 600));
  add_with_xapian(second, batch(limits[1], limits[2]));
  for (Xapian::docid number = 1; number <= 100; ++number) second.delete_document(number);
  second.close();
  REQUIRE(write_segment(batch(limits[2], limits[3]), parts[2]));
  {
    Xapian::WritableDatabase third(parts[2].string(), Xapian::DB_OPEN);
    third.delete_document(17);
    Xapian::Document same = third.get_document(23);
    same.add_term("changed", 9);
    same.set_data("changed");
    third.replace_document(23, same);
    third.commit();
  }
  const fs::path whole = work.path() / "whole";
  REQUIRE(merge_segments(parts, whole));
  check_sound(whole);

  Xapian::WritableDatabase theirs((work.path() / "theirs").string(),
                                  Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  add_with_xapian(theirs, batch(0, 4000));
  theirs.delete_document(1000 + 17);
  Xapian::Document same = theirs.get_document(1000 + 23);
  same.add_term("changed", 9);
  same.set_data("changed");
  theirs.replace_document(1000 + 23, same);
  theirs.commit();
  theirs.close();
  check_same(whole, work.path() / "theirs");

  for (const fs::path& changed : {whole, work.path() / "theirs"}) {
    Xapian::WritableDatabase database(changed.string(), Xapian::DB_OPEN);
    for (Xapian::docid number = 5; number < 3000; number += 7) database.delete_document(number);
    add_with_xapian(database, batch(5000, 5100));
    database.commit();
  }
  check_sound(whole);
  check_same(whole, work.path() / "theirs");
}

TEST_CASE("what is empty merges too") {
  const TemporaryDirectory work;
  const std::vector<fs::path> parts = {work.path() / "1", work.path() / "2"};
  for (const fs::path& part : parts) {
    Xapian::WritableDatabase database(part.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    database.set_metadata("k", part.filename().string());
    database.commit();
  }
  REQUIRE(merge_segments(parts, work.path() / "none"));
  check_sound(work.path() / "none");
  const Xapian::Database none((work.path() / "none").string());
  CHECK(none.get_doccount() == 0);
  CHECK(none.get_metadata("k") == "1");  // the first one's
}

TEST_CASE("a damaged source is an error, whatever byte it is") {
  const TemporaryDirectory work;
  const fs::path source = work.path() / "source";
  REQUIRE(write_segment(batch(0, 60), source));
  std::mt19937 random(7);
  for (const char* name : {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"}) {
    CAPTURE(name);
    std::ifstream in(source / name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    unsigned refused = 0;
    for (unsigned round = 0; round < 150; ++round) {
      std::string bad = bytes;
      if (round % 10 == 0) {
        bad.resize(random() % bytes.size());
      } else {
        // Half of them in the heads and directories of blocks.
        const std::size_t at = random() % bytes.size();
        bad[round % 2 == 0 ? at : at / 8192 * 8192 + at % 64] ^=
            static_cast<char>(1 + random() % 255);
      }
      std::ofstream(source / name, std::ios::binary)
          .write(bad.data(), static_cast<std::streamsize>(bad.size()));
      const fs::path to = work.path() / "to";
      const Result<void> merged = merge_segments(std::vector<fs::path>{source}, to);
      if (!merged) {
        ++refused;
        // Two bytes of "iamglass" are the date of the format.
        const bool is_of_format = merged.error().code == Code::kNoIndex;
        const bool is_named =
            (merged.error().code == Code::kDamaged || is_of_format) && !merged.error().hint.empty();
        CHECK(is_named);
      }
      fs::remove_all(to);
    }
    CHECK(refused > 15);  // a byte of a text or a figure can be anything
    std::ofstream(source / name, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
}
