#include "tools/irregular.hpp"

#include "tools/fold_word.hpp"
#include "tools/source_file.hpp"

namespace tropa::tools {

Result<Irregulars> parse_irregulars(std::string_view text, std::string_view name) {
  Irregulars out;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const auto failure = [&](const char* what) {
      return Error{Code::kUsage, std::string(name) + ':' + std::to_string(number) + ": " + what,
                   "a line is STEM, a tab, and forms with blanks between"};
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return failure("no tab");
    const auto stem = fold_word(line.substr(0, tab));
    if (!stem) return failure("the stem is not a word");
    const auto fields = fields_of(line.substr(tab + 1));
    if (fields.empty()) return failure("no forms");
    for (const std::string_view field : fields) {
      const bool marked = field.starts_with('=') || field.starts_with('+');
      const auto form = fold_word(field.substr(marked ? 1 : 0));
      if (!form) return failure("a form is not a word");
      if (field.starts_with('=')) {
        out.only[*form].push_back(*stem);
      } else if (!marked && *form != *stem && !out.stem_of.emplace(*form, *stem).second &&
                 out.stem_of[*form] != *stem) {
        return failure("a form stands under two stems; mark it with +");
      }
      out.forms.emplace_back(*form, *stem);
    }
  }
  return out;
}

}  // namespace tropa::tools
