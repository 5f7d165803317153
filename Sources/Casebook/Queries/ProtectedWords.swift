// The words by which something protected would be known, and how they are covered in texts.

import CaseModel
import Synchronization

/// Names that no text may show unless what is protected is asked for.
///
/// A name is covered in any script, spelling and case, as a whole; of a person's name also its single words.
public struct ProtectedWords: Sendable {
    /// Keys of the words of each name, by the first.
    private var names: [String: [[String]]] = [:]
    /// Keys of names of several words that stay as they are, by the first: "Dana Testova" where Testova alone is covered.
    private var open: [String: [[String]]] = [:]
    /// The keys of people's whole names.
    private var people: Set<String> = []
    /// Keys of words that were covered or not before: a result of thousands of lines has the same few thousand words.
    private let memory = Memory()

    private final class Memory: Sendable {
        let words = Mutex(SearchWords())
    }

    /// Whether a key is that of a whole name of somebody, of more than one word.
    func isPerson(_ key: String) -> Bool { people.contains(key) }

    /// Whether there is nothing to cover.
    public var isEmpty: Bool { names.isEmpty }

    /// A name that is covered, and whether it is a person's.
    struct Name: Hashable {
        var text: String
        var isPerson: Bool
    }

    init() {}

    /// - Parameter isOpen: whether a word stands in a name that everybody may see, and so is not covered by itself.
    init(
        _ all: some Sequence<Name>, without others: Set<String> = [], _ words: inout SearchWords,
        isOpen: (String) throws -> Bool
    ) rethrows {
        for other in others {
            let keys = words.words(in: other.utf8).map(\.key)
            if let first = keys.first, keys.count > 1 { open[first, default: []].append(keys) }
        }
        for name in all {
            let keys = words.words(in: name.text.utf8).map(\.key)
            add(keys)
            guard name.isPerson, keys.count > 1 else { continue }
            people.insert(keys.joined(separator: " "))
            for key in Set(keys) where key.utf8.count > 3 { if try !isOpen(key) { add([key]) } }
        }
        for first in names.keys { names[first]?.sort { $0.count > $1.count } }
    }

    private mutating func add(_ keys: [String]) {
        guard let first = keys.first, keys.joined().utf8.count > 1, names[first]?.contains(keys) != true else { return }
        names[first, default: []].append(keys)
    }

    /// The text with asterisks in the place of every byte of such a name, so that places in the text stay what they are.
    public func covered(_ text: String) -> String {
        memory.words.withLock { covered(text, &$0) }
    }

    func covered(_ text: String, _ words: inout SearchWords) -> String {
        guard !isEmpty, !text.isEmpty else { return text }
        var bytes = Array(text.utf8)
        var isChanged = false
        let found = words.words(in: bytes)
        var at = 0
        while at < found.count {
            let kept = Self.longest(open, at, found)
            guard let length = length(at, found, bytes), length >= kept else {
                at += max(1, kept)
                continue
            }
            for word in found[at..<(at + length)] { Covering.cover(word.bytes, in: &bytes) }
            isChanged = true
            at += length
        }
        return isChanged ? String(decoding: bytes, as: UTF8.self) : text
    }

    /// How many words from a place on are the longest of some names.
    private static func longest(_ names: [String: [[String]]], _ place: Int, _ found: [SearchWord]) -> Int {
        names[found[place].key]?.filter { name in
            place + name.count <= found.count && name.indices.allSatisfy { found[place + $0].key == name[$0] }
        }.map(\.count).max() ?? 0
    }

    /// How many words from a place on are a name.
    private func length(_ place: Int, _ found: [SearchWord], _ bytes: [UInt8]) -> Int? {
        names[found[place].key]?.first { name in
            guard place + name.count <= found.count else { return false }
            // A short word by itself may be one of the language where it is not written as a name.
            if name.count == 1, name[0].utf8.count < 6, (0x61...0x7A).contains(bytes[found[place].bytes.lowerBound]) {
                return false
            }
            return name.indices.allSatisfy { found[place + $0].key == name[$0] }
        }?.count
    }
}

/// Covers stretches of a text without moving what stands after them.
enum Covering {
    static func cover(_ stretch: Range<Int>, in bytes: inout [UInt8]) {
        for place in stretch.clamped(to: bytes.indices) where bytes[place] != UInt8(ascii: "\n") {
            bytes[place] = UInt8(ascii: "*")
        }
    }
}

