// Every encoding is recognised from its letters, and what is not text is refused.
#include "sources/encoding.hpp"
#include "read_table.hpp"
#include "sources/code_pages.hpp"
#include "sources/utf8.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace tropa;

namespace {

std::string to_utf16(const std::string& text, bool big_endian) {
  std::string bytes;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t point = utf8::next(text, offset);
    const char high = static_cast<char>(point >> 8);
    const char low = static_cast<char>(point & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

std::string to_code_page(const std::string& text, const CodePage& page) {
  std::string bytes;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t point = utf8::next(text, offset);
    const std::size_t place = page.upper.find(static_cast<char16_t>(point));
    REQUIRE((point < 0x80 || place != std::u16string_view::npos));
    bytes += static_cast<char>(point < 0x80 ? point : place + 0x80);
  }
  return bytes;
}

std::string written(const std::string& encoding, const std::string& text) {
  if (encoding == "UTF-8-BOM") return "\xEF\xBB\xBF" + text;
  if (encoding == "UTF-16LE-BOM") return "\xFF\xFE" + to_utf16(text, false);
  if (encoding == "UTF-16BE-BOM") return "\xFE\xFF" + to_utf16(text, true);
  if (encoding == "UTF-16LE") return to_utf16(text, false);
  if (encoding == "UTF-16BE") return to_utf16(text, true);
  for (const CodePage& page : kCodePages) {
    if (page.name == encoding) return to_code_page(text, page);
  }
  return text;
}

std::string encoding_of(const std::string& bytes) {
  const Result<Decoded> decoded = decode(bytes);
  return decoded ? std::string(decoded->encoding) : "-";
}

}  // namespace

TEST_CASE("encodings are recognised and decoded to the text of the table") {
  for (const auto& row : test::read_table("encodings.tsv", 4)) {
    CAPTURE(row.where);
    const Result<Decoded> decoded = decode(written(row[0], row[1]));
    REQUIRE(decoded.has_value());
    CHECK(decoded->encoding == row[2]);
    CHECK(decoded->text == row[1]);
  }
}

TEST_CASE("what is not text is refused") {
  using namespace std::string_literals;
  CHECK(encoding_of("\0\1\2\3"s) == "-");
  CHECK(encoding_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0"s) == "-");
  CHECK(encoding_of("\xFF\xFE\0\0a\0\0\0"s) == "-");
  CHECK(encoding_of("\xFF\xFE\x12\x98\x77\xA1\x03\xC5"s) == "-");
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(1 + random() % 4000, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const Result<Decoded> decoded = decode(bytes);
    CHECK_FALSE((decoded.has_value() && bytes.size() > 64));
  }
}

TEST_CASE("bytes that fit every code page alike are not guessed") {
  CHECK(encoding_of("caf\xE9") == "-");
}

TEST_CASE("one bad byte among hundreds of good characters does not cost the article") {
  std::string text;
  for (int sentence = 0; sentence < 20; ++sentence) text += "Порт відновив роботу вночі. ";
  CHECK(encoding_of(text + "\xD0") == "UTF-8");
  CHECK(encoding_of(text + "\xFF" + text) == "UTF-8");
  CHECK(utf8::is_valid(decode(text + "\xFF" + text)->text));
}

TEST_CASE("stray bytes and control characters are replaced and counted") {
  using namespace std::string_literals;
  const std::string padding(200, 'a');
  const auto replaced = [](const std::string& bytes) {
    const Result<Decoded> decoded = decode(bytes);
    return decoded ? std::to_string(decoded->replaced) + ":" + decoded->text : "-";
  };
  CHECK(replaced("x\0y "s + padding) == "1:x y " + padding);
  CHECK(replaced("\x1B[1mПорт\x1B[0m") == "2: [1mПорт [0m");
  CHECK(replaced("Порт \xFF відновив роботу") == "1:Порт � відновив роботу");
  CHECK(replaced("Порт відновив\xD1") == "1:Порт відновив�");
  CHECK(replaced("Zażółć\0gęślą\0jaźń"s) == "2:Zażółć gęślą jaźń");
  CHECK(replaced(padding + "\xFF") == "1:" + padding + "�");
  CHECK(replaced("Порт") == "0:Порт");
}

TEST_CASE("a reading that another one nearly equals is doubted aloud") {
  for (const auto& row : test::read_table("encodings.tsv", 4)) {
    CAPTURE(row.where);
    const Result<Decoded> decoded = decode(written(row[0], row[1]));
    REQUIRE(decoded.has_value());
    CHECK(decoded->is_doubtful == (row[3].find("doubt") != std::string::npos));
  }
}
