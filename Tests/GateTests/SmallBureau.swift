// A vault with a few published people, on which everything can be tried that a desk does when it publishes.

import CaseModel
import Casebook
import Desk
import Drafting
import Foundation
import Publication
import Vault

/// An open vault of its owner and an editor.
final class SmallBureau: Sendable {
    let place: TestFolder
    let vault: Vault
    let keeper: CasebookKeeper
    let editor: SignedIn
    /// Made-up people, each with a detention of their own.
    static let names = [
        "Orvik Telsaru", "Brunda Keplow", "Casmir Onduval", "Dorwen Hastiq", "Elmira Joskuth", "Fendrel Mapiro",
        "Gudrix Nolvane",
        "Hestor Quandil", "Ilvara Brosket", "Jarnos Wendiku", "Kelvra Dustine", "Lomir Aksgard",
    ]
    static let day = CivilDay(number: 20_600)

    init() async throws {
        place = try TestFolder("bureau")
        let setting = try VaultSetting(environment: [
            "HABEAS_STATE": place.path + "/state", "HABEAS_TEST_WORK_FACTOR": "4",
        ])
        let words = try AgePassphrase("seven quiet words of an owner")
        vault = try await Vault.make(
            in: FolderStore(folder: place.path + "/vault"), at: "vault", owner: "Owner", passphrase: words,
            setting: setting
        ).vault
        keeper = CasebookKeeper(vault)
        let others = try AgePassphrase("seven other words of an editor")
        try await vault.addMember(name: "Editor", role: .editor, passphrase: others)
        editor = try await vault.signIn(passphrase: others)
    }

    func desk() async throws -> Desk { Desk(vault: vault, keeper: keeper, casebook: try await keeper.current()) }

    /// Takes reports on people in, accepts and marks them; returns their records.
    func fill(_ names: [String] = SmallBureau.names) async throws -> [ItemID] {
        var records: [ItemID] = []
        for (number, name) in names.enumerated() {
            let desk = try await desk()
            var report = ReportDraft()
            let person = report.name(.person, name, role: .journalist)
            let detained = report.say(" was detained on 2026-03-\(10 + number) in ")
            let town = report.name(.place, "Velmora")
            report.say(".")
            let event = report.add(.event)
            report.state(event, .kind, .eventKind(.detention), at: detained)
            report.state(event, .victim, .entity(person), at: detained)
            report.state(event, .place, .entity(town), at: detained)
            if let date = EDTF("2026-03-\(10 + number)") { report.state(event, .date, .date(date), at: detained) }
            let card = SourceCard(
                kind: .report, title: "A detention in Velmora", site: "Example News", sensitivity: .public)
            let entry = try await desk.write([
                .drafted(
                    Drafted(
                        source: "5e2f9c7b1d4a8036e9b2c4d6f8a0b1\(number + 10)", reader: Draft.reader, about: card,
                        draft: report.draft(called: "report-\(number)", on: "2026-04-02")))
            ]).entries[0]
            let record = ItemID(entry, entity: person)
            try await desk.write([
                .decided(
                    Decided(
                        draft: entry,
                        decisions: report.entities.map { Decision(ItemID(entry, entity: $0.id), .accept) })),
                .marked(
                    Marked(
                        item: record, sensitivity: .public, consent: [.public, .name],
                        statements: report.statements.indices.map { ItemID(entry, statement: $0) })),
            ])
            records.append(record)
        }
        return records
    }

    func order() throws -> PublishingOrder {
        var policy = try PublicationPolicy(reading: PublicationPolicy.shippedText)
        policy.address = "https://register.example.org/"
        return PublishingOrder(.site, policy, day: Self.day)
    }

    func prepare() async throws -> PreparedPublication {
        try await PreparedPublication(try order(), of: try await keeper.current())
    }

    @discardableResult
    func publish(_ prepared: PreparedPublication? = nil, to path: String? = nil) async throws -> PublishingResult {
        let ready: PreparedPublication
        if let prepared { ready = prepared } else { ready = try await prepare() }
        return try await desk().publishSite(ready, to: path ?? site, as: "the site")
    }

    var site: String { place.path + "/site" }
}
