// A row of a table as it would come in.

public import CaseModel

/// A cell that can't be read as its column is meant.
public struct CellProblem: Hashable, Sendable {
    /// The number of the row in the file, and the letters of the column; nil where it is about the whole row.
    public var row: Int
    public var column: String?
    public var heading: String?
    /// What is wrong.
    public var why: String

    public init(row: Int, column: String? = nil, heading: String? = nil, why: String) {
        self.row = row
        self.column = column
        self.heading = heading
        self.why = why
    }
}

/// A row with the draft that was made of it.
public struct PlannedRow: Sendable {
    /// The number of the row in the file, from 1.
    public var number: Int
    /// Its words, a line for each cell, and the statements that rest on them.
    public var draft: Draft
    /// The people it names.
    public var people: [Person]
    /// The events that were made of it.
    public var events: [Event]
    /// What makes it the same row when the table comes again.
    public var key: String
    /// What it says, as a hash.
    public var digest: String
    /// What it is called in lists: the people it names.
    public var title: String
    /// Cells that can't be read; with any, the row does not come in.
    public var problems: [CellProblem]
    /// Cells of which only the words were kept.
    public var keptAsWords: [CellProblem]

    /// Somebody whom the row names; of a file of open data also a body, a place, a group or an event of another row.
    public struct Person: Hashable, Sendable {
        public var entity: EntityID
        public var type = EntityType.person
        public var name: String
        /// The bureau's own number of the person, with the table's name before it; nil where the table has none.
        public var key: String?
    }

    /// An event of the row.
    public struct Event: Hashable, Sendable {
        public var entity: EntityID
        public var kind: EventKind
        public var date: EDTF?
    }
}
