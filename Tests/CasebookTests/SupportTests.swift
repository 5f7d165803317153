// How many sources say something: a reprint or a translation says it once more, and counts once.

import CaseLogic
import CaseModel
import Casebook
import Testing

@Suite struct SupportTests {
    private let day = CivilDay(year: 2024, month: 6, day: 1) ?? CivilDay(number: 0)

    /// A draft of a detention, with more text around it; `end` makes it another text.
    private func report(_ id: String, end: String, about card: SourceCard? = nil) -> Act {
        var draft = Drafts.detention(of: "Aidar Testov", on: "2024-05-16", id: id)
        draft.text += " " + end
        return .drafted(
            Drafted(
                source: "00", reader: Draft.reader, about: card ?? SourceCard(kind: .report, title: id), draft: draft))
    }

    private let story = """
        The officers wore no badges and did not say where they would take him, said a neighbour who had watched from the stairs. His \
        lawyer waited in front of the department until midnight and was told that nobody by that name had been brought there. On the \
        next morning the family received a call from the temporary detention centre in the north of the city.
        """
    private let other = """
        A court in the same town is to hear the complaint of two drivers about the price of licences next week. The mayor has promised \
        new buses for the villages in the mountains, and the market will open an hour later than in summer because of the repairs there.
        """

    private func support(_ entries: [LedgerEntry], _ person: ItemID) async throws -> Support? {
        let casebook = try Casebook()
        try await casebook.take(entries)
        let file = try await casebook.file(of: person, asOf: day)
        return file.map { $0.support(of: $0.subject) }
    }

    @Test func aReprintIsNoSecondSource() async throws {
        var device = Device(1)
        let first = device.write(report("a", end: story))
        let reprint = device.write(report("b", end: story.replacing("watched", with: "looked on")))
        let own = device.write(report("c", end: other))
        var entries = [first, reprint, own]
        let person = ItemID(first.id, entity: EntityID(0))
        for entry in [reprint, own] {
            entries.append(device.write(.merged(Merged(record: ItemID(entry.id, entity: EntityID(0)), into: person))))
        }
        entries += [first, reprint, own].map { device.write(.accepting($0)) }
        let undone = device.write(.undone(Undone(entry: reprint.id)))
        for order in [entries, entries.reversed(), entries.shuffled()] {
            #expect(try await support(order, person) == Support(sources: 3, independent: 2))
            #expect(try await support(order + [undone], person) == Support(sources: 2, independent: 2))
        }
    }

    @Test func aTranslationIsNoSecondSource() async throws {
        var device = Device(1)
        let first = device.write(report("a", end: story))
        let card = SourceCard(kind: .report, title: "b", translator: "A. Translator", translationOf: first.id)
        let translation = device.write(report("b", end: other, about: card))
        let person = ItemID(first.id, entity: EntityID(0))
        let entries = [
            first, translation, device.write(.accepting(first)), device.write(.accepting(translation)),
            device.write(.merged(Merged(record: ItemID(translation.id, entity: EntityID(0)), into: person))),
        ]
        for order in [entries, entries.reversed()] {
            #expect(try await support(order, person) == Support(sources: 2, independent: 1))
        }
    }
}
