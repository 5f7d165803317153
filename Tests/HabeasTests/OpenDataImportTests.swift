// Open data through the program: it comes in without a mapping, once, and can be taken back.
import CaseModel
import Foundation
import OpenData
import Publication
import PublicationSupport
import TestSupport
import Testing

@Suite struct OpenDataImportTests {
    /// A desk with the files of a publication by chance in the folder `data`.
    private func desk(seed: UInt64, hostility: Int) throws -> (VaultDesk, Publication) {
        let desk = try VaultDesk()
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key").exit == 0)
        let publication = RandomPublication.make(seed: seed, hostility: hostility)
        for file in OpenData.files(of: publication) {
            let place = desk.folder.appending(path: "data/" + file.path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: place)
        }
        return (desk, publication)
    }

    /// People of whom anything is told.
    private static func people(in publication: Publication) -> Int {
        publication.entities.indices.count { place in
            publication.entities[place].type == .person
                && (!publication.statements(about: place).isEmpty || !publication.statements(naming: place).isEmpty)
        }
    }

    private struct Counts: Decodable {
        var events: [String: Int]
    }

    @Test(arguments: [(4, 0), (5, 10), (6, 3)] as [(UInt64, Int)])
    func everyFormatComesInOnceAndIsTakenBack(seed: UInt64, hostility: Int) throws {
        let (desk, publication) = try desk(seed: seed, hostility: hostility)
        for (number, file) in [
            "publication.json", "csv", "ftm/entities.ftm.json", "uwazi/Person.csv", "uwazi/Event.csv",
        ]
        .enumerated() {
            let come = "habeas import data/\(file) --table t\(number)"
            let preview = try desk.sh(come + " --preview --json")
            #expect(preview.exit == 0, "\(file): \(preview.errors)")
            #expect(try desk.sh("habeas import").output.isEmpty)
            let done = try desk.sh(come + " --json")
            #expect(done.exit == 0, "\(file): \(done.errors)")
            if file != "uwazi/Person.csv" {
                let counts = try JSONDecoder().decode(Counts.self, from: Data(done.output.utf8)).events
                #expect(counts.values.reduce(0, +) == publication.entities.count { $0.type == .event }, "\(file)")
            }
            let again = try desk.sh(come)
            #expect(again.exit == 0 && again.errors.contains("nothing new"), "\(file): \(again.output)\(again.errors)")
            let name = try desk.sh("habeas import --json | sed 's/.*\"short\":\"\\([^\"]*\\)\".*/\\1/'").output
            // A table without a row leaves nothing to undo.
            if name.isEmpty { continue }
            if !file.hasPrefix("uwazi") {
                // Whoever is named in several rows is one record.
                let people = try desk.sh("habeas person list --json").output.split(separator: "\n").count
                #expect(people == Self.people(in: publication), "\(file)")
            }
            let undone = try desk.sh("habeas undo \(name.trimmingCharacters(in: .whitespacesAndNewlines))")
            #expect(undone.exit == 0, "\(name) \(undone.errors)")
        }
    }

    @Test func whatIsNoneOfThemIsRefusedInASentence() throws {
        let (desk, _) = try desk(seed: 7, hostility: 0)
        try desk.write("half.json", String("{\"format\":\"habeas-publication\",\"version\":1,\"entities\":[{"))
        try desk.write(
            "later.json",
            "{\"format\":\"habeas-publication\",\"version\":3,\"entities\":[],\"sources\":[],\"statements\":[]}")
        for (file, words) in [("half.json", "no JSON"), ("later.json", "version 3"), ("none.json", "can't open")] {
            let outcome = try desk.sh("habeas import \(file)")
            #expect(outcome.exit == 1 && outcome.errors.contains(words), "\(file): \(outcome.exit) \(outcome.errors)")
        }
        #expect(try desk.sh("rm data/csv/speakers.csv; habeas import data/csv").exit == 1)
        try desk.write("plain.csv", "Name,Date of detention\nAidar Testov,16.05.2024\n")
        #expect(try desk.sh("habeas import plain.csv").exit == 2)
    }
}
