#include "readers/html_lines.hpp"

#include "readers/date.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>

namespace tropa {
namespace {

constexpr std::size_t kLongestCredit = 260;  // bytes

// What begins the part of a page that follows its article, in small letters.
constexpr auto kBeginnings = std::to_array<std::string_view>({"komentarz",
                                                              "dodaj komentarz",
                                                              "skomentuj",
                                                              "zobacz także",
                                                              "zobacz też",
                                                              "zobacz również",
                                                              "czytaj także",
                                                              "czytaj też",
                                                              "czytaj również",
                                                              "polecamy",
                                                              "polecane",
                                                              "podobne",
                                                              "powiązane",
                                                              "przeczytaj także",
                                                              "przeczytaj również",
                                                              "najnowsze",
                                                              "najpopularniejsze",
                                                              "tagi",
                                                              "коментар",
                                                              "залишити коментар",
                                                              "читайте також",
                                                              "схожі",
                                                              "пов'язані",
                                                              "новини за темою",
                                                              "останні новини",
                                                              "теги",
                                                              "комментар",
                                                              "оставить комментарий",
                                                              "читайте также",
                                                              "похожие",
                                                              "по теме",
                                                              "материалы по теме",
                                                              "новости по теме",
                                                              "последние новости",
                                                              "comment",
                                                              "leave a comment",
                                                              "leave a reply",
                                                              "related",
                                                              "you may also",
                                                              "you might also",
                                                              "read more",
                                                              "read also",
                                                              "more from",
                                                              "more on",
                                                              "similar",
                                                              "recommended",
                                                              "share this",
                                                              "about the author",
                                                              "tags",
                                                              "filed under",
                                                              "kommentar",
                                                              "ähnliche",
                                                              "weitere artikel",
                                                              "weitere beiträge",
                                                              "mehr zum thema",
                                                              "mehr themen",
                                                              "verwandte",
                                                              "schreibe einen kommentar",
                                                              "das könnte",
                                                              "lesen sie auch",
                                                              "lesen sie mehr",
                                                              "auch interessant",
                                                              "teilen mit",
                                                              "sharen mit",
                                                              "weiterführende",
                                                              "mehr zu ",
                                                              "schon gelesen",
                                                              "top themen",
                                                              "hinterlasse",
                                                              "beitrag teilen",
                                                              "schlagw",
                                                              "über den autor"});

}  // namespace

bool begins_tail(const std::string& line) {
  const std::string small = utf8::lower(line);
  return std::ranges::any_of(
      kBeginnings, [&small](std::string_view beginning) { return small.starts_with(beginning); });
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view mark : {".", "!", "?", "…", "”", "\"", "»", ")"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

bool is_credit(const std::string& line) {
  if (line.size() > kLongestCredit) return false;
  const std::string small = utf8::lower(line);
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"foto", "fot.", "fot:", "zdjęcie", "photo", "фото", "image",
       "bild:", "abbildung:", "beitragsbild", "titelbild", "©", "źródło:", "źródło zdj",
       "джерело:", "источник:", "quelle:", "source:", "rys."});
  constexpr auto kInside = std::to_array<std::string_view>(
      {"(foto", "(fot.", "(fot:", "(photo", "(фото", "/ фото", "| фото", "foto:", "fot. ",
       "photo:", "photo by", "фото:", "© ", "(c) ", "getty images", "shutterstock"});
  const auto begins = [&small](std::string_view sign) { return small.starts_with(sign); };
  const auto has = [&small](std::string_view sign) {
    return small.find(sign) != std::string::npos;
  };
  return std::ranges::any_of(kBeginnings, begins) || std::ranges::any_of(kInside, has);
}

bool is_byline(const std::string& line) {
  if (utf8::length(line) > 80) return false;
  return find_date(line).has_value();
}

}  // namespace tropa
