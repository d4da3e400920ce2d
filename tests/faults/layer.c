/* A file layer that fails: preloaded into a program, it is a disk that is slow, over its quota or broken.
 *
 * LAYER_UNDER is the folder it is about. The file LAYER_SAYS holds what it does now, one line:
 *   "quota"  no write takes place (EDQUOT)      "broken"  no write takes place (EIO)
 *   "slow N" each write and synchronisation takes N milliseconds longer
 * Without that file it does nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int is_ours(int fd) {
    char link[64], path[PATH_MAX];
    const char *under = getenv("LAYER_UNDER");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (!under || length < 0) return 0;
    path[length] = 0;
    return strncmp(path, under, strlen(under)) == 0;
}

/* What it does now: an error number, or 0 after the time that it takes. */
static int trouble(int fd) {
    char says[32] = "";
    const char *file = getenv("LAYER_SAYS");
    if (!file || !is_ours(fd)) return 0;
    int from = open(file, O_RDONLY | O_CLOEXEC);
    if (from < 0) return 0;
    ssize_t length = read(from, says, sizeof says - 1);
    close(from);
    if (length <= 0) return 0;
    if (strncmp(says, "quota", 5) == 0) return EDQUOT;
    if (strncmp(says, "broken", 6) == 0) return EIO;
    long wait = strncmp(says, "slow ", 5) == 0 ? strtol(says + 5, NULL, 10) : 0;
    struct timespec time = {wait / 1000, wait % 1000 * 1000000};
    nanosleep(&time, NULL);
    return 0;
}

static int fails(int fd) {
    int before = errno, error = trouble(fd);
    errno = error ? error : before;
    return error;
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(write);
    return fails(fd) ? -1 : real(fd, data, length);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
    REAL(pwrite);
    return fails(fd) ? -1 : real(fd, data, length, at);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
    REAL(pwrite64);
    return fails(fd) ? -1 : real(fd, data, length, at);
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    return fails(fd) ? -1 : real(fd, size);
}

/* What was written before is there, quota or not. */
int fsync(int fd) {
    REAL(fsync);
    return fails(fd) == EIO ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    return fails(fd) == EIO ? -1 : real(fd);
}
