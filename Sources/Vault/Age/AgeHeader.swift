// The header of an age file as text: version line, stanzas, MAC line (C2SP age, "Header"), parsed strictly.

/// One stanza: its arguments, the first of which is its type, and its body.
struct AgeStanza: Equatable {
    var arguments: [[UInt8]]
    var body: [UInt8]

    /// The type, where it is one letter or more of plain ASCII, as all are that were parsed.
    var type: String { String(decoding: arguments.first ?? [], as: UTF8.self) }

    init(type: String, arguments: [[UInt8]], body: [UInt8]) {
        self.arguments = [Array(type.utf8)] + arguments
        self.body = body
    }

    init(arguments: [[UInt8]], body: [UInt8]) {
        self.arguments = arguments
        self.body = body
    }

    /// The stanza as a header holds it.
    var text: [UInt8] {
        var text = Array("->".utf8)
        for argument in arguments { text += [UInt8(ascii: " ")] + argument }
        text.append(UInt8(ascii: "\n"))
        var letters = Base64.encode(body)[...]
        // The last line is always a short one, even where that makes it empty.
        while letters.count >= 64 {
            text += letters.prefix(64) + [UInt8(ascii: "\n")]
            letters = letters.dropFirst(64)
        }
        return text + letters + [UInt8(ascii: "\n")]
    }
}

/// A header: stanzas, MAC, and the bytes that the MAC is over.
struct AgeHeader {
    /// No header may be longer than this many bytes.
    static let longest = 64 << 10

    static let versionLine = "age-encryption.org/v1"

    var stanzas: [AgeStanza]
    var mac: [UInt8]
    /// From the beginning up to and including the `---` of the last line.
    var covered: ArraySlice<UInt8>

    /// What the MAC of a header with these stanzas is over.
    static func covered(by stanzas: [AgeStanza]) -> [UInt8] {
        Array("\(versionLine)\n".utf8) + stanzas.flatMap(\.text) + Array("---".utf8)
    }

    /// Where the header ends in these bytes (after the line that begins with `---`), looking from a line's beginning on.
    ///
    /// Returns the end, or else where to go on looking when there are more bytes.
    static func end(in bytes: [UInt8], from start: Int) -> (end: Int?, next: Int) {
        var line = start
        while let feed = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) {
            if bytes[line..<feed].starts(with: Array("---".utf8)) { return (feed + 1, line) }
            line = feed + 1
        }
        return (nil, line)
    }

    /// Reads a header that is all of these bytes.
    init(_ bytes: ArraySlice<UInt8>) throws {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        guard lines.popLast()?.isEmpty == true else { throw AgeError.damagedHeader("it has no end") }
        try Self.checkVersion(lines.popFirst() ?? [])
        guard let last = lines.popLast(), last.starts(with: Array("---".utf8)) else {
            throw AgeError.damagedHeader("it has no end")
        }
        guard last.dropFirst(3).first == UInt8(ascii: " "), let mac = Base64.decode(last.dropFirst(4)),
            mac.count == 32
        else {
            throw AgeError.damagedHeader("its last line is malformed")
        }
        self.mac = mac
        covered = bytes[bytes.startIndex..<(last.startIndex + 3)]
        stanzas = []
        while !lines.isEmpty { stanzas.append(try Self.stanza(from: &lines)) }
        guard !stanzas.isEmpty else { throw AgeError.damagedHeader("it names no recipient") }
    }

    private static func checkVersion(_ line: ArraySlice<UInt8>) throws {
        let name = Array("age-encryption.org/".utf8)
        guard line.starts(with: name) else { throw AgeError.notAnAgeFile }
        let version = line.dropFirst(name.count)
        guard !version.isEmpty, version.allSatisfy(isVisible) else {
            throw AgeError.damagedHeader("its version is malformed")
        }
        guard version.elementsEqual("v1".utf8) else {
            throw AgeError.unsupported("age files of a version other than v1")
        }
    }

    private static func stanza(from lines: inout ArraySlice<ArraySlice<UInt8>>) throws -> AgeStanza {
        guard let line = lines.popFirst(), line.starts(with: Array("-> ".utf8)) else {
            throw AgeError.damagedHeader("a stanza begins wrongly")
        }
        let arguments = line.dropFirst(3).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard arguments.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isVisible) }) else {
            throw AgeError.damagedHeader("the arguments of a stanza are malformed")
        }
        var letters: [UInt8] = []
        while let line = lines.popFirst() {
            guard line.count <= 64 else { throw AgeError.damagedHeader("a line of a stanza is too long") }
            // Before the last line of a stanza all are full, so each is a whole number of groups; only together are they one text.
            letters += line
            if line.count < 64 {
                guard let body = Base64.decode(letters[...]) else {
                    throw AgeError.damagedHeader("the body of a stanza is malformed")
                }
                return AgeStanza(arguments: arguments.map(Array.init), body: body)
            }
        }
        throw AgeError.damagedHeader("a stanza has no end")
    }

    private static func isVisible(_ letter: UInt8) -> Bool { (33...126).contains(letter) }
}
