// Withheld names whose words stand in what is public anyway: in the program's own files, and in the names of published relatives.

import CaseModel
import Casebook
import Desk
import Foundation
import LeakScan
import Publication
import Testing

@Suite(.serialized) struct SharedWordsTests {
    /// A bureau that publishes the first people and withholds the others.
    private func bureau(_ published: [String], withheld: [String]) async throws -> SmallBureau {
        let bureau = try await SmallBureau()
        let records = try await bureau.fill(published + withheld)
        for record in records.dropFirst(published.count) {
            try await bureau.desk().write([.marked(Marked(item: record, sensitivity: .internal, consent: []))])
        }
        return bureau
    }

    /// Builds the site with one change, and looks through it as a desk does.
    private func scan(_ bureau: SmallBureau, _ change: (PublishedFolder) throws -> Void) async throws -> LeakReport {
        let prepared = try await bureau.prepare()
        let folder = try PublishedFolder(bureau.place.path + "/planted", isPublic: true)
        defer { folder.abandon() }
        _ = try await folder.fill(with: prepared, jobs: 2)
        try change(folder)
        _ = try folder.seal()
        return try prepared.scan.scan(folder: folder.building, jobs: 2, passing: folder.ownFiles)
    }

    private func page(_ text: String) -> (PublishedFolder) throws -> Void {
        { try $0.write(OutputFile(path: "en/planted.html", bytes: Array("<p>\(text)</p>".utf8))) }
    }

    @Test func wordsOfTheProgramsOwnFilesWithholdNoSite() async throws {
        let bureau = try await bureau(["Orvik Telsaru", "Brunda Keplow"], withheld: ["Anna White", "Jon Border"])
        let result = try await bureau.publish()
        #expect(result.people == 2 && result.report.filesPassedOver == 2)
        let files = try bureau.place.files(below: "site")
        #expect(result.files == files.count && result.bytes == files.values.reduce(0) { $0 + $1.count })
        let style = String(decoding: try #require(files["style.css"]), as: UTF8.self)
        #expect(style.contains("white-space") && style.contains("border"))
        // They stand nowhere else.
        let whole = try await bureau.prepare().scan.scan(folder: bureau.site)
        #expect(Set(whole.leaks.map(\.place)) == ["style.css"], "\(whole.leaks.prefix(3))")
        // Published again, nothing is other.
        #expect(try await bureau.publish().report.filesPassedOver == 2)

        #expect(try await scan(bureau) { _ in }.isClean)
        let planted = try await scan(bureau, page("a word of Anna White"))
        #expect(planted.leaks.map(\.place).contains("en/planted.html"))
        // A page may not have the name by being called as one of those files elsewhere.
        let other = try await scan(bureau) {
            try $0.write(OutputFile(path: "en/style.css", bytes: Array(style.utf8)))
        }
        #expect(Set(other.leaks.map(\.place)) == ["en/style.css"])
        var order = try bureau.order()
        order.policy.title = "The White register"
        let titled = try await PreparedPublication(order, of: try await bureau.keeper.current())
        await #expect(throws: PublishingError.self) { try await bureau.publish(titled) }
    }

    /// A sheet in which one sign is other is looked through whole.
    @Test(arguments: ["style.css", "search.js"]) func alteredFilesAreLookedThrough(_ name: String) async throws {
        let bureau = try await bureau(["Orvik Telsaru"], withheld: ["Anna White", "Jon Border"])
        for addition in [" ", "/* by Anna White */"] {
            let report = try await scan(bureau) { folder in
                #expect(folder.ownFiles == ["style.css", "search.js"])
                let file = URL(filePath: "\(folder.building)/\(name)")
                try (try Data(contentsOf: file) + Data(addition.utf8)).write(to: file)
                #expect(folder.ownFiles == Set(["style.css", "search.js"]).subtracting([name]))
            }
            #expect(report.filesPassedOver == 1)
            #expect(report.leaks.allSatisfy { $0.place == name })
            #expect(!report.isClean || (name == "search.js" && addition == " "))
        }
    }

    @Test func relativesAreToldApartByTheirInitials() async throws {
        let bureau = try await bureau(
            ["Anna Perandara", "Pavel Marovich Ostrandi"],
            withheld: ["Hanna Perandara", "Alma Perandara", "K. Perandara", "Sergei Marovich Ostrandi"])
        try await bureau.publish()
        for text in [
            "H. Perandara", "Perandara, H.", "K. Perandara", "Alma Perandara", "Hanna", "Х. Перандара", "S. Ostrandi",
            "S. M. Ostrandi", "Ostrandi S. M.", "Sergei Ostrandi",
        ] {
            let report = try await scan(bureau, page("a word of \(text)"))
            #expect(report.leaks.contains { $0.place == "en/planted.html" }, "\(text)")
        }
        for text in [
            "A. Perandara", "Anna Perandara", "Perandara, A.", "Perandara. A judge", "M. Ostrandi", "P. M. Ostrandi",
            "Pavel Marovich Ostrandi", "Ostrandi P. M.", "Anna Perandara, K. M.", "H. P.",
        ] {
            let report = try await scan(bureau, page("a word of \(text)"))
            #expect(report.isClean, "\(text): \(report.leaks.prefix(2))")
        }
    }
}
