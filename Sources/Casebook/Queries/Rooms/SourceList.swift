// The sources of the casebook: reports, notes, rows of tables, and files that nobody could read.

public import CaseModel
import Matching

/// A source as a list shows it.
public struct ListedSource: Hashable, Sendable {
    /// The entry that brought it.
    public var id: LedgerID
    /// Where it comes from.
    public var kind: SourceCard.Kind
    /// Its headline, or what stands for one.
    public var title: String
    /// Who wrote or told it.
    public var author: String?
    /// The site it comes from.
    public var site: String?
    /// The name of its file.
    public var file: String?
    /// The day it was published.
    public var published: EDTF?
    /// When it was taken in: RFC 3339 in UTC.
    public var added: String
    /// Who took it in.
    public var addedBy: String
    /// For whom it is.
    public var sensitivity: Sensitivity
    /// How many of its items nobody has decided on.
    public var waiting: Int
    /// Whether the entry that brought it stands, or was taken back.
    public var stands: Bool
    /// Who translated it.
    public var translator: String?
    /// The original of a translation.
    public var translationOf: LedgerID?
    /// Its language (BCP 47).
    public var language: String
}

/// A file that was kept.
public struct KeptFile: Hashable, Sendable {
    /// The entry that names it.
    public var id: LedgerID
    /// The name of the file.
    public var name: String
    /// What opens it: see `BlobReference`.
    public var reference: [UInt8]
    /// How it came in (JSON); nil where nothing was written down.
    public var record: [UInt8]?
    /// When it was taken in: RFC 3339 in UTC.
    public var added: String
    /// Who took it in.
    public var addedBy: String
}

/// What sources are listed by.
public enum SourceGroup: String, CaseIterable, Hashable, Sendable {
    case report, note, table
}

/// The bytes of references to evidence: 16 bytes of the id, then 80 of hashes and lengths (docs/vault-format.md, "Blob reference").
enum EvidenceBytes {
    private static let length = 96

    static func references(in bytes: [UInt8]) -> [[UInt8]] {
        guard bytes.count.isMultiple(of: length) else { return [] }
        return stride(from: 0, to: bytes.count, by: length).map { Array(bytes[$0..<$0 + length]) }
    }

    static func id(of reference: [UInt8]) -> String { reference.prefix(16).hexDigits }

    /// The digest and size of what is in the file, not of its sealed bytes.
    static func content(of reference: [UInt8]) -> FileDigest? {
        guard reference.count == length else { return nil }
        let size = reference[88...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(exactly: size).map { FileDigest(sha256: reference[56..<88].hexDigits, size: $0) }
    }
}

extension Casebook {
    private static let group = "CASE kind WHEN 'report' THEN 'report' WHEN 'table' THEN 'table' ELSE 'note' END"

    /// A page of the sources of a group, the newest first, and how many there are.
    public func sources(
        _ group: SourceGroup, from start: Int = 0, limit: Int = 25, includingProtected: Bool = false
    ) throws -> (sources: [ListedSource], count: Int) {
        let rows = try index.database.prepare(
            """
            SELECT id FROM source WHERE \(Self.group) = ? AND (? OR sensitivity <> 'protected')
            ORDER BY id DESC LIMIT ? OFFSET ?
            """
        ).all(group.rawValue, includingProtected, limit, start) { $0.int(0) }
        let all = try index.database.prepare("SELECT COUNT(*) FROM source WHERE \(Self.group) = ?").first(
            group.rawValue
        ) { $0.number(0) }
        let hidden =
            try includingProtected
            ? 0
            : index.database.prepare(
                "SELECT COUNT(*) FROM source WHERE sensitivity = 'protected' AND \(Self.group) = ?"
            ).first(group.rawValue) { $0.number(0) }
        return (try rows.compactMap { try index.listedSource(at: $0, includingProtected) }, (all ?? 0) - (hidden ?? 0))
    }

    /// A source; nil where there is none, or it is protected and that is not asked for.
    public func source(_ id: LedgerID, includingProtected: Bool = false) throws -> ListedSource? {
        try index.row(of: id).flatMap { try index.listedSource(at: $0, includingProtected) }
    }

    /// Files of which there is no source: photographs, voices, what could not be read. The newest first.
    public func otherFiles(from start: Int = 0, limit: Int = 25) throws -> [KeptFile] {
        try index.database.prepare(
            """
            SELECT entry, blob FROM evidence WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.evidence = blob)
            ORDER BY entry DESC LIMIT ? OFFSET ?
            """
        ).all(limit, start) { ($0.int(0), $0.string(1)) }.compactMap { try index.file(at: $0, $1) }
    }

    /// The file that an entry keeps.
    public func file(of entry: LedgerID) throws -> KeptFile? {
        try index.row(of: entry).flatMap { row in
            try index.database.prepare("SELECT blob FROM evidence WHERE entry = ? LIMIT 1").first(row) { $0.string(0) }
                .flatMap { try index.file(at: row, $0) }
        }
    }

