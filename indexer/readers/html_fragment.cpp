// A scanner of tags and entities. Browsers read tags that do not end and entities without a
// semicolon; so does this, as far as the text stays the same.
#include "readers/html_fragment.hpp"

#include "sources/utf8.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>

namespace tropa {
namespace {

constexpr std::size_t kLongestEntity = 32;

enum class Effect : std::uint8_t {
  kNone,       // within a line: <b>
  kLine,       // ends a line: <br>
  kParagraph,  // begins or ends a paragraph: <p>
  kHidden,     // what is inside is no text: <script>
};

struct Tag {
  std::string_view name;
  Effect effect;
};

constexpr auto kTags = std::to_array<Tag>({
    {"a", Effect::kNone},
    {"abbr", Effect::kNone},
    {"address", Effect::kParagraph},
    {"article", Effect::kParagraph},
    {"aside", Effect::kParagraph},
    {"audio", Effect::kNone},
    {"b", Effect::kNone},
    {"bdi", Effect::kNone},
    {"bdo", Effect::kNone},
    {"big", Effect::kNone},
    {"blockquote", Effect::kParagraph},
    {"body", Effect::kParagraph},
    {"br", Effect::kLine},
    {"button", Effect::kNone},
    {"caption", Effect::kParagraph},
    {"center", Effect::kParagraph},
    {"cite", Effect::kNone},
    {"code", Effect::kNone},
    {"dd", Effect::kParagraph},
    {"del", Effect::kNone},
    {"details", Effect::kParagraph},
    {"div", Effect::kParagraph},
    {"dl", Effect::kParagraph},
    {"dt", Effect::kParagraph},
    {"em", Effect::kNone},
    {"embed", Effect::kNone},
    {"figcaption", Effect::kParagraph},
    {"figure", Effect::kParagraph},
    {"font", Effect::kNone},
    {"footer", Effect::kParagraph},
    {"form", Effect::kParagraph},
    {"h1", Effect::kParagraph},
    {"h2", Effect::kParagraph},
    {"h3", Effect::kParagraph},
    {"h4", Effect::kParagraph},
    {"h5", Effect::kParagraph},
    {"h6", Effect::kParagraph},
    {"head", Effect::kHidden},
    {"header", Effect::kParagraph},
    {"hr", Effect::kParagraph},
    {"html", Effect::kParagraph},
    {"i", Effect::kNone},
    {"iframe", Effect::kHidden},
    {"img", Effect::kNone},
    {"input", Effect::kNone},
    {"ins", Effect::kNone},
    {"label", Effect::kNone},
    {"li", Effect::kParagraph},
    {"link", Effect::kNone},
    {"main", Effect::kParagraph},
    {"mark", Effect::kNone},
    {"meta", Effect::kNone},
    {"nav", Effect::kParagraph},
    {"noscript", Effect::kNone},
    {"object", Effect::kNone},
    {"ol", Effect::kParagraph},
    {"p", Effect::kParagraph},
    {"pre", Effect::kParagraph},
    {"q", Effect::kNone},
    {"s", Effect::kNone},
    {"script", Effect::kHidden},
    {"section", Effect::kParagraph},
    {"select", Effect::kNone},
    {"small", Effect::kNone},
    {"source", Effect::kNone},
    {"span", Effect::kNone},
    {"strike", Effect::kNone},
    {"strong", Effect::kNone},
    {"style", Effect::kHidden},
    {"sub", Effect::kNone},
    {"summary", Effect::kParagraph},
    {"sup", Effect::kNone},
    {"svg", Effect::kHidden},
    {"table", Effect::kParagraph},
    {"tbody", Effect::kParagraph},
    {"td", Effect::kLine},
    {"template", Effect::kHidden},
    {"th", Effect::kLine},
    {"thead", Effect::kParagraph},
    {"time", Effect::kNone},
    {"title", Effect::kParagraph},
    {"tr", Effect::kParagraph},
    {"tt", Effect::kNone},
    {"u", Effect::kNone},
    {"ul", Effect::kParagraph},
    {"var", Effect::kNone},
    {"video", Effect::kNone},
    {"wbr", Effect::kNone},
});
static_assert(std::ranges::is_sorted(kTags, {}, &Tag::name));

bool is_name_byte(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0;
}

/// The known tag whose name begins at `at`, behind "<" or "</".
const Tag* tag_at(std::string_view text, std::size_t at) {
  std::array<char, 12> lowered{};
  std::size_t size = 0;
  while (at + size < text.size() && is_name_byte(text[at + size])) {
    if (size == lowered.size()) return nullptr;
    lowered[size] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[at + size])));
    ++size;
  }
  // "<b-2>", "<p,q>" and "<b && b>" are no tags; "<br/>", "<p class=x>" and a "<p" that the text
  // ends in are.
  std::size_t behind = at + size;
  const auto is_space = [&](std::size_t place) {
    return std::isspace(static_cast<unsigned char>(text[place])) != 0;
  };
  const bool is_apart = behind == text.size() || is_space(behind);
  while (behind < text.size() && is_space(behind)) ++behind;
  if (behind < text.size()) {
    const char next = text[behind];
    const bool is_attribute = is_apart && std::isalpha(static_cast<unsigned char>(next)) != 0;
    if (next != '>' && next != '/' && !is_attribute) return nullptr;
  }
  const std::string_view name(lowered.data(), size);
  const auto* found = std::ranges::lower_bound(kTags, name, {}, &Tag::name);
  return found != kTags.end() && found->name == name ? found : nullptr;
}

