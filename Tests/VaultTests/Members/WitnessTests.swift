// Entries about other entries count only where those were there to be seen: nobody adopts or erases what is still to come.

import Crypto
import Foundation
import Testing

@testable import Vault

@Suite struct WitnessTests {
    /// A true adoption stays, one of what is to come never counts, whatever its author says to have seen.
    @Test(arguments: [nil, 1_000, 3] as [UInt64?]) func whatIsToComeIsNotAdopted(claim: UInt64?) async throws {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        let phone = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        try await test.vault.close()
        try test.copy(to: "m")
        let device = try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        _ = try await DeviceTests.capture(["one", "two"], on: device)
        let m = try await test.open("m", "m")
        _ = try await m.adoptDevice(from: device.store, at: "device")
        if let claim {
            let head = LogHead(log: phone.id, size: claim, root: Merkle.Hash(SHA256.hash(data: [1])))
            _ = try await m.write([("vault.seen", [Field("seen", LogHead.encoded([head]))])])
        }
        let forged = try await m.force(.adopted(device: phone.id, entries: 0..<(claim ?? 1_000)))
        _ = try await test.vault.merge(from: m.store, at: "m")
        try await test.vault.removeMember(card.id)
        try await test.vault.close()
        _ = try await DeviceTests.capture(["three", "four"], on: device)
        for vault in [test.vault, try await test.open()] {
            _ = try await vault.merge(from: device.store, at: "device")
            #expect(try await DeviceTests.adoptedNotes(vault, phone.id) == ["one", "two"])
            #expect(try await vault.refusal(of: forged) != nil)
        }
        #expect(try await test.vault.verify().findings.contains { $0.place == "\(forged)" })
        // An honest one, later, counts.
        _ = try await test.vault.adopt(phone.id)
        #expect(try await DeviceTests.adoptedNotes(test.vault, phone.id) == ["one", "two", "three", "four"])
    }

    /// Opened again from the sealed state, and read anew, what is adopted is the same.
    @Test func whatWasFoundIsRemembered() async throws {
        let test = try await TestVault()
        let phone = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        let device = try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        _ = try await DeviceTests.capture(["one", "two"], on: device)
        _ = try await test.vault.adoptDevice(from: device.store, at: "device")
        let id = try await test.vault.append("note", [Field("text", "secret")])
        _ = try await test.vault.erase([.entry(id)], reason: "x")
        for number in 0..<300 { try await test.vault.note("\(number)") }
        try await test.vault.close()
        let again = try await test.open()
        #expect(await again.stateSize > 300)
        let (resumed, read) = (await again.history, await again.history.unread)
        var anew = read
        try await anew.read(store: again.store, keys: again.epochKeys)
        #expect(anew.membership == resumed.membership)
        #expect(anew.events.map(\.witness) == resumed.events.map(\.witness))
        #expect(resumed.membership.erased["\(id)"] != nil)
        #expect(resumed.membership.isAdopted(EntryID(log: phone.id, index: 1)))
    }

    /// What an owner who was removed has said of entries to come erases none of them.
    @Test(arguments: [true, false]) func whatIsToComeIsNotErased(isOlder: Bool) async throws {
        let test = try await TestVault()
        let vault = isOlder ? try await test.older() : test.vault
        let card = try await vault.addMember(name: "M", role: .owner, passphrase: TestVault.passphrase("m"))
        try await vault.note("one")
        try await vault.close()
        try test.copy(isOlder ? "older" : "vault", to: "m")
        let m = try await test.open("m", "m")
        let log = try #require(await vault.ownLog)
        let size = try #require(await vault.history.tracks[log]?.state.tree.size)
        let seen = try #require(
            try await vault.shownTypes(of: [EntryID(log: log, index: size - 1)]).values.first)
        var forged: [EntryID] = []
        for index in size..<size + 6 {
            let item = EntryID(log: log, index: index).description
            forged.append(try await m.force(.erased(item: item, reason: "x")))
            forged.append(try await m.force(.erased(item: item, reason: "x", shown: seen)))
        }
        _ = try await vault.merge(from: m.store, at: "m")
        try await vault.removeMember(card.id)
        try await vault.note("two")
        try await vault.note("three")
        #expect(try await vault.applyErasures() == [])
        #expect(try await vault.notes() == ["one", "two", "three"])
        for id in forged { #expect(try await vault.refusal(of: id) != nil) }
        // What is there can be erased.
        let id = try #require(try await vault.entries().last { $0.entry.type == "note" }).entry.id
        _ = try await vault.erase([.entry(id)], reason: "x")
        #expect(try await vault.notes() == ["one", "two"])
        try await vault.note("four")
    }

