// Calls of Linux that Swift can't make by itself: variadic functions, macros and signal handlers.
#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <limits.h>
#include <linux/openat2.h>
#include <poll.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

_Static_assert(CLINUX_O_PATH == O_PATH, "O_PATH is another number here");

int clinux_open_stepwise(int folder, const char *path, int flags, mode_t mode) {
    flags |= O_CLOEXEC | O_NOFOLLOW;
    int at = folder;
    for (;;) {
        size_t length = strcspn(path, "/");
        char part[NAME_MAX + 1];
        if (length > NAME_MAX) { errno = ENAMETOOLONG; break; }
        memcpy(part, path, length);
        part[length] = 0;
        if (length == 0 || strcmp(part, "..") == 0) { errno = EXDEV; break; }
        int is_last = path[length] == 0;
        int next = is_last ? openat(at, part, flags, mode)
                           : openat(at, part, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0 && errno == ENOTDIR && !is_last) {
            // A link on the way is told as one, whatever it leads to.
            struct stat status;
            errno = fstatat(at, part, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode) ? ELOOP : ENOTDIR;
        }
        int saved = errno;
        if (at != folder) close(at);
        errno = saved;
        if (next < 0 || is_last) return next;
        at = next;
        path += length + 1;
    }
    int saved = errno;
    if (at != folder) close(at);
    errno = saved;
    return -1;
}

int clinux_open_beneath(int folder, const char *path, int flags, mode_t mode) {
    struct open_how how = {
        .flags = (unsigned long long)(flags | O_CLOEXEC | O_NOFOLLOW), .mode = flags & O_CREAT ? mode : 0,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS
    };
    for (int tries = 0; tries < 64; tries++) {
        long file = syscall(SYS_openat2, folder, path, &how, sizeof how);
        if (file >= 0) return (int)file;
        // Something was renamed meanwhile, and it can't be told whether the path stayed inside.
        if (errno == EAGAIN) continue;
        // An older system has no such call, and some boxes forbid what they don't know.
        if (errno == ENOSYS || errno == EPERM) return clinux_open_stepwise(folder, path, flags, mode);
        return -1;
    }
    errno = EAGAIN;
    return -1;
}

int clinux_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int clinux_may_be_dumped(void) {
    int answer = prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
    return answer < 0 ? -1 : answer != 0;
}

int clinux_lock_memory(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_MEMLOCK, &limit) != 0) return -1;
    if (limit.rlim_max != RLIM_INFINITY) { errno = EPERM; return -1; }
    limit.rlim_cur = RLIM_INFINITY;
    if (setrlimit(RLIMIT_MEMLOCK, &limit) != 0) return -1;
    return mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int clinux_pair(int ends[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends); }

int clinux_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

int clinux_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK); }

int clinux_poll_hangup(void) { return POLLRDHUP; }

int clinux_spawn_apart(const char *program, char *const arguments[], char *const environment[], int channel, pid_t *child) {
    posix_spawn_file_actions_t files;
    int error = posix_spawn_file_actions_init(&files);
    if (error) return error;
    posix_spawnattr_t attributes;
    error = posix_spawnattr_init(&attributes);
    if (error) {
        posix_spawn_file_actions_destroy(&files);
        return error;
    }
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    // The channel first: it may itself be one of the first three.
    if (!error) error = posix_spawn_file_actions_adddup2(&files, channel, 3);
    if (!error) error = posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    if (!error) error = posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    if (!error) error = posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    if (!error) error = posix_spawn_file_actions_addclosefrom_np(&files, 4);
    if (!error) error = posix_spawn_file_actions_addchdir_np(&files, "/");
    if (!error) error = posix_spawnattr_setsigdefault(&attributes, &all);
    if (!error) error = posix_spawnattr_setsigmask(&attributes, &none);
    if (!error) {
        error = posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    if (!error) error = posix_spawn(child, program, &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

int clinux_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }

ssize_t clinux_send(int socket, const void *bytes, size_t length, const int *files, int file_count) {
    if (file_count < 0 || file_count > CLINUX_MOST_FILES) { errno = EINVAL; return -1; }
    union { char room[CMSG_SPACE(CLINUX_MOST_FILES * sizeof(int))]; struct cmsghdr align; } control;
    memset(&control, 0, sizeof control);
    struct iovec part = { (void *)bytes, length };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    if (file_count > 0) {
        message.msg_control = control.room;
        message.msg_controllen = CMSG_SPACE(file_count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(file_count * sizeof(int));
        memcpy(CMSG_DATA(header), files, file_count * sizeof(int));
    }
    return sendmsg(socket, &message, MSG_NOSIGNAL);
}

ssize_t clinux_receive(int socket, void *bytes, size_t length, int *files, int *file_count, int *cut) {
    union { char room[CMSG_SPACE(CLINUX_MOST_FILES * sizeof(int))]; struct cmsghdr align; } control;
    struct iovec part = { bytes, length };
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.room, .msg_controllen = sizeof control.room
    };
    *file_count = 0;
    *cut = 0;
    ssize_t got = recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got < 0) return got;
    if (message.msg_flags & MSG_CTRUNC) *cut = 1;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int file;
            memcpy(&file, CMSG_DATA(header) + i * sizeof(int), sizeof file);
            if (*file_count < CLINUX_MOST_FILES) {
                files[(*file_count)++] = file;
            } else {
                close(file);
                *cut = 1;
            }
        }
    }
    return got;
}

int clinux_peer(int socket, uid_t *user, pid_t *process) {
    struct ucred peer;
    socklen_t length = sizeof peer;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) return -1;
    if (length != sizeof peer) { errno = EINVAL; return -1; }
    *user = peer.uid;
    *process = peer.pid;
    return 0;
}

// A handler can only reach what is global.
static atomic_int signal_pipe = -1;

static void pass_on(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    int pipe = atomic_load(&signal_pipe);
    if (pipe >= 0) {
        ssize_t ignored = write(pipe, &byte, 1);
        (void)ignored;
    }
    errno = saved;
}

int clinux_catch_signals(const int *signals, int count, int pipe, struct sigaction *before) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = pass_on;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    atomic_store(&signal_pipe, pipe);
    for (int i = 0; i < count; i++) {
        if (sigaction(signals[i], &action, &before[i]) != 0) {
            int saved = errno;
            clinux_release_signals(signals, i, before);
            errno = saved;
            return -1;
        }
    }
    return 0;
}

void clinux_release_signals(const int *signals, int count, const struct sigaction *before) {
    for (int i = 0; i < count; i++) sigaction(signals[i], &before[i], NULL);
    atomic_store(&signal_pipe, -1);
}

int clinux_exchange(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int clinux_sync(int file) { return syncfs(file); }

void clinux_give_back_memory(void) { malloc_trim(0); }
