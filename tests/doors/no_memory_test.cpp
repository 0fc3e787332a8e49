// The k-th allocation fails, for every k, in each call of the C door: a status and no crash, and
// the handles work afterwards. `new` is replaced here, since libtropa takes it from the program.
// Arguments: a directory for its files, the data directory, the smallest block that may fail.
// Smaller blocks are always there: the destructor of nlohmann::json and the directory iterators of
// the standard library ask for some themselves, and end the program where that fails.
#include "tropa.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <new>
#include <string>

namespace {

std::size_t smallest = 1024;
thread_local long left = -1;  // allocations until one fails; -1: none fails
int failures = 0;

void* allocate(std::size_t size) {
  if (size >= smallest && left >= 0 && left-- == 0) throw std::bad_alloc();
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

// Runs `call` with the first, second, third ... allocation failing until it succeeds untouched.
void exhaust(const char* name, const std::function<tropa_status()>& call) {
  long k = 0;
  for (bool has_failed = true; has_failed; ++k) {
    left = k;
    const tropa_status status = call();
    has_failed = left < 0;
    left = -1;
    // What is only kept for later may also be done without: then the call succeeds.
    if (status == TROPA_OK || (has_failed && status == TROPA_NO_MEMORY)) continue;
    ++failures;
    std::fprintf(stderr, "%s: allocation %ld: status %d, %s\n", name, k, status,
                 tropa_error_what());
    if (!has_failed) break;
  }
  std::printf("%s: %ld allocations\n", name, k - 1);
}

tropa_status freed(tropa_status status, tropa_text* text) {
  tropa_text_free(text);
  return status;
}

// Three articles into a new index.
tropa_status write(const tropa_resources* resources, const std::string& database) {
  std::filesystem::remove_all(database);
  tropa_writer* writer = nullptr;
  tropa_status status = tropa_writer_open(resources, database.c_str(), nullptr, 0, &writer);
  for (int i = 1; i <= 3 && status == TROPA_OK; ++i) {
    char article[200];
    std::snprintf(
        article, sizeof article,
        R"({"id":"%d","title":"Sejm uchwalił budżet","text":"Posłowie przyjęli budżet."})", i);
    status = tropa_writer_put(writer, article, std::strlen(article));
  }
  if (status == TROPA_OK) status = tropa_writer_commit(writer);
  tropa_writer_free(writer);
  return status;
}

void exhaust_searches(const tropa_resources* resources, const std::string& database) {
  const char* const name = database.c_str();
  tropa_index* index = nullptr;
  exhaust("open", [&] {
    tropa_index_free(index);
    index = nullptr;
    return tropa_index_open(resources, &name, 1, nullptr, 0, &index);
  });
  exhaust("search", [&] {
    tropa_text* text = nullptr;
    return freed(
        tropa_search(index, "бюджет \"uchwalił budżet\"", 32, "{\"facets\":true}", 15, &text),
        text);
  });
  exhaust("expand", [&] {
    tropa_text* text = nullptr;
    return freed(tropa_expand(index, "бюджет", 12, nullptr, 0, &text), text);
  });
  exhaust("article", [&] {
    tropa_text* text = nullptr;
    return freed(tropa_article(index, "1", 1, &text), text);
  });
  exhaust("status", [&] {
    tropa_text* text = nullptr;
    return freed(tropa_index_status(name, &text), text);
  });
  tropa_index_free(index);
}

}  // namespace

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  if (argc > 3) smallest = std::strtoul(argv[3], nullptr, 10);
  std::filesystem::create_directories(argv[1]);
  const std::string database = std::string(argv[1]) + "/memory.db";
  const std::string options = std::string("{\"data\":\"") + argv[2] + "\"}";
  tropa_resources* resources = nullptr;
  exhaust("resources", [&] {
    tropa_resources_free(resources);
    resources = nullptr;
    return tropa_resources_load(options.data(), options.size(), &resources);
  });
  if (resources == nullptr) return 1;
  exhaust("tokens", [&] {
    tropa_text* text = nullptr;
    return freed(tropa_tokens(resources, "Chip H20", 8, &text), text);
  });
  exhaust("write", [&] { return write(resources, database); });
  exhaust_searches(resources, database);
  tropa_resources_free(resources);
  return failures == 0 ? 0 : 1;
}
