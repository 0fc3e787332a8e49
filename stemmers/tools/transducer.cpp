#include "tools/transducer.hpp"

#include "tools/source_file.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <set>

namespace tropa::tools {
namespace {

constexpr std::string_view kNothing = "ε";
constexpr std::size_t kLongestPath = 80;

struct Arc {
  std::size_t to = 0;
  std::string_view left;
  std::string_view right;
};

struct Section {
  std::map<std::size_t, std::vector<Arc>> arcs;
  std::set<std::size_t> finals;
};

std::size_t decimal(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string_view> tab_fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = line.find('\t');
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

bool is_letter(std::string_view symbol) {
  const auto byte = static_cast<unsigned char>(symbol.front());
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         byte == '-' || byte == '\'' || byte == ' ';
}

// A word ends where its tags begin.
struct SideOfSection {
  std::string word;
  std::string tag;
  bool is_tagged = false;

  void add(std::string_view symbol) {
    if (symbol == kNothing) return;
    if (symbol.front() == '<') {
      if (!is_tagged) tag = symbol.substr(1, symbol.size() - 2);
      is_tagged = true;
    } else if (!is_tagged) {
      word += symbol;
    }
  }
};

struct Path {
  std::size_t state = 0;
  std::size_t length = 0;
  SideOfSection left;
  SideOfSection right;
};

void collect(const Section& section, std::set<WordPair>& out) {
  std::vector<Path> open{Path{}};
  while (!open.empty()) {
    const Path path = std::move(open.back());
    open.pop_back();
    if (section.finals.contains(path.state) && !path.left.word.empty() &&
        !path.right.word.empty()) {
      out.insert({path.left.word, path.right.word, path.left.tag});
    }
    const auto found = section.arcs.find(path.state);
    if (found == section.arcs.end() || path.length == kLongestPath) continue;
    for (const Arc& arc : found->second) {
      Path next = path;
      next.state = arc.to;
      ++next.length;
      next.left.add(arc.left);
      next.right.add(arc.right);
      open.push_back(std::move(next));
    }
  }
}

// Digits and signs loop; words are made of letters and tags only.
bool is_of_words(const Arc& arc, std::size_t from) {
  if (arc.to == from || arc.left.empty() || arc.right.empty()) return false;
  return std::ranges::all_of(
      std::initializer_list<std::string_view>{arc.left, arc.right}, [](std::string_view symbol) {
        return symbol == kNothing || symbol.front() == '<' || is_letter(symbol);
      });
}

}  // namespace

std::vector<WordPair> transducer_pairs(std::string_view printed) {
  std::set<WordPair> pairs;
  Section section;
  for (const std::string_view line : lines_of(printed)) {
    if (line.starts_with("--")) {
      collect(section, pairs);
      section = {};
      continue;
    }
    const std::vector<std::string_view> fields = tab_fields(line);
    if (fields.size() < 4) {
      if (!line.empty()) section.finals.insert(decimal(fields[0]));
      continue;
    }
    const Arc arc{decimal(fields[1]), fields[2], fields[3]};
    const std::size_t from = decimal(fields[0]);
    if (is_of_words(arc, from)) section.arcs[from].push_back(arc);
  }
  collect(section, pairs);
  return {pairs.begin(), pairs.end()};
}

}  // namespace tropa::tools