extension Casebook {
    /// The names of everything that is protected, wherever they may stand.
    public func protectedWords() throws -> ProtectedWords { try index.protectedWords() }
}

extension CaseIndex {
    /// The names of everybody and everything that is protected, or known only from what is protected; without those that somebody bears
    /// who is not.
    func protectedWords() throws -> ProtectedWords {
        if let known = knownProtectedWords { return known }
        var names: Set<ProtectedWords.Name> = []
        let read: (Row) throws -> Void = { row in
            names.insert(
                ProtectedWords.Name(text: row.string(0), isPerson: row.string(1) == EntityType.person.rawValue))
        }
        for sql in Self.protectedNames { try database.prepare(sql).each(row: read) }
        for author in try database.prepare("SELECT author FROM source WHERE sensitivity = 'protected'").all(row: {
            $0.text(0)
        }) {
            // "his sister Dana": the words that are a name.
            let name = (author ?? "").split(whereSeparator: \.isWhitespace).filter { $0.first?.isUppercase ?? false }
            if !name.isEmpty { names.insert(ProtectedWords.Name(text: name.joined(separator: " "), isPerson: true)) }
        }
        let keys = Set(names.map { searchWords.folded($0.text) })
        let (waitingNames, waitingWords) = try openNamesThatWait(without: keys)
        let bearers = try database.prepare(
            """
            SELECT EXISTS (SELECT 1 FROM spelling JOIN record ON record.id = spelling.record
                WHERE key = ? AND guarded = 0 AND sensitivity <> 'protected')
            """)
        let hidden = try names.filter { name in
            let key = searchWords.folded(name.text)
            return try !(waitingNames.contains(key) && !name.isPerson) && !(bearers.first(key) { $0.bool(0) } ?? false)
        }
        let named = try database.prepare("SELECT rowid FROM search WHERE search MATCH ? AND rowid < 0 LIMIT 50")
        let isOpen = try database.prepare("SELECT 1 FROM record WHERE id = ? AND sensitivity <> 'protected'")
        let words = try ProtectedWords(hidden, &searchWords) { key in
            try waitingWords.contains(key)
                || named.all("\"\(key)\"") { ~$0.int(0) }.contains { try isOpen.first($0) { _ in true } ?? false }
        }
        knownProtectedWords = words
        return words
    }

    /// Names in open drafts that wait, of bodies and places as wholes, and the words of all that are not hidden ones.
    private func openNamesThatWait(without hidden: Set<String>) throws -> (names: Set<String>, words: Set<String>) {
        var (names, words): (Set<String>, Set<String>) = ([], [])
        try database.prepare(
            """
            SELECT name.value, type FROM source CROSS JOIN entity ON entity.source = source.id
            JOIN statement AS name ON name.subject = entity.id WHERE undecided > 0 AND source.sensitivity <> 'protected' AND entity.review = 'drafted' AND name.property IN ('name', 'alias')
                AND COALESCE(name.sensitivity, '') <> 'protected' AND NOT EXISTS (SELECT 1 FROM statement WHERE child = entity.id)
                AND NOT EXISTS (SELECT 1 FROM mark WHERE item = entity.id AND kind = 'sensitivity' AND mark.value = 'protected')
            """
        ).each { row in
            let keys = searchWords.words(in: row.string(0).utf8).map(\.key)
            let key = keys.joined(separator: " ")
            if row.string(1) == EntityType.person.rawValue {
                if !hidden.contains(key) { words.formUnion(keys) }
            } else {
                names.insert(key)
            }
        }
        return (names, words)
    }

    /// A text that members typed, without the names of what is protected.
    func openText(_ text: String) throws -> String { try protectedWords().covered(text, &searchWords) }

    private static let protectedNames = [
        "SELECT spelling.name, type FROM record JOIN spelling ON spelling.record = record.id WHERE sensitivity = 'protected'",
        "SELECT spelling.name, type FROM spelling JOIN record ON record.id = spelling.record WHERE guarded",
        // Children of reports that wait, and who was marked before.
        """
        SELECT name.value, type FROM (SELECT DISTINCT child AS id FROM statement WHERE child IS NOT NULL) AS child
            JOIN entity ON entity.id = child.id JOIN statement AS name ON name.subject = entity.id
            WHERE entity.root IS NULL AND name.property IN ('name', 'alias')
        """,
        """
        SELECT name.value, type FROM mark JOIN entity ON entity.id = mark.item JOIN statement AS name ON name.subject = entity.id
            WHERE mark.kind = 'sensitivity' AND mark.value = 'protected' AND name.property IN ('name', 'alias')
        """,
        // Whoever a protected source names, decided or not.
        """
        SELECT name.value, type FROM source JOIN statement AS name ON name.source = source.id JOIN entity ON entity.id = name.subject
            WHERE source.sensitivity = 'protected' AND name.property IN ('name', 'alias')
        """,
    ]

