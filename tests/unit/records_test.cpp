// Files of many articles are cut into them, whatever stands around.
#include "readers/records.hpp"
#include "readers/cut_words.hpp"
#include "sources/limits.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace tropa;

namespace {

using Texts = std::vector<std::string>;

template <typename Make>
Texts records_of(const std::string& text, Make make) {
  std::istringstream in(text);
  const std::unique_ptr<RecordSource> records = make(in);
  Texts found;
  while (const std::optional<Record> record = records->next()) {
    found.push_back(std::to_string(record->number) + ":" +
                    (record->problem.empty() ? record->text : "!" + record->problem));
  }
  return found;
}

Texts values_of(const std::string& text) {
  return records_of(text, json_values);
}

/// The documents of a file, with what stands around them.
Texts documents_of(const std::string& text,
                   std::unique_ptr<RecordSource> (*make)(std::istream&) = json_values) {
  std::istringstream in(text);
  const std::unique_ptr<RecordSource> records = make(in);
  Texts found;
  while (const std::optional<Record> record = records->next()) {
    if (!record->problem.empty()) {
      found.push_back("!" + record->problem);
      continue;
    }
    Result<Document> document = record->reader->read(record->text);
    if (document && record->around) add_surroundings(*record->around, *document);
    found.push_back(document ? to_string(*document) : "!" + document.error().what);
  }
  if (!records->problem().empty()) found.push_back("problem: " + records->problem());
  if (records->left_out() > 0) found.push_back("left out " + std::to_string(records->left_out()));
  return found;
}

}  // namespace

TEST_CASE("lines are records with their numbers, empty ones left out") {
  CHECK(records_of("{a}\n\n \r\n{b}", lines) == Texts{"1:{a}", "4:{b}"});
  CHECK(records_of("", lines).empty());
  CHECK(records_of("\n\n", lines).empty());
  const std::string long_line(kMostDocumentBytes + 1, 'x');
  CHECK(records_of("a\n" + long_line + "\nb", lines) ==
        Texts{"1:a", "2:!longer than 64 MiB", "3:b"});
}

TEST_CASE("JSON values are cut out of arrays and out of files that string them together") {
  CHECK(values_of("[{\"a\": \"]}\\\"\"},\n {\"b\": [1, {}]}]\n") ==
        Texts{"1:{\"a\": \"]}\\\"\"}", "2:{\"b\": [1, {}]}"});
  CHECK(values_of("{\n}\n{}") == Texts{"1:{\n}", "3:{}"});
  CHECK(values_of("garbage { \"\n{}") == Texts{"1:garbage { \"", "2:{}"});
  CHECK(values_of("[]").empty());
  CHECK(values_of("[{\"a\": 1") == Texts{"1:{\"a\": 1"});
  CHECK(values_of("[[1], 5]") == Texts{"1:[1]", "1:5]"});
  CHECK(values_of("{\"a\": 1}}{\"b\": 2}") == Texts{"1:{\"a\": 1}", "1:}{\"b\": 2}"});
  const std::string deep = "{\"a\": " + std::string(500, '[') + std::string(500, ']') + "}";
  CHECK(values_of(deep + "{}") == Texts{"1:" + deep, "1:{}"});
}

TEST_CASE("articles are cut out of the arrays that services put around them") {
  CHECK(values_of("{\"status\": \"ok\", \"articles\": [\n{\"title\": \"A\", \"content\": \"a\"},\n"
                  "{\"title\": \"B\", \"content\": {\"x\": [1]}}], \"total\": 2}\n{\"text\": 1}") ==
        Texts{"2:{\"title\": \"A\", \"content\": \"a\"}",
              "3:{\"title\": \"B\", \"content\": {\"x\": [1]}}", "4:{\"text\": 1}"});
  CHECK(values_of("{\"hits\": {\"total\": {\"value\": 1}, \"hits\": [{\"_id\": \"1\", "
                  "\"_source\": {\"title\": \"A\"}}]}}") ==
        Texts{"1:{\"_id\": \"1\", \"_source\": {\"title\": \"A\"}}"});
  // Pages of answers, as a script strings them together.
  CHECK(values_of(
            "[{\"articles\": [{\"text\": 1}, {\"text\": 2}]}, {\"articles\": [{\"text\": 3}]}]") ==
        Texts{"1:{\"text\": 1}", "1:{\"text\": 2}", "1:{\"text\": 3}"});
}

