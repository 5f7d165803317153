// Which phrases of a table the files of some rooms use: read from the literals between quotes.
import Foundation

/// A file of Swift.
public struct SourceFile: Sendable {
    public var name: String
    public var text: String

    /// All of some folders of the repository.
    public static func all(in folders: [String]) throws -> [SourceFile] {
        try folders.flatMap { folder -> [SourceFile] in
            let place = Repository.root.appending(path: folder)
            guard let files = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil) else {
                return []
            }
            return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
                SourceFile(name: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8))
            }
        }
    }

    /// What stands between quotes.
    var literals: [String] {
        text.matches(of: /"((?:[^"\\\n]|\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\.)*)"/).map { String($0.1) }
    }
}

/// What was found.
public struct PhraseUse {
    /// Literals that look like keys of a table, and are none.
    public private(set) var unknown: [(file: String, key: String)] = []
    /// Keys that no file uses, in order.
    public let unused: [String]

    /// - Parameter keys: all keys; a literal counts as one where it begins as they do ("inbox.").
    public init(of keys: Set<String>, in files: [SourceFile]) throws {
        let rooms = Set(keys.compactMap { $0.split(separator: ".").first.map(String.init) })
        var used: Set<String> = []
        var patterns: [Regex<AnyRegexOutput>] = []
        for file in files {
            for literal in file.literals {
                let isKey = literal.firstMatch(of: /^[a-z][A-Za-z]*(\.([A-Za-z0-9-]+|\\\(.*\)))+$/) != nil
                guard isKey, rooms.contains(String(literal.prefix { $0 != "." })) else { continue }
                guard literal.contains("\\(") else {
                    used.insert(literal)
                    if !keys.contains(literal) { unknown.append((file.name, literal)) }
                    continue
                }
                let pattern = literal.replacing(/\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/, with: "\u{0}")
                    .split(separator: "\u{0}", omittingEmptySubsequences: false)
                    .map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: "[A-Za-z0-9. -]+")
                patterns.append(try Regex("^\(pattern)$"))
            }
        }
        unused = keys.subtracting(used).filter { key in
            !patterns.contains { key.firstMatch(of: $0) != nil }
        }.sorted()
    }
}