    /// The headline and the text of a source without what is protected: names, the words of protected statements, contact details.
    func openWords(of source: Int64) throws -> (title: String, text: String) {
        let found = try database.prepare("SELECT COALESCE(title, draft_id), text FROM source WHERE id = ?").first(
            source
        ) {
            ($0.string(0), $0.string(1))
        }
        guard let (title, text) = found else { return ("", "") }
        let (stretches, values) = try protectedStretches(in: source)
        var bytes = Array(text.utf8)
        for stretch in stretches { Covering.cover(stretch, in: &bytes) }
        for span in ContactDetails.spans(in: text) { Covering.cover(span.start..<span.end, in: &bytes) }
        let (all, here) = (try protectedWords(), try protectedWords(in: source, values))
        func covered(_ text: String) -> String { here.covered(all.covered(text, &searchWords), &searchWords) }
        return (covered(title), covered(String(decoding: bytes, as: UTF8.self)))
    }

    /// The names of all protected records that a source names, those that only protected statements give, and other such words.
    private func protectedWords(in source: Int64, _ values: [String]) throws -> ProtectedWords {
        var (hidden, open): (Set<ProtectedWords.Name>, Set<String>) = ([], [])
        try database.prepare(
            """
            SELECT DISTINCT spelling.name, record.type, record.sensitivity = 'protected' OR spelling.guarded FROM entity
            JOIN record ON record.id = entity.root JOIN spelling ON spelling.record = record.id WHERE entity.source = ?
            """
        ).each(source) { row in
            if row.bool(2) {
                hidden.insert(ProtectedWords.Name(text: row.string(0), isPerson: row.string(1) == "person"))
            } else {
                open.insert(row.string(0))
            }
        }
        // Somebody of a draft who waits, with the whole name of one who is protected.
        let all = try protectedWords()
        try database.prepare(
            """
            SELECT name.value FROM entity JOIN statement AS name ON name.subject = entity.id
            WHERE entity.source = ? AND entity.root IS NULL AND entity.type = 'person' AND name.property = 'name'
            """
        ).each(source) { row in
            if all.isPerson(searchWords.folded(row.string(0))) {
                hidden.insert(ProtectedWords.Name(text: row.string(0), isPerson: true))
            } else {
                open.insert(row.string(0))
            }
        }
        guard !hidden.isEmpty || !values.isEmpty else { return ProtectedWords() }
        hidden.formUnion(values.map { ProtectedWords.Name(text: $0, isPerson: false) })
        return ProtectedWords(hidden, without: open, &searchWords) { _ in false }
    }

    /// Where the words of a source's protected statements stand, without those that others rest on too; and what they say in words.
    private func protectedStretches(in source: Int64) throws -> (stretches: [Range<Int>], values: [String]) {
        var (hidden, open): ([ByteSpan], [ByteSpan]) = ([], [])
        var values: [String] = []
        try database.prepare(
            """
            SELECT statement.spans, \(Reading.isProtectedOrOfProtectedEvent),
                CASE WHEN property IN ('facility', 'from', 'to') THEN value END
            FROM statement JOIN source ON source.id = statement.source JOIN entity AS subject ON subject.id = statement.subject
            LEFT JOIN record AS mine ON mine.id = subject.root WHERE statement.source = ? AND statement.review <> 'rejected'
            """
        ).each(source) { row in
            let spans = StatementColumns.spans(row.bytes(0))
            if row.bool(1) {
                hidden += spans
                if let value = row.text(2) { values.append(value) }
            } else {
                open += spans
            }
        }
        guard !hidden.isEmpty else { return ([], values) }
        var kept: [Range<Int>] = hidden.map { $0.start..<max($0.start, $0.end) }
        for span in open {
            kept = kept.flatMap { stretch -> [Range<Int>] in
                guard span.start < stretch.upperBound, stretch.lowerBound < span.end else { return [stretch] }
                return [
                    stretch.lowerBound..<max(stretch.lowerBound, span.start),
                    min(stretch.upperBound, span.end)..<stretch.upperBound,
                ].filter { !$0.isEmpty }
            }
        }
        return (kept, values)
    }
}
