#include "repair/layout.hpp"

#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tropa::repair {
namespace {

// The same keys in the same order on each layout, left to right and top to bottom, then with shift.
// The Polish programmer's layout is the American one.
struct Layout {
  std::u32string_view keys;
  bool is_latin;
};

constexpr auto kLayouts = std::to_array<Layout>({
    {U"`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>", true},
    {U"ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", false},
    {U"'йцукенгшщзхїфівапролджєячсмитьбю'ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ", false},
});
static_assert(kLayouts[0].keys.size() == kLayouts[1].keys.size());
static_assert(kLayouts[0].keys.size() == kLayouts[2].keys.size());

constexpr std::u32string_view kMarks = U"`[];',.~{}:\"<>";

bool is_mark(char32_t key) {
  return kMarks.find(key) != kMarks.npos;
}

std::optional<std::string> moved(std::u32string_view typed, const Layout& from, const Layout& to) {
  std::string out;
  for (const char32_t key : typed) {
    const std::size_t at = from.keys.find(key);
    if (at == from.keys.npos) return std::nullopt;
    // A word in Latin letters has no marks inside.
    if (to.is_latin && is_mark(to.keys[at])) return std::nullopt;
    utf8::append(out, to.keys[at]);
  }
  return out;
}

std::u32string_view without_marks(std::u32string_view typed) {
  while (!typed.empty() && is_mark(typed.front())) typed.remove_prefix(1);
  while (!typed.empty() && is_mark(typed.back())) typed.remove_suffix(1);
  return typed;
}

}  // namespace

std::vector<std::string> other_layouts(std::string_view typed) {
  const std::u32string whole = utf8::characters(typed);
  const std::u32string_view core = without_marks(whole);
  std::vector<std::string> out;
  if (core.empty()) return out;
  for (const std::u32string_view keys : {std::u32string_view(whole), core}) {
    for (const Layout& from : kLayouts) {
      for (const Layout& to : kLayouts) {
        // Between the two Cyrillic layouts every word of one language is a word of keys of the
        // other: введені would become введены.
        if (from.is_latin == to.is_latin) continue;
        auto reading = moved(keys, from, to);
        if (reading && *reading != typed && std::ranges::find(out, *reading) == out.end())
          out.push_back(std::move(*reading));
      }
    }
  }
  return out;
}

}  // namespace tropa::repair