/// Behind the ">" of the tag that begins before `at`; quoted values may hold a ">". A quote that
/// does not end belongs to nothing.
std::size_t behind_tag(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char byte = text[at];
    if (byte == '>') return at + 1;
    if ((byte == '"' || byte == '\'') && at > 0 && text[at - 1] == '=') {
      const std::size_t end = text.substr(0, at + 1 + 64 * 1024).find(byte, at + 1);
      if (end != std::string_view::npos) at = end;
    }
    ++at;
  }
  return at;
}

struct Entity {
  char32_t point;
  std::size_t size;  // bytes from "&" on
};

std::optional<Entity> number_entity(std::string_view text) {
  const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  std::size_t at = is_hex ? 3 : 2;
  const std::size_t begin = at;
  char32_t point = 0;
  for (; at < text.size() && at < kLongestEntity; ++at) {
    const auto digit = static_cast<unsigned char>(text[at]);
    if (std::isdigit(digit) != 0) {
      point = point * (is_hex ? 16 : 10) + (digit - '0');
    } else if (is_hex && std::isxdigit(digit) != 0) {
      point = point * 16 + static_cast<char32_t>(std::tolower(digit) - 'a' + 10);
    } else {
      break;
    }
    point = std::min<char32_t>(point, 0x110000);
  }
  if (at == begin) return std::nullopt;
  if (at < text.size() && text[at] == ';') ++at;
  // Windows wrote its own punctuation as 128 to 159; 0x96 is the dash that is met.
  if (point == 0x96 || point == 0x97) point = point == 0x96 ? U'–' : U'—';
  const bool is_character = point >= 0x20 && point < 0x110000 && (point < 0xD800 || point > 0xDFFF);
  if (!is_character) point = point == '\n' ? U'\n' : U' ';
  return Entity{point, at};
}

struct NamedLetter {
  std::string_view name;
  char32_t point;
};

// Polish letters that have names in HTML 5 only, which libxml2 does not know.
constexpr auto kLetters = std::to_array<NamedLetter>({{"aogon", U'ą'},
                                                      {"cacute", U'ć'},
                                                      {"eogon", U'ę'},
                                                      {"lstrok", U'ł'},
                                                      {"nacute", U'ń'},
                                                      {"sacute", U'ś'},
                                                      {"zacute", U'ź'},
                                                      {"zdot", U'ż'},
                                                      {"Aogon", U'Ą'},
                                                      {"Cacute", U'Ć'},
                                                      {"Eogon", U'Ę'},
                                                      {"Lstrok", U'Ł'},
                                                      {"Nacute", U'Ń'},
                                                      {"Sacute", U'Ś'},
                                                      {"Zacute", U'Ź'},
                                                      {"Zdot", U'Ż'}});

/// The entity that `text` begins with; nullopt when its "&" is only an ampersand.
std::optional<Entity> entity_at(std::string_view text) {
  if (text.size() > 1 && text[1] == '#') return number_entity(text);
  std::array<char, kLongestEntity> name{};
  std::size_t size = 0;
  while (size + 1 < text.size() && size + 1 < name.size() && is_name_byte(text[size + 1])) {
    name[size] = text[size + 1];
    ++size;
  }
  if (size == 0 || size + 1 >= text.size() || text[size + 1] != ';') return std::nullopt;
  if (std::string_view(name.data(), size) == "apos") return Entity{U'\'', size + 2};
  for (const NamedLetter& letter : kLetters) {
    if (letter.name == std::string_view(name.data(), size)) return Entity{letter.point, size + 2};
  }
  const htmlEntityDesc* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.data()));
  if (found == nullptr) return std::nullopt;
  return Entity{static_cast<char32_t>(found->value), size + 2};
}

