// Rendering: exact outputs, with titles that were written to do harm.
#include <doctest/doctest.h>

#include "render/escape.hpp"
#include "render/json.hpp"
#include "render/mark.hpp"
#include "render/text.hpp"
#include "render/trec.hpp"
#include "tropa/searcher.hpp"
#include "tropa/utf8.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using nlohmann::ordered_json;
using tropa::Hit;
using tropa::Language;
using tropa::SearchResult;
using tropa::Why;
namespace render = tropa::render;

Hit polish_hit() {
  Hit hit{};
  hit.rank = 1;
  hit.score = 7.4120004;
  hit.id = "000.txt";
  hit.path = "news/000.txt";
  hit.title = "Sankcje & handel";
  hit.date = "2025-12-01";
  hit.language = Language::kPl;
  hit.source = "example.org";
  hit.url = "https://example.org/000";
  hit.snippet = {"… nowe sankcje wobec spółki \"A&B\" …", {{9, 16}}};
  hit.matched = {{"санкции", "sankcje", Language::kPl, Why::kConcept}};
  hit.similar = {"004.txt"};
  return hit;
}

Hit russian_hit() {
  Hit hit{};
  hit.rank = 2;
  hit.score = 3.5;
  hit.id = "002.txt";
  hit.path = "news/002.txt";
  hit.title = "Новые санкции";
  hit.date = "2025-11-27";
  hit.date_is_file_time = true;
  hit.language = Language::kRu;
  hit.snippet = {"Новые санкции вступили в силу.", {{11, 25}}};
  hit.matched = {{"санкции", "санкции", Language::kRu, Why::kWord}};
  return hit;
}

SearchResult two_hits() {
  SearchResult result{};
  result.query = "санкции";
  result.took_ms = 1.9;
  result.total = 2;
  result.expansion = {{"санкции",
                       {{"санкци", Language::kRu, Why::kStem, 1.0, 12},
                        {"sankcj", Language::kPl, Why::kConcept, 0.8, 7}}}};
  result.hits = {polish_hit(), russian_hit()};
  result.facets = {{"lang", {{"pl", 1}, {"ru", 1}}}};
  return result;
}

SearchResult hostile() {
  SearchResult result{};
  result.query = "\xFFx\n";
  result.total = 1;
  Hit hit{};
  hit.rank = 1;
  hit.id = "a\x1B]0;owned\x07.txt";
  hit.path = "dir\n/a\x1B]0;owned\x07.txt";
  hit.title = "\x1B[2JTytuł\u202Etxt.exe\u202C \xC3(\"'<b>\r\nb\u009B31m\u2028c";
  hit.date = "2025-12-01T13:45:00Z";
  hit.language = Language::kOther;
  hit.source = "<script>";
  hit.snippet = {"<b>a</b> & \x1B[31mword\u2066", {{16, 20}}};
  hit.matched = {{"\x1Bq", "w\xFF", Language::kOther, Why::kBridge}};
  result.hits = {hit};
  return result;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += tropa::utf8::decode(text, at).length) {
    if (!tropa::utf8::decode(text, at).valid) return false;
  }
  return true;
}

