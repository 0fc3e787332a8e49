// Searching through the C door.
#include "errors.hpp"
#include "handles.hpp"
#include "options.hpp"
#include "render/article_json.hpp"
#include "render/json.hpp"
#include "render/request.hpp"

#include <string>
#include <utility>
#include <vector>

namespace {

using tropa::c::checked;
using tropa::c::fail;
using tropa::c::null_argument;
using tropa::c::view;

}  // namespace

tropa_status tropa_index_open(const tropa_resources* resources, const char* const* databases,
                              size_t count, const char* options, size_t options_size,
                              tropa_index** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (resources == nullptr || (databases == nullptr && count > 0)) return null_argument();
  return checked([&] {
    const auto read = tropa::c::open_options(view(options, options_size));
    if (!read) return fail(read.error());
    std::vector<std::string> names;
    for (size_t i = 0; i < count; ++i) {
      if (databases[i] == nullptr) return null_argument();
      names.emplace_back(databases[i]);
    }
    if (names.empty()) return fail(TROPA_USAGE, "no database is named");
    auto index = tropa::Index::open(resources->shared, names, *read);
    if (!index) return fail(index.error());
    *out = new tropa_index{std::move(*index)};
    return TROPA_OK;
  });
}

void tropa_index_free(tropa_index* index) {
  delete index;
}

tropa_status tropa_index_size(tropa_index* index, uint64_t* out) {
  if (out == nullptr) return null_argument();
  *out = 0;
  if (index == nullptr) return null_argument();
  return checked([&] {
    const auto size = index->index->size();
    if (!size) return fail(size.error());
    *out = *size;
    return TROPA_OK;
  });
}

tropa_status tropa_search(tropa_index* index, const char* query, size_t query_size,
                          const char* options, size_t options_size, tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (index == nullptr) return null_argument();
  return checked([&] {
    tropa::SearchOptions how;
    const auto read = tropa::render::read_options(view(options, options_size), how);
    if (!read) return fail(read.error());
    tropa::Searcher searcher(index->index);
    const auto result = searcher.search(view(query, query_size), how);
    if (!result) return fail(result.error());
    *out = new tropa_text{tropa::render::json(*result)};
    return TROPA_OK;
  });
}

tropa_status tropa_expand(tropa_index* index, const char* query, size_t query_size,
                          const char* options, size_t options_size, tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (index == nullptr) return null_argument();
  return checked([&] {
    tropa::SearchOptions how;
    const auto read = tropa::render::read_options(view(options, options_size), how);
    if (!read) return fail(read.error());
    how.limit = 0;
    how.facets = false;
    tropa::Searcher searcher(index->index);
    const auto result = searcher.search(view(query, query_size), how);
    if (!result) return fail(result.error());
    *out = new tropa_text{tropa::render::expansion_json(*result)};
    return TROPA_OK;
  });
}

tropa_status tropa_article(tropa_index* index, const char* id, size_t id_size, tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (index == nullptr) return null_argument();
  return checked([&] {
    tropa::Searcher searcher(index->index);
    const auto article = searcher.article(view(id, id_size));
    if (!article) return fail(article.error());
    if (!*article) {
      return fail(TROPA_NOT_FOUND,
                  "no article has the id \"" + std::string(view(id, id_size)) + "\"",
                  "ids are those of hits");
    }
    *out = new tropa_text{tropa::render::article_json(**article)};
    return TROPA_OK;
  });
}