    /// The file that a source was read from.
    public func file(ofSource source: LedgerID) throws -> KeptFile? {
        guard let row = try index.row(of: source),
            let blob = try index.database.prepare("SELECT evidence FROM source WHERE id = ?").first(
                row, row: { $0.text(0) }),
            let entry = try index.database.prepare("SELECT MIN(entry) FROM evidence WHERE blob = ?").first(
                blob, row: { $0.isNull(0) ? nil : $0.int(0) })
        else { return nil }
        return try index.file(at: entry, blob)
    }

    /// The text of a source, with what is protected covered unless it is asked for.
    public func text(ofSource source: LedgerID, includingProtected: Bool = false) throws -> String? {
        guard let row = try index.row(of: source) else { return nil }
        guard includingProtected else { return try index.openWords(of: row).text }
        return try index.database.prepare("SELECT text FROM source WHERE id = ?").first(row) { $0.string(0) }
    }

    /// The translations of a source.
    public func translations(ofSource source: LedgerID, includingProtected: Bool = false) throws -> [ListedSource] {
        try index.database.prepare("SELECT id FROM source WHERE translation_of = ? ORDER BY id").all(
            source.description
        ) { $0.int(0) }.compactMap { try index.listedSource(at: $0, includingProtected) }
    }

    /// Reports that say what this one says in the same words, the nearest first; looked for among those about the same people.
    public func reprints(ofSource source: LedgerID, includingProtected: Bool = false) throws -> [ListedSource] {
        guard let row = try index.row(of: source) else { return [] }
        let others = try index.database.prepare(
            """
            SELECT DISTINCT other.source FROM entity JOIN entity AS other ON other.root = entity.root
            WHERE entity.source = ?1 AND entity.type = 'person' AND other.source <> ?1 LIMIT 60
            """
        ).all(row) { $0.int(0) }
        guard !others.isEmpty else { return [] }
        let text = try index.database.prepare("SELECT text FROM source WHERE id = ? AND kind = 'report'")
        guard let own = try text.first(row, row: { $0.string(0) }) else { return [] }
        var reports = ReprintIndex<Int64>()
        for other in others {
            if let words = try text.first(other, row: { $0.string(0) }) { reports.insert(other, ReportPrint(words)) }
        }
        return try reports.reprints(of: ReportPrint(own)).compactMap {
            try index.listedSource(at: $0.id, includingProtected)
        }
    }
}

extension CaseIndex {
    func file(at entry: Int64, _ blob: String) throws -> KeptFile? {
        let found = try database.prepare(
            """
            SELECT name, reference, record, time, author FROM evidence JOIN entry ON entry.id = evidence.entry
            WHERE evidence.entry = ? AND blob = ?
            """
        ).first(entry, blob) { row in
            (row.string(0), row.bytes(1), row.isNull(2) ? nil : row.bytes(2), row.string(3), row.string(4))
        }
        guard let (name, reference, record, time, author) = found, let id = try self.entry(at: entry) else {
            return nil
        }
        return KeptFile(id: id, name: name, reference: reference, record: record, added: time, addedBy: author)
    }

    func listedSource(at row: Int64, _ includingProtected: Bool) throws -> ListedSource? {
        guard let id = try entry(at: row) else { return nil }
        let found = try database.prepare(
            """
            SELECT source.kind, COALESCE(title, draft_id), source.author, site, file, sensitivity, translator, translation_of,
                published, undecided, time, entry.author, live, lang
            FROM source JOIN entry ON entry.id = source.id WHERE source.id = ?
            """
        ).first(row) { row in
            ListedSource(
                id: id, kind: SourceCard.Kind(rawValue: row.string(0)) ?? .report, title: row.string(1),
                author: row.text(2), site: row.text(3), file: row.text(4), published: row.text(8).flatMap { EDTF($0) },
                added: row.string(10), addedBy: row.string(11),
                sensitivity: Sensitivity(rawValue: row.string(5)) ?? .protected, waiting: row.number(9) ?? 0,
                stands: row.bool(12), translator: row.text(6), translationOf: row.text(7).flatMap { LedgerID($0) },
                language: row.string(13))
        }
        guard var source = found, includingProtected || source.sensitivity != .protected else { return nil }
        if !includingProtected {
            source.title = try openWords(of: row).title
            source.author = try source.author.map { try openText($0) }
            source.file = try source.file.map { try openText($0) }
        }
        return source
    }
}

extension Casebook {
    /// Whether a file is that of a source that is protected.
    public func isOfProtectedSource(_ file: KeptFile) throws -> Bool {
        try index.database.prepare("SELECT 1 FROM source WHERE evidence = ? AND sensitivity = 'protected' LIMIT 1")
            .first(
                EvidenceBytes.id(of: file.reference)
            ) { _ in true } ?? false
    }
}
