// Bytes and open files over a unix socket, and who is at its other end.
import CLinux
import Glibc

/// Bytes and open files over a unix socket.
enum AgentSocket {
    /// Throws `.foreignUser` unless the other end is this process's own user.
    @discardableResult
    static func checkPeer(of socket: Int32) throws(AgentError) -> pid_t {
        var user: uid_t = 0
        var process: pid_t = 0
        guard clinux_peer(socket, &user, &process) == 0 else {
            throw .system(what: "Asking who is at the other end of the socket", why: SystemWords.now)
        }
        guard user == geteuid() else { throw .foreignUser(uid: user) }
        return process
    }

    /// Makes reading and writing return at once; false with `errno`.
    static func stopWaiting(_ file: Int32) -> Bool {
        let flags = fcntl(file, F_GETFL)
        return flags >= 0 && fcntl(file, F_SETFL, flags | O_NONBLOCK) == 0
    }

    /// What came at once.
    enum Received {
        case bytes([UInt8], files: [Int32], cut: Bool)
        case nothingYet
        case closed
    }

    /// Takes what is there, at most 64 KiB. Files that came are the caller's to close.
    static func receive(from socket: Int32, most: Int = 65_536) -> Received {
        var files = [Int32](repeating: -1, count: Int(CLINUX_MOST_FILES))
        var fileCount: Int32 = 0
        var cut: Int32 = 0
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { room, count in
            repeat {
                got = clinux_receive(socket, room.baseAddress, room.count, &files, &fileCount, &cut)
            } while got < 0 && errno == EINTR
            count = max(0, got)
        }
        if got < 0 { return errno == EAGAIN || errno == EWOULDBLOCK ? .nothingYet : .closed }
        let came = Array(files.prefix(Int(fileCount)))
        // Files may only come with bytes.
        if got == 0 {
            came.forEach { close($0) }
            return .closed
        }
        return .bytes(bytes, files: came, cut: cut != 0)
    }

    /// Sends all bytes, and the files with the first of them; false where the other end is gone or, on a socket that
    /// doesn't wait, where they don't fit.
    static func send(_ bytes: [UInt8], files: [Int32] = [], to socket: Int32) -> Bool {
        bytes.withUnsafeBytes { send($0, files: files, to: socket) }
    }

    /// As above.
    static func send(_ bytes: UnsafeRawBufferPointer, files: [Int32] = [], to socket: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let fileCount = sent == 0 ? Int32(files.count) : 0
            let got = clinux_send(
                socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, files, fileCount)
            if got < 0, errno == EINTR { continue }
            if got <= 0 { return false }
            sent += got
        }
        return true
    }

    /// Waits for an answer, for ever where `seconds` is `nil`. Throws `.ended` where the other end goes away or time is up.
    static func answer(from socket: Int32, seconds: Double? = nil) throws(AgentError) -> AgentAnswer {
        let clock = AgentClocks.system.monotonic
        let deadline = seconds.map { clock() + $0 }
        var bytes: [UInt8] = []
        while true {
            var wait = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            let left = deadline.map { Int32(max(0, min($0 - clock(), 1e6) * 1000)) } ?? -1
            let ready = poll(&wait, 1, left)
            if ready == 0 { throw .ended }
            if ready < 0 {
                if errno == EINTR { continue }
                throw .system(what: "Waiting for the agent", why: SystemWords.now)
            }
            switch receive(from: socket) {
            case .nothingYet: continue
            case .closed: throw .ended
            case .bytes(let more, let files, _):
                files.forEach { close($0) }
                bytes += more
                if let answer = try AgentAnswer(bytes) { return answer }
            }
        }
    }
}
