// A name is cut into words, "wp-caption sharedaddy relatedPosts" into wp, caption, sharedaddy,
// related, posts, and each is looked up in one of the lists.
#include "readers/html_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace tropa {
namespace {

// A star stands for any ending. In Polish, German, English and transliterated Ukrainian and
// Russian, as page builders write them.
constexpr std::string_view kFrameWords =
    "ad ads adv advert* adsense advertisement* anzeige* archive archives author authorbox "
    "authorinfo "
    "autor avatar banner* baner* bio bookmark* breadcrumb* buttons byline calendar caption "
    "carousel "
    "cookie* consent copyright cta disclaimer disqus donate donation* dropdown embed facebook "
    "feedback "
    "flattr follow footer footnav form gdpr google hidden infobox jetpack kategorie* kommentarfeld "
    "lang language languages like likes linkedin login logo masthead menu* meta metadata modal "
    "more "
    "mostread nav navi navbar navig* newsletter* next noprint offscreen onesignal outbrain overlay "
    "pager paging "
    "pagination partners pinterest pingback* poll polecane popup popular powiazan* podobne "
    "postmeta postnav* prev previous "
    "promo* push rating ratings recommend* rek reklam* related* relacionad* rss search* share* "
    "sharing "
    "shariff shop shopping sidebar* sidenav signup similar skip slider social* sociable sponsor* "
    "subscri* subnav taboola tag tags tagcloud taglist teaser* teilen toolbar toc topbar "
    "trackback* trending "
    "tweet twitter udostepnij vcard warenkorb whatsapp widget* xing yarpp youtube zobacz czytaj";

constexpr std::string_view kCommentWords =
    "comment comments commentlist commentform commentarea commentbox komentarz* komentarze "
    "komentar* "
    "kommentar kommentare respond replies reply disqus discussion livefyre fbcomments";

// Two words side by side, or one.
constexpr auto kBodyNames = std::to_array<std::string_view>(
    {"article body",   "articlebody",        "article content", "articlecontent", "article text",
     "articletext",    "article entry",      "entry content",   "entrycontent",   "post content",
     "postcontent",    "post body",          "postbody",        "post text",      "posttext",
     "post entry",     "post entry content", "story body",      "storybody",      "story content",
     "storycontent",   "story text",         "news text",       "newstext",       "news body",
     "news content",   "news detail text",   "content body",    "body content",   "blog content",
     "blogcontent",    "text content",       "textcontent",     "page content",   "pagecontent",
     "single content", "article main",       "article copy",    "art text",       "arttext",
     "main text",      "field name body",    "the content",     "theme content",  "article detail",
     "material text",  "news single",        "td post content", "item content",   "itemfulltext",
     "item fulltext",  "content text",       "article lead",    "full text",      "fulltext",
     "rich text",      "richtext",           "text body",       "article inner",  "post single",
     "entry text",     "entrytext",          "contentpaneopen", "tresc",          "detail text"});

constexpr auto kArticleNames = std::to_array<std::string_view>(
    {"hentry", "post", "article", "entry", "story", "single", "content", "main", "blog post",
     "main content", "maincontent", "content main", "article wrap", "newsdetail", "news detail"});

constexpr std::size_t kMostWords = 40;

/// Words of a name in small letters.
class NameWords {
 public:
  explicit NameWords(std::string_view name) {
    std::size_t begin = 1;
    text_.reserve(name.size() + 16);
    char before = ' ';
    for (const char byte : name) {
      const bool is_upper = byte >= 'A' && byte <= 'Z';
      const char small = is_upper ? static_cast<char>(byte | 0x20) : byte;
      const bool is_letter = small >= 'a' && small <= 'z';
      if (!is_letter || (is_upper && before >= 'a' && before <= 'z')) finish(begin);
      if (is_letter) text_ += small;
      before = byte;
    }
    finish(begin);
  }

  std::size_t size() const { return words_.size(); }
  std::string_view operator[](std::size_t at) const {
    return std::string_view(text_).substr(words_[at].first, words_[at].second);
  }
  /// All words with a space around each.
  std::string_view text() const { return text_; }

