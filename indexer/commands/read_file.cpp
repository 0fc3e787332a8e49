#include "commands/read_file.hpp"

#include "readers/date.hpp"
#include "sources/encoding.hpp"
#include "sources/record_splitter.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace tropa {
namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rbe"));
  if (!file) return Error{Code::kInputMissing, std::strerror(errno), {}};
  std::string bytes;
  std::array<char, 64 * 1024> block;
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), file.get())) {
    bytes.append(block.data(), got);
    if (bytes.size() > kMostDocumentBytes) return Error{Code::kUsage, "larger than 64 MiB", {}};
  }
  if (std::ferror(file.get()) != 0) return Error{Code::kInputMissing, std::strerror(errno), {}};
  return bytes;
}

Result<ReadArticle> read_article(std::string bytes, const Reader& by_name, bool is_forced,
                                 std::string_view shown) {
  Result<Decoded> decoded = decode(std::move(bytes));
  if (!decoded) return decoded.error();
  const Reader& reader = is_forced ? by_name : sniff(decoded->text, by_name);
  Result<Document> document = reader.read(decoded->text);
  if (!document) return document.error();
  if (document->date.empty()) document->date = date_of_path(shown).value_or(std::string());
  return ReadArticle{std::move(*document), reader.name(), decoded->encoding};
}

}  // namespace tropa
