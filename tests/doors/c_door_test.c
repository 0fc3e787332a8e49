/* Every function of tropa.h from plain C: three articles from memory, a search across languages,
 * and every misuse that a caller may think of. Prints what failed; exits 1 then. Arguments: a
 * directory for its files, the data directory. */
#include "tropa.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                                          \
  do {                                                                                            \
    if (!(condition)) {                                                                           \
      ++failures;                                                                                 \
      fprintf(stderr, "%s:%d: %s [%s; %s]\n", __FILE__, __LINE__, #condition, tropa_error_what(), \
              tropa_error_hint());                                                                \
    }                                                                                             \
  } while (0)

static int contains(const tropa_text* text, const char* wanted) {
  return strstr(tropa_text_data(text), wanted) != NULL;
}

static tropa_status search(tropa_index* index, const char* query, const char* options,
                           tropa_text** out) {
  return tropa_search(index, query, strlen(query), options, options == NULL ? 0 : strlen(options),
                      out);
}

static void put_articles(tropa_writer* writer) {
  static const char* const articles[] = {
      "{\"id\":\"1\",\"title\":\"Sejm uchwalił budżet\",\"text\":\"Posłowie przyjęli budżet "
      "państwa.\",\"lang\":\"pl\"}",
      "{\"id\":\"2\",\"title\":\"Рада ухвалила бюджет\",\"text\":\"Депутати підтримали державний "
      "бюджет.\",\"date\":\"2025-12-01\"}",
      "{\"id\":\"3\",\"title\":\"Наводнение на юге\",\"text\":\"Вода затопила "
      "дома.\",\"desk\":\"south\"}"};
  size_t i;
  for (i = 0; i < sizeof articles / sizeof *articles; ++i) {
    CHECK(tropa_writer_put(writer, articles[i], strlen(articles[i])) == TROPA_OK);
  }
}

static void check_language(const tropa_resources* resources) {
  tropa_text* text = NULL;
  CHECK(tropa_stem(resources, "Sankcjami", 9, "pl", &text) == TROPA_OK);
  CHECK(contains(text, "\"sankcja\""));
  tropa_text_free(text);
  CHECK(tropa_stem(resources, "H20", 3, "pl", &text) == TROPA_OK);
  CHECK(strcmp(tropa_text_data(text), "[]") == 0);
  tropa_text_free(text);
  CHECK(tropa_stem(resources, "word", 4, "en", &text) == TROPA_USAGE);
  CHECK(text == NULL);
  CHECK(strstr(tropa_error_what(), "en") != NULL);
  CHECK(tropa_identify(resources, "Депутати підтримали державний бюджет", 69, &text) == TROPA_OK);
  CHECK(contains(text, "\"uk\""));
  tropa_text_free(text);
  CHECK(tropa_tokens(resources, "Chip H20", 8, &text) == TROPA_OK);
  CHECK(contains(text, "\"begin\":5"));
  CHECK(contains(text, "\"kind\":\"code\""));
  CHECK(tropa_text_size(text) == strlen(tropa_text_data(text)));
  tropa_text_free(text);
}

static void check_search(tropa_index* index) {
  tropa_text* text = NULL;
  uint64_t size = 0;
  CHECK(tropa_index_size(index, &size) == TROPA_OK && size == 3);
  CHECK(search(index, "бюджет", NULL, &text) == TROPA_OK);
  CHECK(contains(text, "\"total\":2"));
  CHECK(contains(text, "<b>budżet</b>"));
  tropa_text_free(text);
  CHECK(search(index, "бюджет", "{\"lang\":[\"uk\"],\"limit\":1}", &text) == TROPA_OK);
  CHECK(contains(text, "\"total\":1"));
  tropa_text_free(text);
  CHECK(search(index, "nic", NULL, &text) == TROPA_OK);
  CHECK(contains(text, "\"total\":0"));
  tropa_text_free(text);
  CHECK(tropa_expand(index, "бюджет", 12, NULL, 0, &text) == TROPA_OK);
  CHECK(contains(text, "budżet"));
  tropa_text_free(text);
  CHECK(tropa_article(index, "3", 1, &text) == TROPA_OK);
  CHECK(contains(text, "\"desk\":\"south\""));
  tropa_text_free(text);
  CHECK(tropa_article(index, "no", 2, &text) == TROPA_NOT_FOUND && text == NULL);
}

