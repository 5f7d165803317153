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
    private static func sources() throws -> [SourceFile] {
        try SourceFile.all(in: ["Sources/Workbench", "Sources/Phrases"])
    }

    @Test func tablesAreWhole() {
        #expect(Catalogue.inside.problems == [])
        #expect(Catalogue.inside.keys.count > 300)
    }

    @Test func phrasesAndPagesFit() throws {
        let use = try PhraseUse(of: Catalogue.inside.keys, in: Self.sources())
        let unknown = use.unknown.filter { use in
            !["vault.", "token."].contains { use.key.hasPrefix($0) } && !use.key.hasSuffix(".txt")
        }
        #expect(unknown.map { "\($0.file): \($0.key)" } == [])
        #expect(use.unused == [])
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
        for file in try Self.sources() {
            let (name, text) = (file.name, file.text)
            let said = text.matches(of: /(?:\.data\(|data: )"((?:[^"\\\n]|\\.)*)"/).map { String($0.1) }
            for words in said {
                let plain = words.replacing(/\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/, with: "")
                #expect(!plain.contains(where: \.isLetter) || Self.names.contains(words), "\(name): \(words)")
            }
        }
    }
}
