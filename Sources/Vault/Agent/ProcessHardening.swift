// Keeps the memory of this process to itself.
import CLinux
import Glibc

/// Keeps the memory of this process to itself.
///
/// Not covered: root, the kernel, and hibernation, which writes all memory to the disk, locked or not.
public enum ProcessHardening {
    /// For every process that sees a passphrase or a key: no core dump, no reading of its memory by other processes of
    /// the same user (`ptrace`, `/proc/PID/mem`), and files it makes are for its user only. Irrevocable in practice: for the whole process.
    public static func forbidDumps() throws(AgentError) {
        guard clinux_forbid_dumps() == 0, clinux_may_be_dumped() == 0 else {
            throw .system(what: "Forbidding core dumps (PR_SET_DUMPABLE)", why: SystemWords.now)
        }
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0 else {
            throw .system(what: "Forbidding core dumps (RLIMIT_CORE)", why: SystemWords.now)
        }
        umask(0o077)
    }

    /// Keeps all memory out of swap where the system allows an unlimited amount of it; true if so.
    ///
    /// With a limit it does nothing, as taking more memory would then fail. `SecretBytes` keeps its own pages out in any case.
    @discardableResult
    public static func lockMemory() -> Bool {
        clinux_lock_memory() == 0
    }
}
