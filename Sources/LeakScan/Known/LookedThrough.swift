// What is remembered of a scan, so that files that are the same need not be looked through again for the same strings.

import Crypto
import FoundationEssentials

/// What a clean scan looked for, under which exceptions, in a folder that is known by its list of files. Keep it sealed: from fingerprints of
/// strings a guess can be confirmed.
///
/// A file that is byte for byte the same can only hold what was not looked for, or what an exception let pass that is no longer there.
/// So such a file is looked through for new strings alone, and for those to which an exception matters that is new or gone; and whole as soon as
/// the program is another one.
public struct LookedThrough: Hashable, Sendable {
    /// The program that looked.
    public var version: String
    /// The digest of the list of files.
    public var folder: String
    /// Fingerprints of the strings.
    var strings: [UInt64]
    /// The exceptions as they were given, without their reasons.
    var exceptions: [LeakException]
    /// How often each exception, by its place, was used in each file.
    var used: [String: [Int: Int]]
    /// The blocks of long files, and those in which something stood that was looked for.
    var blocks: [String: [PieceDigest]]
    var unclean: Set<PieceDigest>
    /// The chunks of all files; nil where they are not known.
    var chunks: ChunkIndex?

    private static let method = "leak scan 11"

    /// What a scan that found nothing has looked through.
    ///
    /// - Parameters:
    ///   - version: of the program: another one may look better.
    ///   - folder: the digest of the list of files.
    public init(_ scan: LeakScan, _ report: LeakReport, version: String, folder: String) {
        self.version = "\(Self.method), \(version)"
        self.folder = folder
        strings = (report.prints ?? Fingerprints(scan)).strings
        exceptions = scan.patterns.exceptions.all.map(\.bare)
        used = report.used
        (blocks, unclean) = (report.blocks, report.unclean)
        chunks = report.chunks
    }

    /// Whether the same program looked.
    func isOf(version: String) -> Bool { self.version == "\(Self.method), \(version)" }

    /// The strings that were not looked for, or may be looked for otherwise: those that share a word with an exception that is new or gone.
    ///
    /// An exception frees words and pairs of words, which changes what is looked for of a name with these words; it tells lists of names apart,
    /// by pairs that have a word of the name; and it lets pass what has its words. To no other string does it matter.
    func unknown(of scan: LeakScan, _ now: Fingerprints) -> [WithheldString] {
        let known = Set(strings)
        let changed = Set(exceptions).symmetricDifference(scan.patterns.exceptions.all.map(\.bare))
        let touched = TouchedWords(by: changed)
        return zip(scan.patterns.strings, now.strings).filter { string, print in
            !known.contains(print) || touched.areIn(string)
        }.map(\.0)
    }