static void check_misuse(tropa_resources* resources, tropa_index* index, tropa_writer* writer,
                         const char* database) {
  tropa_text* text = (tropa_text*)&failures;
  tropa_resources* none = NULL;
  tropa_index* no_index = NULL;
  tropa_writer* second = NULL;
  const char* const names[] = {"/nowhere/at/all"};
  const char* const hole[] = {NULL};
  CHECK(search(NULL, "x", NULL, &text) == TROPA_USAGE && text == NULL);
  CHECK(tropa_search(index, "x", 1, NULL, 0, NULL) == TROPA_USAGE);
  CHECK(tropa_search(index, NULL, 0, NULL, 0, &text) == TROPA_USAGE);
  CHECK(search(index, "foo:bar", NULL, &text) == TROPA_USAGE &&
        strstr(tropa_error_what(), "foo") != NULL);
  CHECK(search(index, "\xff\xfe\xc3", NULL, &text) != TROPA_INTERNAL);
  tropa_text_free(text);
  CHECK(search(index, "x", "{\"limt\":1}", &text) == TROPA_USAGE &&
        strstr(tropa_error_what(), "limt") != NULL);
  CHECK(search(index, "x", "[", &text) == TROPA_USAGE);
  CHECK(search(index, "x", "{\"limit\":-1}", &text) == TROPA_USAGE);
  CHECK(tropa_index_open(resources, names, 1, NULL, 0, &no_index) == TROPA_NO_INDEX &&
        no_index == NULL);
  CHECK(tropa_index_open(resources, hole, 1, NULL, 0, &no_index) == TROPA_USAGE);
  CHECK(tropa_index_open(resources, NULL, 0, NULL, 0, &no_index) == TROPA_USAGE);
  CHECK(tropa_index_open(NULL, names, 1, NULL, 0, &no_index) == TROPA_USAGE);
  CHECK(tropa_resources_load("{\"data\":\"/nowhere\"}", 19, &none) != TROPA_OK && none == NULL);
  CHECK(tropa_resources_load("{\"data\":1}", 10, &none) == TROPA_USAGE);
  CHECK(tropa_writer_open(resources, database, NULL, 0, &second) == TROPA_LOCKED && second == NULL);
  CHECK(tropa_writer_put(writer, "{\"title\":\"no id\"}", 17) == TROPA_USAGE);
  CHECK(tropa_writer_put(writer, "not JSON", 8) == TROPA_USAGE);
  CHECK(tropa_writer_put(NULL, "{}", 2) == TROPA_USAGE);
  CHECK(tropa_writer_remove(NULL, "1", 1) == TROPA_USAGE);
  CHECK(tropa_writer_commit(NULL) == TROPA_USAGE);
  CHECK(tropa_index_status("/nowhere", &text) == TROPA_NO_INDEX);
  tropa_text_free(NULL);
  tropa_resources_free(NULL);
  tropa_index_free(NULL);
  tropa_writer_free(NULL);
  CHECK(tropa_text_size(NULL) == 0 && *tropa_text_data(NULL) == '\0');
}

