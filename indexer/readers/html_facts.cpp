// One walk gathers candidates, then the best of each kind is chosen.
#include "readers/html_facts.hpp"

#include "readers/date.hpp"
#include "readers/headers.hpp"
#include "readers/html_blocks.hpp"
#include "readers/html_text.hpp"
#include "readers/json_ld.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tropa {
namespace {

constexpr std::size_t kMostHeadings = 8;
constexpr std::size_t kLongestDateWords = 300;  // bytes of an element that is said to be a date
constexpr std::size_t kMostDateWords = 30;

enum class Meta : std::uint8_t { kTitle, kDate, kAuthor, kSource, kUrl, kTag, kKeywords };

struct MetaName {
  std::string_view name;  // in small letters
  Meta meta;
};

// For one kind the first row of the page wins; "modified" dates are none.
constexpr auto kMetaNames = std::to_array<MetaName>({
    {"og:title", Meta::kTitle},
    {"article:published_time", Meta::kDate},
    {"article:published", Meta::kDate},
    {"og:published_time", Meta::kDate},
    {"og:article:published_time", Meta::kDate},
    {"datepublished", Meta::kDate},
    {"date", Meta::kDate},
    {"dc.date", Meta::kDate},
    {"dc.date.issued", Meta::kDate},
    {"dc.date.created", Meta::kDate},
    {"dcterms.date", Meta::kDate},
    {"dcterms.created", Meta::kDate},
    {"dcterms.issued", Meta::kDate},
    {"pubdate", Meta::kDate},
    {"publishdate", Meta::kDate},
    {"publish_date", Meta::kDate},
    {"publish-date", Meta::kDate},
    {"published_at", Meta::kDate},
    {"publication_date", Meta::kDate},
    {"article_date_original", Meta::kDate},
    {"article.published", Meta::kDate},
    {"article.created", Meta::kDate},
    {"cxenseparse:recs:publishtime", Meta::kDate},
    {"mediator_published_time", Meta::kDate},
    {"parsely-pub-date", Meta::kDate},
    {"sailthru.date", Meta::kDate},
    {"rnews:datepublished", Meta::kDate},
    {"author", Meta::kAuthor},
    {"article:author", Meta::kAuthor},
    {"dc.creator", Meta::kAuthor},
    {"parsely-author", Meta::kAuthor},
    {"sailthru.author", Meta::kAuthor},
    {"mediator_author", Meta::kAuthor},
    {"og:site_name", Meta::kSource},
    {"application-name", Meta::kSource},
    {"dc.publisher", Meta::kSource},
    {"og:url", Meta::kUrl},
    {"article:tag", Meta::kTag},
    {"news_keywords", Meta::kKeywords},
    {"keywords", Meta::kKeywords},
});

std::string collapsed(std::string_view text) {
  PlainText out;
  // A no-break space in a headline is a matter of layout.
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t point = utf8::next(text, at);
    if (point == 0xA0 || point == 0x202F) {
      plain += ' ';
    } else if (point != 0xAD && point != 0x200B) {
      plain += text.substr(begin, at - begin);
    }
  }
  out.add(plain);
  return out.take();
}

/// Zero of a program's clock is no date.
std::string dated(std::optional<std::string> date) {
  return date && !date->starts_with("1970-01-01") ? *date : std::string();
}

class Gatherer {
 public:
  explicit Gatherer(const HtmlTree& tree) : tree_(tree) {}

  HtmlFacts run() {
    for (std::uint32_t at = 1; at < tree_.size(); ++at) visit(at);
    choose_title();
    choose_date();
    facts_.author = first_of({linked_.author, facts_.author});
    if (facts_.author.starts_with("http")) facts_.author.clear();
    facts_.source = first_of({facts_.source, linked_.publisher});
    facts_.url = first_of({facts_.url, og_url_, linked_.url});
    facts_.body = std::move(linked_.body);
    if (facts_.tags.empty()) facts_.tags = linked_.keywords;
    if (facts_.tags.empty()) facts_.tags = split_tags(keywords_);
    return std::move(facts_);
  }

