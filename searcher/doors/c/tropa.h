/* The C door of Tropa: build an index of news in Polish, Ukrainian and Russian, and search it
 * across the three languages. Plain C99; C++, Python and anything that can call C use the same
 * library, libtropa.
 *
 * searcher/doors/examples/search.c is a whole program. Conventions, the same for every call:
 *
 *  1. Text in is UTF-8, a pointer and a length in bytes; a NULL pointer with length 0 is the empty
 *     text. Bytes that are not UTF-8 are accepted and never found; in JSON they are TROPA_USAGE.
 *  2. Whatever a call needs beyond that comes as a JSON object with named options ("options"); NULL
 *     and 0 stand for all defaults. An unknown name or a value of the wrong kind is TROPA_USAGE,
 *     and so is JSON that is nested more than 200 levels deep.
 *  3. Answers come as a tropa_text: JSON in UTF-8 that the library owns until tropa_text_free().
 *  4. A call that can fail returns a tropa_status; 0 is success. On failure nothing is written
 *     through the out pointers but NULL (a cancelled run gives its report), and tropa_error_what()
 *     and tropa_error_hint() say in words, for the calling thread, what happened and what to do.
 *     Statuses are named at each call, but for three that any call may return: TROPA_USAGE (see 2
 *     and 7), TROPA_NO_MEMORY and TROPA_INTERNAL.
 *  5. Handles are opaque. Each has one function that frees it, which accepts NULL. A handle may be
 *     freed before the handles it was made from, or after them: each keeps what it needs.
 *  6. Thread safety is said at each handle; calls without one may be made by any number of threads.
 *     Two threads never free one handle, nor use one that is being freed. A child of fork()
 *     may search with an index of its parent if no other thread was in a call then; a writer stays
 *     its parent's.
 *  7. A NULL where a handle or an out pointer must be is TROPA_USAGE, never a crash.
 *  8. Callbacks are called in the thread of the call they were given to. They must not free the
 *     handle of that call.
 *  9. The library prints nothing, never exits, sets no signal handler and no locale, and lets no
 *     C++ exception out. When memory runs out a call returns TROPA_NO_MEMORY. There is one
 * exception that is not ours to mend: tropa_index_paths() reads JSON, feeds and front matter by a
 * library that ends the program when there is none for freeing what it has read.
 * 10. Functions are added, never changed or removed, while tropa_abi_version() stays the same.
 *     Structs are not passed by value and have no public fields, but for tropa_progress, which only
 *     grows at its end.
 */
#ifndef TROPA_H
#define TROPA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TROPA_API __attribute__((visibility("default")))
#else
#define TROPA_API
#endif

/* The version of this interface that the header describes. */
#define TROPA_ABI_VERSION 1

/* What became of a call. The numbers are also the exit codes of the programs. */
typedef enum tropa_status {
  TROPA_OK = 0,
  TROPA_USAGE = 2,    /* a query, an option, a document or an argument that cannot be understood */
  TROPA_NO_INDEX = 4, /* nothing there, a foreign directory, or an index of another version */
  TROPA_LOCKED = 5,   /* another writer has the index */
  TROPA_INPUT_MISSING = 6, /* an input is missing or unreadable as a whole */
  TROPA_IO = 7,            /* disk full or another I/O error; a remote index does not answer */
  TROPA_DAMAGED = 8,       /* the index is damaged */
  TROPA_NOT_FOUND = 9,     /* no article has this id */
  TROPA_CANCELLED = 10,    /* a callback ended the call; what was done until then is kept */
  TROPA_NO_MEMORY = 12,    /* an allocation failed; handles are still good, but free a writer */
  TROPA_INTERNAL = 70      /* a defect of Tropa */
} tropa_status;

/* The ABI version of the library that is loaded: compare it with TROPA_ABI_VERSION. Cannot fail. */
TROPA_API uint32_t tropa_abi_version(void);

/* The version of Tropa, such as "0.2.0". Static text, never freed. */
TROPA_API const char* tropa_version(void);

/* What went wrong in the last call of this thread that failed, and what to do about it; empty
 * before the first failure. NUL-terminated, at most 1023 and 511 bytes, never freed; valid until
 * the next call of this thread that fails. */
