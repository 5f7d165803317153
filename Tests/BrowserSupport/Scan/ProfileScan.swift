// Looks for words that only a test knows in everything that a browser, or anybody, left in a folder.
public import Foundation

/// A search for many words in every file below a folder.
///
/// Looks for each word in all of ``CanaryForm`` that take at least eight bytes, letters of ASCII in either case, in files, in their names and in what symbolic links say, and within zlib, gzip
/// and zip to a depth of two. Not looked into: brotli (it has no beginning that could be found), snappy's back references, and what is encrypted, such as values of Chromium's cookies.
public struct ProfileScan: Sendable {
    /// One word in one file.
    public struct Hit: Sendable, Hashable, CustomStringConvertible {
        public var word: String
        /// Below the folder.
        public var file: String
        /// The form, and what it lay in: `UTF-8`, `hex in gzip`, `base64 in zlib in zip`, `UTF-8 in the name`.
        public var form: String
        public var description: String { "\"\(word)\" as \(form) in \(file)" }
    }

    /// What was seen and found.
    public struct Result: Sendable {
        /// Each word once for each file and form.
        public var hits: Set<Hit> = []
        public var files = 0
        /// How many bytes were looked through, with what was inflated.
        public var bytes = 0
        /// What could not be looked through in full, with the reason.
        public var unread: [String] = []
    }

    /// Words that can't be looked for.
    public struct TooShort: Error, CustomStringConvertible {
        public var words: [String]
        public var description: String {
            "words of less than \(PatternSearch.shortest) bytes can't be looked for: \(words)"
        }
    }

    private let words: [String]
    private var search = PatternSearch()
    /// For each pattern its word and form.
    private var meanings: [(word: Int, form: CanaryForm)] = []

    /// - Throws: ``TooShort`` where a word has less than eight bytes.
    public init(for words: [String]) throws {
        self.words = words
        let short = words.filter { $0.utf8.count < PatternSearch.shortest }
        if !short.isEmpty { throw TooShort(words: short) }
        for (index, word) in words.enumerated() {
            // Letters beyond ASCII as they are and in lower case, as browsers' lists of addresses have them.
            for written in Set([word, word.lowercased()]) {
                for form in CanaryForm.allCases {
                    for pattern in form.patterns(of: written) where search.add(pattern, exact: form == .base64) != nil {
                        meanings.append((index, form))
                    }
                }
            }
        }
    }

    /// Looks through all regular files, names and links below a folder.
    public func scan(_ folder: URL) -> Result {
        var result = Result()
        let manager = FileManager.default
        for name in (try? manager.subpathsOfDirectory(atPath: folder.path).sorted()) ?? [] {
            look(in: Array(name.utf8), file: name, inside: " in the name", depth: 0, &result)
            let place = folder.appending(path: name).path
            let type = (try? manager.attributesOfItem(atPath: place))?[.type] as? FileAttributeType
            if type == .typeSymbolicLink, let goal = try? manager.destinationOfSymbolicLink(atPath: place) {
                look(in: Array(goal.utf8), file: name, inside: " in the link", depth: 0, &result)
            }
            guard type == .typeRegular else { continue }
            result.files += 1
            do {
                let data = try Data(contentsOf: URL(filePath: place), options: .alwaysMapped)
                data.withUnsafeBytes { look(in: $0, file: name, inside: "", depth: 2, &result) }
            } catch {
                result.unread.append("\(name): \(error.localizedDescription)")
            }
        }
        return result
    }

    /// Looks through some bytes; `inside` is what they lay in.
    public func scan(_ bytes: [UInt8], named file: String = "") -> Result {
        var result = Result()
        look(in: bytes, file: file, inside: "", depth: 2, &result)
        return result
    }

    private func look(in bytes: [UInt8], file: String, inside: String, depth: Int, _ result: inout Result) {
        bytes.withUnsafeBytes { look(in: $0, file: file, inside: inside, depth: depth, &result) }
    }

    private func look(
        in bytes: UnsafeRawBufferPointer, file: String, inside: String, depth: Int, _ result: inout Result
    ) {
        result.bytes += bytes.count
        search.forEachMatch(in: bytes) { number, _ in
            let (word, form) = meanings[number]
            result.hits.insert(Hit(word: words[word], file: file, form: form.rawValue + inside))
        }
        if depth == 0 { return }
        Inflating.forEachStream(in: bytes) { kind, opened, cut in
            if cut { result.unread.append("\(file): a \(kind) stream\(inside) goes on after \(opened.count) bytes") }
            look(in: opened, file: file, inside: " in \(kind)\(inside)", depth: depth - 1, &result)
        }
    }
}
