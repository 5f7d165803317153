// The catalogue is whole: every phrase that pages use stands in it in all languages, and none that they don't.

import CaseModel
import Casebook
import Desk
import Foundation
import Phrases
import TestSupport
import Testing
import Vault

@testable import Workbench

@Suite struct CatalogueTests {
    /// What is written in the room of pages, and in that of phrases: name and content of each file.
    private static func sources() throws -> [(name: String, text: String)] {
        try ["Sources/Workbench", "Sources/Phrases"].flatMap { room in
            let place = Repository.root.appending(path: room)
            let files = try #require(FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil))
            return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
                ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
            }
        }
    }

    /// What stands between quotes.
    private static func literals(_ text: String) -> [String] {
        text.matches(of: /"((?:[^"\\\n]|\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\.)*)"/).map { String($0.1) }
    }

    @Test func tablesAreWhole() {
        #expect(Catalogue.inside.problems == [])
        #expect(Catalogue.inside.keys.count > 300)
    }

    @Test func phrasesAndPagesFit() throws {
        let keys = Catalogue.inside.keys
        let rooms = Set(keys.compactMap { $0.split(separator: ".").first.map(String.init) })
        var used: Set<String> = []
        var patterns: [Regex<AnyRegexOutput>] = []
        for (name, text) in try Self.sources() {
            for literal in Self.literals(text) {
                let isKey = literal.firstMatch(of: /^[a-z][A-Za-z]*(\.([A-Za-z0-9-]+|\\\(.*\)))+$/) != nil
                guard isKey, rooms.contains(String(literal.prefix { $0 != "." })) else { continue }
                guard literal.contains("\\(") else {
                    used.insert(literal)
                    let isOther = ["vault.", "token."].contains { literal.hasPrefix($0) } || literal.hasSuffix(".txt")
                    #expect(keys.contains(literal) || isOther, "\(name): \(literal) is in no table")
                    continue
                }
                let pattern = literal.replacing(/\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/, with: "\u{0}")
                    .split(separator: "\u{0}", omittingEmptySubsequences: false)
                    .map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: "[A-Za-z0-9. -]+")
                patterns.append(try Regex("^\(pattern)$"))
            }
        }
        let unused = keys.subtracting(used).filter { key in
            !patterns.contains { key.firstMatch(of: $0) != nil }
        }
        #expect(unused.sorted() == [])
    }

    @Test func termsOfAllValuesAreThere() {
        var wanted: [String] = []
        func all<Value: CaseIterable & RawRepresentable<String>>(
            _ type: Value.Type, _ prefix: String, _ end: String = ""
        ) {
            wanted += type.allCases.map { "\(prefix).\($0.rawValue)\(end)" }
        }
        all(EventKind.self, "kind")
        all(PersonRole.self, "role")
        all(OrganisationKind.self, "body")
        all(RelationType.self, "relation")
        all(LegalCode.self, "code")
        all(Sensitivity.self, "sensitivity")
        all(Role.self, "team.role")
        all(Role.self, "team.role", ".may")
        all(AuditedDeed.self, "team.deed")
        all(VaultDeed.self, "team.deed")
        all(TokenScope.self, "settings.scope")
        all(TermUnit.self, "notes.unit")
        all(Room.self, "room")
        wanted += TypedNote.kinds.map { "notes.kind.\($0.rawValue)" }
        #expect(wanted.filter { !Catalogue.inside.keys.contains($0) } == [])
    }

    /// Words that are the same in every language: commands, addresses, keys, names of methods.
    private static let names: Set<String> = [
        "habeas backup /media/card/habeas", #"\(scheme)://\(host)/calendar/\(link.secret).ics"#, "P", "S",
        #"u\(number + 1)"#, "SHA-256",
    ]

    @Test func noSentenceStandsInAPage() throws {
        for (name, text) in try Self.sources() {
            let said = text.matches(of: /(?:\.data\(|data: )"((?:[^"\\\n]|\\.)*)"/).map { String($0.1) }
            for words in said {
                let plain = words.replacing(/\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/, with: "")
                #expect(!plain.contains(where: \.isLetter) || Self.names.contains(words), "\(name): \(words)")
            }
        }
    }
}
