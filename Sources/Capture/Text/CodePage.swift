// A single-byte encoding: what each byte from 80 to FF stands for.

struct CodePage: Sendable {
    let name: String
    /// UTF-8 of the bytes 80 to FF; empty never, U+FFFD for bytes that stand for nothing.
    let characters: [[UInt8]]
    /// Whether each byte from 80 to FF stands for a lower-case letter, an upper-case letter or neither.
    let cases: [LetterCase]

    enum LetterCase { case lower, upper, none }

    /// The code page of that name, in lower case; `nil` for one that we don't have.
    init?(named name: String) {
        guard let table = Self.tables.first(where: { $0.name == name }) else { return nil }
        var characters: [[UInt8]] = []
        var cases: [LetterCase] = []
        for code in table.codePoints.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
            characters.append(Array(String(Character(scalar)).utf8))
            cases.append(scalar.properties.isLowercase ? .lower : scalar.properties.isUppercase ? .upper : .none)
        }
        guard characters.count == 128 else { return nil }
        self.name = name
        self.characters = characters
        self.cases = cases
    }
}
