/* A library for LD_PRELOAD that lets disk operations of a program fail. Counts the operations that
 * change something below $FAULT_DIR, and at number $FAULT_AT (from 1) does $FAULT_KIND:
 *   eio, enospc   the operation fails so; with $FAULT_STICKY=1, all later ones too
 *   short         a write writes half of its bytes and says so, the one after it fails with ENOSPC
 *   kill          the process dies before the operation, as by kill -9
 * At its end the process writes the number of operations into $FAULT_COUNT. Knows no Tropa. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long operations;
static atomic_long broken; /* errno of all that follows */

/* 0: go on; an errno: fail; -1: write half. */
static int fault(void) {
  const char* at = getenv("FAULT_AT");
  const char* kind = getenv("FAULT_KIND");
  const long number = atomic_fetch_add(&operations, 1) + 1;
  const long before = atomic_load(&broken);
  if (before != 0) return (int)before;
  if (at == NULL || kind == NULL || number != atol(at)) return 0;
  if (strcmp(kind, "kill") == 0) kill(getpid(), SIGKILL);
  if (strcmp(kind, "short") == 0) {
    atomic_store(&broken, ENOSPC);
    return -1;
  }
  const int error = strcmp(kind, "eio") == 0 ? EIO : ENOSPC;
  const char* sticky = getenv("FAULT_STICKY");
  if (sticky != NULL && *sticky == '1') atomic_store(&broken, error);
  return error;
}

static int is_below(const char* path) {
  const char* directory = getenv("FAULT_DIR");
  if (directory == NULL || path == NULL) return 0;
  char real[PATH_MAX];
  if (path[0] != '/') {
    if (getcwd(real, sizeof real) == NULL) return 0;
    if (strlen(real) + strlen(path) + 2 > sizeof real) return 0;
    strcat(real, "/");
    strcat(real, path);
    path = real;
  }
  return strncmp(path, directory, strlen(directory)) == 0;
}

static int is_below_fd(int fd) {
  char link[64];
  char path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size <= 0) return 0;
  path[size] = '\0';
  return is_below(path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define FAIL_IF(condition)                \
  if (condition) {                        \
    const int error = fault();            \
    if (error != 0) {                     \
      errno = error > 0 ? error : ENOSPC; \
      return -1;                          \
    }                                     \
  }

#define OPEN(name)                                                                  \
  int name(const char* path, int flags, ...) {                                      \
    va_list rest;                                                                   \
    va_start(rest, flags);                                                          \
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                                   \
    FAIL_IF((flags & (O_CREAT | O_TRUNC)) && is_below(path))                        \
    return NEXT(name)(path, flags, mode);                                           \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void* bytes, size_t size) {
  const int error = is_below_fd(fd) ? fault() : 0;
  if (error < 0) return NEXT(write)(fd, bytes, size / 2);
  if (error > 0) return errno = error, -1;
  return NEXT(write)(fd, bytes, size);
}

#define PWRITE(name, offset_type)                                        \
  ssize_t name(int fd, const void* bytes, size_t size, offset_type at) { \
    const int error = is_below_fd(fd) ? fault() : 0;                     \
    if (error < 0) return NEXT(name)(fd, bytes, size / 2, at);           \
    if (error > 0) return errno = error, -1;                             \
    return NEXT(name)(fd, bytes, size, at);                              \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define ON_FD(name, arguments, passed) \
  int name arguments {                 \
    FAIL_IF(is_below_fd(fd))           \
    return NEXT(name) passed;          \
  }
ON_FD(fsync, (int fd), (fd))
ON_FD(fdatasync, (int fd), (fd))
ON_FD(ftruncate, (int fd, off_t size), (fd, size))
ON_FD(ftruncate64, (int fd, off64_t size), (fd, size))

#define ON_PATH(name, arguments, passed) \
  int name arguments {                   \
    FAIL_IF(is_below(path))              \
    return NEXT(name) passed;            \
  }
ON_PATH(mkdir, (const char* path, mode_t mode), (path, mode))
ON_PATH(unlink, (const char* path), (path))
ON_PATH(rmdir, (const char* path), (path))
ON_PATH(rename, (const char* path, const char* to), (path, to))
ON_PATH(link, (const char* path, const char* to), (path, to))

char* mkdtemp(char* path) {
  if (is_below(path)) {
    const int error = fault();
    if (error != 0) return errno = error > 0 ? error : ENOSPC, NULL;
  }
  return NEXT(mkdtemp)(path);
}

int unlinkat(int fd, const char* path, int flags) {
  FAIL_IF(path[0] == '/' ? is_below(path) : is_below_fd(fd))
  return NEXT(unlinkat)(fd, path, flags);
}

__attribute__((destructor)) static void tell(void) {
  const char* name = getenv("FAULT_COUNT");
  FILE* out = name != NULL ? fopen(name, "w") : NULL;
  if (out == NULL) return;
  fprintf(out, "%ld\n", atomic_load(&operations));
  fclose(out);
}
