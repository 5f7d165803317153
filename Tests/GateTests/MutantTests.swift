// Forty and more leaks, each planted in one channel of a clean publication: all are caught on the path that publishes, and none where the string is no secret.

import CaseModel
import Casebook
import Desk
import Foundation
import LeakScan
import LeakSupport
import Publication
import Testing

@Suite(.serialized) struct MutantTests {
    @Test func everyLeakIsCaught() async throws {
        let made = NothingLeaksTests.made
        let casebook = try await NothingLeaksTests.casebook(made)
        let place = try TestFolder()
        var policy = try PublicationPolicy(reading: PublicationPolicy.shippedText)
        policy.address = "https://register.example.org/"
        let order = PublishingOrder(
            .site, policy, day: CanaryCasebook.day, only: (0..<3).compactMap { made.openRecords[$0] })
        let prepared = try await PreparedPublication(order, of: casebook)
        func secret(_ number: Int) throws -> Secret {
            let person = made.withheld[number]
            let blob = try #require(
                made.canaries.filter { $0.what == "the evidence of a report" }.min { $0.text < $1.text })
            let member = try #require(
                made.canaries.filter { $0.what == "a member of the vault" && $0.text.contains(" ") }.min {
                    $0.text < $1.text
                })
            return Secret(person: person, blob: blob.text, member: member.text)
        }
        var nobody = made.open[0]
        (nobody.given, nobody.family) = ("Obadiah", "Whitcombe")
        (nobody.givenCyrillic, nobody.familyCyrillic) = ("Обадия", "Уиткомб")
        (nobody.phone, nobody.email) = ("4155550199", "post@museum.example")
        nobody.address = "Harbour lane 3"
        nobody.note = "the museum of ships is open on all days but Monday"
        let innocent = Secret(person: nobody, blob: "a1b2c3d4e5f6", member: "Isolde Fairweather")

        #expect(Mutant.all.count >= 40 && Set(Mutant.all.map(\.name)).count == Mutant.all.count)
        // Whose reading was rejected is nobody whom the casebook knows; quotes of them are left out, and that is all.
        let numbers = made.withheld.indices.filter { CanaryCasebook.standing(of: $0) != .rejected }
        var table: [String] = []
        for (number, mutant) in Mutant.all.enumerated() {
            // Another person each time, of all standings.
            let report = try await Self.planted(
                mutant, try secret(numbers[number * 7 % numbers.count]), prepared, place)
            let control = try await Self.planted(mutant, innocent, prepared, place)
            let standing = CanaryCasebook.standing(of: numbers[number * 7 % numbers.count])
            table.append(
                "\(report.leaks.isEmpty ? "MISSED" : "caught")  \(mutant.name), \(standing)\(report.leaks.first.map { " (\($0.as))" } ?? "")"
            )
            #expect(!report.leaks.isEmpty, "\(mutant.name)")
            #expect(control.leaks.isEmpty, "\(mutant.name): \(control.leaks.prefix(2))")
        }
        print(table.joined(separator: "\n"))
        print("\(table.count { $0.hasPrefix("caught") })/\(table.count) leaks caught")
    }

    /// What the scan says of a site with a leak; it is built, sealed and looked through as one that is published.
    private static func planted(
        _ mutant: Mutant, _ secret: Secret, _ prepared: PreparedPublication, _ place: TestFolder
    ) async throws -> LeakReport {
        let folder = try PublishedFolder(place.path + "/site", isPublic: true)
        defer { folder.abandon() }
        _ = try await folder.fill(with: prepared, jobs: 2)
        try mutant.plant(PlantedFolder(folder: folder), secret)
        _ = try folder.seal()
        return try prepared.scan.scan(folder: folder.building, jobs: 2, passing: folder.ownFiles)
    }
}
