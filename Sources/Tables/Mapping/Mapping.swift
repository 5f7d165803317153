// What the columns of a table mean: the agreement between a bureau's spreadsheet and the casebook.

public import CaseModel

/// What a column is.
public enum ColumnMeaning: Hashable, Sendable, CustomStringConvertible {
    /// Whom the row is about; several names in a cell are parted by `;` or a line end.
    case person
    case surname, given, patronymic
    case alias, role, organisation
    /// What tells people apart where names don't: the bureau's own number of a person.
    case personID
    /// What makes it the same row when the table comes again.
    case rowID
    /// What happened, in the table's own words.
    case kind
    /// A field of an event: of the row's own, or of one of a kind that has columns to itself.
    case field(EventField, of: EventKind?)
    /// Kept with the row as words, and nothing made of it.
    case text
    /// Left out altogether.
    case skip
    /// Nobody has decided; nothing is imported until somebody has.
    case undecided

    private static let plain: [(ColumnMeaning, String)] = [
        (.person, "person"), (.surname, "person.surname"), (.given, "person.given"), (.patronymic, "person.patronymic"),
        (.alias, "person.alias"), (.role, "person.role"), (.organisation, "person.organisation"),
        (.personID, "person.id"), (.rowID, "row-id"), (.kind, "kind"), (.text, "text"), (.skip, "skip"),
        (.undecided, "?"),
    ]

    /// Its name in a mapping: `person`, `date`, `sentence.duration`.
    public var description: String {
        if case .field(let field, let kind) = self { return (kind.map { $0.rawValue + "." } ?? "") + field.rawValue }
        return Self.plain.first { $0.0 == self }?.1 ?? ""
    }

    /// The meaning of a name; nil where there is none.
    public init?(_ name: String) {
        if let found = Self.plain.first(where: { $0.1 == name }) {
            self = found.0
            return
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let field = parts.last.flatMap({ EventField(rawValue: $0) }), parts.count <= 2 else { return nil }
        if parts.count == 1 {
            self = .field(field, of: nil)
        } else {
            guard let kind = EventKind(rawValue: parts[0]) else { return nil }
            self = .field(field, of: kind)
        }
    }
}

/// A field of an event that a column may have.
public enum EventField: String, CaseIterable, Hashable, Sendable {
    case date, until, time, place, facility, from, to, duration, provision, by
    case saidBy = "said-by"
}

/// A mapping; its text form is in `docs/import.md`.
public struct Mapping: Hashable, Sendable {
    /// What rows that name the same person are about.
    public enum SameName: String, Hashable, Sendable {
        case onePerson = "one-person"
        case newPerson = "new-person"
    }

    /// What a word in the column of kinds means.
    public enum KindMeaning: Hashable, Sendable {
        case kind(EventKind)
        /// No event is made of the row; its words are kept.
        case text
        case undecided
    }

    /// What the table is called; rows of one table know one another by it.
    public var table: String
    /// The sheet; nil for the first that is shown.
    public var sheet: String?
    /// The rows with the headings.
    public var header: ClosedRange<Int>
    /// The encoding and separator of a CSV file, where they have to be said.
    public var encoding: String?
    public var separator: String?
    /// What happened in a row whose table has no column of kinds.
    public var kind: EventKind?
    public var sameName = SameName.onePerson
    public var slashedDates: SlashedOrder?
    /// Whether the order of day and month has to be said before anything is imported.
    public var needsSlashedDates = false
    /// The letter of the unit that bare numbers count in columns of terms.
    public var durationUnit: String?
    /// The code of articles that name none, and the country.
    public var code: LegalCode?
    public var country: String?
    public var sensitivity = Sensitivity.internal
    public var standing = Standing.reported
    /// On whose word all of it is; nil for the table's own.
    public var saidBy: String?
    /// What each column is, by its heading.
    public var columns: [Column] = []
    /// What the words in the column of kinds mean.
    public var kinds: [KindWords] = []

    /// One column.
    public struct Column: Hashable, Sendable {
        public var heading: String
        public var meaning: ColumnMeaning
        /// What to look at, where the suggestion is unsure.
        public var remark: String?

        public init(_ heading: String, _ meaning: ColumnMeaning, remark: String? = nil) {
            self.heading = heading
            self.meaning = meaning
            self.remark = remark
        }
    }

    /// One word for a kind of event.
    public struct KindWords: Hashable, Sendable {
        public var words: String
        public var meaning: KindMeaning

        public init(_ words: String, _ meaning: KindMeaning) {
            self.words = words
            self.meaning = meaning
        }
    }

    public init(table: String, sheet: String? = nil, header: ClosedRange<Int> = 1...1) {
        self.table = table
        self.sheet = sheet
        self.header = header
    }

    /// What has to be decided before anything is imported, a sentence each.
    public var openQuestions: [String] {
        var open: [String] = []
        for column in columns where column.meaning == .undecided {
            open.append("what is the column '\(column.heading)'?")
        }
        for words in kinds where words.meaning == .undecided { open.append("what kind of event is '\(words.words)'?") }
        if needsSlashedDates, slashedDates == nil {
            open.append("are dates such as 03/04/2024 day-first or month-first (slashed-dates)?")
        }
        let meanings = columns.map(\.meaning)
        let hasPerson = meanings.contains { [.person, .surname, .given].contains($0) }
        if !hasPerson { open.append("which column names the person?") }
        let hasOwnFields = meanings.contains { if case .field(_, nil) = $0 { true } else { false } }
        if hasOwnFields, kind == nil, !meanings.contains(.kind) {
            open.append("what happened in these rows? Give kind = detention (or another), or a column of kinds.")
        }
        let single: [ColumnMeaning] = [.surname, .given, .patronymic, .personID, .rowID, .kind]
        for meaning in single where meanings.filter({ $0 == meaning }).count > 1 {
            open.append("more than one column is '\(meaning)'; which is it?")
        }
        if meanings.contains(.person), meanings.contains(.surname) {
            open.append("the name stands in 'person' and in 'person.surname'; which is it?")
        }
        return open
    }
}
