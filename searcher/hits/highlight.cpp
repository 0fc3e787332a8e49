#include "hits/highlight.hpp"

#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace tropa::search {
namespace {

using Window = SnippetWindow;

constexpr std::size_t kSnippetBytes = 320;  // about two sentences of Cyrillic
constexpr std::size_t kContextBytes =
    90;  // before the first mark, when its sentence begins further away

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

// A sentence ends at a line's end or at . ! ? … before a space.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (!is_space(text[at]) || at == 0) return false;
  const char before = text[at - 1];
  return before == '.' || before == '!' || before == '?' || text.substr(0, at).ends_with("…");
}

// From a mark back to the start of its sentence, or to a word's start not too far away; on to the
// size of a snippet.
Window around(std::string_view text, std::size_t mark_begin, std::size_t mark_end) {
  std::size_t begin = mark_begin;
  std::size_t last_word = mark_begin;
  while (begin > 0 && mark_begin - begin < kContextBytes) {
    if (is_space(text[begin - 1])) {
      last_word = begin;
      if (ends_sentence(text, begin - 1)) break;
    }
    --begin;
  }
  if (begin > 0) begin = last_word;
  std::size_t end = std::max(mark_end, std::min(text.size(), begin + kSnippetBytes));
  if (end < text.size()) {
    std::size_t cut = end;
    while (cut > mark_end && !is_space(text[cut])) --cut;
    end = cut > mark_end ? cut : end;
    while (end < text.size() && is_continuation(text[end])) ++end;
  }
  return {begin, end};
}

// One line, single spaces; marks move along.
template <typename Marks>
Snippet cut_out(std::string_view text, Window window, const Marks& marks) {
  Snippet out;
  if (window.begin > 0) out.text = "… ";
  auto next = marks.begin();
  std::size_t open = 0;
  bool is_open = false;
  for (std::size_t i = window.begin; i <= window.end; ++i) {
    if (is_open && i >= next->end) {
      out.marks.emplace_back(open, out.text.size());
      is_open = false;
      ++next;
    }
    if (i == window.end) break;
    while (!is_open && next != marks.end() && next->begin < i) ++next;
    if (!is_open && next != marks.end() && next->begin == i && next->end <= window.end) {
      open = out.text.size();
      is_open = true;
    }
    if (!is_space(text[i])) {
      out.text.push_back(text[i]);
    } else if (!out.text.empty() && out.text.back() != ' ') {
      out.text.push_back(' ');
    }
  }
  while (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
  if (window.end < text.size()) out.text += " …";
  return out;
}

}  // namespace

Highlighter::Parts Highlighter::parts_of(const std::string& prefix) {
  if (prefix.empty()) return bit(schema::TextField::kText) | bit(schema::TextField::kTitle);
  if (prefix == schema::find_field("title")->prefix) return bit(schema::TextField::kTitle);
  return prefix == schema::find_field("author")->prefix ? bit(schema::TextField::kAuthor)
                                                        : Parts{0};
}

Highlighter::Highlighter(const expand::PlanNode& plan, Analyzer& analyzer, WordTerms& terms)
    : analyzer_(analyzer), terms_(terms) {
  std::uint32_t alternatives = 0;
  // The places of an article have a word under its stems.
  Stems stems;
  const auto add_stems = [&](const std::string& term) {
    const auto parsed = schema::parse_body_term(term);
    if (!parsed || parsed->language != Language::kOther) return;
    for (const Language language : kStemmedLanguages) {
      analyzer.stem(parsed->text, language, stems);
      for (const std::string& stem : stems.all()) {
        wanted_.push_back(schema::hash_of(schema::stem_term(language, stem)));
      }
    }
  };
  expand::for_each_group(plan, [&](const expand::Group& group, const std::string& prefix) {
    const Parts parts = parts_of(prefix);
    parts_ |= parts;
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.push_back(group.word);
    for (const expand::Alternative& one : group.alternatives) {
      const auto places = static_cast<std::uint32_t>(one.slots.size());
      for (std::uint32_t place = 0; place < places; ++place) {
        const Role role{number, place, places, alternatives, parts, one.why, one.weight};
        for (const std::string& term : one.slots[place]) {
          const std::uint64_t hash = schema::hash_of(term);
          roles_[hash].push_back(role);
          wanted_.push_back(hash);
          add_stems(term);
        }
      }
      ++alternatives;
    }
  });
  std::ranges::sort(wanted_);
  wanted_.erase(std::unique(wanted_.begin(), wanted_.end()), wanted_.end());
}

std::span<const Token> Highlighter::words_in(std::string_view text, schema::TextField part,
                                             const std::optional<schema::Positions>& places) {
  if (!places) return analyzer_.tokenize(text);
  codes_.clear();
  for (const std::uint64_t hash : wanted_) codes_.push_back(places->code_of(hash));
  const schema::Positions::Range range = places->range(part);
  places->find(codes_, range, found_);
  for (std::uint32_t& place : found_) place -= range.begin;
  return analyzer_.tokenize(text, found_);
}

