// What other threads tell the agent's loop.
import CLinux
import Glibc
import Synchronization

/// Letters for the agent's loop, and a pipe that wakes it.
final class AgentMailbox: Sendable {
    enum Letter: Sendable {
        /// A handler returned.
        case finished(connection: Int, exit: Int32)
        /// The agent shall end.
        case end
        /// Somebody works with what the agent has open.
        case activity
    }

    /// The loop polls this end. A byte 0 stands for letters, another one is the number of a signal.
    let waking: Int32
    /// Where a byte is written to wake the loop; a signal handler may do so, too.
    let wake: Int32
    private let letters = Mutex<[Letter]>([])
    private let isListening = Mutex(true)
    /// Sockets of clients that wait for the end of the process.
    private let kept = Mutex<[Int32]>([])

    init() throws(AgentError) {
        var ends: [Int32] = [-1, -1]
        guard clinux_pipe(&ends) == 0 else { throw .system(what: "Making a pipe", why: SystemWords.now) }
        waking = ends[0]
        wake = ends[1]
    }

    deinit {
        close(waking)
        close(wake)
        kept.withLock { $0.forEach { close($0) } }
    }

    /// Keeps a socket open as long as the server is there.
    func keep(_ socket: Int32) { kept.withLock { $0.append(socket) } }

    /// True the first time.
    func takeListening() -> Bool {
        isListening.withLock { listening in
            defer { listening = false }
            return listening
        }
    }

    func post(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
        var byte: UInt8 = 0
        // A full pipe wakes, too.
        _ = write(wake, &byte, 1)
    }

    /// The letters since the last time, and the last signal if one came.
    func take() -> (letters: [Letter], signal: Int32?) {
        var bytes = [UInt8](repeating: 0, count: 64)
        var signal: Int32?
        while true {
            let got = read(waking, &bytes, bytes.count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { break }
            if let number = bytes[..<got].last(where: { $0 != 0 }) { signal = Int32(number) }
        }
        let taken = letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
        return (taken, signal)
    }
}
