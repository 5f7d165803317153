// A passphrase from a file, for scripts.
import Glibc

/// A passphrase from a file: its first line, without the line end.
public struct PassphraseFile: Sendable {
    /// The environment variable that names such a file.
    public static let variable = "HABEAS_PASSPHRASE_FILE"

    /// The passphrase as `PassphraseText.normalised` gives it.
    public let passphrase: SecretBytes
    /// What the person should know, in sentences: others may read the file, a space at the end.
    public let notes: [String]

    /// Reads a file, or whatever gives bytes at that path (a pipe of the shell's, `/dev/stdin`).
    ///
    /// The line may end in a line feed, with or without a carriage return, or with the file. A byte order mark is refused
    /// in words, as it would be part of the passphrase. Reads no more than the longest passphrase and its line end.
    public init(path: String) throws(PassphraseError) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else { throw .file(path: path, why: SystemWords.now) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .file(path: path, why: SystemWords.now) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .file(path: path, why: "it is a folder") }
        let place = "in \(path)"
        let line = try SecretBytes(capacity: PassphraseText.mostBytes + 2) { room throws(PassphraseError) in
            try Self.readLine(from: file, path: path, into: room)
        }
        let starts = line.withBytes { Array($0.prefix(3)) }
        guard starts != [0xEF, 0xBB, 0xBF] else {
            throw .file(path: path, why: "it begins with a byte order mark; save it as UTF-8 without one")
        }
        passphrase = try PassphraseText.normalised(line, place: place)
        var notes: [String] = []
        if status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
            notes.append("Others may read or change \(path). Give it mode 0600: chmod 600 \(path)")
        }
        if passphrase.withBytes({ $0.first == 0x20 || $0.last == 0x20 }) {
            notes.append("The passphrase in \(path) begins or ends with a space, which counts.")
        }
        self.notes = notes
    }

    /// Path of the file that an option or else the environment names; `nil` where neither does.
    public static func path(option: String?, environment: [String: String]) -> String? {
        if let option { return option }
        guard let named = environment[variable], !named.isEmpty else { return nil }
        return named
    }

    /// Reads until a line end, the end of the file, or a full room, and returns the length of the first line.
    private static func readLine(
        from file: Int32, path: String, into room: UnsafeMutableRawBufferPointer
    ) throws(PassphraseError) -> Int {
        var length = 0
        while length < room.count {
            let got = Glibc.read(file, room.baseAddress?.advanced(by: length), room.count - length)
            if got < 0 {
                if errno == EINTR { continue }
                throw .file(path: path, why: SystemWords.now)
            }
            if got == 0 { return length }
            let end = room[length..<(length + got)].firstIndex(of: UInt8(ascii: "\n"))
            length += got
            if let end { return end > 0 && room[end - 1] == UInt8(ascii: "\r") ? end - 1 : end }
        }
        return length
    }
}
