#include "tools/link_grammar.hpp"

#include "tools/source_file.hpp"

#include <algorithm>
#include <cctype>

namespace tropa::tools {
namespace {

/// "стол.ndmsi" -> {"стол", "ndmsi"}; "стол.=" -> {"стол", "="}; a word without a dot has an empty tag.
LinkGrammarWord split_subscript(std::string_view token) {
  const std::size_t dot = token.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {std::string(token), {}};
  return {std::string(token.substr(0, dot)), std::string(token.substr(dot + 1))};
}

/// The connectors "LLABC" in an expression, in order, without repeats.
std::vector<std::string> connectors_in(std::string_view expression) {
  std::vector<std::string> found;
  for (std::size_t at = expression.find("LL"); at != std::string_view::npos;
       at = expression.find("LL", at)) {
    std::size_t end = at;
    while (end < expression.size() && std::isupper(static_cast<unsigned char>(expression[end]))) ++end;
    std::string name(expression.substr(at, end - at));
    if (std::ranges::find(found, name) == found.end()) found.push_back(std::move(name));
    at = end;
  }
  return found;
}

void add_entry(const std::vector<std::string>& tokens, std::string_view expression, LinkGrammar& out) {
  const std::vector<std::string> connectors = connectors_in(expression);
  for (const std::string& token : tokens) {
    const bool is_suffix = token.starts_with('=');
    LinkGrammarWord word = split_subscript(is_suffix ? std::string_view(token).substr(1) : token);
    if (is_suffix) {
      for (const std::string& name : connectors) out.suffixes[name].push_back(word);
    } else if (word.tag.starts_with('=')) {
      out.stems.push_back({std::move(word.text), connectors});
    } else {
      out.words.push_back(std::move(word));
    }
  }
}

}  // namespace

Result<void> read_link_grammar(std::string_view text, const std::filesystem::path& root,
                               LinkGrammar& out) {
  std::string bare;  // without comments
  for (const std::string_view line : lines_of(text)) {
    bare += line.substr(0, line.find('%'));
    bare += ' ';
  }
  const std::size_t before = out.stems.size() + out.words.size() + out.suffixes.size();
  for (std::string_view rest = bare; !rest.empty();) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) break;
    const std::size_t end = std::min(rest.find(';', colon), rest.size());
    std::vector<std::string> tokens;
    for (const std::string_view token : fields_of(rest.substr(0, colon))) {
      if (!token.starts_with('/')) {
        tokens.emplace_back(token);
        continue;
      }
      const auto list = read_source(root / token.substr(1));
      if (!list) return list.error();
      for (const std::string_view line : lines_of(*list)) {
        for (const std::string_view listed : fields_of(line)) tokens.emplace_back(listed);
      }
    }
    add_entry(tokens, rest.substr(colon + 1, end - colon - 1), out);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (out.stems.size() + out.words.size() + out.suffixes.size() == before) {
    return Error{Code::kInputMissing, "not a link-grammar dictionary", {}};
  }
  return {};
}

}  // namespace tropa::tools
