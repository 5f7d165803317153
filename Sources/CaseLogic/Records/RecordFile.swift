// What a casebook knows of one person or event: all sources together, as one case file, with the way back to each source.
public import CaseModel

/// A source that a record's file rests on.
public struct RecordSource: Hashable, Sendable {
    /// The entry that brought it.
    public var id: LedgerID
    /// Its headline, or what stands for one.
    public var title: String
    /// The site it comes from.
    public var site: String?
    /// The day it was published.
    public var published: EDTF?
    /// What it is.
    public var kind: SourceCard.Kind
    /// Where its text stands in the text of the file.
    public var span: ByteSpan
    /// Sources with the same number say one thing once: reprints and translations.
    public var original: Int

    public init(
        id: LedgerID, title: String, site: String? = nil, published: EDTF? = nil, kind: SourceCard.Kind = .report,
        span: ByteSpan, original: Int
    ) {
        self.id = id
        self.title = title
        self.site = site
        self.published = published
        self.kind = kind
        self.span = span
        self.original = original
    }
}

/// How many sources say something.
public struct Support: Hashable, Sendable {
    /// All sources.
    public var sources: Int
    /// Reprints and translations counted with their original.
    public var independent: Int

    public init(sources: Int, independent: Int) {
        self.sources = sources
        self.independent = independent
    }
}

/// The file of one record, on a day.
public struct RecordFile: Sendable {
    /// The record.
    public var item: ItemID
    /// The record in the file.
    public var subject: EntityID
    /// What it is called.
    public var name: String
    /// For whom it is.
    public var sensitivity: Sensitivity
    /// The day that was asked about.
    public var day: CivilDay
    /// What all sources say, as of one report; no event after the day.
    public var file: CaseFile
    /// What follows from it.
    public var findings: CaseFindings
    /// The states of a person, the last the one of the day; empty of an event.
    public var history: [PersonStatus]
    /// The sources, in the order of their texts in the file.
    public var sources: [RecordSource]
    /// The records behind the entities of the file, by number.
    public var items: [ItemID]
    /// The names of the statements of the file, in their order; nil of those that only give names to others.
    public var statements: [ItemID?]
    /// How many statements are left out because they are protected.
    public var leftOut: Int
    /// How many events there are in all, where the file holds only the newest of them; nil where it holds all.
    public var eventsInAll: Int?

    public init(
        item: ItemID, subject: EntityID, name: String, sensitivity: Sensitivity, day: CivilDay, file: CaseFile,
        sources: [RecordSource], items: [ItemID], statements: [ItemID?], leftOut: Int = 0,
        eventsInAll: Int? = nil
    ) {
        self.item = item
        self.subject = subject
        self.name = name
        self.sensitivity = sensitivity
        self.day = day
        self.file = file
        self.file.events.removeAll { !$0.mayHaveHappened(by: day) }
        self.sources = sources
        self.items = items
        self.statements = statements
        self.leftOut = leftOut
        self.eventsInAll = eventsInAll
        let isPerson =
            file.draft.entities.indices.contains(subject.number)
            && file.draft.entities[subject.number].type == .person
        findings = CaseFindings(of: self.file, asOf: EDTF(day), person: isPerson ? subject : nil)
        history = isPerson ? findings.history(of: subject, in: self.file) : []
    }

    /// The state of the person on the day.
    public var status: PersonStatus? { history.last }

    /// The source that words of the file stand in.
    public func source(of span: ByteSpan) -> RecordSource? {
        var (low, high) = (0, sources.count)
        while low < high {
            let middle = (low + high) / 2
            if sources[middle].span.start <= span.start { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? sources[low - 1] : nil
    }

    /// How many sources tell of an event, or say anything of an entity.
    public func support(of entity: EntityID) -> Support {
        let all = file.draft.statements.lazy.filter { $0.subject == entity }.compactMap { $0.spans.first }.compactMap {
            source(of: $0)
        }
        return Support(sources: Set(all.map(\.id)).count, independent: Set(all.map(\.original)).count)
    }

    /// The statements about an entity, with their names.
    public func statements(about entity: EntityID) -> [(item: ItemID, statement: Statement)] {
        zip(statements, file.draft.statements).compactMap { item, statement in
            item.flatMap { statement.subject == entity ? ($0, statement) : nil }
        }
    }
}
