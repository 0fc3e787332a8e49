// Web pages: what they say of themselves, and the article without the page around it.
#include "readers/html_facts.hpp"
#include "readers/reader.hpp"
#include "sources/declared_encoding.hpp"
#include "sources/encoding.hpp"
#include "tropa/utf8.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace tropa;

namespace {

const std::string kFirst = "Prom wraca na zatokę w maju, a bilety kupimy od jutra w kasie portu.";
const std::string kSecond =
    "Kapitan mówi, że statek przeszedł remont, ma nowy silnik i zabierze więcej rowerów.";
const std::string kThird = "Zimą prom nie pływa, bo nabrzeże jest wtedy oblodzone i zamknięte.";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang='pl'><head>" + head + "</head><body>" + body + "</body></html>";
}

std::string paragraphs() {
  return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}

std::string text_of_page(const std::string& body) {
  const Result<Document> document = html_reader().read(page("<title>T</title>", body));
  return document ? document->text : "!" + document.error().what;
}

HtmlFacts facts(const std::string& head, const std::string& body) {
  return facts_of(HtmlTree::parse(page(head, body)).value());
}

}  // namespace

TEST_CASE("the article stays and the page around it goes") {
  const std::string whole = kFirst + "\n\n" + kSecond + "\n\n" + kThird;
  CHECK(text_of_page(paragraphs()) == whole);
  CHECK(text_of_page("<nav><ul><li><a href='/'>Sport</a></ul></nav><div class='menu'>Pogoda</div>"
                     "<article><h1>Prom</h1><div class='share-bar'>Udostępnij</div>" +
                     paragraphs() +
                     "<aside>Czytaj też: <a href='/b'>inny prom</a></aside></article>"
                     "<div id='comments'><p>Byłem tam wczoraj i nie polecam nikomu tej "
                     "przeprawy, naprawdę.</p></div><footer>Wszelkie prawa</footer>") == whole);
  CHECK(text_of_page("<div class='entry-content'>" + paragraphs() +
                     "<h3>Zobacz także</h3><ul><li><a href='/c'>Prom w Szczecinie</a></ul></div>"
                     "<div class='cookie-notice'><p>Ta strona używa plików cookie, aby działać "
                     "lepiej dla wszystkich czytelników.</p></div>") == whole);
  CHECK(text_of_page("<div>" + paragraphs() +
                     "<figure><figcaption>Prom w porcie</figcaption></figure>"
                     "<p>Widok na port (fot. J. Lis)</p></div>") == whole);
  CHECK(text_of_page("<div style='display: none'><p>Ukryty tekst, którego nikt nie widzi, choć "
                     "jest długi.</p></div>" +
                     paragraphs()) == whole);
  // However long the small print below a short article is.
  std::string imprint;
  for (int count = 0; count < 12; ++count)
    imprint += "<p>Redakcja nie odpowiada za treść reklam.</p>";
  CHECK(text_of_page("<div class='menu'><div itemprop='articleBody'>" + paragraphs() +
                     "</div></div><footer>" + imprint + "</footer>") == whole);
}

TEST_CASE("lists and a lead inside an article stay") {
  const std::string text = text_of_page(
      "<article><h1>Prom</h1><p class='lead'>Rejsy ruszą w maju, zapowiada armator z Gdyni, który "
      "kupił drugi statek.</p>"
      "<div class='article-body'>" +
      paragraphs() + "<ul><li>bilet 10 zł</li><li>rower 5 zł</li></ul></div></article>");
  CHECK(text.starts_with("Rejsy ruszą w maju"));
  CHECK(text.find(kThird) != std::string::npos);
  CHECK(text.ends_with("bilet 10 zł\nrower 5 zł"));
}

TEST_CASE("the title has no site behind it") {
  CHECK(facts("<title>Prom wraca na zatokę - Gazeta</title>", "<h1>Prom wraca na zatokę</h1>")
            .title == "Prom wraca na zatokę");
  CHECK(facts("<meta property='og:title' content='Prom wraca na zatokę | Gazeta'>"
              "<meta property='og:site_name' content='Gazeta'>",
              "")
            .title == "Prom wraca na zatokę");
  CHECK(facts("<title>Prom wraca na zatokę — gazeta.pl</title>", "").title ==
        "Prom wraca na zatokę");
  CHECK(facts("<title>Gdynia - Hel: prom wraca</title>", "").title == "Gdynia - Hel: prom wraca");
}