TEST_CASE("an article that has an array of other things stays whole") {
  for (const char* article :
       {"{\"title\": \"T\", \"text\": \"X\", \"articles\": [{\"title\": \"U\", \"text\": \"Y\"}]}",
        "{\"title\": \"T\", \"items\": [{\"src\": \"a.jpg\"}], \"text\": \"X\"}",
        "{\"title\": \"T\", \"items\": [], \"text\": \"X\"}",
        "{\"title\": \"T\", \"data\": [1, 2, {\"text\": 3}]}"}) {
    CHECK(values_of(article) == Texts{std::string("1:") + article});
  }
}

TEST_CASE("what stands around an article is true of it") {
  CHECK(documents_of(
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Gazeta\", "
            "\"language\": \"pl\", \"items\": [{\"id\": \"1\", \"content_text\": \"X\"}]}") ==
        Texts{"id[1] source[Gazeta] lang[pl] text[X]"});
  CHECK(documents_of(
            "{\"name\": \"Новини\", \"type\": \"public_channel\", \"id\": 77, \"messages\": ["
            "{\"id\": 1, \"type\": \"service\", \"text\": \"\"},"
            "{\"id\": 2, \"type\": \"message\", \"date\": \"2025-03-09\", \"text\": \"\"},"
            "{\"id\": 3, \"type\": \"message\", \"date\": \"2025-03-09\", \"text\": \"Так\"}]}") ==
        Texts{"id[telegram/77Новини/3] date[2025-03-09] source[Новини] text[Так]", "left out 2"});
  CHECK(documents_of(
            "{\"about\": \"x\", \"chats\": {\"list\": ["
            "{\"name\": \"A\", \"id\": 1, \"messages\": [{\"id\": 3, \"text\": \"a\"}]},"
            "{\"name\": \"B\", \"id\": 2, \"messages\": [{\"id\": 3, \"text\": \"b\"}]}]}}") ==
        Texts{"id[telegram/1A/3] source[A] text[a]", "id[telegram/2B/3] source[B] text[b]"});
}

TEST_CASE("each item of a feed is an article, with the whole text before its summary") {
  CHECK(documents_of(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Gazeta</title>"
            "<language>pl</language><item><title>A &amp;amp; B</title><link>https://a.pl/1</link>"
            "<description>Krótko.</description><content:encoded><![CDATA[<p>Cały <b>tekst</b>.</p>"
            "<p>Koniec.</p>]]></content:encoded><pubDate>2025-03-09</pubDate><category>k</category>"
            "<category>l</category><dc:creator>N</dc:creator><guid>https://a.pl/?p=1</guid></item>"
            "<item><title>C</title><description>&lt;p&gt;Opis&amp;nbsp;x&lt;/p&gt;</description>"
            "<author>n@a.pl (Anna N)</author></item></channel></rss>",
            feed_items) ==
        Texts{"id[https://a.pl/?p=1] title[A & B] date[2025-03-09] url[https://a.pl/1] "
              "source[Gazeta] author[N] lang[pl] tag[k] tag[l] extra summary[\"Krótko.\"] "
              "text[Cały tekst.\n\nKoniec.]",
              "title[C] source[Gazeta] author[Anna N] lang[pl] text[Opis x]"});
  CHECK(
      documents_of(
          "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"uk\"><title>Новини</title>"
          "<entry><id>tag:a.ua,2025:1</id><title type=\"html\">A</title>"
          "<link rel=\"self\" href=\"https://a.ua/x\"/><link href=\"https://a.ua/1\"/>"
          "<author><name>Н</name><email>n@a.ua</email></author><published>2025-03-09</published>"
          "<category term=\"k\"/><content type=\"xhtml\"><div><p>Так &amp; ні</p><p>Край</p></div>"
          "</content></entry></feed>",
          feed_items) ==
      Texts{"id[tag:a.ua,2025:1] title[A] date[2025-03-09] url[https://a.ua/1] source[Новини] "
            "author[Н] lang[uk] tag[k] text[Так & ні\n\nКрай]"});
  CHECK(documents_of("<rdf:RDF xmlns:rdf=\"r\"><channel><title>Г</title></channel>"
                     "<item><title>A</title><description>x</description></item></rdf:RDF>",
                     feed_items) == Texts{"title[A] source[Г] text[x]"});
}

