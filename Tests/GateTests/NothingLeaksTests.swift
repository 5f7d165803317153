// Nothing that is withheld stands in any output, whatever the rules; and the leak scan never has to say so.

import BrowserSupport
import CaseModel
import Casebook
import Desk
import Foundation
import LeakScan
import LeakSupport
import Publication
import Testing

@Suite(.serialized) struct NothingLeaksTests {
    static let made = CanaryCasebook()

    static func casebook(_ made: CanaryCasebook) async throws -> Casebook {
        let casebook = try Casebook()
        try await casebook.take(made.entries)
        return casebook
    }

    @Test(arguments: Rules.all) func fiveHundredPeople(_ rules: Rules) async throws {
        let made = Self.made
        let casebook = try await Self.casebook(made)
        let judge = try Judge(
            for: made.canaries, and: made.withheld,
            byInitials: Array(made.open[CanaryCasebook.named..<CanaryCasebook.published]), carefulWith: made.open)
        let names = try ProfileScan(for: made.publicNames)
        let place = try TestFolder()
        for output in Output.all {
            let prepared = try await PreparedPublication(output.order(try rules.policy, of: made), of: casebook)
            #expect(prepared.publication.cases.count == (output.isOfAll ? CanaryCasebook.published : Output.few.count))
            #expect(prepared.publication.statements.count > (output.isOfAll ? 300 : 50))
            let made = try await output.make(prepared, in: place.url)
            // The projection leaves nothing to the scan.
            #expect(made.report.isClean, "\(made.report.leaks.prefix(3)) \(made.report.unreadable.prefix(3))")
            let found = try judge.look(through: made.folder)
            #expect(found.hits.isEmpty, "\(found.hits.sorted { $0.description < $1.description }.prefix(12))")
            #expect(found.unread.isEmpty)
            // The judge sees what may be seen.
            let seen = Set(names.scan(made.folder).hits.map(\.word))
            let told =
                output.isOfAll
                ? Self.made.publicNames
                : Output.few.filter { $0 < CanaryCasebook.named }.map { Self.made.open[$0].name }
            let wanted = try rules.policy.names == .initials ? [] : Set(told)
            #expect(seen == wanted, "\(wanted.symmetricDifference(seen).sorted())")
            print(
                "\(rules.name), \(output.name): \(judge.count) strings, \(found.files) files, \(found.bytes) bytes, \(found.hits.count) hits; the scan: \(made.report.leaks.count)"
            )
        }
    }

    /// The same with the judge as the thing that is tested: it finds every canary where it is written down.
    @Test func theJudgeSeesEveryCanary() throws {
        let made = Self.made
        let judge = try Judge(for: made.canaries, and: [])
        let place = try TestFolder()
        let words = made.canaries.map(\.text).filter { $0.utf8.count >= 8 }
        try Data(words.joined(separator: "\n").utf8).write(to: place.url.appending(path: "all.txt"))
        #expect(Set(try judge.look(through: place.url).hits.map(\.word)) == Set(words))
    }

    @Test func theCasebookHasEverybodyItIsSaidToHave() async throws {
        let casebook = try await Self.casebook(Self.made)
        let material = try await casebook.publishingMaterial([.public, .internal], asOf: CanaryCasebook.day).publishable
        let people = material.records.values.filter { $0.type == .person }
        #expect(people.count > 250)
        #expect(people.contains { $0.isChild } && people.contains { $0.isHeld })
        #expect(people.contains { $0.sensitivity == .protected } && people.contains { $0.sensitivity == .internal })
        #expect(Self.made.canaries.count > 15_000)
    }
}
