// What is remembered of a scan, so that files that are the same need not be looked through again for the same strings.

import Crypto
import FoundationEssentials

/// What a clean scan looked for, under which exceptions, in a folder that is known by its list of files. Keep it sealed: from fingerprints of
/// strings a guess can be confirmed.
///
/// A file that is byte for byte the same can only hold what was not looked for, or what an exception let pass that is no longer there.
/// So such a file is looked through for new strings alone; and whole as soon as the program is another one or an exception is gone.
public struct LookedThrough: Hashable, Sendable, Codable {
    /// The program that looked.
    public var version: String
    /// The digest of the list of files.
    public var folder: String
    /// Fingerprints of the strings, in order.
    var strings: [UInt64]
    /// Fingerprints of the exceptions, as they were given.
    var exceptions: [UInt64]
    /// How often each exception, by its place, was used in each file.
    var used: [String: [Int: Int]]

    private static let method = "leak scan 7"

    /// What a scan that found nothing has looked through.
    ///
    /// - Parameters:
    ///   - version: of the program: another one may look better.
    ///   - folder: the digest of the list of files.
    public init(_ scan: LeakScan, _ report: LeakReport, version: String, folder: String) {
        self.version = "\(Self.method), \(version)"
        self.folder = folder
        strings = scan.patterns.strings.prefix(scan.patterns.firstDoubtful).map(Self.fingerprint).sorted()
        exceptions = scan.patterns.exceptions.all.map(Self.fingerprint)
        used = report.used
    }

    /// Whether the same program looked, and nothing that it let pass is forbidden now.
    func stillHolds(for scan: LeakScan, version: String) -> Bool {
        self.version == "\(Self.method), \(version)"
            && Set(scan.patterns.exceptions.all.map(Self.fingerprint)).isSuperset(of: exceptions)
    }

    /// The strings that were not looked for, or are looked for otherwise: names with a word that was not free then.
    func unknown(of scan: LeakScan) -> [WithheldString] {
        let (known, before) = (Set(strings), Set(exceptions))
        let added = scan.patterns.exceptions.all.filter { !before.contains(Self.fingerprint($0)) }
        let free = Patterns.freeWords(added)
        return scan.patterns.strings.prefix(scan.patterns.firstDoubtful).filter { string in
            !known.contains(Self.fingerprint(string))
                || (!free.isEmpty && string.kind == .person
                    && Patterns.words(of: string.text).contains(where: free.contains))
        }
    }

    /// The places that exceptions have in another scan, by their places in this one.
    func places(in scan: LeakScan) -> [Int: Int] {
        let now = Dictionary(
            scan.patterns.exceptions.all.enumerated().map { (Self.fingerprint($1), $0) },
            uniquingKeysWith: { first, _ in first })
        return Dictionary(
            uniqueKeysWithValues: exceptions.enumerated().compactMap { place, one in now[one].map { (place, $0) } })
    }

    private static func fingerprint(_ string: WithheldString) -> UInt64 { hash([string.kind.rawValue, string.text]) }

    private static func fingerprint(_ exception: LeakException) -> UInt64 {
        hash([exception.string, exception.within ?? "\u{0}", exception.place ?? "\u{0}"])
    }

    private static func hash(_ parts: [String]) -> UInt64 {
        var hash = SHA256()
        for part in parts {
            let bytes = Array(part.utf8)
            hash.update(data: "\(bytes.count) ".utf8.map { $0 } + bytes)
        }
        return hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension LookedThrough {
    /// The form in which it is kept.
    public var bytes: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }

    /// Reads it back; nil where the bytes are none.
    public init?(_ bytes: [UInt8]) {
        guard let stored = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
        self = stored
    }
}