TEST_CASE("feeds that are damaged, hostile or none give what is good and say what is wrong") {
  CHECK(documents_of("<a><b>c</b></a>", feed_items) ==
        Texts{"problem: XML without articles that Tropa knows"});
  const Texts cut = documents_of(
      "<rss><channel><item><title>A</title><description>x"
      "</description></item><item><title>B</ti",
      feed_items);
  REQUIRE(!cut.empty());
  CHECK(cut[0] == "title[A] text[x]");
  std::string bomb = "<!DOCTYPE r [<!ENTITY a \"xxxxxxxxxx\">";
  for (char name = 'b'; name < 'l'; ++name) {
    bomb += std::string("<!ENTITY ") + name + " \"";
    for (int count = 0; count < 10; ++count) bomb += std::string("&") + char(name - 1) + ";";
    bomb += "\">";
  }
  CHECK(documents_of(bomb +
                         "]><rss><item><title>A</title><description>x</description></item><item>"
                         "<title>&k;T</title><description>x&k;</description></item><item>"
                         "<title>C&nbsp;D &a; R&D</title><description>y</description></item></rss>",
                     feed_items) ==
        Texts{"title[A] text[x]", "title[T] text[x]", "title[C D  R&D] text[y]"});
  CHECK(documents_of("<?xml version='1.0'?><!-- <!DOCTYPE --><!DOCTYPE r [<!-- ' -->\n<!ENTITY a "
                     "']>'>]>\n<rss><item><title>T&a;</title><description><![CDATA[<p>a&nbsp;b</p>"
                     "]]></description></item></rss>",
                     feed_items) == Texts{"title[T] text[a b]"});
  CHECK(documents_of("<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><item>"
                     "<title>T&a;</title></item></rss>",
                     feed_items) == Texts{"title[T]"});
  CHECK(documents_of("\n <?xml version='1.0'?><rss><item><title>A\x0B B\x02</title></item></rss>",
                     feed_items) == Texts{"title[A B]"});
  CHECK(documents_of(
            "<rss><item><title>A <3 \xFF B</title></item><item><title>C</title></item></rss>",
            feed_items) == Texts{"title[A <3 \uFFFD B]", "title[C]"});
  CHECK(documents_of("<a:feed xmlns:a=\"x\"><a:title>G</a:title><a:entry><a:title>A</a:title>"
                     "<a:summary>x</a:summary></a:entry></a:feed>",
                     feed_items) == Texts{"title[A] source[G] text[x]"});
  CHECK(documents_of("<add><doc><field name=\"title\">A</field><field name=\"text\">x</field></doc>"
                     "</add>",
                     feed_items) == Texts{"title[A] text[x]"});
  CHECK(documents_of("<feed xmlns:media=\"m\"><entry><title>A</title><media:group><media:title>B"
                     "</media:title><media:description>x</media:description></media:group></entry>"
                     "</feed>",
                     feed_items) == Texts{"title[A] text[x]"});
  std::string deep = "<rss><item><title>T</title><x>";
  for (int depth = 0; depth < 100'000; ++depth) deep += "<b>";
  CHECK(documents_of(deep, feed_items).size() < 3);
}

TEST_CASE("each row of a table is an article, with the names of the header line") {
  CHECK(documents_of("Title,Date,Text\nA,2025-03-09,\"x, \"\"y\"\"\nz\"\n\nB,,w\r\n", table_rows) ==
        Texts{"title[A] date[2025-03-09] text[x, \"y\"\nz]", "title[B] text[w]"});
  CHECK(documents_of("id;title;content\n7;A;<p>x</p>\n", table_rows) ==
        Texts{"id[7] title[A] text[x]"});
  CHECK(documents_of("url\ttitle\ttext\nhttps://a.pl\tA\tx\ty\n", table_rows) ==
        Texts{"title[A] url[https://a.pl] text[x]"});
  CHECK(documents_of("a,b\n1,2\n", table_rows) ==
        Texts{"problem: no column for a title or a text (its header line: a, b)"});
  CHECK(documents_of("", table_rows) == Texts{"problem: no header line"});
  CHECK(documents_of("title,text\nA,\"nie zamknięty\n", table_rows) ==
        Texts{"title[A] text[nie zamknięty]"});
}

TEST_CASE("tables are read in all the dialects that programs write") {
  const Texts right{"title[A] text[x, y]", "title[B] text[z]"};
  for (const char* table :
       {"sep=;\ntitle;text\nA;x, y\nB;z\n", "\n# spis\ntitle\ttext\nA\tx, y\nB\tz\n",
        "title|text\rA|x, y\rB|z\r", "\"title\" , \"text\"\n\"A\" , \"x, y\"\nB,z\n",
        "title\ttext\r\n\"A\"\t\"x, y\"\r\nB\tz\r\n"}) {
    CAPTURE(table);
    CHECK(documents_of(table, table_rows) == right);
  }
  // Quotes in a line of tabs are the text's own, unless a cell goes on in the next line.
  CHECK(documents_of("title\ttext\n\"A\" i B\t\"x\nC\t\"y\nz\"\nD\ta\\nb\n", table_rows) ==
        Texts{"title[\"A\" i B] text[\"x]", "title[C] text[y\nz]", "title[D] text[a\nb]"});
  CHECK(documents_of("title\ttext\tdate\nA\t\"x\ny\"\t2025-03-09\n", table_rows) ==
        Texts{"title[A] date[2025-03-09] text[x\ny]"});
}

TEST_CASE("lines of a bulk request between the articles are no articles") {
  CHECK(documents_of("{\"index\": {\"_index\": \"n\", \"_id\": \"1\"}}\n"
                     "{\"title\": \"A\", \"text\": \"x\"}\n",
                     lines) == Texts{"title[A] text[x]", "left out 1"});
}

TEST_CASE("articles are found inside of JSON that nobody foresaw") {
  const std::string a = "{\"title\": \"A\", \"text\": \"x\"}";
  for (const std::string& json :
       {"{\"1\": " + a + "}", "{\"db\": [{\"data\": {\"wpisy\": [" + a + "]}}]}",
        "{\"data\": {\"articles\": {\"edges\": [{\"node\": " + a + "}]}}}",
        "{\"data\": [{\"id\": 1, \"attributes\": " + a + "}], \"meta\": {}}"}) {
    CAPTURE(json);
    const Texts found = documents_of(json);
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("title[A]") != std::string::npos);
    CHECK(found[0].ends_with("text[x]"));
  }
  CHECK(documents_of("{\"rss\": {\"channel\": {\"title\": \"G\", \"elementy\": [" + a + "]}}}") ==
        Texts{"title[A] source[G] text[x]"});
  CHECK(documents_of("{\"foo\": [{\"bar\": \"x y z\"}]}") ==
        Texts{"!neither a title nor a text in it (its keys: foo)"});
}

