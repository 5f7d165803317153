// Calls of Linux that Swift can't make by itself: variadic functions, macros and signal handlers.
#ifndef HABEAS_CLINUX_H
#define HABEAS_CLINUX_H

#include <signal.h>
#include <stddef.h>
#include <sys/types.h>

/// Most file descriptors that one message may carry.
#define CLINUX_MOST_FILES 8

/// The flag O_PATH of `open`: the file is only looked at.
#define CLINUX_O_PATH 010000000

/// Opens a file or folder by its path below an open folder; no part of the path may be a link or lead out of the folder (ELOOP,
/// EXDEV). As `openat`, closed on exec. Uses `openat2`, and where the system has none `clinux_open_stepwise`.
int clinux_open_beneath(int folder, const char *path, int flags, mode_t mode);

/// The same, one part of the path after another.
int clinux_open_stepwise(int folder, const char *path, int flags, mode_t mode);

/// Forbids core dumps of this process and reading its memory by others of the same user. 0, or -1 with errno.
int clinux_forbid_dumps(void);

/// Whether this process may be dumped: 1, 0, or -1 with errno.
int clinux_may_be_dumped(void);

/// Keeps all memory of this process, also what it takes later, out of swap, as it is touched; only where the limit on such
/// memory can be lifted (else EPERM), as with a limit taking more memory would fail. 0, or -1 with errno.
int clinux_lock_memory(void);

/// A pipe closed on exec; neither end waits. 0, or -1 with errno.
int clinux_pipe(int ends[2]);

/// A pair of connected unix stream sockets closed on exec. 0, or -1 with errno.
int clinux_pair(int ends[2]);

/// A unix stream socket closed on exec. As `socket`.
int clinux_socket(void);

/// Accepts a connection that is closed on exec and doesn't wait. As `accept`.
int clinux_accept(int listener);

/// What to poll for to learn that the other end was closed.
int clinux_poll_hangup(void);

/// Starts a program as the leader of a session of its own, in the folder `/`, with standard input, output and error from and to
/// /dev/null, `channel` as file 3, no other file open, and signals as a new process has them. 0, or an error number.
int clinux_spawn_apart(const char *program, char *const arguments[], char *const environment[], int channel, pid_t *child);

/// Has this process killed when the one that started it ends. 0, or -1 with errno.
int clinux_end_with_parent(void);

/// Sends bytes and, with the first of them, open files. Never raises SIGPIPE. As `sendmsg`.
ssize_t clinux_send(int socket, const void *bytes, size_t length, const int *files, int file_count);

/// Receives bytes, and open files that came with them (closed on exec), without waiting.
/// `files` has room for CLINUX_MOST_FILES; `cut` becomes 1 if more came than fit or could be opened. As `recvmsg`.
ssize_t clinux_receive(int socket, void *bytes, size_t length, int *files, int *file_count, int *cut);

/// The user and process at the other end of a unix socket. 0, or -1 with errno.
int clinux_peer(int socket, uid_t *user, pid_t *process);

/// Writes the number of each of these signals as one byte into `pipe` when it comes, instead of what was done before.
/// `before` has room for `count` actions and receives what was done before. 0, or -1 with errno.
int clinux_catch_signals(const int *signals, int count, int pipe, struct sigaction *before);

/// Does again what was done before.
void clinux_release_signals(const int *signals, int count, const struct sigaction *before);

/// Two files or folders of one file system take each other's names, in one step. 0, or -1 with errno.
int clinux_exchange(const char *one, const char *other);

/// Brings all that was written to the file system of an open file onto its disk. 0, or -1 with errno.
int clinux_sync(int file);

/// Gives memory that is free inside this process back to the machine.
void clinux_give_back_memory(void);

#endif