 private:
  void finish(std::size_t& begin) {
    if (text_.size() == begin) return;
    if (words_.size() < kMostWords) words_.emplace_back(begin, text_.size() - begin);
    text_ += ' ';
    begin = text_.size();
  }

  std::string text_ = " ";
  std::vector<std::pair<std::size_t, std::size_t>> words_;
};

/// A list of words, sorted once.
class WordSet {
 public:
  explicit WordSet(std::string_view list) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(' '), list.size());
      std::string_view word = list.substr(0, end);
      list.remove_prefix(std::min(end + 1, list.size()));
      if (word.empty()) continue;
      const bool is_beginning = word.ends_with('*');
      if (is_beginning) word.remove_suffix(1);
      words_[static_cast<std::size_t>(word[0] - 'a')].emplace_back(word, is_beginning);
    }
  }
  bool has(std::string_view word) const {
    for (const auto& [known, is_beginning] : words_[static_cast<std::size_t>(word[0] - 'a')]) {
      if (is_beginning ? word.starts_with(known) : word == known) return true;
    }
    return false;
  }

 private:
  std::array<std::vector<std::pair<std::string_view, bool>>, 26> words_;
};

bool is_in(std::string_view value, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, value) != list.end();
}

template <std::size_t kCount>
bool has_name(const NameWords& words, const std::array<std::string_view, kCount>& names) {
  return std::ranges::any_of(names, [&](std::string_view name) {
    for (std::size_t at = words.text().find(name); at != std::string_view::npos;
         at = words.text().find(name, at + 1)) {
      if (words.text()[at - 1] == ' ' && words.text()[at + name.size()] == ' ') return true;
    }
    return false;
  });
}

HtmlPart part_of_names(const NameWords& words) {
  static const WordSet kFrame(kFrameWords);
  static const WordSet kComment(kCommentWords);
  bool is_frame = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (kComment.has(words[at])) return HtmlPart::kComment;
    is_frame = is_frame || kFrame.has(words[at]);
  }
  if (is_frame) return HtmlPart::kFrame;
  if (has_name(words, kBodyNames)) return HtmlPart::kBody;
  return has_name(words, kArticleNames) ? HtmlPart::kArticle : HtmlPart::kUnknown;
}

}  // namespace

HtmlPart part_of(const HtmlTree& tree, std::uint32_t node) {
  const HtmlTag tag = tree[node].tag;
  if (tag == HtmlTag::kBody || tag == HtmlTag::kHtml) return HtmlPart::kUnknown;
  if (is_in(tree.attribute(node, HtmlAttribute::kItemprop), {"articleBody", "text"})) {
    return HtmlPart::kBody;
  }
  if (is_in(tree.attribute(node, HtmlAttribute::kRole),
            {"navigation", "complementary", "contentinfo", "banner", "search", "dialog",
             "alertdialog", "menu", "menubar", "toolbar", "tablist"})) {
    return HtmlPart::kFrame;
  }
  const std::string_view name = tree.attribute(node, HtmlAttribute::kClass);
  const std::string_view id = tree.attribute(node, HtmlAttribute::kId);
  HtmlPart part = HtmlPart::kUnknown;
  if (!name.empty() || !id.empty()) {
    std::string both(name);
    ((both += " . ") += id);
    const NameWords words(both);
    // WordPress lists categories, tags and the author among the classes of an article.
    const bool is_post = words.text().find(" hentry ") != std::string_view::npos ||
                         words.text().find(" type post ") != std::string_view::npos;
    part = is_post ? HtmlPart::kArticle : part_of_names(words);
  }
  if (tag == HtmlTag::kArticle || tag == HtmlTag::kMain) {
    return part == HtmlPart::kComment || part == HtmlPart::kBody ? part : HtmlPart::kArticle;
  }
  if (tag == HtmlTag::kNav || tag == HtmlTag::kAside || tag == HtmlTag::kFooter ||
      tag == HtmlTag::kMenu || tag == HtmlTag::kDialog) {
    return HtmlPart::kFrame;
  }
  return part;
}

}  // namespace tropa
