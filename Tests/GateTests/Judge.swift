// Looks for canaries in what was published, with a search that is not the leak scan: it must find what the other would miss, and the other way round.

import BrowserSupport
import Foundation
import LeakSupport
import Publication
import TestSupport

/// Looks through folders for canaries and for spellings of them.
struct Judge {
    let scan: ProfileScan
    /// How many strings it looks for.
    let count: Int

    /// - Parameter allowed: words that the publication may have; a spelling that stands within one of them proves nothing.
    init(
        for canaries: Set<Canary>, and people: [MadeUpPerson], byInitials: [MadeUpPerson] = [],
        carefulWith careful: [MadeUpPerson] = []
    ) throws {
        var words = Set(canaries.map(\.text))
        for person in people { words.formUnion(Self.spellings(of: person) { _ in true }) }
        for person in byInitials {
            words.formUnion(Self.spellings(of: person) { !$0.hasPrefix("prison") && !Self.ofPrisons.contains($0) })
        }
        // Of published people the name may be told, and nothing else.
        let ways = ["telephone", "e-mail", "address", "note", "eight words"]
        for person in careful {
            words.formUnion(Self.spellings(of: person) { name in ways.contains { name.hasPrefix($0) } })
        }
        let long = words.filter { $0.utf8.count >= 8 }.sorted()
        count = long.count
        scan = try ProfileScan(for: long)
    }

    /// Spellings of the prison that somebody is in: of published people that is told.
    private static let ofPrisons: Set<String> = ["entities between words", "percent-encoded words"]

    /// What stands in the file of each variant in the place of the innocent words around it.
    private static func spellings(of person: MadeUpPerson, _ wants: (String) -> Bool) -> [String] {
        let marks = ("the source, ", " was closed to the press")
        return (LeakVariants.names + LeakVariants.escapes).filter { wants($0.description) }.compactMap { variant in
            var random = Random(seed: 7)
            let page = String(decoding: variant.make(person, &random), as: UTF8.self)
            guard let start = page.range(of: marks.0), let end = page.range(of: marks.1),
                start.upperBound < end.lowerBound
            else { return nil }
            return String(page[start.upperBound..<end.lowerBound])
        }
    }

    /// Everything found below a folder, inside archives, too.
    func look(through folder: URL) throws -> ProfileScan.Result {
        var result = scan.scan(folder)
        // The parts of archives once more, as the files that they are.
        let manager = FileManager.default
        for name in try manager.subpathsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".docx") || name.hasSuffix(".zip") || name.hasSuffix(".odt") {
            guard let unzip = Program.path(of: "unzip") else { break }
            let aside = manager.temporaryDirectory.appending(path: "unzipped-\(UUID().uuidString)")
            try manager.createDirectory(at: aside, withIntermediateDirectories: true)
            defer { try? manager.removeItem(at: aside) }
            _ = try Program.run(unzip, ["-q", "-o", folder.appending(path: name).path, "-d", aside.path])
            let inside = scan.scan(aside)
            result.hits.formUnion(inside.hits)
            result.files += inside.files
            result.bytes += inside.bytes
        }
        return result
    }
}

/// A folder that is gone after the test.
final class TestFolder: Sendable {
    let url: URL
    var path: String { url.path }

    init(_ name: String = "gate") throws {
        url = FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        if ProcessInfo.processInfo.environment["GATE_KEEP"] == nil { try? FileManager.default.removeItem(at: url) }
    }

    /// All files below it, with their bytes.
    func files(below part: String = "") throws -> [String: Data] {
        let root = part.isEmpty ? url : url.appending(path: part)
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let place = root.appending(path: name)
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), !isFolder.boolValue {
                files[name] = try Data(contentsOf: place)
            }
        }
        return files
    }
}
