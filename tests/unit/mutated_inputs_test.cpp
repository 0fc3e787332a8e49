// Inputs of every kind with bytes changed, cut, doubled and moved: whatever comes, readers end, and
// give UTF-8. Some hundreds here; TROPA_MUTATIONS=100000 in a build with sanitizers makes more.
#include "read_table.hpp"
#include "readers/open_records.hpp"
#include "sources/encoding.hpp"
#include "sources/utf8.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace tropa;

namespace {

struct Sample {
  const Reader* reader;
  std::string text;
};

std::vector<Sample> samples() {
  std::vector<Sample> all;
  for (const auto& row : test::read_table("json_readers.tsv", 3)) {
    all.push_back({&json_reader(), row[0]});
    all.push_back({&json_lines_reader(), row[0] + "\n" + row[0]});
    all.push_back({&json_reader(), "{\"articles\": [" + row[0] + "," + row[0] + "]}"});
  }
  for (const auto& row : test::read_table("markdown_readers.tsv", 3)) {
    all.push_back({&markdown_reader(), row[0]});
  }
  for (const auto& row : test::read_table("readers.tsv", 4)) {
    all.push_back({reader_for(row[0]), row[1]});
  }
  all.push_back({&feed_reader(),
                 "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"b\">]><rss><channel><title>T"
                 "</title><item><title>A&a;&amp;</title><content:encoded><![CDATA[<p>x</p>]]>"
                 "</content:encoded><author>n@a (N)</author></item></channel></rss>"});
  all.push_back({&feed_reader(),
                 "<feed xml:lang=\"uk\"><entry><link href=\"x\"/><content type=\"xhtml\"><div>"
                 "<p>Так</p></div></content><author><name>Н</name></author></entry></feed>"});
  all.push_back({&table_reader(), "title;text\nA;\"b;\"\"c\nd\"\n\nB;e\n"});
  all.push_back({&warc_reader(),
                 "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
                 "Content-Length: 86\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                 "Transfer-Encoding: chunked\r\n\r\n4\r\nPort\r\n0\r\n\r\n\r\n\r\n"});
  return all;
}

using Random = std::mt19937;

std::size_t place(const std::string& text, Random& random) {
  return text.empty() ? 0 : random() % text.size();
}

void mutate(std::string& text, Random& random) {
  static const std::vector<std::string> kPieces = {"{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   "\"",
                                                   "\\",
                                                   ",",
                                                   ":",
                                                   "\n",
                                                   "---\n",
                                                   "<",
                                                   ">",
                                                   "&",
                                                   "<!--",
                                                   "]]>",
                                                   "\\ud800",
                                                   "\xFF",
                                                   "\xD0",
                                                   std::string(1, '\0'),
                                                   "[[",
                                                   "]]",
                                                   "%%",
                                                   "|",
                                                   "#",
                                                   "99999999999",
                                                   "-1"};
  switch (random() % 6) {
    case 0:
      if (!text.empty()) text[place(text, random)] = static_cast<char>(random());
      break;
    case 1:
      text.insert(place(text, random), kPieces[random() % kPieces.size()]);
      break;
    case 2:
      text.erase(place(text, random), 1 + random() % 8);
      break;
    case 3:
      text.resize(place(text, random));
      break;
    case 4:
      text.insert(place(text, random), text.substr(place(text, random), random() % 64));
      break;
    default:
      for (int count = 0; count < 200; ++count) {
        text.insert(place(text, random), kPieces[random() % 8]);
      }
  }
}

void check_document(const Result<Document>& document) {
  if (!document) return;
  const bool is_valid = utf8::is_valid(document->title) && utf8::is_valid(document->text) &&
                        utf8::is_valid(document->author) && utf8::is_valid(document->url);
  if (!is_valid) FAIL("not UTF-8: " << to_string(*document));
}

/// As the indexer does: decode, split, decode again, read.
void read_all(const Reader& by_name, const std::string& bytes) {
  const Reader& reader = reader_of_content(bytes, by_name);
  if (reader.split() == Split::kWhole) {
    const Result<Decoded> decoded = decode(bytes);
    if (decoded) check_document(reader.read(decoded->text));
    return;
  }
  std::istringstream in(bytes);
  const std::unique_ptr<RecordSource> records = records_of(in, reader.split());
  while (const std::optional<Record> record = records->next()) {
    if (!record->problem.empty()) continue;
    const Result<Decoded> decoded = decode(record->text);
    if (decoded) check_document(record->reader->read(decoded->text));
  }
}

}  // namespace

TEST_CASE("mutated inputs of every kind are read or refused") {
  const char* asked = std::getenv("TROPA_MUTATIONS");
  const long rounds = asked == nullptr ? 1500 : std::atol(asked);
  const std::vector<Sample> all = samples();
  Random random(12);
  for (long round = 0; round < rounds; ++round) {
    const Sample& sample = all[random() % all.size()];
    std::string text = sample.text;
    for (unsigned count = 1 + random() % 4; count > 0; --count) mutate(text, random);
    read_all(*sample.reader, text);
  }
  CHECK(rounds > 0);
}
