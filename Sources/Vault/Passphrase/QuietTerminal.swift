// One line from a terminal with echo off, and the terminal as before whatever happens.
import CLinux
import Glibc

/// One line from a terminal with echo off.
enum QuietTerminal {
    /// How the reading ended.
    enum Answer {
        /// A line, without its end.
        case line(SecretBytes)
        /// End of input before a line end.
        case ended
        /// A signal; nothing of it was done yet.
        case signal(Int32)
    }

    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

    /// Shows `prompt`, reads a line, and puts echo and signals back. What was typed before the prompt is dropped.
    static func read(from file: Int32, prompt: String) throws(PassphraseError) -> Answer {
        var ends: [Int32] = [-1, -1]
        guard clinux_pipe(&ends) == 0 else { throw .terminal(why: SystemWords.now) }
        defer { ends.forEach { close($0) } }
        var usual = termios()
        guard tcgetattr(file, &usual) == 0 else { throw .terminal(why: SystemWords.now) }
        var before = Array(repeating: sigaction(), count: signals.count)
        guard clinux_catch_signals(signals, Int32(signals.count), ends[1], &before) == 0 else {
            throw .terminal(why: SystemWords.now)
        }
        defer { clinux_release_signals(signals, Int32(signals.count), before) }
        var quiet = usual
        quiet.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK | ECHONL)
        quiet.c_lflag |= tcflag_t(ICANON | ISIG)
        guard tcsetattr(file, TCSAFLUSH, &quiet) == 0 else { throw .terminal(why: SystemWords.now) }
        defer {
            show("\n", on: file)
            // Drops what was typed of an unfinished line, too.
            tcsetattr(file, TCSAFLUSH, &usual)
        }
        show(prompt, on: file)
        return try line(from: file, signalled: ends[0])
    }

    private static func line(from file: Int32, signalled: Int32) throws(PassphraseError) -> Answer {
        var answer = Answer.ended
        // One byte more than a terminal's longest line, to know that it was cut.
        let line = try SecretBytes(capacity: 4097) { room throws(PassphraseError) in
            var length = 0
            while true {
                var waits = [
                    pollfd(fd: file, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: signalled, events: Int16(POLLIN), revents: 0),
                ]
                if poll(&waits, 2, -1) < 0 {
                    if errno == EINTR { continue }
                    throw .terminal(why: SystemWords.now)
                }
                var signal: UInt8 = 0
                if waits[1].revents != 0, Glibc.read(signalled, &signal, 1) == 1 {
                    answer = .signal(Int32(signal))
                    return 0
                }
                guard waits[0].revents != 0 else { continue }
                let got = Glibc.read(file, room.baseAddress?.advanced(by: length), room.count - length)
                if got < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    throw .terminal(why: SystemWords.now)
                }
                if got == 0 { return 0 }
                length += got
                if room[length - 1] == UInt8(ascii: "\n") { break }
                guard length < room.count else { throw .tooLong(place: "that was typed") }
            }
            answer = .line(SecretBytes(copying: UnsafeRawBufferPointer(rebasing: room[..<(length - 1)])))
            return length
        }
        // The line with its end is wiped here; the answer holds a copy of its own.
        withExtendedLifetime(line) {}
        return answer
    }

    private static func show(_ text: String, on file: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var sent = 0
            while sent < bytes.count {
                let wrote = write(file, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
                if wrote < 0, errno == EINTR { continue }
                if wrote <= 0 { return }
                sent += wrote
            }
        }
    }
}
