// Readers, their dates and titles against tables; the cutting of files of many articles.
#include "read_table.hpp"
#include "readers/date.hpp"
#include "readers/headline.hpp"
#include "readers/reader.hpp"
#include "sources/record_splitter.hpp"
#include "sources/utf8.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace tropa;

namespace {

std::string read(const std::string& file_name, const std::string& text) {
  const Reader* reader = reader_for(file_name);
  REQUIRE(reader != nullptr);
  const Result<Document> document = reader->read(text);
  return document ? to_string(*document) : "!" + document.error().what;
}

std::vector<std::string> records_of(const std::string& text, Split split) {
  std::istringstream in(text);
  RecordSplitter records(in, split);
  std::vector<std::string> found;
  while (const std::optional<RecordText> record = records.next()) {
    found.push_back(std::to_string(record->line) + ":" + record->text);
  }
  return found;
}

}  // namespace

TEST_CASE("readers make the documents that the table expects") {
  for (const auto& row : test::read_table("readers.tsv", 4)) {
    CAPTURE(row.where);
    CHECK(read(row[0], row[1]) == row[2]);
  }
}

TEST_CASE("dates become the normal form that the table expects") {
  for (const auto& row : test::read_table("dates.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(normal_date(row[0]).value_or("-") == row[1]);
  }
  CHECK(date_slot("2025-12-01") == "20251201");
  CHECK(date_slot("2025-12-01T12:45:00Z") == "20251201T124500");
  CHECK(date_of_time(1'764'590'700'999'999'999) == "2025-12-01T12:05:00Z");
}

TEST_CASE("a file's name may begin with the day") {
  CHECK(date_of_name("2025-12-01-port.txt") == "2025-12-01");
  CHECK(date_of_name("2025-12-01_порт.txt") == "2025-12-01");
  CHECK(date_of_name("2025-12-01.txt") == "2025-12-01");
  CHECK_FALSE(date_of_name("2025-12-01"));
  CHECK_FALSE(date_of_name("2025-12-012.txt"));
  CHECK_FALSE(date_of_name("2025-13-01.txt"));
  CHECK_FALSE(date_of_name("20251201_134500.txt"));
  CHECK_FALSE(date_of_name("port-2025-12-01.txt"));
}

TEST_CASE("a text without a headline gets its first sentence as the title") {
  for (const auto& row : test::read_table("title_from_text.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(title_from_text(row[0]) == row[1]);
    CHECK(utf8::length(title_from_text(row[0])) <= 121);
  }
}

TEST_CASE("extensions choose the reader in any case, and unknown ones choose none") {
  CHECK(reader_for("A.TXT") == &text_reader());
  CHECK(reader_for("a.b.ndjson") == &json_lines_reader());
  CHECK(reader_for("a.json") == &json_reader());
  CHECK(reader_for("txt") == nullptr);
  CHECK(reader_for("a.jpg") == nullptr);
}

TEST_CASE("lines are cut with their numbers, empty ones left out") {
  const std::string mark = "\xEF\xBB\xBF";
  CHECK(records_of(mark + "{a}\n\n \r\n{b}", Split::kLines) ==
        std::vector<std::string>{"1:{a}", "4:{b}"});
  CHECK(records_of("", Split::kLines).empty());
}

TEST_CASE("JSON values are cut out of arrays and out of files that only string them together") {
  using Texts = std::vector<std::string>;
  CHECK(records_of("[{\"a\": \"]}\\\"\"},\n {\"b\": [1, {}]}]\n", Split::kJsonValues) ==
        Texts{"1:{\"a\": \"]}\\\"\"}", "2:{\"b\": [1, {}]}"});
  CHECK(records_of("{\n}\n{}", Split::kJsonValues) == Texts{"1:{\n}", "3:{}"});
  CHECK(records_of("garbage\n{}", Split::kJsonValues) == Texts{"1:garbage", "2:{}"});
  CHECK(records_of("[]", Split::kJsonValues).empty());
  CHECK(records_of("[{\"a\": 1", Split::kJsonValues) == Texts{"1:{\"a\": 1"});
}

TEST_CASE("JSON nested deeper than any article is refused before it is parsed") {
  CHECK(read("a.json", std::string(200'000, '[')) == "!JSON nested too deeply");
  std::string object = "{\"title\": \"T\", \"x\": ";
  object += std::string(60, '[') + std::string(60, ']') + "}";
  CHECK(read("a.json", object).starts_with("title[T]"));
}

TEST_CASE("readers take any bytes that are UTF-8 and give back UTF-8") {
  for (const Reader* reader : {&text_reader(), &markdown_reader()}) {
    for (const char* text :
         {"]](", "![](", "---", "/ /", "date 2025-12-01", "\n\n", "#", "fot.", "«"}) {
      const Result<Document> document = reader->read(text);
      if (!document) continue;
      CHECK(utf8::is_valid(document->title));
      CHECK(utf8::is_valid(document->text));
    }
  }
}