TROPA_API const char* tropa_error_what(void);
TROPA_API const char* tropa_error_hint(void);

/* --- Text that the library gives --- */

/* UTF-8 with a final NUL that its size does not count. Immutable, so any thread may read it. */
typedef struct tropa_text tropa_text;
TROPA_API const char* tropa_text_data(const tropa_text* text); /* until it is freed; "" for NULL */
TROPA_API size_t tropa_text_size(const tropa_text* text);      /* in bytes; 0 for NULL */
TROPA_API void tropa_text_free(tropa_text* text);

/* --- Language data --- */

/* Dictionaries, concepts and models: some 20 MB of files, mapped into memory and shared. Immutable:
 * any number of threads may use one. Load it once. */
typedef struct tropa_resources tropa_resources;

/* Options: "data" (directory of the data files; default: beside the library, ../share/tropa),
 * "concepts" (list of tables of your own, read after the built-in one), "built_in_concepts"
 * (default true). TROPA_USAGE names the line of a table that cannot be read; TROPA_INTERNAL, data
 * files that are missing or of another version. */
TROPA_API tropa_status tropa_resources_load(const char* options, size_t options_size,
                                            tropa_resources** out);
TROPA_API void tropa_resources_free(tropa_resources* resources);

/* The stems of a word in "pl", "uk" or "ru" (NUL-terminated; TROPA_USAGE for others), likelier
 * first: ["zamek"]. An empty list for codes, numbers and words of another alphabet; of several
 * words the first one counts. */
TROPA_API tropa_status tropa_stem(const tropa_resources* resources, const char* word,
                                  size_t word_size, const char* language, tropa_text** out);

/* The language of a text: {"lang": "uk", "confidence": 0.98}; "other" for any but the three.
 * Confidence is from 0 to 1. */
TROPA_API tropa_status tropa_identify(const tropa_resources* resources, const char* text,
                                      size_t text_size, tropa_text** out);

/* How Tropa cuts a text: [{"begin": 0, "end": 8, "text": "санкции", "kind": "word", "stems": {"ru":
 * ["санкция"]}, "keys": ["SNKC"]}]; begin and end are bytes of `text`. */
TROPA_API tropa_status tropa_tokens(const tropa_resources* resources, const char* text,
                                    size_t text_size, tropa_text** out);

/* --- Searching --- */

/* One or several databases that are searched as one. Any number of threads may use one handle at a
 * time. It sees what an indexer has published before each search, so it can stay open for years. */
typedef struct tropa_index tropa_index;

/* `databases` are `count` names, each NUL-terminated: the directory of an index,
 * "xapian://host:port", or a list of these. Options: "partial" (true: databases that do not answer
 * are left out, with a warning in each answer), "cache_bytes" (memory for what searches read,
 * shared by all threads; default 128 MiB). TROPA_NO_INDEX, TROPA_DAMAGED; TROPA_IO names the
 * machine that does not answer within three seconds. */
TROPA_API tropa_status tropa_index_open(const tropa_resources* resources,
                                        const char* const* databases, size_t count,
                                        const char* options, size_t options_size,
                                        tropa_index** out);
TROPA_API void tropa_index_free(tropa_index* index);

/* How many articles the index has now. TROPA_NO_INDEX, TROPA_DAMAGED or TROPA_IO when it went away
 * or broke since it was opened. */
TROPA_API tropa_status tropa_index_size(tropa_index* index, uint64_t* out);

/* Answers a query. The answer is the object that `tropa-search --json` prints (searcher/JSON.md);
 * nothing found is TROPA_OK with "total": 0. Options are the keys of a request of `tropa-search
 * --jsonl`: "limit", "offset", "lang", "from", "to", "source", "sort", "exact", "facets" ...
 * It cannot be cancelled: with the limits that queries have, the longest takes a second or two on a
 * hundred thousand articles, and most take milliseconds. TROPA_USAGE for a query that is empty,
 * longer than 4 KiB or names an unknown field; else as of tropa_index_size(). */
TROPA_API tropa_status tropa_search(tropa_index* index, const char* query, size_t query_size,
                                    const char* options, size_t options_size, tropa_text** out);

/* What a query is searched by, without a search: {"query": ..., "expansion": [...], "warnings":
 * [...]}. Options and statuses as above. */