/// Puts characters together: white space as one space, breaks where tags asked for them.
class Writer {
 public:
  explicit Writer(bool keep_lines) : keep_lines_(keep_lines) {}

  void put(char32_t point) {
    const bool is_space = point == ' ' || point == '\n' || point == '\t' || point == '\r';
    if (is_space && keep_lines_) {
      text_ += static_cast<char>(point);
    } else if (is_space) {
      space_ = true;
    } else {
      if (!text_.empty()) text_.append(breaks_, '\n');
      if (breaks_ == 0 && space_ && !text_.empty()) text_ += ' ';
      breaks_ = 0;
      space_ = false;
      utf8::append(text_, point);
    }
  }
  void end_line() { breaks_ = std::max<std::size_t>(breaks_, 1); }
  void end_paragraph() { breaks_ = 2; }
  std::string take() { return std::string(utf8::trimmed(text_)); }

 private:
  std::string text_;
  std::size_t breaks_ = 0;
  bool space_ = false;
  bool keep_lines_;
};

/// Behind the closing tag of what is hidden; the end when it is never closed.
std::size_t behind_hidden(std::string_view html, std::size_t at, const Tag* hidden) {
  while ((at = html.find("</", at)) != std::string_view::npos) {
    if (tag_at(html, at + 2) == hidden) return behind_tag(html, at + 2);
    at += 2;
  }
  return html.size();
}

bool opens_comment(std::string_view html, std::size_t at) {
  return html.substr(at, 4) == "<!--" || html.substr(at, 9) == "<![CDATA[" ||
         html.substr(at, 2) == "<?" || html.substr(at, 9) == "<!DOCTYPE";
}

std::size_t behind_comment(std::string_view html, std::size_t at) {
  const std::string_view end = html.substr(at, 4) == "<!--" ? "-->" : ">";
  const std::size_t found = html.find(end, at + 2);
  return found == std::string_view::npos ? html.size() : found + end.size();
}

bool has_tags(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos; ++at) {
    const std::size_t name = at + (text.substr(at, 2) == "</" ? 2 : 1);
    if (opens_comment(text, at) || tag_at(text, name) != nullptr) return true;
  }
  return false;
}

}  // namespace

bool has_html(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('&', at)) != std::string_view::npos; ++at) {
    if (entity_at(text.substr(at, kLongestEntity + 8))) return true;
  }
  return has_tags(text);
}

std::string without_html(std::string_view html) {
  const bool keeps_lines = !has_tags(html);
  Writer writer(keeps_lines);
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '&') {
      if (const auto entity = entity_at(html.substr(at, kLongestEntity + 8))) {
        // A no-break space of HTML is mostly a space for looks.
        writer.put(entity->point == 0xA0 ? U' ' : entity->point);
        at += entity->size;
        continue;
      }
    } else if (html[at] == '<' && !keeps_lines) {
      if (opens_comment(html, at)) {
        at = behind_comment(html, at);
        continue;
      }
      const bool closes = html.substr(at, 2) == "</";
      if (const Tag* tag = tag_at(html, at + (closes ? 2 : 1))) {
        at = behind_tag(html, at + 1);
        if (tag->effect == Effect::kLine) writer.end_line();
        if (tag->effect == Effect::kParagraph) writer.end_paragraph();
        if (tag->effect == Effect::kHidden && !closes) at = behind_hidden(html, at, tag);
        continue;
      }
      // Tags that nobody knows, such as <o:p> and <amp-ad>, are none of the text either.
      const bool looks_like_tag = at + 1 < html.size() && (is_name_byte(html[at + 1]) || closes) &&
                                  html.substr(at, 200).find('>') != std::string_view::npos;
      if (looks_like_tag) {
        at = behind_tag(html, at + 1);
        continue;
      }
    }
    const std::size_t start = at;
    const char32_t point = utf8::next(html, at);
    writer.put(point == utf8::kBad ? U'\uFFFD' : point);
    at = std::max(at, start + 1);
  }
  return writer.take();
}

}  // namespace tropa
