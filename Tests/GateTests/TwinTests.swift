// What is withheld changes nothing of what is published: two casebooks that differ in nothing else give the same bytes, so nothing can be told from orders, numbers, counts or gaps.

import CaseModel
import Casebook
import Desk
import Foundation
import LeakSupport
import Projection
import Publication
import Testing

@Suite(.serialized) struct TwinTests {
    private func outputs(of made: CanaryCasebook, _ rules: Rules) async throws -> [String: Data] {
        let casebook = try await NothingLeaksTests.casebook(made)
        let place = try TestFolder("twin")
        for output in Output.all {
            let order = output.order(try rules.policy, of: made)
            _ = try await output.make(try await PreparedPublication(order, of: casebook), in: place.url)
        }
        return try place.files()
    }

    private func differing(_ a: [String: Data], _ b: [String: Data]) -> [String] {
        Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
    }

    @Test(arguments: Rules.all.prefix(2)) func otherNamesOfWithheldPeopleChangeNoByte(_ rules: Rules) async throws {
        let a = try await outputs(of: CanaryCasebook(seed: 613), rules)
        let b = try await outputs(of: CanaryCasebook(seed: 100_613), rules)
        #expect(a.count > 200 && differing(a, b) == [])
    }

    @Test func whatOnlyMembersKnowChangesNoByte() async throws {
        let rules = Rules.all[0]
        let a = try await outputs(of: CanaryCasebook(hasOwn: true, tellsNotes: false), rules)
        let b = try await outputs(of: CanaryCasebook(hasOwn: false), rules)
        #expect(a.count > 200 && differing(a, b) == [])
    }

    /// The same entries in another order, as they come from another office.
    @Test func theOrderOfArrivalChangesNoByte() async throws {
        let rules = Rules.all[0]
        let made = CanaryCasebook()
        let a = try await outputs(of: made, rules)
        var shuffled = made
        shuffled.shuffle()
        let b = try await outputs(of: shuffled, rules)
        #expect(differing(a, b) == [])
    }

    /// On a machine of one core as on one of seven.
    @Test func theNumberOfPartsChangesNothing() async throws {
        let casebook = try await NothingLeaksTests.casebook(CanaryCasebook())
        let selection = Selection(
            try await casebook.publishingMaterial([.public], asOf: CanaryCasebook.day).publishable,
            try Rules.all[0].policy, .site)
        let quotes = QuoteCandidates(selection)
        func made(_ parts: Int) async -> (publication: Publication, items: [ItemID], sources: [LedgerID]) {
            let finders = (0..<parts).map { _ in { @Sendable (text: String) in text.utf8.count % 97 == 0 } }
            return await Projector.publication(
                of: selection, quoting: quotes, key: [1, 2, 3], asOf: CanaryCasebook.day, finders: finders)
        }
        let one = await made(1)
        #expect(one.publication.statements.count > 500)
        for parts in [2, 3, 7] {
            let other = await made(parts)
            #expect(other.publication.entities == one.publication.entities)
            #expect(other.publication.statements == one.publication.statements)
            #expect(other.publication.quotes == one.publication.quotes)
            #expect(other.publication.sources == one.publication.sources)
            #expect(other.items == one.items && other.sources == one.sources)
        }
    }

    @Test func anotherKeyTellsNothingOfTheFirst() async throws {
        let made = CanaryCasebook(hasOwn: false)
        let casebook = try await NothingLeaksTests.casebook(made)
        let order = PublishingOrder(.data, try Rules.all[0].policy, day: CanaryCasebook.day)
        let prepared = try await PreparedPublication(order, of: casebook)
        // No identifier is, or begins as, a name of the ledger.
        let ids = Set(
            prepared.publication.entities.map(\.id.description) + prepared.publication.sources.map(\.id.description))
        for item in prepared.items {
            #expect(!ids.contains { $0.hasPrefix(String(item.entry.shortName.prefix(5))) })
        }
        #expect(ids.count == prepared.publication.entities.count + prepared.publication.sources.count)
    }

