/* Preloaded into Postgres: while the file named by G1_STALL_FILE is there, every sync of a file takes 300 ms longer. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void stall(void) {
  const char *file = getenv("G1_STALL_FILE");
  struct timespec wait = {0, 300000000};
  if (file && access(file, F_OK) == 0) nanosleep(&wait, NULL);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fsync");
  stall();
  return real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
  stall();
  return real(fd);
}