 private:
  static std::string first_of(std::initializer_list<std::string> list) {
    for (const std::string& one : list) {
      if (!one.empty()) return one;
    }
    return {};
  }

  void visit(std::uint32_t at) {
    const HtmlTag tag = tree_[at].tag;
    switch (tag) {
      case HtmlTag::kHtml:
        facts_.language = tree_.attribute(at, HtmlAttribute::kLang);
        break;
      case HtmlTag::kTitle:
        if (title_.empty()) title_ = collapsed(text_of(tree_, at));
        break;
      case HtmlTag::kMeta:
        meta(at);
        break;
      case HtmlTag::kLink:
        if (tree_.attribute(at, HtmlAttribute::kRel) == "canonical") {
          facts_.url = tree_.attribute(at, HtmlAttribute::kHref);
        }
        break;
      case HtmlTag::kScript:
        if (tree_.attribute(at, HtmlAttribute::kType).find("ld+json") != std::string_view::npos) {
          std::string source;
          for (std::uint32_t in = at + 1; in < tree_[at].end; ++in) source += tree_.characters(in);
          read_json_ld(source, linked_);
        }
        break;
      case HtmlTag::kH1:
        if (headings_.size() < kMostHeadings) headings_.push_back(collapsed(text_of(tree_, at)));
        break;
      case HtmlTag::kTime:
        time(at);
        break;
      case HtmlTag::kText:
        break;
      default:
        if (tree_[at].count > 0) marked(at);
    }
  }

  void meta(std::uint32_t at) {
    std::string_view name = tree_.attribute(at, HtmlAttribute::kProperty);
    if (name.empty()) name = tree_.attribute(at, HtmlAttribute::kName);
    if (name.empty()) name = tree_.attribute(at, HtmlAttribute::kItemprop);
    const std::string value = collapsed(tree_.attribute(at, HtmlAttribute::kContent));
    if (name.empty() || name.size() > 40 || value.empty()) return;
    const std::string small = utf8::lower(name);
    const auto* row = std::ranges::find(kMetaNames, small, &MetaName::name);
    if (row == kMetaNames.end()) return;
    const auto set = [&value](std::string& field) {
      if (field.empty()) field = value;
    };
    switch (row->meta) {
      case Meta::kTitle:
        return set(og_title_);
      case Meta::kDate:
        if (meta_date_.empty()) meta_date_ = dated(date_of_field(value));
        return;
      case Meta::kAuthor:
        if (!value.starts_with("http")) set(facts_.author);
        return;
      case Meta::kSource:
        return set(facts_.source);
      case Meta::kUrl:
        return set(og_url_);
      case Meta::kTag:
        if (std::ranges::find(facts_.tags, value) == facts_.tags.end())
          facts_.tags.push_back(value);
        return;
      case Meta::kKeywords:
        return set(keywords_);
    }
  }

  /// The first <time> that is said to be that of publication, else the first of all.
  void time(std::uint32_t at) {
    std::string date = dated(normal_date(tree_.attribute(at, HtmlAttribute::kDatetime)));
    if (date.empty()) date = dated(date_of_field(text_of(tree_, at)));
    if (date.empty()) return;
    const std::string_view prop = tree_.attribute(at, HtmlAttribute::kItemprop);
    if (prop == "dateModified") return;
    if (prop == "datePublished" && published_.empty()) published_ = date;
    if (time_.empty()) time_ = std::move(date);
  }

