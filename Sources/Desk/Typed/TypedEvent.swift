// An event as a member typed it: their own statement, with its words.

public import CaseModel
public import Casebook
import Tables

/// Somebody whom an event is about, as typed, and the record that it is; nil for somebody new.
public struct TypedPerson: Sendable {
    public var typed: String
    public var record: KnownRecord?

    public init(typed: String, record: KnownRecord?) {
        self.typed = typed
        self.record = record
    }

    public var name: String { record?.name ?? typed }
}

/// What happened, field by field.
public struct TypedEvent: Sendable {
    public var kind: EventKind
    /// To whom; of an act such as a protest, who did it.
    public var people: [TypedPerson] = []
    /// Who did it to them.
    public var by: [String] = []
    public var date: EDTF?
    public var until: EDTF?
    public var time: String?
    public var place: String?
    public var facility: String?
    public var duration: ISODuration?
    /// Articles, such as "297/2 criminal".
    public var provisions: [String] = []
    /// Whose law it is.
    public var country: String?
    /// On whose word, the nearest first.
    public var saidBy: [String] = []
    public var standing = Standing.reported
    /// The words in which it is known, kept with it.
    public var words: String?

    public init(kind: EventKind) { self.kind = kind }

    /// Whether some words name articles.
    public static func isProvision(_ words: String) -> Bool {
        ProvisionWords.read(words, code: nil, country: nil).map { !$0.isEmpty } ?? false
    }

    /// The note that tells it; it counts at once.
    ///
    /// - Parameters:
    ///   - source: where it comes from.
    ///   - day: the day it was told, where known.
    public func noted(source: SourceCard.Kind, from: String?, sensitivity: Sensitivity, day: EDTF? = nil) -> Noted {
        var writer = NoteWriter(rule: "typed by hand")
        if let words { _ = writer.paragraph(words) }
        var fields = EventFields(kind: Said(kind, [writer.line("Kind", kind.rawValue)]))
        var spans: [EntityID: [ByteSpan]] = [:]
        var links: [Noted.Link] = []
        for one in people {
            let span = writer.line("Person", one.name)
            let id = writer.named(one.name, .person, [span])
            if !fields.people.contains(id) { fields.people.append(id) }
            spans[id, default: []].append(span)
            if let record = one.record, !links.contains(where: { $0.entity == id }) {
                links.append(Noted.Link(id, is: record.item))
            }
        }
        func said(_ label: String, _ words: String?) -> Said<String>? {
            words.map { Said($0, [writer.line(label, $0)]) }
        }
        fields.by = by.compactMap { said("By", $0) }
        fields.date = date.map { Said($0, [writer.line("Date", $0.description)]) }
        fields.until = until.map { Said($0, [writer.line("Until", $0.description)]) }
        fields.time = said("Time", time)
        fields.place = said("Place", place)
        fields.facility = said("Facility", facility)
        fields.duration = duration.map { Said($0, [writer.line("Duration", $0.description)]) }
        for words in provisions {
            let span = writer.line("Provision", words)
            for one in ProvisionWords.read(words, code: nil, country: country) ?? [] {
                fields.provisions.append(Said(one, [span]))
            }
        }
        fields.saidBy = saidBy.compactMap { said("Said by", $0) }
        fields.standing = standing
        writer.add(fields, peopleSpans: spans)
        let names = people.map(\.name).joined(separator: ", ")
        return Noted(
            about: SourceCard(
                kind: source, title: "\(kind.rawValue)\(names.isEmpty ? "" : ": " + names)", author: from,
                sensitivity: sensitivity),
            draft: writer.draft(id: "event", documentDate: day), links: links)
    }
}