    @Test func filesAreReadableByWhomTheyAreForAndNoOther() async throws {
        let made = CanaryCasebook(hasOwn: false)
        let casebook = try await NothingLeaksTests.casebook(made)
        let place = try TestFolder("modes")
        for output in Output.all {
            let order = output.order(try Rules.all[0].policy, of: made)
            let folder = try await output.make(try await PreparedPublication(order, of: casebook), in: place.url).folder
            let manager = FileManager.default
            for name in try manager.subpathsOfDirectory(atPath: folder.path) + [""] {
                let known = try manager.attributesOfItem(atPath: folder.path + "/" + name)
                let isFolder = known[.type] as? FileAttributeType == .typeDirectory
                let mode = known[.posixPermissions] as? Int
                #expect(
                    mode == (output.kind.isPublic ? (isFolder ? 0o755 : 0o644) : (isFolder ? 0o700 : 0o600)), "\(name)")
            }
        }
    }

    @Test(arguments: [PublicationPolicy.DateGrain.month, .year]) func whereDaysAreCoarseNoDayIsTold(
        _ grain: PublicationPolicy.DateGrain
    ) async throws {
        let made = CanaryCasebook()
        let casebook = try await NothingLeaksTests.casebook(made)
        let place = try TestFolder("days")
        var policy = try Rules.all[0].policy
        policy.dates = grain
        // Days of all detentions and of the reports, in numbers and in words of three languages.
        var days: [String] = []
        for number in 0..<CanaryCasebook.published {
            days.append("2026-0\(1 + number % 4)-\(number % 9 + 10)")
        }
        days.append("2026-05-02")
        let months = [
            ["January", "February", "March", "April", "May"], ["января", "февраля", "марта", "апреля", "мая"],
            ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр"],
        ]
        var words = Set(days)
        for day in days {
            let (month, number) = (Int(day.dropFirst(6).prefix(1)) ?? 1, Int(day.suffix(2)) ?? 1)
            words.insert("\(number) \(months[0][month - 1])")
            words.insert("\(months[0][month - 1]) \(number),")
            words.insert("\(number) \(months[1][month - 1])")
            words.insert("\(number) \(months[2][month - 1])")
            words.insert(day.filter { $0 != "-" })
        }
        for output in Output.all {
            let order = output.order(policy, of: made)
            _ = try await output.make(try await PreparedPublication(order, of: casebook), in: place.url)
        }
        var found: Set<String> = []
        for (name, bytes) in try place.files() where !name.hasSuffix("cases.json") && !name.hasSuffix("manifest.json") {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in words where text.contains(word) { found.insert("\(word) in \(name)") }
        }
        #expect(found.sorted().prefix(8) == [])
    }

    /// What no statement tells is not named beside them either.
    @Test func whatTheRulesLeaveOutIsNamedNowhere() async throws {
        let made = CanaryCasebook()
        let casebook = try await NothingLeaksTests.casebook(made)
        var policy = try Rules.all[0].policy
        let order = PublishingOrder(.data, policy, day: CanaryCasebook.day)
        let whole = try await PreparedPublication(order, of: casebook).publication
        #expect(whole.entities.contains { $0.type == .place })
        policy.places = false
        let careful = try await PreparedPublication(
            PublishingOrder(.data, policy, day: CanaryCasebook.day), of: casebook
        ).publication
        #expect(!careful.entities.contains { $0.type == .place })
        // Whatever is named is named by something.
        for publication in [whole, careful] {
            let named = Set(
                publication.statements.flatMap { published -> [Int] in
                    let said = published.statement
                    var named: [Int] = []
                    if case .entity(let other) = said.value { named.append(other.number) }
                    for case .entity(let id) in said.wordOf + [said.deniedBy].compactMap(\.self) {
                        named.append(id.number)
                    }
                    return named
                })
            let unnamed = publication.entities.indices.filter { place in
                publication.entities[place].type != .event && !publication.entities[place].isCase
                    && !named.contains(place)
                    && !publication.statements(about: place).contains {
                        if case .relation = publication.statements[$0].statement.property { true } else { false }
                    }
            }
            #expect(unnamed == [])
        }
    }
}
