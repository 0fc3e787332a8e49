// The k-th allocation fails, for every k, in each call of the C door: a status and no crash, the
// handles work afterwards, and nothing is left behind. `new` is replaced here, since libtropa takes
// it from the program; what Xapian itself allocates for a commit does not fail. Nor does this test
// wait for the disk. Arguments: a directory for its files, the data directory, and for a closer
// look one k alone, or "all" for every k of the longest calls, which else are tried at some
// hundred.
#include "tropa.h"

#include <dlfcn.h>
#include <execinfo.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <new>
#include <string>

namespace {

std::atomic<long> left = -1;  // allocations of any thread until one fails; negative: none fails
std::atomic<long> live = 0;   // blocks that are not freed yet
bool exhausts = false;        // else each call is made once, and nothing fails
bool tries_all = false;
long only = -1;
bool spares_xapian = false;
int failures = 0;
constexpr long kStride = 13;  // of thousands of allocations

bool is_in(const void* address, const char* library) {
  Dl_info about{};
  return ::dladdr(address, &about) != 0 && about.dli_fname != nullptr &&
         std::strstr(about.dli_fname, library) != nullptr;
}

// Xapian's commit allocates where nothing may be thrown, and that is not for us to mend. Functions
// of the standard library may stand between it and `new`, in whichever library they were compiled.
bool is_of_xapian() {
  std::array<void*, 16> callers;
  const int count = ::backtrace(callers.data(), static_cast<int>(callers.size()));
  for (int i = 0; i < count; ++i) {
    if (is_in(callers[i], "libxapian")) return true;
    if (is_in(callers[i], "libtropa")) return false;
  }
  return false;
}

void* allocate(std::size_t size) {
  if (left >= 0 && left-- == 0 && !(spares_xapian && is_of_xapian())) throw std::bad_alloc();
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  ++live;
  return memory;
}

void release(void* memory) noexcept {
  if (memory != nullptr) --live;
  std::free(memory);
}

// Runs `call` with the first, second, third ... allocation failing until it succeeds untouched;
// with a stride, with some of them.
void exhaust(const char* name, const std::function<tropa_status()>& call, long stride = 1) {
  if (!exhausts) {
    if (call() != TROPA_OK) ++failures;
    return;
  }
  long k = only < 0 ? 0 : only;
  if (tries_all) stride = 1;
  for (bool has_failed = true; has_failed; k += stride) {
    left = k;
    const tropa_status status = call();
    has_failed = left.exchange(-1) < 0 && only < 0;
    // What is only kept for later may also be done without: then the call succeeds.
    if (status == TROPA_OK || status == TROPA_NO_MEMORY) continue;
    ++failures;
    std::fprintf(stderr, "%s: allocation %ld: status %d, %s\n", name, k, status,
                 tropa_error_what());
    if (!has_failed) break;
  }
  std::printf("%s: %ld allocations\n", name, k - stride);
}

// Makes a call that gives a text, and frees that.
template <typename Call>
tropa_status freed(Call&& call) {
  tropa_text* text = nullptr;
  const tropa_status status = call(&text);
  tropa_text_free(text);
  return status;
}

// Three articles into a new index.
tropa_status write(const tropa_resources* resources, const std::string& database) {
  const long planned = left.exchange(-1);
  std::filesystem::remove_all(database);
  left = planned;
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

void write_file(const std::filesystem::path& file, const char* text) {
  std::ofstream(file) << text;
}

// No JSON: the destructor of nlohmann's trees asks for memory, and ends the program without it.
void write_files(const std::filesystem::path& directory) {
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  write_file(directory / "1.txt", "Nowy most\n\nMost przez rzekę otwarto dziś rano.\n");
  write_file(
      directory / "2.html",
      "<html><head><title>Сейм</title><meta name='author' content='Ян'></head><body><article>"
      "<p>Сейм принял бюджет на год.</p></article></body></html>");
  write_file(directory / "3.md", "# Most\n\nMost *zamknięto*.\n");
}

// A new index of a directory, or another run on it.
tropa_status index_files(const tropa_resources* resources, const std::string& database,
                         const std::string& directory, bool is_new) {
  const long planned = left.exchange(-1);
  if (is_new) std::filesystem::remove_all(database);
  left = planned;
  const char* const path = directory.c_str();
  return freed([&](tropa_text** text) {
    return tropa_index_paths(resources, database.c_str(), &path, 1, "{\"workers\":1}", 13, nullptr,
                             nullptr, text);
  });
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
    return freed([&](tropa_text** text) {
      return tropa_search(index, "бюджет \"uchwalił budżet\"", 32, "{\"facets\":true}", 15, text);
    });
  });
  exhaust("expand", [&] {
    return freed(
        [&](tropa_text** text) { return tropa_expand(index, "бюджет", 12, nullptr, 0, text); });
  });
  exhaust("article", [&] {
    return freed([&](tropa_text** text) { return tropa_article(index, "1", 1, text); });
  });
  exhaust("status",
          [&] { return freed([&](tropa_text** text) { return tropa_index_status(name, text); }); });
  tropa_index_free(index);
}

}  // namespace

extern "C" int fsync(int) {
  return 0;
}
extern "C" int fdatasync(int) {
  return 0;
}

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
void operator delete(void* memory) noexcept {
  release(memory);
}
void operator delete[](void* memory) noexcept {
  release(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  release(memory);
}

namespace {

// Each call of the door, from loading to freeing.
void go_round(const std::string& database, const std::string& options) {
  tropa_resources* resources = nullptr;
  exhaust("resources", [&] {
    tropa_resources_free(resources);
    resources = nullptr;
    return tropa_resources_load(options.data(), options.size(), &resources);
  });
  if (resources == nullptr) {
    ++failures;
    return;
  }
  exhaust("stem", [&] {
    return freed(
        [&](tropa_text** text) { return tropa_stem(resources, "sankcjami", 9, "pl", text); });
  });
  exhaust("identify", [&] {
    return freed([&](tropa_text** text) {
      return tropa_identify(resources, "Posłowie przyjęli", 19, text);
    });
  });
  exhaust("tokens", [&] {
    return freed([&](tropa_text** text) { return tropa_tokens(resources, "Chip H20", 8, text); });
  });
  spares_xapian = true;
  exhaust("write", [&] { return write(resources, database); });
  const std::string files = database + ".files";
  write_files(files);
  const std::string of_files = database + ".of_files";
  exhaust(
      "index", [&] { return index_files(resources, of_files, files, true); }, kStride);
  exhaust(
      "index again", [&] { return index_files(resources, of_files, files, false); }, kStride);
  spares_xapian = false;
  exhaust_searches(resources, database);
  tropa_resources_free(resources);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  tries_all = argc > 3 && std::strcmp(argv[3], "all") == 0;
  if (argc > 3 && !tries_all) only = std::strtol(argv[3], nullptr, 10);
  std::filesystem::create_directories(argv[1]);
  const std::string database = std::string(argv[1]) + "/memory.db";
  const std::string options = std::string("{\"data\":\"") + argv[2] + "\"}";
  go_round(database, options);  // whatever is made once for the whole process is made here
  const long before = live;
  exhausts = true;
  go_round(database, options);
  // Xapian leaves some behind when an allocation of its own fails while it opens a database.
  constexpr long kOfXapian = 10;
  if (live - before > kOfXapian) {
    ++failures;
    std::fprintf(stderr, "%ld blocks were left behind\n", live - before);
  }
  return failures == 0 ? 0 : 1;
}
