// Programs that are not ours read what we write.

import Foundation
import OpenData
import Publication
import PublicationSupport
import TestSupport
import Testing

@Suite struct JudgeTests {
    static func script(_ name: String) -> String { Repository.root.appending(path: "Tests/Outside/\(name)").path }

    /// Writes files below a new folder.
    static func written(_ files: [OutputFile]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-open-data-\(UUID().uuidString)")
        for file in files {
            let place = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: place)
        }
        return folder
    }

    @Test func frictionlessFindsNoErrorInThePackage() throws {
        for seed in [3, 14, 15] as [UInt64] {
            let publication = RandomPublication.make(seed: seed)
            let folder = try Self.written(OpenData.files(of: publication))
            defer { try? FileManager.default.removeItem(at: folder) }
            let outcome = try Program.run(
                Self.script("frictionless.sh"), [], in: folder.appending(path: "csv"))
            if outcome.exit == 3 {
                return print("SKIPPED frictionlessFindsNoErrorInThePackage: frictionless could not be fetched")
            }
            #expect(outcome.exit == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("publication.json\t0\n"))
            #expect(outcome.output.contains("statements\t\(publication.statements.count)\n"))
            #expect(outcome.output.contains("entities\t\(publication.entities.count)\n"))
        }
    }

    @Test func frictionlessSeesWhatIsWrong() throws {
        var files = OpenData.files(of: RandomPublication.make(seed: 3))
        for place in files.indices where files[place].path == "csv/entities.csv" {
            // Without its last row, what other tables name is not there.
            let lines = files[place].bytes.split(separator: 10)
            files[place].bytes = Array(lines.dropLast().joined(separator: [10])) + [10]
        }
        let folder = try Self.written(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try Program.run(Self.script("frictionless.sh"), [], in: folder.appending(path: "csv"))
        if outcome.exit == 3 {
            return print("SKIPPED frictionlessSeesWhatIsWrong: frictionless could not be fetched")
        }
        #expect(outcome.exit == 1 && outcome.errors.contains("foreign-key"), "\(outcome.errors)")
    }

    @Test func followTheMoneyDropsNothing() throws {
        // Identifiers of different publications differ, so one run reads many.
        var bytes: [UInt8] = []
        for seed in (20..<80) as Range<UInt64> {
            let files = OpenData.files(of: RandomPublication.make(seed: seed))
            bytes += try #require(files.first { $0.path == "ftm/entities.ftm.json" }).bytes
        }
        let outcome = try Program.run(Self.script("ftm.sh"), [], input: Data(bytes))
        if outcome.exit == 3 { return print("SKIPPED followTheMoneyDropsNothing: followthemoney could not be fetched") }
        #expect(outcome.exit == 0, "\(outcome.errors)")
        #expect(outcome.output == "\(bytes.count { $0 == 10 })\n")
    }

    @Test func theJudgeOfFollowTheMoneySeesWhatIsDropped() throws {
        for wrong in [
            #"{"id":"a","schema":"Person","properties":{"name":["Aidar Testov"],"nosuch":["x"]}}"#,
            #"{"id":"a","schema":"Event","properties":{"name":["Detention"],"date":["2024-04~"]}}"#,
            #"{"id":"a","schema":"Person","properties":{"name":["Aidar  Testov"]}}"#,
            #"{"id":"a","schema":"Person","properties":{"name":["Aidar Testov"],"topics":["crime"]}}"#,
            #"{"id":"a","schema":"Event","properties":{"name":["Detention"],"involved":["b"]}}"#,
        ] {
            let outcome = try Program.run(Self.script("ftm.sh"), [], input: Data((wrong + "\n").utf8))
            if outcome.exit == 3 {
                return print("SKIPPED theJudgeOfFollowTheMoneySeesWhatIsDropped: followthemoney could not be fetched")
            }
            #expect(outcome.exit == 1 && outcome.errors.hasPrefix("line 1: "), "\(wrong) \(outcome.errors)")
        }
    }
}
