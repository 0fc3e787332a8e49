// A web page -> Document.
#include "readers/html_article.hpp"
#include "readers/html_facts.hpp"
#include "readers/html_text.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

namespace tropa {
namespace {

// A description may have a summary for a body, or the text with what stands around it; paragraphs
// are rarely kept. So it must bring more than the page.
constexpr double kWhole = 1.2;
constexpr std::size_t kShortestBody = 300;  // bytes

/// Clearly longer than what was found in the page itself.
bool is_whole(const std::string& body, const std::string& text) {
  return body.size() >= kShortestBody &&
         static_cast<double>(body.size()) >= kWhole * static_cast<double>(text.size());
}

class HtmlReader final : public Reader {
 public:
  std::string_view name() const override { return "html"; }
  Split split() const override { return Split::kWhole; }

  Result<Document> read(std::string_view page) const override {
    const Result<HtmlTree> tree = HtmlTree::parse(page);
    if (!tree) return tree.error();
    HtmlFacts facts = facts_of(*tree);
    Document document;
    document.title = std::move(facts.title);
    document.date = std::move(facts.date);
    document.url = std::move(facts.url);
    document.source = std::move(facts.source);
    document.author = std::move(facts.author);
    document.tags = std::move(facts.tags);
    document.text = article_text(*tree, document.title);
    if (is_whole(facts.body, document.text)) document.text = std::move(facts.body);
    if (document.text.empty()) document.text = text_of(*tree, 0);
    if (document.text.empty()) return Error{Code::kUsage, "no text in it", {}};
    return document;
  }
};

}  // namespace

const Reader& html_reader() {
  static const HtmlReader reader;
  return reader;
}

}  // namespace tropa
