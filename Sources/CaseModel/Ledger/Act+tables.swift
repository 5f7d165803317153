// Notes and tables: what did not come from a page, and how rows of one table belong together.

/// What did not come from a page: a call, an interview, a hearing, a row of a bureau's table. Its statements are a member's own and need no
/// review, unless a reader suggested them.
public struct Noted: Hashable, Sendable {
    /// Where it comes from.
    public var about: SourceCard
    /// The words of the note, and the statements that rest on them.
    public var draft: Draft
    /// Which of its entities are records that are known already.
    public var links: [Link]
    /// The program that read the statements out of the words; then they wait for review as those of a report do. Nil of a member's own.
    public var reader: String?
    /// The row of a table that it is.
    public var row: TableRow?

    /// An entity of the note and the record that it is.
    public struct Link: Hashable, Sendable, Codable {
        public var entity: EntityID
        public var record: ItemID

        public init(_ entity: EntityID, is record: ItemID) {
            self.entity = entity
            self.record = record
        }
    }

    public init(about: SourceCard, draft: Draft, links: [Link] = [], reader: String? = nil, row: TableRow? = nil) {
        self.about = about
        self.draft = draft
        self.links = links
        self.reader = reader
        self.row = row
    }
}

/// Which row of which table a note is. Of rows with one key the last that was taken in counts, and no other.
public struct TableRow: Hashable, Sendable, Codable {
    /// The entry that began the import. The row counts only while that does.
    public var table: LedgerID
    /// What makes it the same row when the table comes again.
    public var key: String
    /// What it says, as a hash: another one under the same key is the row put right.
    public var digest: String
    /// The sheet, where the file has several.
    public var sheet: String?
    /// The number of the row in the file, from 1.
    public var number: Int
    /// The people of the row whom the table numbers: by those numbers they are known when another row comes.
    public var people: [PersonKey]?

    /// A person of a row, and the table's own number of them.
    public struct PersonKey: Hashable, Sendable, Codable {
        public var entity: EntityID
        public var key: String

        public init(_ entity: EntityID, _ key: String) {
            self.entity = entity
            self.key = key
        }
    }

    public init(
        table: LedgerID, key: String, digest: String, sheet: String? = nil, number: Int, people: [PersonKey]? = nil
    ) {
        self.table = table
        self.key = key
        self.digest = digest
        self.sheet = sheet
        self.number = number
        self.people = people
    }
}

/// A table was taken in. Its rows are notes that name this entry; undoing it takes back all of them.
public struct Imported: Hashable, Sendable, Codable {
    /// What the table is called; rows of one table know one another by this name, whatever the file is called.
    public var table: String
    /// The name of the file.
    public var file: String
    /// The file, by the id of its blob in hexadecimal digits.
    public var source: String
    /// The mapping that was used, as text.
    public var mapping: String
    /// How many rows were to be written.
    public var rows: Int

    public init(table: String, file: String, source: String, mapping: String, rows: Int) {
        self.table = table
        self.file = file
        self.source = source
        self.mapping = mapping
        self.rows = rows
    }
}