TROPA_API tropa_status tropa_expand(tropa_index* index, const char* query, size_t query_size,
                                    const char* options, size_t options_size, tropa_text** out);

/* The stored article with this id as one JSON object, with the keys that tropa_writer_put() takes.
 * TROPA_NOT_FOUND when there is none; else as of tropa_index_size(). */
TROPA_API tropa_status tropa_article(tropa_index* index, const char* id, size_t id_size,
                                     tropa_text** out);

/* --- Indexing --- */

/* The one writer of an index. One thread at a time. */
typedef struct tropa_writer tropa_writer;

/* Makes the database when it is missing. Options: "commit_every" (articles between commits; default
 * 1000), "wait_ms" (for another writer to finish; default 0). TROPA_LOCKED while another writer has
 * it, in this process or another; TROPA_NO_INDEX for a foreign directory or an index of another
 * version, which stay as they are; TROPA_IO, TROPA_DAMAGED. */
TROPA_API tropa_status tropa_writer_open(const tropa_resources* resources, const char* database,
                                         const char* options, size_t options_size,
                                         tropa_writer** out);

/* Adds an article, or replaces the one with its id. `article` is a JSON object with "id" and at
 * least one of "title" and "text"; also "date" (ISO 8601), "url", "source", "author", "lang",
 * "tags"; other keys are kept and given back. It is durable after the next commit. TROPA_USAGE for
 * an article that cannot be understood, and then the writer goes on; TROPA_IO, and then free it:
 * what was committed stays. */
TROPA_API tropa_status tropa_writer_put(tropa_writer* writer, const char* article,
                                        size_t article_size);

/* Removes the article with this id, as durably as tropa_writer_put(); no error when there is none.
 * TROPA_IO as there. */
TROPA_API tropa_status tropa_writer_remove(tropa_writer* writer, const char* id, size_t id_size);

/* When it returns TROPA_OK, everything so far is on the disk and found by searches. TROPA_IO when
 * the disk does not take it: what was committed before stays. */
TROPA_API tropa_status tropa_writer_commit(tropa_writer* writer);

/* Frees the writer. What was not committed is dropped. */
TROPA_API void tropa_writer_free(tropa_writer* writer);

/* How far a run is, in files, bytes and articles. Totals are 0 while they are unknown. It belongs
 * to the library and is gone when the callback returns. */
typedef struct tropa_progress {
  uint64_t files_done;
  uint64_t files_total;
  uint64_t bytes_done;
  uint64_t bytes_total;
  uint64_t added;
  uint64_t updated;
  uint64_t unchanged;
  uint64_t skipped;
} tropa_progress;

/* Returns 0 to end the run early: what was done is committed and nothing is removed. */
typedef int (*tropa_progress_callback)(const tropa_progress* progress, void* context);

/* Brings an index up to date with files and directories, as `tropa-index` does. `paths` are `count`
 * NUL-terminated names. The answer is the report of the run: {"added": 3, "updated": 0,
 * "undated": 1, ..., "skipped": [{"path": ..., "reason": ...}]}; it is also given with
 * TROPA_CANCELLED. Options: "workers" (threads; default one per processor), "commit_every",
 * "wait_ms", "shard_by" ("month"), "allow_mass_removal". `callback` may be NULL; it is called after
 * each article, with `context` as it was given. TROPA_INPUT_MISSING: a path is missing, or a
 * directory that was full is empty, and nothing was removed; else as of tropa_writer_open(). */
TROPA_API tropa_status tropa_index_paths(const tropa_resources* resources, const char* database,
                                         const char* const* paths, size_t count,
                                         const char* options, size_t options_size,
                                         tropa_progress_callback callback, void* context,
                                         tropa_text** out);

/* What an index holds: {"articles": 3, "languages": {"pl": 1, ...}, "first_day": ..., "last_day":
 * ..., "undated": 0, "bytes": ...}; of a list of indexes the sums. Reads no article and takes no
 * lock. TROPA_NO_INDEX, TROPA_DAMAGED, TROPA_IO. */
TROPA_API tropa_status tropa_index_status(const char* database, tropa_text** out);

#ifdef __cplusplus
}
#endif

#endif /* TROPA_H */
