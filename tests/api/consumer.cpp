// What a program that embeds Tropa looks like: three articles from memory, one query, a story in
// three languages.
#include <tropa/indexer.hpp>
#include <tropa/searcher.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace {

int fail(const tropa::Error& error) {
  std::fprintf(stderr, "%s\n%s\n", error.what.c_str(), error.hint.c_str());
  return tropa::exit_status(error);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string database = argv[1];

  auto resources = tropa::Resources::load({.data_directory = TROPA_DATA_DIR});
  if (!resources) return fail(resources.error());

  tropa::IndexOptions options;
  options.database = database;
  auto writer = tropa::IndexWriter::open(*resources, options);
  if (!writer) return fail(writer.error());
  const std::vector<tropa::Document> articles = {
      {.id = "1",
       .title = "Sejm uchwalił ustawę",
       .text = "Posłowie przyjęli dziś budżet państwa na przyszły rok."},
      {.id = "2",
       .title = "Рада ухвалила бюджет",
       .text = "Депутати підтримали державний бюджет на наступний рік."},
      {.id = "3",
       .title = "Наводнение на юге",
       .text = "Вода затопила дома, спасатели вывезли сотни жителей."},
  };
  for (const tropa::Document& article : articles) {
    const auto put = writer->put(article);
    if (!put) return fail(put.error());
  }
  const auto committed = writer->commit();
  if (!committed) return fail(committed.error());

  auto searcher = tropa::Searcher::open(*resources, std::vector{database});
  if (!searcher) return fail(searcher.error());
  const auto found = searcher->search("бюджет", {.limit = 5});
  if (!found) return fail(found.error());
  for (const tropa::Hit& hit : found->hits) {
    std::printf("%s %s %s\n", hit.id.c_str(), std::string(to_string(hit.language)).c_str(),
                hit.matched.empty() ? "" : hit.matched[0].word.c_str());
  }
  return found->total == 2 ? 0 : 1;
}
