// Keys from a terminal, one at a time, or from lines where there is none; the terminal is as before at every end.

import CLinux
import CaseModel
import Desk
import Glibc

/// Reads keys and lines from the file that a person types into.
///
/// At a terminal a key counts at once; elsewhere each line is a key with what follows it ("e date=2024-05-16"). Between keys the terminal is
/// as its owner had it set. A signal, a cancelled task and Ctrl-C all end the input.
final class KeyInput {
    private let file: Int32
    /// Nil where it is no terminal.
    private let usual: termios?
    private var signals: [Int32] = [-1, -1]
    private var before: [sigaction] = []
    /// The signal that ended the input.
    private(set) var signal: Int32?
    /// Bytes that were read and not yet used.
    private var pending: [UInt8] = []
    private var isEnded = false

    private static let caught = [SIGINT, SIGTERM, SIGHUP]

    /// Whether keys count without Enter.
    var isTerminal: Bool { usual != nil }

    /// - Parameter catchesSignals: whether this process is the one that was typed; in the agent signals mean something else.
    init(file: Int32, catchesSignals: Bool) {
        self.file = file
        var settings = termios()
        usual = isatty(file) == 1 && tcgetattr(file, &settings) == 0 ? settings : nil
        guard usual != nil, catchesSignals, clinux_pipe(&signals) == 0 else { return }
        before = Array(repeating: sigaction(), count: Self.caught.count)
        if clinux_catch_signals(Self.caught, Int32(Self.caught.count), signals[1], &before) != 0 { before = [] }
    }

    /// Puts everything back; a signal that came is raised again.
    func close() {
        if !before.isEmpty { clinux_release_signals(Self.caught, Int32(Self.caught.count), before) }
        before = []
        signals.filter { $0 >= 0 }.forEach { _ = Glibc.close($0) }
        signals = [-1, -1]
        if let signal { kill(getpid(), signal) }
        signal = nil
    }

    /// The next key; nil at the end of input. Without a terminal the first letter of the next line, whose rest is kept for `line`.
    func key() async -> Character? {
        guard var raw = usual else {
            guard let line = await readLine() else { return nil }
            guard let first = line.first else { return "\n" }
            rest = String(line.dropFirst())
            return first
        }
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON)
        tcsetattr(file, TCSADRAIN, &raw)
        defer { if var usual { tcsetattr(file, TCSADRAIN, &usual) } }
        while let byte = await next() {
            switch byte {
            case 0x03, 0x04: return nil
            case 0x1B:
                // An arrow or another key that sends several bytes: none of ours.
                while hasMore(), let more = await next(),
                    !(0x40...0x7E).contains(more) || more == UInt8(ascii: "[") || more == UInt8(ascii: "O")
                {}
            case 0x0A, 0x0D: return "\n"
            case 0x20...0x7E: return Character(UnicodeScalar(byte))
            case 0xC0...0xFF:
                // A letter of another script: the keyboard is set to it.
                var bytes = [byte]
                let count = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                while bytes.count < count, let more = await next() { bytes.append(more) }
                if let letter = String(validating: bytes, as: UTF8.self)?.first { return letter }
            default: continue
            }
        }
        return nil
    }

    /// What stood after the key in its line, where there is no terminal.
    private var rest: String?

    /// A line, as the answer to a question; nil at the end of input.
    func line() async -> String? {
        if !isTerminal, let given = rest?.trimmed, !given.isEmpty {
            rest = nil
            return given
        }
        return await readLine()
    }

    private func readLine() async -> String? {
        var bytes: [UInt8] = []
        var isAny = false
        while let byte = await next() {
            isAny = true
            if byte == 0x0A { break }
            if bytes.count < 4096 { bytes.append(byte) }
        }
        guard isAny else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmed
    }

    private func hasMore() -> Bool {
        if !pending.isEmpty { return true }
        var waits = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        return poll(&waits, 1, 30) > 0
    }

    /// The next byte; nil at the end, after a signal, and where the command was cancelled.
    private func next() async -> UInt8? {
        while pending.isEmpty, !isEnded {
            var waits = [
                pollfd(fd: file, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals[0], events: Int16(POLLIN), revents: 0),
            ]
            // Never blocks: in the agent other commands go on meanwhile.
            let ready = poll(&waits, 2, 0)
            if Task.isCancelled {
                isEnded = true
                break
            }
            var number: UInt8 = 0
            if signals[0] >= 0, waits[1].revents != 0, read(signals[0], &number, 1) == 1 {
                signal = Int32(number)
                isEnded = true
                break
            }
            guard ready > 0, waits[0].revents != 0 else {
                try? await Task.sleep(for: .milliseconds(20))
                continue
            }
            var room = [UInt8](repeating: 0, count: 512)
            let count = read(file, &room, room.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            if count <= 0 { isEnded = true } else { pending += room.prefix(count) }
        }
        return pending.isEmpty ? nil : pending.removeFirst()
    }
}
