#include "commands/read_file.hpp"

#include "readers/cut_words.hpp"
#include "readers/date.hpp"

namespace tropa {

std::string remark_of(const Decoded& decoded) {
  std::string remark;
  if (decoded.is_doubtful) {
    remark = "read as " + std::string(decoded.encoding) + ", which is not certain";
  }
  if (decoded.replaced > 0) {
    if (!remark.empty()) remark += "; ";
    const bool is_one = decoded.replaced == 1;
    remark += std::to_string(decoded.replaced) + (is_one ? " bad byte was" : " bad bytes were") +
              " replaced";
  }
  return remark;
}

Result<ReadArticle> read_article(std::string bytes, const Reader& by_name, bool is_forced,
                                 std::string_view shown) {
  Result<Decoded> decoded = decode(std::move(bytes));
  if (!decoded) return decoded.error();
  const Reader& reader = is_forced ? by_name : sniff(decoded->text, by_name);
  Result<Document> document = reader.read(decoded->text);
  if (!document) return document.error();
  join_cut_words(document->text);
  if (document->date.empty()) document->date = date_of_path(shown).value_or(std::string());
  return ReadArticle{std::move(*document), reader.name(), decoded->encoding, remark_of(*decoded)};
}

}  // namespace tropa