namespace {

std::string warc_record(const std::string& type, const std::string& address,
                        const std::string& content_type, const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

std::string answer(const std::string& headers, const std::string& body) {
  return "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("pages of a web archive are articles, and what is no page is passed over") {
  const std::string http = "application/http; msgtype=response";
  const std::string archive =
      warc_record("warcinfo", "", "application/warc-fields", "software: x") +
      warc_record("request", "https://a.pl/1", "application/http", "GET /") +
      warc_record("response", "https://a.pl/1", http,
                  answer("Content-Type: text/plain; charset=windows-1251", "\xCF\xEE\xF0\xF2.")) +
      warc_record("response", "https://a.pl/2", http,
                  answer("Content-Type: text/plain\r\nTransfer-Encoding: chunked",
                         "4\r\nPort\r\n1\r\n.\r\n0\r\n\r\n")) +
      warc_record("response", "https://a.pl/x.png", http, answer("Content-Type: image/png", "x")) +
      warc_record("conversion", "https://a.pl/3", "text/plain", "Tekst.");
  CHECK(documents_of(archive, warc_records) ==
        Texts{"url[https://a.pl/1] text[Порт.]", "url[https://a.pl/2] text[Port.]",
              "url[https://a.pl/3] text[Tekst.]", "left out 1"});
  const Texts cut = documents_of(archive.substr(0, archive.size() - 9), warc_records);
  CHECK(cut[2] == "problem: cut short in record 6");
  CHECK(documents_of("WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nx", warc_records) ==
        Texts{"problem: cut short in record 1"});
  CHECK(documents_of("WARC/1.0\r\nContent-Le", warc_records) ==
        Texts{"problem: cut short in the header of record 1"});
  CHECK(documents_of("none", warc_records) ==
        Texts{"!no WARC record, or one with a damaged header"});
}

TEST_CASE("a damaged record of a web archive is named, and those behind it are read") {
  const std::string good = warc_record("conversion", "https://a.pl/2", "text/plain", "Tekst.");
  std::string bad = warc_record("conversion", "https://a.pl/1", "text/plain", "Zepsuty.");
  const std::size_t length = bad.find("Length: ") + 8;
  CHECK(documents_of(std::string(bad).replace(length, 1, "x") + good, warc_records) ==
        Texts{"!no WARC record, or one with a damaged header", "url[https://a.pl/2] text[Tekst.]"});
  // A length that is too short leaves a rest, which is no record.
  CHECK(documents_of(std::string(bad).replace(length, 1, "3") + good, warc_records) ==
        Texts{"url[https://a.pl/1] text[Zep]", "!no WARC record, or one with a damaged header",
              "url[https://a.pl/2] text[Tekst.]"});
}

TEST_CASE("a page in an archive is one by its content when its server says nothing better") {
  const std::string http = "application/http; msgtype=response";
  const std::string page = "<html><title>Port wraca do pracy</title><p>Tekst o porcie.</p></html>";
  for (const char* type : {"Content-Type: text/plain", "Server: x", "Content-Type: text/html"}) {
    CAPTURE(type);
    const Texts found = documents_of(
        warc_record("response", "https://a.pl/1", http, answer(type, page)), warc_records);
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with("title[Port wraca do pracy]"));
  }
}

TEST_CASE("words that a line cut are one word, compounds keep their hyphen") {
  const auto joined = [](std::string text) {
    join_cut_words(text);
    return text;
  };
  CHECK(joined("Прези-\nдент і мі-\r\n  ністр") == "Президент і міністр");
  CHECK(joined("gospo\u00AD\ndarka") == "gospodarka");
  CHECK(joined("polsko-\nukraiński i społeczno-\npolityczny") ==
        "polsko-ukraiński i społeczno-polityczny");
  CHECK(joined("гуманітарно-\nго") == "гуманітарного");
  for (const char* other :
       {"Bielsko-\nBiała", "słowo -\ndalej", "F-\n16", "-\na", "a-\n", "\n", "a-\n\nb"}) {
    CHECK(joined(other) == other);
  }
}
