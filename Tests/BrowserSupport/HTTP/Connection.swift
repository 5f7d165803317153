// A TCP connection to a server on this machine that gives up in time.
import Glibc

/// One connection; closed when nobody holds it.
final class Connection {
    private let socket: Int32
    private let deadline: ContinuousClock.Instant

    /// Connects to an IPv4 address; all that is done on the connection ends by the deadline.
    init(host: String, port: Int, deadline: ContinuousClock.Instant) throws {
        self.deadline = deadline
        socket = Glibc.socket(
            AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        guard socket >= 0, inet_pton(AF_INET, host, &address.sin_addr) == 1 else {
            throw HTTPFailure.noConnection(host: host, port: port, error: socket < 0 ? errno : EINVAL)
        }
        let started = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var error = started == 0 ? 0 : errno
        if error == EINPROGRESS {
            try wait(for: POLLOUT, doing: "connecting")
            var size = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size)
        }
        if error != 0 { throw HTTPFailure.noConnection(host: host, port: port, error: error) }
    }

    deinit { if socket >= 0 { close(socket) } }

    /// Sends all bytes; a server that closed before it had them all may still have answered, so that is no failure.
    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if sent >= 0 {
                rest = rest.dropFirst(sent)
            } else if errno == EAGAIN {
                try wait(for: POLLOUT, doing: "taking the request")
            } else if errno != EINTR {
                return
            }
        }
    }

    /// The next bytes, as many as there are; none at the end.
    func receive() throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = bytes.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            if count >= 0 { return Array(bytes.prefix(count)) }
            if errno == EAGAIN {
                try wait(for: POLLIN, doing: "answering")
            } else if errno == ECONNRESET {
                return []
            } else if errno != EINTR {
                throw HTTPFailure.closed(after: "error \(errno)")
            }
        }
    }

    private func wait(for event: Int32, doing: String) throws {
        while true {
            let left = ContinuousClock.now.duration(to: deadline).components
            let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { throw HTTPFailure.tooSlow(doing: doing) }
            var entry = pollfd(fd: socket, events: Int16(event), revents: 0)
            if poll(&entry, 1, Int32(clamping: milliseconds)) > 0 { return }
        }
    }
}
