/* Loaded before a program (LD_PRELOAD), fails its N-th call of a kind once main runs: SANTEI_FAULT=KIND:N[+], with + all behind it too. KIND is memory, thread,
   write, sync, rename, open or read. Without N nothing fails; how many calls there were is written to SANTEI_FAULT_COUNTS. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { memory, thread, writing, sync_, renaming, opening, reading, kinds };
static const char* const names[kinds] = {"memory", "thread", "write", "sync", "rename", "open", "read"};
static const int errors[kinds] = {ENOMEM, EAGAIN, ENOSPC, EIO, ENOSPC, EMFILE, EIO};

static atomic_long counts[kinds];
static atomic_int armed;
static int failing = -1, from_then_on;
static long nth;

void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
void* __libc_memalign(size_t, size_t);

static int fails(enum kind of) {
  if (!atomic_load(&armed)) return 0;
  const long n = atomic_fetch_add(&counts[of], 1) + 1;
  if ((int)of != failing || nth == 0 || (from_then_on ? n < nth : n != nth)) return 0;
  errno = errors[of];
  return 1;
}

void* malloc(size_t size) { return fails(memory) ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails(memory) ? NULL : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return fails(memory) ? NULL : __libc_realloc(old, size); }
void* aligned_alloc(size_t to, size_t size) { return fails(memory) ? NULL : __libc_memalign(to, size); }
int posix_memalign(void** made, size_t to, size_t size) {
  if (fails(memory)) return ENOMEM;
  *made = __libc_memalign(to, size);
  return *made != NULL ? 0 : ENOMEM;
}

int pthread_create(pthread_t* made, const pthread_attr_t* how, void* (*run)(void*), void* with) {
  static int (*real)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  if (fails(thread)) return EAGAIN;
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "pthread_create");
  return real(made, how, run, with);
}

ssize_t write(int to, const void* bytes, size_t count) { return to != STDERR_FILENO && fails(writing) ? -1 : syscall(SYS_write, to, bytes, count); }
ssize_t read(int from, void* bytes, size_t count) { return fails(reading) ? -1 : syscall(SYS_read, from, bytes, count); }
int fsync(int of) { return fails(sync_) ? -1 : (int)syscall(SYS_fsync, of); }
int rename(const char* from, const char* to) { return fails(renaming) ? -1 : (int)syscall(SYS_rename, from, to); }
int open(const char* path, int how, ...) {
  va_list more;
  va_start(more, how);
  const int mode = how & O_CREAT ? va_arg(more, int) : 0;
  va_end(more);
  return fails(opening) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, how, mode);
}

static int (*real_main)(int, char**, char**);

static int armed_main(int argc, char** argv, char** environment) {
  const char* asked = getenv("SANTEI_FAULT");
  for (int i = 0; asked != NULL && i < kinds; ++i) {
    const size_t length = strlen(names[i]);
    if (strncmp(asked, names[i], length) != 0 || asked[length] != ':') continue;
    failing = i, nth = atol(asked + length + 1), from_then_on = strchr(asked, '+') != NULL;
  }
  atomic_store(&armed, 1);
  const int status = real_main(argc, argv, environment);
  atomic_store(&armed, 0);
  const char* told = getenv("SANTEI_FAULT_COUNTS");
  FILE* into = told != NULL ? fopen(told, "w") : NULL;
  for (int i = 0; into != NULL && i < kinds; ++i) fprintf(into, "%s %ld\n", names[i], atomic_load(&counts[i]));
  if (into != NULL) fclose(into);
  return status;
}

int __libc_start_main(int (*main)(int, char**, char**), int argc, char** argv, void (*init)(void), void (*fini)(void), void (*ld_fini)(void), void* end) {
  int (*real)(int (*)(int, char**, char**), int, char**, void (*)(void), void (*)(void), void (*)(void), void*);
  *(void**)&real = dlsym(RTLD_NEXT, "__libc_start_main");
  real_main = main;
  return real(armed_main, argc, argv, init, fini, ld_fini, end);
}