TEST_CASE("dates of pages come from data first and from words last") {
  const std::string words = "<div class='date'>Opublikowano: 9 maja 2025, 10:15</div>";
  CHECK(facts("", words).date == "2025-05-09T10:15:00");
  CHECK(facts("", words + "<time datetime='2025-05-08T09:00:00+02:00'>dziś</time>").date ==
        "2025-05-08T09:00:00+02:00");
  CHECK(facts("<meta property='article:published_time' content='2025-05-07'>",
              words + "<time datetime='2025-05-08'></time>")
            .date == "2025-05-07");
  CHECK(facts("<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", "
              "\"datePublished\": \"2025-05-06\", \"author\": [{\"name\": \"J. Lis\"}], "
              "\"publisher\": {\"name\": \"Gazeta\"}}]}</script>",
              words)
            .date == "2025-05-06");
  CHECK(facts("<link rel='canonical' href='https://a.pl/2025/05/05/prom.html'>", "").date ==
        "2025-05-05");
  CHECK(facts("<meta name='date' content='1970-01-01T01:00:00+01:00'>", "").date.empty());
}

TEST_CASE("author, site, address and topics are read") {
  const HtmlFacts found = facts(
      "<meta name='author' content='J. Lis'><meta property='og:site_name' content='Gazeta'>"
      "<link rel='canonical' href='https://a.pl/1'><meta name='keywords' content='prom, port'>",
      "");
  CHECK(found.author == "J. Lis");
  CHECK(found.source == "Gazeta");
  CHECK(found.url == "https://a.pl/1");
  CHECK(found.tags == std::vector<std::string>{"prom", "port"});
}

TEST_CASE("a page's own word on its encoding is taken when its bytes are no UTF-8") {
  CHECK(declared_encoding("<meta charset=\"windows-1251\">")->name == "CP1251");
  CHECK(declared_encoding("<META http-equiv=Content-Type content='text/html; "
                          "charset=ISO-8859-2'>")
            ->name == "ISO-8859-2");
  CHECK(declared_encoding("<?xml version='1.0' encoding='koi8-r'?><rss>")->name == "KOI8-R");
  CHECK_FALSE(declared_encoding("<meta charset='../../x'>"));
  CHECK_FALSE(declared_encoding("charset=utf-8"));
  const Result<Decoded> german = decode("<meta charset=iso-8859-1><p>Gr\xFC\xDF Gott</p>");
  REQUIRE(german);
  CHECK(german->text == "<meta charset=iso-8859-1><p>Grüß Gott</p>");
}

TEST_CASE("bombs, nesting and foreign files cost nothing") {
  std::string deep;
  for (int depth = 0; depth < 1500; ++depth) deep += "<div><b>";
  CHECK_FALSE(html_reader().read(page("", deep + paragraphs())));
  const std::string bomb =
      "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" +
      page("", "<p>&b;&b; &f;</p>" + paragraphs());
  const Result<Document> read = html_reader().read(bomb);
  REQUIRE(read);
  CHECK(read->text.size() < 1000);
  CHECK(read->text.find("root:") == std::string::npos);
  std::string lists;
  for (int entry = 0; entry < 20'000; ++entry) lists += "<li>wpis na liście";
  CHECK(html_reader().read(page("", "<ul>" + lists + "</ul>")));
}

TEST_CASE("damaged pages give UTF-8 or a reason, whatever is cut out of them") {
  std::mt19937 random(7);
  const std::string whole = page(
      "<title>Prom — Гдиня</title><script type='application/ld+json'>{\"@type\": "
      "\"Article\", \"headline\": \"Prom\"}</script>",
      "<article class='hentry'><h1>Prom</h1>" + paragraphs() +
          "<ul><li>a<li><a href=x>b</a></ul><table><tr><td>1<td>2</table></article>");
  for (int round = 0; round < 2000; ++round) {
    std::string text = whole;
    for (int change = 0; change < 4; ++change) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text.erase(at, random() % 40);
          break;
        case 1:
          text.insert(at, "<" + whole.substr(random() % whole.size(), random() % 30));
          break;
        default:
          text[at] = static_cast<char>(random() % 128);
      }
    }
    const Result<Document> read = html_reader().read(text);
    if (!read || !utf8::is_valid(text)) continue;
    CHECK(utf8::is_valid(read->text));
    CHECK(utf8::is_valid(read->title));
  }
}
