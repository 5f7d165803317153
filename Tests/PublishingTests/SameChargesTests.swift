// A charge that several sources tell alike stands once on the page of a case, with all their footnotes; whatever differs stands apart.

import CaseModel
import Phrases
import Publication
import PublicationSupport
import Testing

@testable import Publishing

@Suite struct SameChargesTests {
    private struct Charge {
        var kind = EventKind.charge
        var article = "296"
        var date: String?
        var standing = Standing.reported
        var wordOf: [Speaker] = []
        var quote = "He is charged."
    }

    /// A case with charges, each from a source of its own.
    private func publication(_ charges: [Charge]) throws -> Publication {
        func id(_ number: Int) -> PublicID {
            PublicID((0..<8).map { UInt8(truncatingIfNeeded: ($0 + 1) * 7 + number) })
        }
        var entities = [PublishedEntity(id: id(0), type: .person, naming: .full, isCase: true)]
        var statements: [PublishedStatement] = []
        var quotes = QuoteGatherer()
        func say(_ subject: Int, _ property: Property, _ value: Value, _ charge: Charge, _ source: Int) {
            statements.append(
                PublishedStatement(
                    Statement(
                        subject: EntityID(subject), property: property, value: value, spans: [], wordOf: charge.wordOf,
                        standing: charge.standing, deniedBy: nil, isFormer: false, rule: "", confidence: .sure,
                        review: .accepted, madeBy: ""),
                    source: source, quote: quotes.number(of: charge.quote, in: source)))
        }
        say(0, .name, .text("Aidar Testov"), Charge(), 0)
        for (place, charge) in charges.enumerated() {
            let event = place + 1
            entities.append(PublishedEntity(id: id(event), type: .event, naming: .none))
            say(event, .kind, .eventKind(charge.kind), charge, place)
            say(event, charge.kind.isAct ? .actor : .victim, .entity(EntityID(0)), charge, place)
            say(
                event, .provision, .provision(Provision(article: charge.article, part: "3", code: .criminal)), charge,
                place)
            if let date = charge.date.flatMap({ EDTF($0) }) { say(event, .date, .date(date), charge, place) }
        }
        return Publication(
            day: CivilDay(number: 20_600), policy: try PublicationPolicy(reading: PublicationPolicy.shippedText),
            entities: entities, statements: quotes.placed(statements),
            sources: charges.indices.map {
                PublishedSource(
                    id: id(100 + $0), kind: .report, title: "Report \($0)", site: "Example News", language: "en",
                    original: $0)
            }, quotes: quotes.inOrder)
    }

    /// The charges as they stand in the list of what the accusers say: the footnotes of each, and its quotes.
    private func told(_ charges: [Charge]) async throws -> (footnotes: [[Int]], quotes: Int, rows: Int, inData: Int) {
        let publication = try publication(charges)
        let file = PublishedCase(of: 0, in: publication)
        let (events, tellings) = SameCharges.once(file.chronology)
        let site = await Site(publication, before: nil, version: "test", jobs: 1)
        let made = try #require(site.file(at: "en/case/\(publication.entities[0].id).html"))
        let page = String(decoding: made.bytes, as: UTF8.self)
        let section = try #require(page.part(after: "id=\"accusers\"", upTo: "</section>"))
        #expect(events.allSatisfy { tellings[$0.id]?.isEmpty == false })
        let items = section.split(separator: "<li class=\"p\">").dropFirst()
        let footnotes = items.map { item in
            item.matches(of: /#s([0-9]+)/).compactMap { Int($0.output.1) }
        }
        let chronology = try #require(page.part(after: "<ol class=\"chr\">", upTo: "</ol>"))
        return (
            footnotes, section.matches(of: /<q[ >]/).count, chronology.matches(of: /<li id="c/).count,
            file.file.events.count
        )
    }

    @Test func whatIsToldAlikeStandsOnceWithAllFootnotes() async throws {
        let told = try await told([
            Charge(quote: "Words of one."), Charge(quote: "Words of another."), Charge(quote: "Words of one."),
        ])
        #expect(told.footnotes == [[1, 2, 3]])
        #expect(told.quotes == 2 && told.rows == 1)
        // The data has every event.
        #expect(told.inData == 3)
    }

    @Test func aDayIsAPartOfWhatIsTold() async throws {
        let told = try await told([
            Charge(date: "2026-03-01"), Charge(date: "2026-03-02"), Charge(date: "2026-03-01"), Charge(),
            Charge(date: "2026-03"),
        ])
        #expect(told.footnotes.map(\.count).sorted() == [1, 1, 1, 2] && told.rows == 4)
    }

    @Test func otherArticlesAndKindsStandApart() async throws {
        let told = try await told([Charge(), Charge(article: "297"), Charge(kind: .offence, standing: .alleged)])
        #expect(told.footnotes.count == 3 && told.rows == 3)
    }

    @Test func whoeverSaysSoIsAPartOfWhatIsTold() async throws {
        let police = Charge(standing: .alleged, wordOf: [.unnamed("police")])
        let investigators = Charge(standing: .alleged, wordOf: [.unnamed("investigators")])
        #expect(
            try await told([police, investigators, Charge(), police]).footnotes.map(\.count).sorted() == [1, 1, 2])
        // Two who are not named may be two.
        let nobody = Charge(standing: .alleged, wordOf: [.unnamed("unnamed")])
        #expect(try await told([nobody, nobody]).footnotes.count == 2)
        // Reported by one and alleged by the other is not the same.
        #expect(try await told([Charge(), Charge(standing: .alleged)]).footnotes.count == 2)
    }
}

extension String {
    /// What stands between two texts.
    fileprivate func part(after start: String, upTo end: String) -> Substring? {
        guard let first = firstRange(of: start), let last = self[first.upperBound...].firstRange(of: end) else {
            return nil
        }
        return self[first.upperBound..<last.lowerBound]
    }
}
