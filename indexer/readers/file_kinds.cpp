#include "readers/file_kinds.hpp"

#include "sources/limits.hpp"
#include "sources/utf8.hpp"

namespace tropa {

const FileFilter* filter_for(std::string_view file_name, std::span<const FileFilter> filters) {
  const std::string name = utf8::lower(file_name);
  for (const FileFilter& filter : filters) {
    if (name.ends_with(utf8::lower(filter.ending))) return &filter;
  }
  return nullptr;
}

std::optional<std::string> refusal_of(const std::string& file_name, const FileStat& stat,
                                      const FileKinds& kinds) {
  const Reader* reader = kinds.forced != nullptr ? kinds.forced : reader_for(file_name);
  const bool is_filtered = filter_for(file_name, kinds.filters) != nullptr;
  if (reader == nullptr && !is_filtered) return "not a kind of file that Tropa reads";
  if (stat.size == 0) return "empty";
  if (stat.size > kMostDocumentBytes && stat.stored < stat.size / 16) {
    return "a sparse file: most of it was never written";
  }
  if (is_filtered) return std::nullopt;
  if (reader->split() == Split::kWhole && stat.size > kMostDocumentBytes) {
    return "larger than 64 MiB";
  }
  return std::nullopt;
}

Refusal refusal_by(const FileKinds& kinds) {
  return [kinds](const std::string& file_name, const FileStat& stat) {
    return refusal_of(file_name, stat, kinds);
  };
}

}  // namespace tropa
