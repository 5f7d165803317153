// The two files of one vault's agent: its socket, and the lock that says it lives.
import CLinux
import Glibc

/// The files of one vault's agent: `ID.sock`, there while it listens, and `ID.lock`, held locked while its process lives.
///
/// The lock file stays when the agent ends; it is empty.
struct AgentPlace: Sendable, Equatable {
    let folder: AgentFolder
    let vault: String

    var socketPath: String { folder.path + "/" + vault + ".sock" }
    var lockPath: String { folder.path + "/" + vault + ".lock" }

    init(folder: AgentFolder, vault: String) throws(AgentError) {
        guard vault.utf8.count == 32,
            vault.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else {
            throw .badVault(vault)
        }
        self.folder = folder
        self.vault = vault
        // sockaddr_un has room for 108 bytes with the zero at the end.
        guard socketPath.utf8.count < 108, !folder.path.utf8.contains(0) else { throw .pathTooLong(path: socketPath) }
    }

    /// Takes the lock, and returns the file that holds it until it is closed or the process ends; `nil` if another has it.
    func takeLock() throws(AgentError) -> Int32? {
        let file = open(lockPath, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            if errno == ELOOP { throw .planted(path: lockPath) }
            throw .system(what: "Opening \(lockPath)", why: SystemWords.now)
        }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
            close(file)
            throw .planted(path: lockPath)
        }
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let error = errno
            if error == EINTR { continue }
            close(file)
            if error == EWOULDBLOCK { return nil }
            throw .system(what: "Locking \(lockPath)", why: SystemWords.words(for: error))
        }
        return file
    }

    /// Listens. Only for who holds the lock: a socket that is still there is a dead agent's and is replaced.
    func listen() throws(AgentError) -> Int32 {
        var status = stat()
        if lstat(socketPath, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFSOCK, status.st_uid == geteuid() else {
                throw .planted(path: socketPath)
            }
            guard unlink(socketPath) == 0 else { throw .system(what: "Removing \(socketPath)", why: SystemWords.now) }
        }
        let socket = clinux_socket()
        guard socket >= 0 else { throw .system(what: "Making a socket", why: SystemWords.now) }
        // The folder's mode already keeps others out; the socket gets its own before anyone can connect.
        let bound = withAddress { bind(socket, $0, $1) } == 0
        guard bound, chmod(socketPath, 0o600) == 0, Glibc.listen(socket, 128) == 0, AgentSocket.stopWaiting(socket)
        else {
            let why = SystemWords.now
            close(socket)
            throw .system(what: "Listening on \(socketPath)", why: why)
        }
        return socket
    }

    /// Connects, and checks that the other end is the same user's; `nil` where nobody listens.
    func connect() throws(AgentError) -> Int32? {
        let socket = clinux_socket()
        guard socket >= 0 else { throw .system(what: "Making a socket", why: SystemWords.now) }
        while withAddress({ Glibc.connect(socket, $0, $1) }) != 0 {
            let error = errno
            if error == EINTR { continue }
            close(socket)
            if error == ENOENT || error == ECONNREFUSED { return nil }
            throw .system(what: "Connecting to \(socketPath)", why: SystemWords.words(for: error))
        }
        do {
            try AgentSocket.checkPeer(of: socket)
        } catch {
            close(socket)
            throw error
        }
        return socket
    }

    private func withAddress(_ use: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