// The blocks of ```json in a page, in order.
std::vector<std::string> json_blocks(const std::string& file) {
  std::ifstream in(file);
  REQUIRE(in);
  std::vector<std::string> blocks;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```json") {
      blocks.emplace_back();
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + '\n';
    }
  }
  return blocks;
}

}  // namespace

TEST_CASE("the JSON is the example of JSON.md") {
  const std::vector<std::string> blocks = json_blocks(TROPA_SOURCE "/searcher/JSON.md");
  REQUIRE(blocks.size() == 2);
  // Compared as printed, so that the order of the keys counts too.
  CHECK(render::json(two_hits()) == ordered_json::parse(blocks[0]).dump());
  const tropa::Error error{
      tropa::Code::kUsage, "unknown field \"foo\"",
      "the fields are title, source, author, lang, tag, url, date, from and to"};
  CHECK(render::json("foo:bar", error) == ordered_json::parse(blocks[1]).dump());
}

TEST_CASE("an empty result has all keys") {
  CHECK(render::json(SearchResult{}) ==
        R"({"schema":1,"query":"","took_ms":0.0,"total":0,"total_is":"exact","expansion":[],)"
        R"("hits":[],"facets":{},"suggestions":[],"warnings":[]})");
  SearchResult estimated{};
  estimated.total_is_exact = false;
  CHECK(ordered_json::parse(render::json(estimated))["total_is"] == "estimate");
}

TEST_CASE("the JSON of hostile articles is one line of valid UTF-8 with a safe snippet") {
  const std::string line = render::json(hostile());
  CHECK(is_utf8(line));
  CHECK(line.find('\n') == std::string::npos);
  // Nothing of it moves a terminal, and nothing is lost.
  CHECK(render::for_terminal(line) == line);
  CHECK(line.find("\\u001b[2JTytuł\\u202etxt.exe\\u202c") != std::string::npos);
  const ordered_json parsed = ordered_json::parse(line);
  CHECK(parsed["query"] == "\uFFFDx\n");
  CHECK(parsed["hits"][0]["title"] ==
        "\x1B[2JTytuł\u202Etxt.exe\u202C \uFFFD(\"'<b>\r\nb\u009B31m\u2028c");
  CHECK(parsed["hits"][0]["snippet"] == "&lt;b&gt;a&lt;/b&gt; &amp; [31m<b>word</b>\u2066");
}

TEST_CASE("hidden characters of JSON are escaped without loss") {
  CHECK(render::for_json("\"a\u202Eb\u009Bc\x7F żółw\"") == "\"a\\u202eb\\u009bc\\u007f żółw\"");
  CHECK(render::for_json("\"\U000E0041\U0001F600\"") == "\"\\udb40\\udc41\U0001F600\"");
  CHECK(ordered_json::parse(render::for_json("\"\U000E0041\"")) == "\U000E0041");
}

TEST_CASE("numbers that JSON cannot hold are zero") {
  SearchResult result = two_hits();
  result.hits[0].score = std::numeric_limits<double>::quiet_NaN();
  result.hits[1].score = std::numeric_limits<double>::infinity();
  const ordered_json parsed = ordered_json::parse(render::json(result));
  CHECK(parsed["hits"][0]["score"] == 0.0);
  CHECK(parsed["hits"][1]["score"] == 0.0);
}

TEST_CASE("the text has rank, title, date, language, path, snippet and reason") {
  CHECK(render::text(two_hits()) ==
        "1. Sankcje & handel\n"
        "   2025-12-01  pl  news/000.txt  example.org\n"
        "   … nowe *sankcje* wobec spółki \"A&B\" …\n"
        "   sankcje for санкции (same meaning)\n"
        "   +1 similar\n"
        "\n"
        "2. Новые санкции\n"
        "   2025-11-27 (file time)  ru  news/002.txt\n"
        "   Новые *санкции* вступили в силу.\n"
        "\n"
        "lang: pl 1, ru 1\n");
}

TEST_CASE("a phrase that was found as a whole is explained once, and no word twice") {
  SearchResult result = two_hits();
  result.hits.resize(1);
  result.facets.clear();
  result.hits[0].similar.clear();
  result.hits[0].matched = {
      {"обмен", "обмін", Language::kUk, Why::kBridge},
      {"пленными", "полоненими", Language::kUk, Why::kConcept},
      {"обмен пленными", "Обмін полоненими", Language::kUk, Why::kConcept},
      {"вчера", "вчора", Language::kUk, Why::kStem},
      {"вчера", "вчора", Language::kUk, Why::kStem},
  };
  const std::string page = render::text(result);
  CHECK(
      page.ends_with("   Обмін полоненими for обмен пленными (same meaning), "
                     "вчора for вчера (another form)\n"));
}

TEST_CASE("a terminal gets colours instead of stars") {
  SearchResult result = two_hits();
  result.hits.pop_back();
  result.facets.clear();
  CHECK(render::text(result, {.terminal = true}) ==
        "1. \x1B[1mSankcje & handel\x1B[0m\n"
        "   2025-12-01  pl  \x1B[36mnews/000.txt\x1B[0m  example.org\n"
        "   … nowe \x1B[1;31msankcje\x1B[0m wobec spółki \"A&B\" …\n"
        "   \x1B[2msankcje for санкции (same meaning)\x1B[0m\n"
        "   +1 similar\n");
}

TEST_CASE("the text of hostile articles cannot reach the terminal's controls") {
  CHECK(render::text(hostile()) ==
        "1. [2JTytułtxt.exe \uFFFD(\"'<b> b31m c\n"
        "   2025-12-01  other  dir /a]0;owned.txt  <script>\n"
        "   <b>a</b> & [31m*word*\n"
        "   w\uFFFD for q (sounds alike)\n");
}

TEST_CASE("missing parts of a hit are said or left out") {
  SearchResult result{};
  result.hits.resize(3);
  result.hits[0].rank = 9;
  result.hits[0].id = "id-1";
  result.hits[1].rank = 10;
  result.hits[1].url = "https://example.org/a";
  result.hits[2].rank = 11;
  result.hits[2].path = "p.txt";
  CHECK(render::text(result) ==
        "9. (no title)\n"
        "   no date  other  id-1\n"
        "\n"
        "10. (no title)\n"
        "    no date  other  https://example.org/a\n"
        "\n"
        "11. (no title)\n"
        "    no date  other  p.txt\n");
  CHECK(render::text(SearchResult{}).empty());
}

TEST_CASE("facets show the most frequent values first and count the rest") {
  SearchResult result{};
  result.facets["lang"] = {{"pl", 2}, {"ru", 30}, {"uk", 2}};
  for (char name = 'a'; name < 'm'; ++name) result.facets["source"][std::string(1, name)] = 1;
  result.facets["tag"] = {};
  CHECK(render::text(result) ==
        "lang: ru 30, pl 2, uk 2\n"
        "source: a 1, b 1, c 1, d 1, e 1, f 1, g 1, h 1, i 1, j 1 and 2 more\n");
}

TEST_CASE("the summary counts the articles") {
  SearchResult result = two_hits();
  CHECK(render::summary(result) == "2 articles");
  result.total = 530;
  result.total_is_exact = false;
  CHECK(render::summary(result) == "hits 1-2 of about 530 articles");
  result.hits.clear();
  CHECK(render::summary(result) == "no hits on this page; about 530 articles in all");
  result.total = 0;
  CHECK(render::summary(result) == "nothing found for санкции");
  result.query = "sankcii\x1B";
  result.suggestions = {"санкции", "sankcje"};
  CHECK(render::summary(result) == "nothing found for sankcii; try санкции or sankcje");
  result = two_hits();
  result.hits.pop_back();
  result.total = 1;
  CHECK(render::summary(result) == "1 article");
}

TEST_CASE("a TREC run has six columns and the file name as document number") {
  CHECK(render::trec("q7", two_hits(), "tropa") ==
        "q7 Q0 000 1 7.412000 tropa\n"
        "q7 Q0 002 2 3.500000 tropa\n");
  CHECK(render::trec("q7", SearchResult{}, "tropa").empty());
}

TEST_CASE("document numbers are one word, whatever the name") {
  const auto number = [](std::string id, std::string path) {
    SearchResult result{};
    result.hits.resize(1);
    result.hits[0].id = std::move(id);
    result.hits[0].path = std::move(path);
    const std::string line = render::trec("q", result, "t");
    return line.substr(5, line.size() - 5 - std::string_view(" 0 0.000000 t\n").size());
  };
  CHECK(number("a/b.c.txt", "news/a/b.c.txt") == "b.c");
  CHECK(number("second:x.txt", "other/x.txt") == "x");
  CHECK(number("plain", "plain") == "plain");
  CHECK(number(".hidden", "d/.hidden") == ".hidden");
  CHECK(number("a b\tc.txt", "d/a b\tc.txt") == "a_b_c");
  CHECK(number("article 17", "feed.jsonl") == "article_17");  // many articles in one file
  CHECK(number("doc-1.0", "") == "doc-1.0");
  CHECK(number("", "") == "_");
  CHECK(render::trec("q 1", hostile(), "t\n").starts_with("q_1 Q0 a_]0;owned_ 1 0.000000 t_\n"));
}

TEST_CASE("random bytes leave every renderer as valid UTF-8") {
  std::mt19937 random(20251201);
  for (int round = 0; round < 2000; ++round) {
    SearchResult result = two_hits();
    std::string bytes;
    for (std::size_t count = random() % 40; count > 0; --count) {
      // Half of them from the bytes that begin and continue longer characters.
      bytes += static_cast<char>(random() % 2 == 0 ? 0x80 + random() % 0x80 : random() % 0x100);
    }
    Hit& hit = result.hits[0];
    result.query = hit.title = hit.path = hit.source = bytes;
    hit.snippet = {bytes, {{random() % 40, random() % 40}, {random() % 40, random() % 40}}};
    hit.matched[0].word = bytes;
    result.facets["source"][bytes] = 1;
    CAPTURE(round);
    const std::string text = render::text(result);
    REQUIRE(is_utf8(text));
    REQUIRE(text.find_first_of("\x1B\x07\r\t\x7F") == std::string::npos);
    REQUIRE(render::for_terminal(render::for_terminal(bytes)) == render::for_terminal(bytes));
    REQUIRE(is_utf8(render::summary(result)));
    REQUIRE(is_utf8(render::for_html(bytes)));
    const std::string json = render::json(result);
    REQUIRE(is_utf8(json));
    REQUIRE(ordered_json::accept(json));
    REQUIRE(render::for_terminal(json) == json);
  }
}