    /// The places that exceptions have in another scan, by their places in this one.
    func places(in scan: LeakScan) -> [Int: Int] {
        let places = Dictionary(
            scan.patterns.exceptions.all.enumerated().map { ($1.bare, $0) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(
            uniqueKeysWithValues: exceptions.enumerated().compactMap { place, one in
                places[one].map { (place, $0) }
            })
    }
}

extension LeakException {
    /// Without its reason, which changes nothing.
    fileprivate var bare: LeakException {
        var bare = self
        bare.reason = ""
        return bare
    }
}

/// The words of exceptions that are new or gone.
private final class TouchedWords {
    private let words = KnownWords()
    private var keys: Set<String> = []
    private var haveDigits = false
    private var known: [ObjectIdentifier: Bool] = [:]

    init(by exceptions: Set<LeakException>) {
        for exception in exceptions {
            for word in words.read(exception.string) + (exception.within.map(words.read) ?? []) {
                keys.formUnion(word.allKeys)
                haveDigits = haveDigits || word.isNumber
            }
        }
    }

    /// Whether one of them is a word of a string, or two of its words written as one.
    func areIn(_ string: WithheldString) -> Bool {
        guard !keys.isEmpty else { return false }
        // An exception without digits excuses no string with some.
        if string.kind == .identifier, !haveDigits, string.text.utf8.contains(where: Bytes.isDigit) { return false }
        let read = words.read(string.text)
        if read.contains(where: isTouched) { return true }
        guard string.kind == .person else { return false }
        return read.contains { one in
            one.key.utf8.count < 6
                && read.contains { $0.key.utf8.count < 6 && keys.contains(SpelledWord.stem(one.key + $0.key)) }
        }
    }

    private func isTouched(_ word: KnownWord) -> Bool {
        if let known = known[ObjectIdentifier(word)] { return known }
        let isTouched = !keys.isDisjoint(with: word.allKeys)
        known[ObjectIdentifier(word)] = isTouched
        return isTouched
    }
}

/// What is looked for, as numbers from which it can't be read; a guess can be confirmed from them.
struct Fingerprints: Hashable, Sendable {
    /// Of the strings, without those that are looked for in quotes alone.
    let strings: [UInt64]

    init(_ scan: LeakScan) {
        strings = scan.patterns.strings.prefix(scan.patterns.firstDoubtful).map { string in
            Self.hash([string.kind.rawValue, string.text])
        }
    }

    private static func hash(_ parts: [String]) -> UInt64 {
        var bytes: [UInt8] = []
        for part in parts { bytes += "\(part.utf8.count) \(part)".utf8 }
        return SHA256.hash(data: bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension LookedThrough {
    /// The form in which it is kept: JSON, in which many numbers are bytes in base64.
    private struct Stored: Codable {
        struct Exception: Codable {
            var string: String
            var within: String?
            var place: String?
        }

        var version: String
        var folder: String
        var strings: Data
        var exceptions: [Exception]
        var used: [String: [Int: Int]]
        var blocks: [String: Data]
        var unclean: Data
    }

    /// The form in which it is kept: how long the JSON is, the JSON, and the chunks.
    public var bytes: [UInt8] {
        let stored = Stored(
            version: version, folder: folder, strings: Self.data(strings),
            exceptions: exceptions.map { Stored.Exception(string: $0.string, within: $0.within, place: $0.place) },
            used: used, blocks: blocks.mapValues(Self.data), unclean: Self.data(unclean.sorted()))
        guard let json = try? JSONEncoder().encode(stored) else { return [] }
        return withUnsafeBytes(of: UInt64(json.count).bigEndian) { Array($0) } + json + (chunks?.stored ?? [])
    }

    /// Reads it back; nil where the bytes are none.
    public init?(_ bytes: [UInt8]) {
        let size = bytes.prefix(8).reduce(0) { ($0 << 8 | Int($1)) & Int.max }
        guard bytes.count >= 8, size <= bytes.count - 8,
            let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes[8..<8 + size]))
        else { return nil }
        chunks = ChunkIndex(stored: bytes[(8 + size)...])
        version = stored.version
        folder = stored.folder
        strings = Self.numbers(stored.strings)
        exceptions = stored.exceptions.map {
            LeakException(string: $0.string, within: $0.within, place: $0.place, reason: "")
        }
        used = stored.used
        blocks = stored.blocks.mapValues(Self.digests)
        unclean = Set(Self.digests(stored.unclean))
    }

    private static func data(_ digests: [PieceDigest]) -> Data { data(digests.flatMap { [$0.high, $0.low] }) }

    private static func digests(_ data: Data) -> [PieceDigest] {
        let numbers = numbers(data)
        return stride(from: 0, to: numbers.count - 1, by: 2).map {
            PieceDigest(high: numbers[$0], low: numbers[$0 + 1])
        }
    }

    private static func data(_ numbers: [UInt64]) -> Data {
        var data = Data(capacity: numbers.count * 8)
        for number in numbers { withUnsafeBytes(of: number.bigEndian) { data.append(contentsOf: $0) } }
        return data
    }

    private static func numbers(_ data: Data) -> [UInt64] {
        let bytes = Array(data)
        return stride(from: 0, to: bytes.count - 7, by: 8).map { start in
            bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
