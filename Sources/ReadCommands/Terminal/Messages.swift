// What is said to the person at the keyboard: always on standard error, one sentence at a time.
import Glibc
import Synchronization

/// Sentences on standard error.
package enum Messages {
    private static let lock = Mutex(())

    /// Says one sentence, on a line of its own.
    package static func say(_ sentence: String) { write("habeas: " + printable(sentence) + "\n") }

    /// Writes text as it is.
    package static func write(_ text: String) {
        lock.withLock { _ in
            _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
        }
    }

    /// The text without control characters, which a file name may hold to play tricks on a terminal.
    package static func printable(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let turnsText = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            kept.append(isControl || turnsText ? "\u{FFFD}" : scalar)
        }
        return String(kept)
    }
}

/// Writes all bytes to a file descriptor; gives the error number where it can't.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
        let written = bytes.withUnsafeBytes {
            Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
        }
        if written < 0 {
            if errno == EINTR { continue }
            return errno
        }
        done += written
    }
    return nil
}

/// The system's words for an error number, to stand inside a sentence: in lower case.
package func systemWords(_ number: Int32) -> String {
    let words = strerror(number).map { String(cString: $0) } ?? "error \(number)"
    return words.prefix(1).lowercased() + words.dropFirst()
}