/* Text that nests deeper than any printer or destructor could follow. */
static void check_deep(tropa_index* index, tropa_writer* writer) {
  enum { kDepth = 200000 };
  static char text[2 * kDepth + 100];
  tropa_text* answer = NULL;
  const size_t head = (size_t)sprintf(text, "{\"id\":\"9\",\"title\":\"x\",\"lang\":");
  memset(text + head, '[', kDepth);
  memset(text + head + kDepth, ']', kDepth);
  text[head + 2 * kDepth] = '}';
  CHECK(tropa_writer_put(writer, text, head + 2 * kDepth + 1) == TROPA_USAGE);
  CHECK(tropa_writer_put(writer, text, head + kDepth) == TROPA_USAGE);
  CHECK(tropa_search(index, "x", 1, text, head + 2 * kDepth + 1, &answer) == TROPA_USAGE);
  text[head - 6] = 'd'; /* "dang": a key that is kept */
  CHECK(tropa_writer_put(writer, text, head + 2 * kDepth + 1) == TROPA_USAGE);
  CHECK(tropa_writer_put(writer, "{\"id\":\"9\",\"title\":\"\xff\"}", 22) == TROPA_USAGE);
}

/* What compiled programs have in them; it never changes while the ABI version stays the same. */
static void check_layout(void) {
  CHECK(TROPA_OK == 0 && TROPA_USAGE == 2 && TROPA_NO_INDEX == 4 && TROPA_LOCKED == 5);
  CHECK(TROPA_INPUT_MISSING == 6 && TROPA_IO == 7 && TROPA_DAMAGED == 8 && TROPA_NOT_FOUND == 9);
  CHECK(TROPA_CANCELLED == 10 && TROPA_NO_MEMORY == 12 && TROPA_INTERNAL == 70);
  CHECK(offsetof(tropa_progress, files_done) == 0 && offsetof(tropa_progress, files_total) == 8);
  CHECK(offsetof(tropa_progress, bytes_done) == 16 && offsetof(tropa_progress, bytes_total) == 24);
  CHECK(offsetof(tropa_progress, added) == 32 && offsetof(tropa_progress, updated) == 40);
  CHECK(offsetof(tropa_progress, unchanged) == 48 && offsetof(tropa_progress, skipped) == 56);
}

static int count_calls(const tropa_progress* progress, void* context) {
  ++*(int*)context;
  return progress->files_done < 1000;
}

static int stop_at_once(const tropa_progress* progress, void* context) {
  (void)progress;
  (void)context;
  return 0;
}

static void check_paths(const tropa_resources* resources, const char* directory,
                        const char* database) {
  char file[4096];
  const char* paths[1];
  int calls = 0;
  tropa_text* text = NULL;
  FILE* out;
  paths[0] = file;
  sprintf(file, "%s/article.txt", directory);
  out = fopen(file, "w");
  CHECK(out != NULL);
  if (out == NULL) return;
  fputs("Nowy most\n\nMost przez rzekę otwarto dziś rano.\n", out);
  fclose(out);
  CHECK(tropa_index_paths(resources, database, paths, 1, NULL, 0, count_calls, &calls, &text) ==
        TROPA_OK);
  CHECK(contains(text, "\"added\":1") && calls > 0);
  tropa_text_free(text);
  CHECK(tropa_index_paths(resources, database, paths, 1, NULL, 0, NULL, NULL, &text) == TROPA_OK);
  CHECK(contains(text, "\"unchanged\":1"));
  tropa_text_free(text);
  out = fopen(file, "w");
  if (out != NULL) {
    fputs("Inny most\n\nMost zamknięto.\n", out);
    fclose(out);
  }
  CHECK(tropa_index_paths(resources, database, paths, 1, NULL, 0, stop_at_once, NULL, &text) ==
        TROPA_CANCELLED);
  tropa_text_free(text);
  sprintf(file, "%s/none.txt", directory);
  CHECK(tropa_index_paths(resources, database, paths, 1, NULL, 0, NULL, NULL, &text) ==
        TROPA_INPUT_MISSING);
}

static void write_one(const tropa_resources* resources, const char* database, const char* article) {
  tropa_writer* writer = NULL;
  CHECK(tropa_writer_open(resources, database, NULL, 0, &writer) == TROPA_OK);
  CHECK(tropa_writer_put(writer, article, strlen(article)) == TROPA_OK);
  CHECK(tropa_writer_commit(writer) == TROPA_OK);
  tropa_writer_free(writer);
}

