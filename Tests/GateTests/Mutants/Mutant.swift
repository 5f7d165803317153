// A seeded leak: one withheld string, planted in one channel of a publication that is clean.

import Desk
import Foundation
import LeakSupport
import Publication
import Testing

/// What is planted.
struct Secret: Sendable {
    var person: MadeUpPerson
    var blob: String
    var member: String

    var initials: String { "\(person.given.prefix(1)). \(person.family)" }
    var genitive: String { "\(person.givenCyrillic)а \(person.familyCyrillic)а" }
}

/// One way to leak.
struct Mutant: CustomTestStringConvertible, Sendable {
    var name: String
    var plant: @Sendable (PlantedFolder, Secret) throws -> Void

    var testDescription: String { name }

    init(_ name: String, _ plant: @escaping @Sendable (PlantedFolder, Secret) throws -> Void) {
        (self.name, self.plant) = (name, plant)
    }

    static let all: [Mutant] = names + pages + feeds + data + documents + containers
}

/// A publication that is being built, into which something is put.
struct PlantedFolder: Sendable {
    let folder: PublishedFolder
    var root: URL { URL(filePath: folder.building) }

    struct Missing: Error { var what: String }

    /// A case page.
    var casePage: String {
        get throws {
            let cases = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "en/case").path)
            guard let first = cases.sorted().first else { throw Missing(what: "a case page") }
            return "en/case/\(first)"
        }
    }

    func add(_ path: String, _ bytes: [UInt8]) throws { try folder.write(OutputFile(path: path, bytes: bytes)) }
    func add(_ path: String, _ text: String) throws { try add(path, Array(text.utf8)) }

    /// Puts something before the first place where a text stands.
    func put(_ words: String, before mark: String, in path: String) throws {
        let place = root.appending(path: path)
        var text = try String(contentsOf: place, encoding: .utf8)
        guard let found = text.range(of: mark) else { throw Missing(what: "\(mark) in \(path)") }
        text.insert(contentsOf: words, at: found.lowerBound)
        try Data(text.utf8).write(to: place)
    }

    func append(_ words: String, to path: String) throws {
        let place = root.appending(path: path)
        try (Data(contentsOf: place) + Data(words.utf8)).write(to: place)
    }

    /// Into the body of a case page.
    func page(_ markup: String) throws { try put(markup, before: "</main>", in: casePage) }
    /// Into its head.
    func head(_ markup: String) throws { try put(markup, before: "</head>", in: casePage) }
}
