// A single-byte encoding: what each byte from 80 to FF stands for.
import EmbeddedData

struct CodePage: Sendable {
    let name: String
    /// UTF-8 of the bytes 80 to FF; empty never, U+FFFD for bytes that stand for nothing.
    let characters: [[UInt8]]
    /// Whether each byte from 80 to FF stands for a lower-case letter, an upper-case letter or neither.
    let cases: [LetterCase]

    enum LetterCase { case lower, upper, none }

    /// Whether there is a code page of that name, in lower case.
    static func isKnown(_ name: String) -> Bool { codePoints[name] != nil }

    /// The code page of that name, in lower case; `nil` for one that we don't have.
    init?(named name: String) {
        guard let codePoints = Self.codePoints[name] else { return nil }
        var characters: [[UInt8]] = []
        var cases: [LetterCase] = []
        for code in codePoints {
            let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
            characters.append(Array(String(Character(scalar)).utf8))
            cases.append(scalar.properties.isLowercase ? .lower : scalar.properties.isUppercase ? .upper : .none)
        }
        guard characters.count == 128 else { return nil }
        self.name = name
        self.characters = characters
        self.cases = cases
    }

    /// For each code page the code points of the bytes 80 to FF, from the table in the binary.
    private static let codePoints: [String: [UInt32]] = {
        let file = habeas_embedded("encodings/code-pages.tsv")
        let table = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        var found: [String: [UInt32]] = [:]
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            guard cells.count == 2 else { continue }
            found[String(cells[0])] = cells[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
        }
        return found
    }()
}
