// The private folder in which agents have their sockets.
import Glibc

/// The folder of the agents' sockets: one person's, mode 0700.
///
/// A folder that another user owns or that others may enter, or a symbolic link, is refused and never mended: who made it so
/// may have something open in it already.
public struct AgentFolder: Sendable, Equatable {
    /// Its path.
    public let path: String

    /// A folder of the caller's choice, not checked yet.
    public init(path: String) { self.path = path }

    /// The usual one: `$XDG_RUNTIME_DIR/habeas`, else `/run/user/UID/habeas`, else `run` in `$XDG_STATE_HOME/habeas` or
    /// `~/.local/state/habeas`. Not checked yet. Throws `.folder` where the environment names none and there is no home.
    public init(environment: [String: String]) throws(AgentError) {
        let runtime = "/run/user/\(geteuid())"
        if let named = environment["XDG_RUNTIME_DIR"], named.hasPrefix("/") {
            path = named + "/habeas"
        } else if case .folder(let owner, _) = Self.look(at: runtime), owner == geteuid() {
            path = runtime + "/habeas"
        } else if let named = environment["XDG_STATE_HOME"], named.hasPrefix("/") {
            path = named + "/habeas/run"
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            path = home + "/.local/state/habeas/run"
        } else {
            throw .folder(path: runtime, why: "it is not there, and neither XDG_RUNTIME_DIR nor HOME is set")
        }
    }

    /// Makes the folder and those above it where they are missing, all with mode 0700, and checks it.
    public func prepare() throws(AgentError) {
        var upTo = ""
        for part in path.split(separator: "/") {
            upTo += "/" + part
            if case .nothing = Self.look(at: upTo), mkdir(upTo, 0o700) != 0, errno != EEXIST {
                throw .folder(path: path, why: "\(upTo) can't be made: \(SystemWords.now)")
            }
        }
        guard try check() else { throw .folder(path: path, why: "it can't be made") }
    }

    /// Whether the folder is there; throws `.folder` if it is and can't be trusted.
    public func check() throws(AgentError) -> Bool {
        guard path.hasPrefix("/") else { throw .folder(path: path, why: "the path doesn't begin with /") }
        let parts = path.split(separator: "/")
        // Whoever may rename things in the folder above could put another folder here; /tmp's sticky bit forbids that.
        let above = "/" + parts.dropLast().joined(separator: "/")
        if case .folder(let owner, let mode) = Self.look(at: above + "/.") {
            guard owner == geteuid() || owner == 0 else {
                throw .folder(path: path, why: "\(above) belongs to another user (uid \(owner))")
            }
            guard mode & 0o022 == 0 || mode & UInt32(S_ISVTX) != 0 else {
                throw .folder(path: path, why: "others may change what is in \(above)")
            }
        }
        switch Self.look(at: "/" + parts.joined(separator: "/")) {
        case .nothing: return false
        case .other(let what): throw .folder(path: path, why: what)
        case .folder(let owner, let mode):
            guard owner == geteuid() else {
                throw .folder(path: path, why: "it belongs to another user (uid \(owner))")
            }
            guard mode & 0o077 == 0 else {
                throw .folder(path: path, why: "others may enter it; if you trust what is in it, chmod 700 \(path)")
            }
            return true
        }
    }

    private enum Found {
        case nothing
        case folder(owner: uid_t, mode: mode_t)
        case other(String)
    }

    private static func look(at path: String) -> Found {
        var status = stat()
        guard lstat(path, &status) == 0 else { return errno == ENOENT ? .nothing : .other(SystemWords.now) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder(owner: status.st_uid, mode: status.st_mode)
        case S_IFLNK: return .other("\(path) is a symbolic link")
        default: return .other("\(path) is not a folder")
        }
    }
}
