// An open vault with its casebook, and two members who work at it.

import CaseModel
import Casebook
import Desk
import Drafting
import Foundation
import Glibc
import TestSupport
import Testing
import Vault

/// A vault in a folder of its own, opened by its owner; an editor is a member, too.
final class OpenDesk: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString.prefix(8))")
    let vault: Vault
    let keeper: CasebookKeeper
    let editor: SignedIn

    init() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let setting = try VaultSetting(environment: [
            "HABEAS_STATE": folder.path + "/state", "HABEAS_TEST_WORK_FACTOR": "4",
        ])
        let store = FolderStore(folder: folder.path + "/vault")
        let words = try AgePassphrase("seven quiet words of an owner")
        vault = try await Vault.make(in: store, at: "vault", owner: "Owner", passphrase: words, setting: setting).vault
        keeper = CasebookKeeper(vault)
        let others = try AgePassphrase("seven other words of an editor")
        try await vault.addMember(name: "Editor", role: .editor, passphrase: others)
        editor = try await vault.signIn(passphrase: others)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func desk() async throws -> Desk {
        Desk(vault: vault, keeper: keeper, casebook: try await keeper.current())
    }

    /// Takes bytes in as they come through a pipe.
    func take(_ bytes: [UInt8], called name: String, by member: SignedIn?) async throws -> EvidenceIntake.Taken {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer { close(reading) }
        Thread.detachNewThread {
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
                if written <= 0 { break }
                rest = rest.dropFirst(written)
            }
            close(writing)
        }
        let intake = EvidenceIntake(
            into: MemberVault(vault, by: member), folder: folder.path + "/vault", reader: DraftReader())
        return try await intake.take(reading, called: name, way: "upload")
    }
}

@Suite struct DeskTests {
    private static func page() throws -> Data {
        let place = try #require(Repository.place("Examples/editor-on-appeal.txt"))
        return try Data(contentsOf: place)
    }

    @Test func whatAMemberTakesInIsTheirs() async throws {
        let open = try await OpenDesk()
        let page = try Self.page()
        let taken = try await open.take(Array(page), called: "folder/a report.txt", by: open.editor)
        #expect(taken.draft != nil && taken.note == nil)
        let entry = try #require(try await open.vault.entry(taken.item)).entry
        #expect(entry.author == open.editor.id)
        let kept = try #require(entry.evidence.first)
        #expect(kept.content == BlobContent(of: Array(page)))
        let waiting = try await open.desk().casebook.inbox()
        #expect(waiting.map(\.addedBy) == ["Editor"])
        await #expect(throws: Refusal.self) { try await open.take([], called: "empty.txt", by: open.editor) }
        let binary = try await open.take([0, 1, 2, 255], called: "x.bin", by: nil)
        #expect(binary.draft == nil && binary.note != nil)
        #expect(try await open.vault.entry(binary.item)?.entry.author == open.vault.member)
    }

    @Test func whatAMemberDecidesIsTheirs() async throws {
        let open = try await OpenDesk()
        let page = try Self.page()
        _ = try await open.take(Array(page), called: "a.txt", by: nil)
        let desk = try await open.desk()
        let source = try #require(try await desk.casebook.inbox().first)
        let draft = try #require(try await desk.casebook.draft(source.id, isJudged: false))
        let item = try #require(draft.items.first)
        let act = try await desk.deciding([Decision(item.id, .accept)], on: source.id)
        let written = try await desk.write([act], by: open.editor)
        let entry = try #require(written.entries.first)
        let done = try #require(try await written.casebook.act(entry))
        #expect(done.author == "Editor")
        #expect(done.kind == .decided)
        try await open.vault.removeMember(open.editor.id)
        await #expect(throws: VaultError.self) { try await desk.write([act], by: open.editor) }
    }

    /// Of many who write at a time, each finds their own in the casebook that they get back, and none is taken twice or left out.
    @Test func whoeverWritesAmongManyFindsTheirOwn() async throws {
        let open = try await OpenDesk()
        let desk = try await open.desk()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<24 {
                group.addTask {
                    var event = TypedEvent(kind: .detention)
                    event.people = [TypedPerson(typed: "Person Number\(number)", record: nil)]
                    let note = event.noted(source: .call, from: nil, sensitivity: .internal)
                    if number.isMultiple(of: 4) { try await open.vault.refresh() }
                    let written = try await desk.write([.noted(note)], by: number.isMultiple(of: 2) ? open.editor : nil)
                    return try await !written.casebook.records(called: "Person Number\(number)").isEmpty
                }
            }
            for try await isThere in group { #expect(isThere) }
        }
        let fresh = try await CasebookKeeper(open.vault).current()
        let (kept, new) = (try await desk.keeper.current().people(), try await fresh.people())
        #expect(kept.count == 24)
        #expect(kept == new)
        #expect(try await desk.keeper.others().map(\.entry.type).contains("vault.created"))
    }

    @Test func aSettingNeedsAHome() {
        #expect(throws: Refusal.self) { try VaultSetting(environment: [:]) }
    }
}
