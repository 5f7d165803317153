// Makes a draft of a row, by a mapping.

import CaseModel
import FoundationEssentials

/// Reads the rows of one sheet.
public struct RowReader: Sendable {
    let mapping: Mapping
    let headings: Headings
    let dates: DateCell
    /// The meaning of each column, from the first.
    let meanings: [ColumnMeaning]
    private let kinds: [String: Mapping.KindMeaning]
    private let digest: @Sendable ([UInt8]) -> String
    /// Whether cells that can't be read are kept as words, so that their row comes in.
    private let keepsUnreadable: Bool

    /// - Parameters:
    ///   - keepsUnreadable: whether a cell that can't be read is kept as words only; else its row is left out.
    ///   - digest: a cryptographic hash, as text.
    /// - Throws: `TableError` where the mapping leaves something open, or names columns that the sheet has not.
    public init(
        _ mapping: Mapping, of sheet: Sheet, keepsUnreadable: Bool = false,
        digest: @escaping @Sendable ([UInt8]) -> String
    ) throws(TableError) {
        let open = mapping.openQuestions
        if !open.isEmpty { throw TableError("the mapping leaves open: \(open.joined(separator: " "))") }
        headings = Headings(of: sheet, in: mapping.header)
        let names = headings.names
        if let missing = mapping.columns.first(where: {
            $0.meaning != .skip && $0.meaning != .text && !names.contains($0.heading)
        }) {
            throw TableError(
                "it has no column '\(missing.heading)' under row \(mapping.header.lowerBound); its columns are \(names.map { "'\($0)'" }.joined(separator: ", "))."
            )
        }
        if let new = names.first(where: { name in !mapping.columns.contains { $0.heading == name } }) {
            throw TableError(
                "the mapping does not say what the column '\(new)' is; add it, with 'skip' or 'text' if nothing is to be made of it."
            )
        }
        meanings = names.map { name in mapping.columns.first { $0.heading == name }?.meaning ?? .skip }
        kinds = Dictionary(
            mapping.kinds.map { (WordList.plain($0.words), $0.meaning) }, uniquingKeysWith: { first, _ in first })
        dates = DateCell(slashed: mapping.slashedDates, from1904: sheet.from1904)
        self.mapping = mapping
        self.digest = digest
        self.keepsUnreadable = keepsUnreadable
    }

    /// The rows of the sheet under its headings.
    public func rows(of sheet: Sheet) -> ArraySlice<Row> {
        sheet.rows.drop { $0.number <= mapping.header.upperBound }
    }

    /// What comes of a row.
    public func read(_ row: Row) -> PlannedRow {
        var work = RowWork(reader: self, row: row)
        work.run(kinds: kinds)
        var planned = work.planned
        if keepsUnreadable {
            // What is wrong with a row as a whole stays a problem.
            planned.keptAsWords += planned.problems.filter { $0.column != nil }
            planned.problems.removeAll { $0.column != nil }
        }
        let words = Array(planned.draft.text.utf8)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let statements = (try? encoder.encode(planned.draft.statements)).map { Array($0) } ?? []
        planned.digest = digest(words + [0] + statements)
        let identity = work.rowID.map { "id\u{1F}" + $0 } ?? "row\u{1F}" + digest(words)
        planned.key = mapping.table + "\u{1F}" + identity
        return planned
    }
}

/// The work on one row.
struct RowWork {
    let reader: RowReader
    let row: Row
    var writer = NoteWriter(rule: "a row of a table")
    /// Where the words of each column stand.
    var spans: [Int: ByteSpan] = [:]
    var rowID: String?
    /// Where each person is named.
    var personSpans: [EntityID: [ByteSpan]] = [:]
    private(set) var planned: PlannedRow

    init(reader: RowReader, row: Row) {
        self.reader = reader
        self.row = row
        planned = PlannedRow(
            number: row.number, draft: Draft(id: "", language: "und", text: ""), people: [], events: [], key: "",
            digest: "",
            title: "", problems: [], keptAsWords: [])
    }

    /// The columns of a meaning, with cells that say something.
    func columns(_ meaning: ColumnMeaning) -> [Int] {
        reader.meanings.indices.filter { reader.meanings[$0] == meaning && saysSomething($0) }
    }

    func column(_ meaning: ColumnMeaning) -> Int? { columns(meaning).first }

    private func saysSomething(_ column: Int) -> Bool {
        !row[column].isEmpty && !WordList.shared.isEmpty(row[column].text)
    }

    mutating func problem(_ why: String, at column: Int? = nil) {
        planned.problems.append(
            CellProblem(
                row: row.number, column: column.map { ColumnName.letters($0) },
                heading: column.map { reader.headings.names[$0] },
                why: why))
    }

    mutating func keepAsWords(_ why: String, at column: Int) {
        planned.keptAsWords.append(
            CellProblem(
                row: row.number, column: ColumnName.letters(column), heading: reader.headings.names[column], why: why))
    }

    mutating func run(kinds: [String: Mapping.KindMeaning]) {
        for (column, meaning) in reader.meanings.enumerated() where meaning != .skip && !row[column].isEmpty {
            spans[column] = writer.line(reader.headings.names[column], row[column].text)
            if let why = row[column].problem {
                if meaning == .text { keepAsWords(why, at: column) } else { problem(why, at: column) }
            }
        }
        if let column = column(.rowID) { rowID = row[column].text }
        if reader.meanings.contains(.rowID), rowID == nil { problem("it has no row-id, so it can't be known again") }
        addPeople()
        if planned.people.isEmpty { problem("it names nobody") }
        addEvents(kinds: kinds)
        planned.title = planned.people.map(\.name).joined(separator: ", ")
        planned.draft = writer.draft(id: "row \(row.number)")
    }

    mutating func note(_ person: PlannedRow.Person) { planned.people.append(person) }

    mutating func note(_ event: PlannedRow.Event) { planned.events.append(event) }
}