  /// Elements that are dates by an attribute or by their class.
  void marked(std::uint32_t at) {
    const std::string_view prop = tree_.attribute(at, HtmlAttribute::kItemprop);
    if (prop == "datePublished" && published_.empty()) {
      for (const HtmlAttribute from : {HtmlAttribute::kContent, HtmlAttribute::kDatetime}) {
        if (published_.empty()) published_ = dated(normal_date(tree_.attribute(at, from)));
      }
      if (published_.empty()) published_ = dated(date_of_field(text_of(tree_, at)));
    }
    if (!words_.empty() || looked_ == kMostDateWords || !says_date(at)) return;
    ++looked_;
    std::size_t bytes = 0;
    for (std::uint32_t in = at + 1; in < tree_[at].end && bytes <= kLongestDateWords; ++in) {
      bytes += tree_.characters(in).size();
    }
    if (bytes > kLongestDateWords) return;
    const std::string text = text_of(tree_, at);
    // Alone in its element it may be short: "09.03.25 18:45".
    if (text.size() > 8 && text.find_first_of(" ./-") != std::string::npos) {
      words_ = dated(normal_date(text));
    }
    if (!words_.empty()) return;
    if (const auto found = find_date(text)) words_ = dated(found->date);
  }

  bool says_date(std::uint32_t at) const {
    for (const HtmlAttribute from : {HtmlAttribute::kClass, HtmlAttribute::kId}) {
      const std::string name = utf8::lower(tree_.attribute(at, from));
      for (const std::string_view word : {"date", "data", "time", "publi", "posted", "meta",
                                          "byline", "info", "created", "czas"}) {
        if (name.find(word) != std::string::npos) return true;
      }
    }
    return false;
  }

  void choose_title() {
    const std::string whole = first_of({og_title_, collapsed(linked_.headline), title_});
    // A heading that the page's title begins with has no site's name behind it.
    std::string best;
    for (const std::string& heading : headings_) {
      if (heading.empty() || heading == facts_.source) continue;
      const bool fits = whole == heading || begins(whole, heading) || begins(title_, heading);
      if (fits && heading.size() > best.size()) best = heading;
    }
    if (best.empty()) {
      if (!og_title_.empty() || !linked_.headline.empty()) {
        best = without_site(whole);
      } else {
        const auto heading = std::ranges::find_if(headings_, [this](const std::string& h) {
          return h.size() > 10 && h != facts_.source;
        });
        best = heading != headings_.end() ? *heading : without_site(title_);
        if (best.empty() && !headings_.empty()) best = headings_.front();
      }
    }
    facts_.title = std::move(best);
  }

  static bool begins(const std::string& whole, const std::string& heading) {
    if (heading.size() < 8 || !whole.starts_with(heading)) return false;
    const std::string_view rest = utf8::trimmed(std::string_view(whole).substr(heading.size()));
    return rest.empty() || is_separator(rest);
  }

  static bool is_separator(std::string_view rest) {
    for (const std::string_view mark : {"-", "|", "–", "—", "/", "::", "»", "·", "•", ":"}) {
      if (rest.starts_with(mark)) return true;
    }
    return false;
  }

  /// "Headline - Site" -> "Headline".
  std::string without_site(std::string text) const {
    for (const std::string_view joint : {" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " / "}) {
      const std::size_t at = text.rfind(joint);
      if (at == std::string::npos || at < 10) continue;
      const std::string_view behind = std::string_view(text).substr(at + joint.size());
      const bool is_site = behind == facts_.source || behind.find('.') != std::string_view::npos ||
                           joint == " | " || joint == " :: ";
      if (is_site && behind.size() < at) return text.substr(0, at);
    }
    return text;
  }

  void choose_date() {
    facts_.date = first_of({dated(date_of_field(linked_.published)), meta_date_, published_, time_,
                            words_, dated(date_of_path(facts_.url)), dated(date_of_path(og_url_))});
  }

  const HtmlTree& tree_;
  HtmlFacts facts_;
  LinkedData linked_;
  std::vector<std::string> headings_;
  std::string title_, og_title_, og_url_, keywords_;
  std::string meta_date_, published_, time_, words_;
  std::size_t looked_ = 0;
};

}  // namespace

HtmlFacts facts_of(const HtmlTree& tree) {
  return Gatherer(tree).run();
}

}  // namespace tropa
