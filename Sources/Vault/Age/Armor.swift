// ASCII armor (RFC 7468 section 3, strict; C2SP age, "ASCII armor"): an age file as text.

/// The fixed parts of armor.
enum Armor {
    static let begin = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
    static let end = Array("-----END AGE ENCRYPTED FILE-----".utf8)
    /// Letters in a full line, and the bytes that they stand for.
    static let columns = 64
    static let bytes = 48
    /// How much white space may surround the armor.
    static let longestSpace = 1024

    static func isSpace(_ letter: UInt8) -> Bool { [9, 10, 13, 32].contains(letter) }

    /// Whether these bytes begin as armor does, after white space.
    static func begins(_ bytes: some Sequence<UInt8>) -> Bool { bytes.lazy.drop(while: isSpace).starts(with: begin) }
}

/// Writes bytes as armor.
public struct ArmorWriter<Sink: ByteSink & ~Copyable>: ~Copyable, ByteSink {
    private var sink: Sink
    private var waiting: [UInt8] = []

    /// Begins the armor: writes its first line to `sink`.
    public init(to sink: consuming Sink) throws {
        try sink.write(Armor.begin + [UInt8(ascii: "\n")])
        self.sink = sink
    }

    public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        waiting.append(contentsOf: bytes)
        try writeLines(whole: true)
    }

    /// Writes the last lines and gives the sink back.
    public consuming func finish() throws -> Sink {
        try writeLines(whole: false)
        try sink.write(Armor.end + [UInt8(ascii: "\n")])
        return sink
    }

    private mutating func writeLines(whole: Bool) throws {
        var text: [UInt8] = []
        var rest = waiting[...]
        while whole ? rest.count >= Armor.bytes : !rest.isEmpty {
            text += Base64.encode(rest.prefix(Armor.bytes), padded: true)
            text.append(UInt8(ascii: "\n"))
            rest = rest.dropFirst(Armor.bytes)
        }
        waiting = Array(rest)
        if !text.isEmpty { try sink.write(text) }
    }
}

/// Reads the bytes in armor.
public struct ArmorReader<Source: ByteSource & ~Copyable>: ~Copyable, ByteSource {
    private var source: Source
    private var ahead: ArraySlice<UInt8> = []
    private var decoded: ArraySlice<UInt8> = []
    private var begun = false
    private var ended = false

    /// A reader of the armor in `source`, which it reads ahead.
    public init(from source: consuming Source) { self.source = source }

    /// Reads the next bytes.
    ///
    /// - Throws: `AgeError.damagedArmor`; whatever the source throws.
    public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if buffer.isEmpty { return 0 }
        if !begun { try begin() }
        while decoded.isEmpty {
            if ended { return 0 }
            try decodeLine()
        }
        let count = min(buffer.count, decoded.count)
        decoded.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
        decoded = decoded.dropFirst(count)
        return count
    }

    private mutating func begin() throws {
        var spaces = 0
        var line = try nextLine()
        while line.allSatisfy(Armor.isSpace) {
            spaces += line.count + 1
            guard spaces <= Armor.longestSpace else { throw AgeError.damagedArmor("too much white space before it") }
            line = try nextLine()
        }
        guard line == Armor.begin else { throw AgeError.damagedArmor("its first line is wrong") }
        begun = true
    }

    private mutating func decodeLine() throws {
        let line = try nextLine()
        if line == Armor.end { return try end() }
        guard !line.isEmpty, line.count <= Armor.columns, let bytes = Base64.decode(line[...], padded: true) else {
            throw AgeError.damagedArmor("a line is malformed")
        }
        decoded = bytes[...]
        if bytes.count < Armor.bytes {
            guard try nextLine() == Armor.end else {
                throw AgeError.damagedArmor("a line is too short, or its last line is wrong")
            }
            try end()
        }
    }

    private mutating func end() throws {
        var spaces = 0
        while true {
            if ahead.isEmpty { ahead = try source.read(atMost: Armor.longestSpace)[...] }
            if ahead.isEmpty { break }
            spaces += ahead.count
            guard ahead.allSatisfy(Armor.isSpace), spaces <= Armor.longestSpace else {
                throw AgeError.damagedArmor("something follows it")
            }
            ahead = []
        }
        ended = true
    }

    /// The next line without its end (LF or CRLF), where the file's end is one too.
    private mutating func nextLine() throws -> [UInt8] {
        var line: [UInt8] = []
        while true {
            if ahead.isEmpty { ahead = try source.read(atMost: 16 << 10)[...] }
            if ahead.isEmpty {
                if line.isEmpty { throw AgeError.damagedArmor("it has no end") }
                break
            }
            if let feed = ahead.firstIndex(of: UInt8(ascii: "\n")) {
                line += ahead[..<feed]
                ahead = ahead[(feed + 1)...]
                break
            }
            line += ahead
            ahead = []
            // Longer than any line of armor and the white space before it.
            if line.count > 2 * Armor.longestSpace { throw AgeError.damagedArmor("a line is too long") }
        }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
    }
}
