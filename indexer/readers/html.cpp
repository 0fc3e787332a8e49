// A web page -> Document.
#include "readers/html_text.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

namespace tropa {
namespace {

class HtmlReader final : public Reader {
 public:
  std::string_view name() const override { return "html"; }
  Split split() const override { return Split::kWhole; }

  Result<Document> read(std::string_view piece) const override {
    const Result<HtmlTree> tree = HtmlTree::parse(piece);
    if (!tree) return tree.error();
    Document document;
    for (std::uint32_t at = 0; at < tree->size() && document.title.empty(); ++at) {
      if ((*tree)[at].tag == HtmlTag::kTitle) document.title = text_of(*tree, at);
    }
    document.text = text_of(*tree, 0);
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
