/* Three articles from memory, one query, the story in two languages. Build: cc search.c
 * $(pkg-config --cflags --libs tropa) */
#include <tropa.h>

#include <stdio.h>
#include <string.h>

int main(void) {
  const char* articles[] = {"{\"id\": \"1\", \"title\": \"Sejm uchwalił budżet\"}",
                            "{\"id\": \"2\", \"title\": \"Рада ухвалила бюджет\"}",
                            "{\"id\": \"3\", \"title\": \"Наводнение на юге\"}"};
  const char *database = "c.db", *query = "бюджет";
  tropa_resources* resources = NULL;
  tropa_writer* writer = NULL;
  tropa_index* index = NULL;
  tropa_text* answer = NULL;
  tropa_status status = tropa_resources_load(NULL, 0, &resources);
  if (!status) status = tropa_writer_open(resources, database, NULL, 0, &writer);
  for (int i = 0; i < 3 && !status; ++i)
    status = tropa_writer_put(writer, articles[i], strlen(articles[i]));
  if (!status) status = tropa_writer_commit(writer);
  if (!status) status = tropa_index_open(resources, &database, 1, NULL, 0, &index);
  if (!status) status = tropa_search(index, query, strlen(query), NULL, 0, &answer);
  if (status) fprintf(stderr, "%s\n%s\n", tropa_error_what(), tropa_error_hint());
  puts(tropa_text_data(answer));
  tropa_text_free(answer);
  tropa_index_free(index);
  tropa_writer_free(writer);
  tropa_resources_free(resources);
  return (int)status;
}
