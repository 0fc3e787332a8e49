// Three articles from memory, one query, the story in two languages. CMakeLists.txt:
//   find_package(tropa CONFIG REQUIRED)
//   target_link_libraries(search PRIVATE tropa::indexer tropa::searcher)
#include <tropa/indexer.hpp>
#include <tropa/searcher.hpp>

#include <iostream>
#include <string>
#include <vector>

int fail(const tropa::Error& error) {
  std::cerr << error.what << '\n' << error.hint << '\n';
  return tropa::exit_status(error);
}

int main() {
  const auto resources = tropa::Resources::load({.data_directory = TROPA_DATA_DIR});
  if (!resources) return fail(resources.error());
  auto writer = tropa::IndexWriter::open(*resources, {.database = "cpp.db"});
  if (!writer) return fail(writer.error());
  const std::vector<tropa::Document> articles{{.id = "1", .title = "Sejm uchwalił budżet"},
                                              {.id = "2", .title = "Рада ухвалила бюджет"},
                                              {.id = "3", .title = "Наводнение на юге"}};
  for (const tropa::Document& article : articles) {
    if (const auto put = writer->put(article); !put) return fail(put.error());
  }
  if (const auto committed = writer->commit(); !committed) return fail(committed.error());
  auto searcher = tropa::Searcher::open(*resources, std::vector<std::string>{"cpp.db"});
  if (!searcher) return fail(searcher.error());
  const auto found = searcher->search("бюджет", {.limit = 5});
  if (!found) return fail(found.error());
  for (const tropa::Hit& hit : found->hits) {
    std::cout << hit.id << ' ' << to_string(hit.language) << ' ' << hit.title << '\n';
  }
  return found->total == 2 ? 0 : 1;
}
