// One client of the agent, from its first byte to our answer.
import Glibc

/// One client of the agent.
struct AgentConnection {
    enum State {
        /// Its request isn't complete; it must be by then (monotonic seconds).
        case reading(until: Double)
        /// Its handler runs.
        case running(Task<Void, Never>)
        /// The client is gone and its handler was told; the socket is closed already.
        case abandoned(Task<Void, Never>)
        /// It asked to lock; the socket stays open until the process ends.
        case locking
    }

    /// What came of reading.
    enum Progress {
        case incomplete
        case run(AgentRequest)
        case lock
        case gone
        case refused(AgentError)
    }

    let socket: Int32
    var state: State
    /// Files that came with the request; closed with the connection or when the handler returned.
    private(set) var files: [Int32] = []
    private var bytes: [UInt8] = []

    init(socket: Int32, until deadline: Double) {
        self.socket = socket
        state = .reading(until: deadline)
    }

    /// Takes what is there. After any progress but `.incomplete` it reads no more.
    mutating func read(allowed: Set<String>) -> Progress {
        while true {
            switch AgentSocket.receive(from: socket) {
            case .closed: return .gone
            case .nothingYet: return .incomplete
            case .bytes(let more, let came, let cut):
                let isFirst = bytes.isEmpty
                files += came
                guard !cut, files.count <= 3, isFirst || came.isEmpty else {
                    return .refused(.badRequest(why: "it has too many open files, or more than the agent can open"))
                }
                bytes += more
            }
            do {
                guard let header = try AgentMessage.Header(bytes.prefix(AgentMessage.headerLength)) else { continue }
                let whole = AgentMessage.headerLength + header.length
                if bytes.count < whole { continue }
                guard bytes.count == whole else { return .refused(.badRequest(why: "more came after its end")) }
                switch header.kind {
                case .lock: return .lock
                case .run:
                    let body = bytes[AgentMessage.headerLength...]
                    return .run(try AgentMessage.request(body, files: files, allowed: allowed))
                }
            } catch {
                return .refused(error)
            }
        }
    }

    /// Drops the bytes of the request.
    mutating func forgetBytes() { SecretBytes.wipe(&bytes) }

    /// Closes the files that came.
    mutating func closeFiles() {
        files.forEach { close($0) }
        files = []
    }
}
