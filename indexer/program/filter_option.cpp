#include "program/filter_option.hpp"

namespace tropa::program {

Result<FileFilter> parse_filter(const std::string& option) {
  const Error bad{Code::kUsage, "--filter '" + option + "' is no filter",
                  "write it as --filter '.pdf=pdftotext -q - -'"};
  const std::size_t equals = option.find('=');
  if (equals == std::string::npos || equals < 2 || option[0] != '.') return bad;
  FileFilter filter;
  filter.ending = option.substr(0, equals);
  bool in_word = false;
  char quote = '\0';
  for (const char byte : option.substr(equals + 1)) {
    if (quote != '\0' && byte == quote) {
      quote = '\0';
    } else if (quote == '\0' && (byte == '"' || byte == '\'')) {
      quote = byte;
      if (!in_word) filter.command.emplace_back();
      in_word = true;
    } else if (quote == '\0' && byte == ' ') {
      in_word = false;
    } else {
      if (!in_word) filter.command.emplace_back();
      in_word = true;
      filter.command.back() += byte;
    }
  }
  if (quote != '\0' || filter.command.empty() || filter.command[0].empty()) return bad;
  return filter;
}

}  // namespace tropa::program
