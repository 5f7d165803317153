// Small files that a command is given: checkpoints, keys, cards, answers.

import CaseModel
import Desk
import Drafting
import Glibc
import Presentation
import ReadCommands
import Vault

extension Session {
    /// The longest file that is read whole.
    static let longestFile = 1 << 20

    /// All bytes of a file that was named; '-' is standard input.
    ///
    /// - Throws: `Refusal` where it can't be read, or is longer than anything of this kind.
    func bytes(of typed: String) throws -> [UInt8] {
        var descriptor = input
        if typed != "-" {
            descriptor = Glibc.open(path(typed), O_RDONLY | O_CLOEXEC | O_NOCTTY)
            if descriptor < 0 { throw Refusal("\(typed): can't open it (\(systemWords(errno))).") }
        }
        defer { if typed != "-" { close(descriptor) } }
        var status = stat()
        if fstat(descriptor, &status) != 0 || [S_IFDIR, S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT),
            typed != "-"
        {
            throw Refusal("\(typed): this is no file.")
        }
        var source = FileSource(descriptor: descriptor)
        let bytes: [UInt8]
        do { bytes = try source.readAtMost(Self.longestFile + 1) } catch { throw Refusal("\(typed): \(error).") }
        if bytes.count > Self.longestFile { throw Refusal("\(typed): is longer than what belongs in such a file.") }
        return bytes
    }

    /// The one line of a file, or of what was typed where it is no file's name.
    func line(of typed: String) throws -> String {
        if typed != "-", access(path(typed), F_OK) != 0 { return typed.trimmed }
        return String(decoding: try bytes(of: typed), as: UTF8.self).trimmed
    }

    /// The checkpoints in files: signed notes, several in a file or one.
    func checkpoints(of files: [String]) throws -> [[UInt8]] {
        try files.flatMap { typed in
            let notes = Note.parted(try bytes(of: typed))
            guard !notes.isEmpty, notes.allSatisfy(Note.isCheckpoint) else {
                throw Refusal(
                    "\(typed): this is no file of checkpoints as 'habeas checkpoint' prints them, or has a typing error."
                )
            }
            return notes
        }
    }

    /// Puts one line of JSON on standard output.
    func write(json fill: (inout JSONWriter) -> Void) throws {
        var writer = JSONWriter()
        writer.object(fill)
        try write(writer.bytes + [UInt8(ascii: "\n")])
    }
}
