#include "glass/database_writer.hpp"

#include <string>
#include <system_error>
#include <utility>

namespace tropa::glass {
namespace {

std::filesystem::path file_of(const std::filesystem::path& directory, Table table) {
  return directory / (std::string(kTableNames[table]) + ".glass");
}

}  // namespace

DatabaseWriter::DatabaseWriter(std::filesystem::path directory, TableWriter postlist,
                               TableWriter docdata, TableWriter termlist)
    : directory_(std::move(directory)),
      postlist_(std::move(postlist)),
      docdata_(std::move(docdata)),
      termlist_(std::move(termlist)) {}

Result<DatabaseWriter> DatabaseWriter::create(const std::filesystem::path& directory) {
  std::error_code trouble;
  std::filesystem::create_directory(directory, trouble);
  if (trouble) {
    return Error{Code::kIo, "cannot make '" + directory.string() + "': " + trouble.message(), {}};
  }
  Result<TableWriter> postlist = TableWriter::create(file_of(directory, kPostlist));
  if (!postlist) return postlist.error();
  Result<TableWriter> docdata =
      TableWriter::create(file_of(directory, kDocdata), TableWriter::Cut::kToFit);
  if (!docdata) return docdata.error();
  Result<TableWriter> termlist = TableWriter::create(file_of(directory, kTermlist));
  if (!termlist) return termlist.error();
  return DatabaseWriter(directory, std::move(*postlist), std::move(*docdata), std::move(*termlist));
}

Result<void> DatabaseWriter::finish(const Statistics& statistics) {
  Version version;
  version.statistics = statistics;
  for (const auto& [table, writer] :
       {std::pair(kPostlist, &postlist_), {kDocdata, &docdata_}, {kTermlist, &termlist_}}) {
    Result<TableInfo> info = writer->finish();
    if (!info) return info.error();
    version.tables[table] = std::move(*info);
  }
  Result<BlockFile> file = BlockFile::create(directory_ / "iamglass");
  if (!file) return file.error();
  if (Result<void> written = file->append(to_bytes(version)); !written) return written;
  return file->close();
}

}  // namespace tropa::glass
