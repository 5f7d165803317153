// A ledger made for a test: devices that write entries, having seen some of the others'.

import CaseModel
import Casebook
import Foundation

/// A device that writes its log.
struct Device {
    let log: UInt64
    private var written: [LedgerEntry] = []
    private var clock = 0

    init(_ log: UInt64) { self.log = log }

    /// Writes an act, having seen an entry of another device where one is given.
    @discardableResult
    mutating func write(_ act: Act, after seen: LedgerEntry? = nil) -> LedgerEntry {
        clock = max(clock, seen?.clock ?? 0) + 1
        let entry = LedgerEntry(
            id: LedgerID(log: (7, log), index: UInt64(written.count)), clock: clock,
            time: "2026-05-01T10:00:00Z", author: "Member \(log)", act: act)
        written.append(entry)
        return entry
    }
}

/// Drafts as a reader would make them, of sentences made up for a test. All people in them are invented.
enum Drafts {
    /// "On DATE NAME was detained in Almaty."
    static func detention(of name: String, on date: String, id: String = "a") -> Draft {
        let text = "On \(date) \(name) was detained in Almaty."
        func span(_ words: String) -> [ByteSpan] {
            let before = text.utf8.count - (text.range(of: words).map { text[$0.lowerBound...].utf8.count } ?? 0)
            return [ByteSpan(before, before + words.utf8.count)]
        }
        let (person, place, event) = (EntityID(0), EntityID(1), EntityID(2))
        func statement(_ subject: EntityID, _ property: Property, _ value: Value, _ words: String) -> Statement {
            Statement(
                subject: subject, property: property, value: value, spans: span(words), rule: "test", confidence: .sure)
        }
        return Draft(
            id: id, language: "en", text: text,
            entities: [
                Entity(id: person, type: .person), Entity(id: place, type: .place), Entity(id: event, type: .event),
            ],
            statements: [
                statement(person, .name, .text(name), name), statement(place, .name, .text("Almaty"), "Almaty"),
                statement(event, .kind, .eventKind(.detention), "detained"),
                statement(event, .victim, .entity(person), name), statement(event, .place, .entity(place), "Almaty"),
            ] + (EDTF(date).map { [statement(event, .date, .date($0), date)] } ?? []))
    }
}

extension Act {
    static func drafted(_ draft: Draft) -> Act {
        .drafted(
            Drafted(source: "00", reader: Draft.reader, about: SourceCard(kind: .report, title: draft.id), draft: draft)
        )
    }

    /// Accepts the event of a draft of `Drafts`.
    static func accepting(_ entry: LedgerEntry, event: Int = 2) -> Act {
        .decided(Decided(draft: entry.id, decisions: [Decision(ItemID(entry.id, entity: EntityID(event)), .accept)]))
    }
}
