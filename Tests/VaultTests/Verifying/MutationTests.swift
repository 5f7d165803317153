// Whatever is changed in a vault, verifying it against an older checkpoint finds it (SECURITY T5).

import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite struct MutationTests {
    /// How a kind of change fared.
    private struct Tally {
        var within = 0, found = 0, withoutKeys = 0, beyond = 0, beyondFound = 0, harmless = 0
    }

    /// Finds out whether a changed vault is told from the true one.
    private static func isFound(_ files: [String: [UInt8]], of vault: ManyLogs, setting: VaultSetting) async -> (
        found: Bool, withoutKeys: Bool
    ) {
        let store = MemoryStore(files)
        do {
            let report = try Vault.verifyWithoutKeys(store, at: "vault", against: vault.checkpoints)
            if !report.isSound { return (true, true) }
            let opened = try await Vault.unlock(
                store, at: "vault", passphrase: TestVault.passphrase(), setting: setting)
            if !(try await opened.verify(readData: true, against: vault.checkpoints).isSound) { return (true, false) }
            // Files that give an epoch to one member alone are read by that member.
            let other = try await Vault.unlock(store, at: "vault", with: vault.other, setting: setting)
            return (!(try await other.verify(against: vault.checkpoints).isSound), false)
        } catch {
            return (true, false)
        }
    }

    /// Whether something that the older checkpoints cover was changed.
    private static func isWithin(_ changed: [String: [UInt8]], of vault: ManyLogs) -> Bool {
        for (path, bytes) in vault.files where changed[path] != bytes {
            let parts = path.split(separator: "/")
            switch parts.first {
            case "logs" where parts.last == "frames":
                let covered = vault.olderFiles[path]?.count ?? 0
                if changed[path]?.prefix(covered) != bytes.prefix(covered) { return true }
            case "logs":
                // Derived: removing it, or putting the older one there, changes nothing that was said.
                if let now = changed[path], now != vault.olderFiles[path] { return true }
            default:
                if vault.olderFiles[path] != nil { return true }
            }
        }
        return false
    }

    @Test func everyChangeWithinAnOlderCheckpointIsFound() async throws {
        let long = ProcessInfo.processInfo.environment["HABEAS_LONG"] == "1"
        let count = long ? 10_000 : 500
        let vault = try await ManyLogs()
        var setting = vault.test.setting
        setting.stateFolder = vault.test.folder.path + "/another-device"
        let clean = await Self.isFound(vault.files, of: vault, setting: setting)
        #expect(!clean.found, "the vault that nobody changed is sound")

        var random = Random(seed: 5)
        var tallies: [Mutation: Tally] = [:]
        var tried = 0
        while tried < count {
            let kind = Mutation.allCases[tried % Mutation.allCases.count]
            guard let changed = try kind.apply(to: vault.files, of: vault, random: &random) else {
                if kind == .olderCheckpoint || random.below(20) == 0 { tried += 1 }
                continue
            }
            tried += 1
            let (found, withoutKeys) = await Self.isFound(changed, of: vault, setting: setting)
            let within = Self.isWithin(changed, of: vault)
            if within {
                tallies[kind, default: Tally()].within += 1
                if found { tallies[kind, default: Tally()].found += 1 }
                if withoutKeys { tallies[kind, default: Tally()].withoutKeys += 1 }
                let paths = Set(vault.files.keys).union(changed.keys).filter { vault.files[$0] != changed[$0] }
                #expect(found, "\(kind.rawValue): \(paths)")
            } else {
                tallies[kind, default: Tally()].beyond += 1
                if found { tallies[kind, default: Tally()].beyondFound += 1 }
            }
        }
        let entries = try Vault.verifyWithoutKeys(MemoryStore(vault.files), at: "vault").logs.reduce(0) {
            $0 + $1.entries
        }
        print(
            "\(count) changes\(long ? "" : " (HABEAS_LONG=1: 10,000)") of a vault with \(vault.older.count) logs and \(entries) entries:"
        )
        for kind in Mutation.allCases {
            let tally = tallies[kind] ?? Tally()
            print(
                "  \(kind.rawValue): \(tally.found)/\(tally.within) found within the older checkpoints (\(tally.withoutKeys) without keys); beyond them \(tally.beyondFound)/\(tally.beyond)"
            )
        }
    }
}