    /// In vaults from before the type had to be shown, what was erased rightly stays so.
    @Test func olderVaultsKeepWhatTheyErased() async throws {
        let test = try await TestVault()
        let vault = try await test.older()
        let id = try await vault.append("note", [Field("text", "secret")])
        try await vault.note("one")
        _ = try await vault.force(.erased(item: id.description, reason: "x"))
        try await vault.refresh()
        #expect(try await vault.applyErasures() == [])
        try await vault.note("two")
        try await vault.close()
        let again = try await test.open("older")
        #expect(try await again.notes() == ["one", "two"])
        try await again.note("three")
        #expect(try await again.verify().problems == [])
    }

    /// An owner who turned says that a removal was erased, and makes it blank: nobody writes to where the removed one reads.
    @Test(arguments: [0, 1, 2]) func theVaultsOwnEntriesAreNeverErased(way: Int) async throws {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        try await test.vault.removeMember(card.id)
        let id = try #require(try await test.vault.entries().first { $0.entry.type == "vault.removed" }?.entry.id)
        var reader = LogReader(store: test.vault.store, vault: test.vault.id, from: LogState(log: id.log))
        var shown: ShownType?
        while let batch = try reader.next() {
            for entry in batch.entries where entry.index == id.index {
                shown = ShownType(of: try await test.vault.epochKeys.open(entry, in: test.vault.id))
            }
        }
        let real = try #require(shown)
        #expect(real.isOwn)
        let body = EntryBody(saltSeed: real.salt, fields: [Field("type", "note")])
        let said = [nil, real, ShownType(of: body)][way]
        let forged = try await test.vault.force(.erased(item: id.description, reason: "x", shown: said))
        try await test.vault.close()
        let file = URL(filePath: "\(test.folder.path)/vault/logs/\(id.log)/frames")
        var all = FrameBytes.all(in: [UInt8](try Data(contentsOf: file)))
        let index = all.indices.filter { all[$0].kind != .commit }[Int(id.index)]
        all[index].kind = .erasedEntry
        for at in (2 + Leaf.length)..<all[index].payload.count { all[index].payload[at] = 0 }
        try Data(all.flatMap(\.bytes)).write(to: file)
        let opened = try await test.open()
        #expect(try await opened.refusal(of: forged) != nil)
        #expect(await opened.notices.contains { $0.contains("has lost its body") })
        await #expect(throws: VaultError.self) { try await opened.note("for members only") }
        await #expect(throws: VaultError.self) { try await opened.erase([.entry(id)], reason: "x") }
        #expect(try await opened.verify().problems.contains { $0.kind == .erasedWithoutRecord && $0.place == "\(id)" })
    }

    /// Two owners: one erases, and is removed by one who does not know it. The copy where it was done is not stuck.
    @Test func whatWasErasedWithoutTheRightCanBeErasedAgain() async throws {
        let (test, id) = try await TestVault.erasedByOneWhoWasRemoved()
        try await test.vault.close()
        try test.copy(to: "lost")
        try await ours(test, joins: "b")
        // Nobody has the text any more.
        let alone = try await test.open("b")
        await #expect(throws: VaultError.self) { try await alone.note("more") }
        _ = try await alone.erase([.entry(id)], reason: "nobody has it any more")
        try await alone.note("more")
        #expect(try await alone.verify().problems == [])
    }

    /// Brings a copy up to date without its being opened: files only.
    private func ours(_ test: TestVault, joins name: String) async throws {
        _ = try Vault.merge(into: test.store(name), at: name, from: test.store("vault"), at: "vault")
    }
}

extension TestVault {
    /// A vault in the folder `older` as it was made before who erases had to show what.
    func older() async throws -> Vault {
        let (id, log, author, identity) = (Identifier.random(), Identifier.random(), Author.random(), AgeSecretKey())
        let (recovery, epoch, store) = (RecoveryKey(), Epoch.random(), store("older"))
        let card = MemberCard(
            id: author.id, name: "Owner", role: .owner, recipient: try identity.publicKey,
            key: try #require(author.verifyingKey))
        let event = VaultEvent.created(
            owner: card, recovery: try RecoveryCard(recovery), epoch: try epoch.card(), showsErased: false)
        try store.replace(
            .epoch(epoch.id, file: .random()), with: try epoch.sealed(to: [card.recipient], vault: id), durably: true)
        var appender = try LogAppender(store: store, vault: id, from: LogState(log: log))
        let first = Vault.header(event.type, author: author.id, time: setting.timestamp(), seen: []) + event.fields
        _ = try appender.append([Batch([first], by: author)], sealedBy: .member(epoch.secret))
        let keys = MemberKeys(
            vault: id, author: author, identity: identity, genesisLog: log, genesisLeaf: appender.state.tree.root)
        try store.replace(
            .keys(of: author.id), with: try keys.sealed(under: Self.passphrase(), workFactor: 4), durably: true)
        try store.replace(.format, with: VaultFormat(vault: id).bytes, durably: true)
        _ = consume appender
        return try await open("older")
    }
}
