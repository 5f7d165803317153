// The sealed state makes opening quick, and never makes it believe anything that the logs don't say.

import Foundation
import Testing

@testable import Vault

@Suite struct StateTests {
    private func filled() async throws -> TestVault {
        let test = try await TestVault()
        _ = try await test.vault.append((0..<300).map { ("note", [Field("text", "\($0)")]) })
        _ = try await test.vault.addMember(
            name: "Colleague", role: .editor, passphrase: TestVault.passphrase("another seven words of nobody else"))
        try await test.vault.close()
        return test
    }

    private func path(_ test: TestVault, _ name: String) -> URL { URL(filePath: "\(test.folder.path)/vault/\(name)") }

    @Test func aHistoryComesBackAsItWas() async throws {
        let test = try await filled()
        let history = await test.vault.history
        var back = history.unread
        #expect(try back.resume(history.encoded(), store: test.vault.store))
        #expect(back.membership == history.membership)
        #expect(back.tracks.mapValues(\.state) == history.tracks.mapValues(\.state))
        #expect(back.tracks.mapValues(\.clock) == history.tracks.mapValues(\.clock))
        #expect(back.events.map(\.event) == history.events.map(\.event))
    }

    @Test func openingReadsOnlyWhatIsNew() async throws {
        let test = try await filled()
        #expect(FileManager.default.fileExists(atPath: path(test, "state.sealed").path))
        let again = try await test.open()
        #expect(await again.stateSize >= 300)
        try await again.note("after")
        #expect(try await again.notes().count == 301)
        #expect(await again.membership.current.count == 2)
    }

    @Test func withoutStateOrWithADamagedOneAllIsRead() async throws {
        let test = try await filled()
        let state = path(test, "state.sealed")
        let bytes = try Data(contentsOf: state)
        for damaged in [Data(), bytes.prefix(40), bytes.dropLast(), Data(bytes.map { $0 ^ 1 })] {
            try damaged.write(to: state)
            let opened = try await test.open()
            #expect(await opened.stateSize == 0)
            #expect(try await opened.notes().count == 300)
        }
    }

    @Test func aLogThatWasCutBehindTheStateIsNamed() async throws {
        let test = try await filled()
        let log = try #require(await test.vault.ownLog)
        let frames = path(test, "logs/\(log)/frames")
        let handle = try FileHandle(forWritingTo: frames)
        try handle.truncate(atOffset: 2_000)
        // Also where this device remembers nothing, the state does.
        try FileManager.default.removeItem(atPath: test.folder.path + "/state")
        let opened = try? await test.open()
        let notices = await opened?.notices ?? ["not opened"]
        #expect(!notices.isEmpty)
    }

    @Test func aStateOfAnOlderEpochIsNotBelieved() async throws {
        let test = try await filled()
        let old = try Data(contentsOf: path(test, "state.sealed"))
        let colleague = try #require(await test.vault.membership.current.first { $0.name == "Colleague" })
        try await test.vault.removeMember(colleague.id)
        try await test.vault.close()
        try old.write(to: path(test, "state.sealed"))
        let opened = try await test.open()
        #expect(await opened.stateSize == 0)
        #expect(await opened.membership.current.map(\.name) == ["Owner"])
    }
}
