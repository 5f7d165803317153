// What is remembered of a scan, so that files that are the same need not be looked through again for the same strings.

import Crypto
import FoundationEssentials

/// What a clean scan looked for, under which exceptions, in a folder that is known by its list of files. Keep it sealed: from fingerprints of
/// strings a guess can be confirmed.
///
/// A file that is byte for byte the same can only hold what was not looked for, or what an exception let pass that is no longer there.
/// So such a file is looked through for new strings alone; and whole as soon as the program is another one or an exception is gone.
public struct LookedThrough: Hashable, Sendable {
    /// The program that looked.
    public var version: String
    /// The digest of the list of files.
    public var folder: String
    /// The strings, and the exceptions as they were given.
    var prints: Fingerprints
    /// How often each exception, by its place, was used in each file.
    var used: [String: [Int: Int]]
    /// Pieces of long files in which nothing stood that was looked for.
    var pieces: [String: [PieceDigest]]

    private static let method = "leak scan 8"

    /// What a scan that found nothing has looked through.
    ///
    /// - Parameters:
    ///   - version: of the program: another one may look better.
    ///   - folder: the digest of the list of files.
    public init(_ scan: LeakScan, _ report: LeakReport, version: String, folder: String) {
        self.version = "\(Self.method), \(version)"
        self.folder = folder
        prints = report.prints ?? Fingerprints(scan)
        used = report.used
        pieces = report.pieces
    }

    /// Whether the same program looked, and nothing that it let pass is forbidden now.
    func stillHolds(for now: Fingerprints, version: String) -> Bool {
        self.version == "\(Self.method), \(version)" && Set(now.exceptions).isSuperset(of: prints.exceptions)
    }

    /// The strings that were not looked for, or are looked for otherwise: names with a word that was not free then.
    func unknown(of scan: LeakScan, _ now: Fingerprints) -> [WithheldString] {
        let (known, before) = (Set(prints.strings), Set(prints.exceptions))
        let added = zip(scan.patterns.exceptions.all, now.exceptions).filter { !before.contains($1) }.map(\.0)
        let free = Patterns.freeWords(added)
        return zip(scan.patterns.strings, now.strings).filter { string, print in
            !known.contains(print)
                || (!free.isEmpty && string.kind == .person
                    && Patterns.words(of: string.text).contains(where: free.contains))
        }.map(\.0)
    }

    /// The places that exceptions have in another scan, by their places in this one.
    func places(in now: Fingerprints) -> [Int: Int] {
        let places = Dictionary(now.exceptions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(
            uniqueKeysWithValues: prints.exceptions.enumerated().compactMap { place, one in
                places[one].map { (place, $0) }
            })
    }
}

/// What is looked for, as numbers from which it can't be read; a guess can be confirmed from them.
struct Fingerprints: Hashable, Sendable {
    /// Of the strings, without those that are looked for in quotes alone.
    let strings: [UInt64]
    let exceptions: [UInt64]

    init(strings: [UInt64], exceptions: [UInt64]) { (self.strings, self.exceptions) = (strings, exceptions) }

    init(_ scan: LeakScan) {
        strings = scan.patterns.strings.prefix(scan.patterns.firstDoubtful).map { string in
            Self.hash([string.kind.rawValue, string.text])
        }
        exceptions = scan.patterns.exceptions.all.map { exception in
            Self.hash([exception.string, exception.within ?? "\u{0}", exception.place ?? "\u{0}"])
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
        var version: String
        var folder: String
        var strings: Data
        var exceptions: Data
        var used: [String: [Int: Int]]
        var pieces: [String: Data]
    }

    /// The form in which it is kept.
    public var bytes: [UInt8] {
        let stored = Stored(
            version: version, folder: folder, strings: Self.data(prints.strings),
            exceptions: Self.data(prints.exceptions), used: used,
            pieces: pieces.mapValues { Self.data($0.flatMap { [$0.high, $0.low] }) })
        return (try? JSONEncoder().encode(stored)).map { Array($0) } ?? []
    }

    /// Reads it back; nil where the bytes are none.
    public init?(_ bytes: [UInt8]) {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)) else { return nil }
        version = stored.version
        folder = stored.folder
        prints = Fingerprints(strings: Self.numbers(stored.strings), exceptions: Self.numbers(stored.exceptions))
        used = stored.used
        pieces = stored.pieces.mapValues { data in
            let numbers = Self.numbers(data)
            return stride(from: 0, to: numbers.count - 1, by: 2).map {
                PieceDigest(high: numbers[$0], low: numbers[$0 + 1])
            }
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
