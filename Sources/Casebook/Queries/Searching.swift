// Full-text search over reports, notes and the names of records, in any script.

public import CaseModel

/// What was found.
public struct SearchResults: Hashable, Sendable {
    /// Records with such a name: people, bodies, places.
    public var records: [RecordName] = []
    /// Reports and notes, the best first.
    public var sources: [FoundSource] = []
    /// How many reports and notes hold the words.
    public var count = 0
    /// Whether only the newest of very many were weighed.
    public var isCut = false
    /// How many records and sources were left out because they are protected.
    public var leftOut = 0

    /// Nothing found yet.
    public init() {}
}

/// A report or note that holds the words that were looked for.
public struct FoundSource: Hashable, Sendable {
    /// The entry that brought it.
    public var id: LedgerID
    /// The headline, or what stands for one.
    public var title: String
    /// The site it comes from.
    public var site: String?
    /// The day it was published.
    public var published: EDTF?
    /// Words around what was found.
    public var excerpt: String
    /// Where in the excerpt the words stand that were looked for, in bytes.
    public var marks: [ByteSpan]
    /// Where the words stand in the text of the source, in bytes.
    public var places: [ByteSpan]
}

extension Casebook {
    /// The most hits that are weighed; of more the newest.
    static let mostWeighed = 2_000

    /// Looks for words: all of them, in any script and spelling; the last may be a beginning; words in quotation marks stand together.
    ///
    /// - Parameter limit: how many sources are shown, and how many records.
    /// - Parameter start: how many of the best sources are passed by, as those of the pages before.
    /// - Parameter day: only what had come into the casebook by the end of that day.
    public func search(
        _ typed: String, limit: Int = 20, from start: Int = 0, asOf day: CivilDay? = nil,
        includingProtected: Bool = false
    ) throws -> SearchResults {
        let end = day?.adding(days: 1).description ?? "~"
        let cameBefore = try index.database.prepare("SELECT 1 FROM entry WHERE id = ? AND time < ?")
        func hadCome(_ entry: Int64) throws -> Bool { try cameBefore.first(entry, end) { _ in true } ?? false }
        var results = SearchResults()
        let question = SearchQuestion(typed, words: &index.searchWords)
        guard !question.isEmpty else { return results }
        let records = try index.database.prepare(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid < 0 ORDER BY rowid DESC LIMIT 200"
        ).all(question.match) { ~$0.int(0) }
        for row in records where results.records.count < limit {
            guard let record = try index.record(at: row), try day == nil || hadCome(RowNumber.entry(of: row)) else {
                continue
            }
            if record.sensitivity == .protected, !includingProtected {
                results.leftOut += 1
            } else {
                results.records.append(record)
            }
        }
        let hits = try index.database.prepare(
            "SELECT rowid, bm25(search) FROM search WHERE search MATCH ? AND rowid > 0 ORDER BY rowid DESC LIMIT ?"
        ).all(question.match, Self.mostWeighed) { row in (row: row.int(0), weight: row.double(1)) }
            .filter { try day == nil || hadCome($0.row) }
        results.isCut = hits.count == Self.mostWeighed
        results.count = hits.count
        // The better first; of equals the newer.
        let ranked = hits.sorted { ($0.weight, -$0.row) < ($1.weight, -$1.row) }
        for hit in ranked.dropFirst(start) where results.sources.count < limit {
            switch try found(hit.row, question, includingProtected) {
            case .some(let source): results.sources.append(source)
            case nil:
                results.leftOut += 1
                results.count -= 1
            }
        }
        return results
    }

    private func found(_ row: Int64, _ question: SearchQuestion, _ includingProtected: Bool) throws -> FoundSource? {
        let source = try index.database.prepare(
            "SELECT COALESCE(title, draft_id), site, published, sensitivity, text, author FROM source WHERE id = ?"
        ).first(row) { row in (row.string(0), row.text(1), row.text(2), row.string(3), row.string(4), row.text(5)) }
        guard let (found, site, published, sensitivity, words, author) = source, let id = try index.entry(at: row)
        else {
            return nil
        }
        var (title, text) = (found, words)
        if !includingProtected {
            guard sensitivity != Sensitivity.protected.rawValue else { return nil }
            (title, text) = try index.openWords(of: row)
            // What was found by a covered word is not found.
            guard question.isMet(by: [title, author ?? "", site ?? "", text], &index.searchWords) else { return nil }
        }
        let (excerpt, marks, places) = Excerpt.around(question, in: text, &index.searchWords)
        return FoundSource(
            id: id, title: title, site: site, published: published.flatMap { EDTF($0) }, excerpt: excerpt, marks: marks,
            places: places)
    }
}

/// Cuts the stretch out of a text that holds most of what was looked for.
enum Excerpt {
    /// How many words an excerpt has.
    private static let length = 32

    static func around(
        _ question: SearchQuestion, in text: String, _ folding: inout SearchWords
    ) -> (text: String, marks: [ByteSpan], places: [ByteSpan]) {
        let bytes = Array(text.utf8)
        let words = folding.words(in: bytes)
        guard !words.isEmpty else { return ("", [], []) }
        let hits = question.hits(in: words)
        var best = (start: 0, terms: 0)
        for (number, hit) in hits.enumerated() {
            let terms = Set(hits[number...].prefix { $0.place < hit.place + length }.map(\.term)).count
            if terms > best.terms { best = (hit.place, terms) }
        }
        // Some words before the first hit, and the rest after it.
        let first = max(0, min(best.start - 8, words.count - length))
        let last = min(words.count, first + length) - 1
        var (start, end) = (words[first].bytes.lowerBound, words[last].bytes.upperBound)
        while end < bytes.count, !" \n\t".utf8.contains(bytes[end]) { end += 1 }
        while start > 0, !" \n\t".utf8.contains(bytes[start - 1]) { start -= 1 }
        let marks = hits.filter { (first...last).contains($0.place) }.map { words[$0.place].bytes }
        return (
            String(decoding: bytes[start..<end], as: UTF8.self),
            marks.map { ByteSpan($0.lowerBound - start, $0.upperBound - start) },
            hits.map { ByteSpan(words[$0.place].bytes.lowerBound, words[$0.place].bytes.upperBound) }
        )
    }
}