std::vector<Highlighter::Mark> Highlighter::marks_in(
    std::string_view text, Language language, schema::TextField part,
    const std::optional<schema::Positions>& places) {
  std::vector<Mark> marks;
  if ((parts_ & bit(part)) == 0) return marks;
  // Phrases under way: the role they wait for, where they began and the next position.
  struct Started {
    Role role;
    std::size_t begin = 0;
    std::uint32_t next_position = 0;
    Language language = Language::kOther;
  };
  std::vector<Started> started;
  std::vector<Started> still;
  for (const Token& token : words_in(text, part, places)) {
    if (!started.empty()) {
      std::erase_if(started, [&](const Started& s) { return s.next_position < token.position; });
    }
    const WordTerms::Terms& terms = terms_.of(token, language, analyzer_);
    std::optional<Mark> best;
    const auto offer = [&](Mark mark) {
      if (!best || mark.weight > best->weight) best = mark;
    };
    still.clear();
    const auto use = [&](const std::vector<Role>& roles, Language found_in) {
      for (const Role& role : roles) {
        if ((role.parts & bit(part)) == 0) continue;
        if (role.places == 1) {
          offer({token.begin, token.end, role.group, found_in, role.why, role.weight});
        } else if (role.place == 0) {
          still.push_back({role, token.begin, token.position + 1, found_in});
        }
        for (const Started& s : started) {
          if (s.role.alternative != role.alternative || s.next_position != token.position ||
              s.role.place + 1 != role.place) {
            continue;
          }
          if (role.place + 1 == role.places) {
            marks.push_back({s.begin, token.end, role.group, s.language, role.why, role.weight});
          } else {
            still.push_back({role, s.begin, token.position + 1, s.language});
          }
        }
      }
    };
    // The word itself is shown in the language of its stems.
    const Language shown = terms.count > 1 ? terms.entries[1].language : language;
    for (std::size_t i = 0; i < terms.count; ++i) {
      const auto found = roles_.find(terms.entries[i].hash);
      if (found != roles_.end()) use(found->second, i == 0 ? shown : terms.entries[i].language);
    }
    started.insert(started.end(), still.begin(), still.end());
    if (best) marks.push_back(*best);
  }
  std::ranges::sort(marks, [](const Mark& a, const Mark& b) {
    return std::tie(a.begin, b.end, b.weight) < std::tie(b.begin, a.end, a.weight);
  });
  return marks;
}

// The window that shows the most groups, each by its best reason; the earliest of equals. Looks at
// the marks of a window only, so that a long text costs as much a mark as a short one.
SnippetWindow Highlighter::best_window_of(std::string_view source,
                                          const std::vector<Mark>& marks) const {
  Window best;
  double best_score = -1;
  std::vector<double> shown(words_.size());
  for (const Mark& start : marks) {
    const Window window = around(source, start.begin, start.end);
    std::ranges::fill(shown, 0);
    double more = 0;
    for (auto mark = std::ranges::lower_bound(marks, window.begin, {}, &Mark::begin);
         mark != marks.end() && mark->begin < window.end; ++mark) {
      if (mark->end > window.end) continue;
      shown[mark->group] = std::max(shown[mark->group], mark->weight);
      more += 0.01;
    }
    double score = std::min(more, 0.05);
    for (const double one : shown) score += one;
    if (score > best_score) {
      best_score = score;
      best = window;
    }
  }
  return best;
}

Highlighter::Highlights Highlighter::highlight(const schema::Record& article,
                                               std::string_view places) {
  const std::string_view title = article.title;
  const std::string_view text = article.text;
  const auto stored = schema::Positions::from(places);
  const auto marks_of = [&](std::string_view words, schema::TextField part) {
    return marks_in(words, article.language, part, stored);
  };
  const std::vector<Mark> in_text = marks_of(text, schema::TextField::kText);
  const std::vector<Mark> in_title = marks_of(title, schema::TextField::kTitle);
  const std::vector<Mark> in_author = marks_of(article.author, schema::TextField::kAuthor);
  Highlights out;

  const bool use_title = in_text.empty() && !in_title.empty();
  const std::string_view source = use_title ? title : text;
  const std::vector<Mark>& marks = use_title ? in_title : in_text;
  const Window window = marks.empty() ? around(source, 0, 0) : best_window_of(source, marks);
  const auto is_shown = [&](const Mark& mark, std::string_view where) {
    return where.data() == source.data() && mark.begin >= window.begin && mark.end <= window.end;
  };

  // The best reason for each group; of equal ones that which the snippet shows, and what stands in
  // the text before what stands in the title.
  struct Reason {
    const Mark* mark = nullptr;
    std::string_view where;
  };
  std::vector<Reason> reasons(words_.size());
  for (const auto& [found, where] : {std::pair{&in_text, text}, std::pair{&in_title, title},
                                     std::pair{&in_author, std::string_view(article.author)}}) {
    for (const Mark& mark : *found) {
      Reason& best = reasons[mark.group];
      const bool is_better = best.mark == nullptr || best.mark->weight < mark.weight ||
                             (best.mark->weight == mark.weight && is_shown(mark, where) &&
                              !is_shown(*best.mark, best.where));
      if (is_better) best = {&mark, where};
    }
  }
  for (std::uint32_t group = 0; group < words_.size(); ++group) {
    const auto& [mark, where] = reasons[group];
    if (mark != nullptr) explain(*mark, where, out.matched);
  }
  // Marks that lie in another one go; the sort put the longer first.
  std::vector<Mark> disjoint;
  for (const Mark& mark : marks) {
    if (mark.begin < window.begin) continue;
    if (!disjoint.empty() && mark.begin < disjoint.back().end) continue;
    disjoint.push_back(mark);
  }
  out.snippet = cut_out(source, window, disjoint);
  for (const Mark& mark : disjoint) {
    if (mark.end > window.end) break;
    explain(mark, source, out.matched);
  }
  return out;
}

// A word that is explained already, in capitals or small letters, is not explained again.
void Highlighter::explain(const Mark& mark, std::string_view source,
                          std::vector<MatchedWord>& matched) const {
  const std::string& query = words_[mark.group];
  const std::string word(source.substr(mark.begin, mark.end - mark.begin));
  const bool is_known = std::ranges::any_of(matched, [&](const MatchedWord& one) {
    return one.query == query && (one.word == word || fold(one.word) == fold(word));
  });
  if (!is_known) matched.push_back({query, word, mark.language, mark.why});
}

}  // namespace tropa::search
