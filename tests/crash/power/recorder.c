/* Records what a program does to the files below one folder, in the order in which it does it.
 *
 * Preloaded into the program. RECORD_UNDER is the folder, RECORD_TO the file of the record, which lies elsewhere.
 * One record: letter, path length, value, data length (three 64-bit numbers), path, data.
 *   c  a file was made or cut to nothing        w  data written at offset `value`
 *   t  a file was cut or grown to `value`       s  a file or folder was synchronised
 *   r  renamed; the data are the new path       u  a name was removed
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void record(char what, const char *path, uint64_t value, const void *data, uint64_t length) {
    static int to = -1;
    static ssize_t (*real_writev)(int, const struct iovec *, int);
    const char *under = getenv("RECORD_UNDER"), *file = getenv("RECORD_TO");
    if (!under || !file || strncmp(path, under, strlen(under))) return;
    if (!real_writev) real_writev = (ssize_t (*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
    if (to < 0) {
        int (*real_open)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
        to = real_open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    uint64_t head[3] = {strlen(path), value, length};
    struct iovec parts[4] = {
        {&what, 1}, {head, sizeof head}, {(void *)path, head[0]}, {(void *)data, length}};
    if (to >= 0) (void)!real_writev(to, parts, 4);
}

static int named(int fd, char *path) {
    char link[64] = "/proc/self/fd/";
    char digits[16];
    int at = 15;
    digits[at] = 0;
    do digits[--at] = (char)('0' + fd % 10), fd /= 10; while (fd);
    strcat(link, digits + at);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return path[0] == '/';
}

static void absolute(const char *path, char *full) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (slash == path) { strcpy(full, path); return; }
    if (slash) { strncpy(folder, path, (size_t)(slash - path)); folder[slash - path] = 0; }
    else strcpy(folder, ".");
    if (!realpath(folder, full)) { strcpy(full, path); return; }
    strcat(full, "/");
    strcat(full, slash ? slash + 1 : path);
}

static void opened(int fd, int flags, int there) {
    char path[PATH_MAX];
    if (fd < 0 || !(flags & (O_CREAT | O_TRUNC)) || !named(fd, path)) return;
    if (!there || (flags & O_TRUNC)) record('c', path, 0, "", 0);
}

#define OPENING(name)                                              \
    int name(const char *path, int flags, ...) {                   \
        REAL(name);                                                \
        va_list rest;                                              \
        va_start(rest, flags);                                     \
        int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0; \
        va_end(rest);                                              \
        pthread_mutex_lock(&turn);                                 \
        int there = access(path, F_OK) == 0, fd = real(path, flags, mode); \
        opened(fd, flags, there);                                  \
        pthread_mutex_unlock(&turn);                               \
        return fd;                                                 \
    }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                           \
    int name(int folder, const char *path, int flags, ...) {       \
        REAL(name);                                                \
        va_list rest;                                              \
        va_start(rest, flags);                                     \
        int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0; \
        va_end(rest);                                              \
        pthread_mutex_lock(&turn);                                 \
        int there = faccessat(folder, path, F_OK, 0) == 0, fd = real(folder, path, flags, mode); \
        opened(fd, flags, there);                                  \
        pthread_mutex_unlock(&turn);                               \
        return fd;                                                 \
    }
OPENING_AT(openat)
OPENING_AT(openat64)

ssize_t write(int fd, const void *data, size_t length) {
    REAL(write);
    char path[PATH_MAX];
    pthread_mutex_lock(&turn);
    struct stat found;
    int known = !fstat(fd, &found) && S_ISREG(found.st_mode) && named(fd, path);
    off_t at = known ? (fcntl(fd, F_GETFL) & O_APPEND ? found.st_size : lseek(fd, 0, SEEK_CUR)) : 0;
    ssize_t done = real(fd, data, length);
    if (known && done > 0) record('w', path, (uint64_t)at, data, (uint64_t)done);
    pthread_mutex_unlock(&turn);
    return done;
}

#define WRITING_AT(name, offset)                                   \
    ssize_t name(int fd, const void *data, size_t length, offset at) { \
        REAL(name);                                                \
        char path[PATH_MAX];                                       \
        pthread_mutex_lock(&turn);                                 \
        ssize_t done = real(fd, data, length, at);                 \
        if (done > 0 && named(fd, path)) record('w', path, (uint64_t)at, data, (uint64_t)done); \
        pthread_mutex_unlock(&turn);                               \
        return done;                                               \
    }
WRITING_AT(pwrite, off_t)
WRITING_AT(pwrite64, off64_t)

#define CUTTING(name, offset)                                      \
    int name(int fd, offset to) {                                  \
        REAL(name);                                                \
        char path[PATH_MAX];                                       \
        pthread_mutex_lock(&turn);                                 \
        int done = real(fd, to);                                   \
        if (!done && named(fd, path)) record('t', path, (uint64_t)to, "", 0); \
        pthread_mutex_unlock(&turn);                               \
        return done;                                               \
    }
CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

#define SYNCING(name)                                              \
    int name(int fd) {                                             \
        REAL(name);                                                \
        char path[PATH_MAX];                                       \
        pthread_mutex_lock(&turn);                                 \
        int done = real(fd);                                       \
        if (!done && named(fd, path)) record('s', path, 0, "", 0); \
        pthread_mutex_unlock(&turn);                               \
        return done;                                               \
    }
SYNCING(fsync)
SYNCING(fdatasync)

int rename(const char *old, const char *new) {
    REAL(rename);
    char from[PATH_MAX], to[PATH_MAX];
    pthread_mutex_lock(&turn);
    absolute(old, from);
    absolute(new, to);
    int done = real(old, new);
    if (!done) record('r', from, 0, to, strlen(to));
    pthread_mutex_unlock(&turn);
    return done;
}

int unlink(const char *name) {
    REAL(unlink);
    char path[PATH_MAX];
    pthread_mutex_lock(&turn);
    absolute(name, path);
    int done = real(name);
    if (!done) record('u', path, 0, "", 0);
    pthread_mutex_unlock(&turn);
    return done;
}