/* An open index is deleted, made anew, and spoilt, under the handle that searches it. */
static void check_changed_underneath(const tropa_resources* resources, const char* database) {
  char command[5000];
  char file[5000];
  FILE* spoilt;
  tropa_index* index = NULL;
  tropa_text* text = NULL;
  tropa_status status;
  write_one(resources, database, "{\"id\":\"1\",\"title\":\"Sejm uchwalił budżet\"}");
  CHECK(tropa_index_open(resources, &database, 1, NULL, 0, &index) == TROPA_OK);
  CHECK(search(index, "budżet", NULL, &text) == TROPA_OK && contains(text, "\"total\":1"));
  tropa_text_free(text);
  sprintf(command, "rm -r '%s'", database);
  CHECK(system(command) == 0);
  status = search(index, "budżet", NULL, &text);
  CHECK(status == TROPA_OK || status == TROPA_NO_INDEX);
  tropa_text_free(text);
  write_one(resources, database, "{\"id\":\"2\",\"title\":\"Наводнение на юге\"}");
  CHECK(search(index, "наводнение", NULL, &text) == TROPA_OK && contains(text, "\"total\":1"));
  tropa_text_free(text);
  CHECK(search(index, "budżet", NULL, &text) == TROPA_OK && contains(text, "\"total\":0"));
  tropa_text_free(text);
  sprintf(file, "%s/tropa.json", database);
  spoilt = fopen(file, "r+");
  CHECK(spoilt != NULL);
  if (spoilt != NULL) {
    fputs("nothing of sense", spoilt);
    fclose(spoilt);
  }
  status = search(index, "наводнение", NULL, &text);
  CHECK(status == TROPA_OK || status == TROPA_DAMAGED);
  tropa_text_free(text);
  tropa_index_free(index);
}

int main(int argc, char** argv) {
  char options[4096];
  char database[4096];
  const char* names[1];
  tropa_resources* resources = NULL;
  tropa_writer* writer = NULL;
  tropa_index* index = NULL;
  tropa_text* text = NULL;
  if (argc != 3) return 2;
  sprintf(options, "{\"data\":\"%s\"}", argv[2]);
  sprintf(database, "%s/c.db", argv[1]);
  names[0] = database;
  CHECK(tropa_abi_version() == TROPA_ABI_VERSION);
  CHECK(strlen(tropa_version()) > 0);
  CHECK(tropa_resources_load(options, strlen(options), &resources) == TROPA_OK);
  if (resources == NULL) return 1;
  check_layout();
  check_language(resources);
  CHECK(tropa_writer_open(resources, database, NULL, 0, &writer) == TROPA_OK);
  put_articles(writer);
  CHECK(tropa_writer_commit(writer) == TROPA_OK);
  CHECK(tropa_index_open(resources, names, 1, NULL, 0, &index) == TROPA_OK);
  check_search(index);
  check_misuse(resources, index, writer, database);
  check_deep(index, writer);
  /* What is committed later is found by the index that is open already; handles do not need those
   * they were made from. */
  CHECK(tropa_writer_remove(writer, "1", 1) == TROPA_OK);
  CHECK(tropa_writer_commit(writer) == TROPA_OK);
  tropa_writer_free(writer);
  CHECK(tropa_index_status(database, &text) == TROPA_OK && contains(text, "\"articles\":2"));
  tropa_text_free(text);
  sprintf(database, "%s/paths.db", argv[1]);
  check_paths(resources, argv[1], database);
  sprintf(database, "%s/underneath.db", argv[1]);
  check_changed_underneath(resources, database);
  tropa_resources_free(resources);
  CHECK(search(index, "бюджет", NULL, &text) == TROPA_OK && contains(text, "\"total\":1"));
  tropa_text_free(text);
  tropa_index_free(index);
  if (failures == 0) puts("every check of the C door passed");
  return failures == 0 ? 0 : 1;
}
