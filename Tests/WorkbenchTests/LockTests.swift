// After the lock nothing of the vault is in the memory of any of our processes; and whatever kills one of them, the others do what they should.
import Crypto
import Foundation
import Phrases
import TestSupport
import Testing

@testable import BrowserSupport
@testable import Vault
@testable import Workbench

@Suite(.blocking, .serialized) struct LockTests {
    private static let canaries = ["Zhandos Qumarbek", "Vyshtakovsk", "Mirzhaqypova"]
    private static let report = """
        Man Detained in Vyshtakovsk
        Hill Courier, 3 March 2025

        Police detained Zhandos Qumarbek in Vyshtakovsk on 1 March 2025, his lawyer Ainur Mirzhaqypova said.
        """

    /// Which of some patterns lie in the memory of a process; `nil` where it can't be read.
    private func found(_ patterns: [String: [UInt8]], in process: pid_t) -> Set<String>? {
        guard let map = try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8) else { return nil }
        let file = open("/proc/\(process)/mem", O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var search = PatternSearch()
        let names = patterns.compactMap { search.add($0.value, exact: true) == nil ? nil : $0.key }
        var found: Set<String> = []
        for line in map.split(separator: "\n") {
            let parts = line.split(separator: " ")
            let bounds = parts[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard parts[1].hasPrefix("r"), bounds.count == 2, !line.hasSuffix("[vvar]") else { continue }
            var start = bounds[0]
            while start < bounds[1] {
                var room = [UInt8](repeating: 0, count: Int(min(bounds[1] - start, UInt64(1 << 22))))
                let count = pread(file, &room, room.count, off_t(truncatingIfNeeded: start))
                if count <= 0 { break }
                room.prefix(count).withUnsafeBytes { bytes in
                    search.forEachMatch(in: bytes) { number, _ in found.insert(names[number]) }
                }
                // What lies across two pieces is found in the second.
                start += UInt64(count == room.count && start + UInt64(count) < bounds[1] ? count - 64 : count)
            }
        }
        return found
    }

    /// The canaries as text, and the keys that the vault is opened with.
    private func patterns(of served: ServedWorkbench) throws -> [String: [UInt8]] {
        var patterns = Dictionary(uniqueKeysWithValues: Self.canaries.map { ($0, Array($0.utf8)) })
        patterns["passphrase"] = Array(ServedWorkbench.passphrase.utf8)
        let store = FolderStore(folder: "\(served.folder.path)/vault")
        let keys = try Vault.allKeys(in: store, under: ServedWorkbench.passphrase)
        #expect(keys.count == 4)
        patterns.merge(keys) { $1 }
        return patterns
    }

    @Test func memoryHoldsNothingAfterTheLock() throws {
        let served = try ServedWorkbench()
        var session = try served.firstRun()
        try session.send("/inbox/paste", [("text", Self.report)])
        let review = session.path
        try session.send("/search", [("words", "Qumarbek")])
        let patterns = try patterns(of: served)
        let worker = try #require(served.worker)
        guard let before = found(patterns, in: worker) else {
            print("SKIPPED \(#function): the memory of other processes can't be read here; it takes root")
            return
        }
        // Without these the scan would say nothing.
        #expect(before.isSuperset(of: Self.canaries) && before.contains { $0.hasPrefix("key") }, "\(before)")
        print("in the open worker's memory: \(before.sorted())")
        #expect(found(patterns, in: served.process.id) == [])

        let start = ContinuousClock.now
        try session.send("/lock", [])
        #expect(try session.open(review).status == 200 && session.path == "/")
        print("locked and answered after \(ContinuousClock.now - start)")
        #expect(ServedWorkbench.waitForEnd(of: worker))
        try served.process.wait(for: "another worker") { served.worker.map { $0 != worker } ?? false }
        let after = try #require(served.worker)
        for process in [served.process.id, after] { #expect(found(patterns, in: process) == []) }
    }

    @Test func whateverEndsTheRestIsSafe() throws {
        let served = try ServedWorkbench()
        let session = try served.firstRun()
        for signal in [SIGKILL, SIGTERM, SIGSEGV, SIGABRT] {
            let before = try #require(served.worker)
            var signedIn = signal == SIGKILL ? session : try served.signIn()
            #expect(try signedIn.open("/inbox").status == 200 && signedIn.path == "/inbox")
            kill(before, signal)
            try served.process.wait(for: "another worker") { served.worker.map { $0 != before } ?? false }
            #expect(ServedWorkbench.waitForEnd(of: before))
            #expect(try signedIn.open("/inbox").status == 200 && signedIn.path == "/")
            // More than two seconds: a worker that ends at once is one too many.
            usleep(2_200_000)
        }
        let worker = try #require(served.worker)
        served.process.signal(SIGTERM)
        let ending = try served.process.waitForEnd()
        #expect(ending == .exit(0), "\(served.process.errors)")
        #expect(ServedWorkbench.waitForEnd(of: worker))
        #expect(throws: HTTPFailure.self) { try served.client.get("/") }
    }

    @Test func aWorkerEndsWithItsSupervisor() throws {
        let served = try ServedWorkbench()
        _ = try served.firstRun()
        let worker = try #require(served.worker)
        served.process.signal(SIGKILL)
        #expect(ServedWorkbench.waitForEnd(of: worker))
    }

    /// The vault is open to commands in a terminal too, and they lock it here.
    @Test func memoryIsKeptFromDumps() throws {
        let served = try ServedWorkbench()
        _ = try served.firstRun()
        let worker = try #require(served.worker)
        let limits = try String(contentsOfFile: "/proc/\(worker)/limits", encoding: .utf8)
        let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        #expect(core?.split(separator: " ").suffix(3).first == "0")
        // A process that may not be dumped belongs to root in /proc, whoever runs it.
        let owner = try FileManager.default.attributesOfItem(atPath: "/proc/\(worker)/mem")[.ownerAccountID] as? Int
        #expect(owner == 0)
        let environment = try String(contentsOfFile: "/proc/\(worker)/environ", encoding: .utf8)
        let line = try String(contentsOfFile: "/proc/\(worker)/cmdline", encoding: .utf8)
        #expect(!environment.contains("lamp") && !line.contains("lamp"))
    }
}

extension Vault {
    /// The raw bytes of every key that a member's passphrase leads to.
    fileprivate static func allKeys(in store: FolderStore, under passphrase: String) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for member in try store.identifiers(in: .keys, ending: ".age") {
            let file = try store.read(.keys(of: member), limit: 1 << 16)
            let keys = try MemberKeys.open(file, member: member, passphrase: AgePassphrase(passphrase))
            found["key of the member"] = Array(keys.identity.key.rawRepresentation)
            found["key that signs"] = Array(keys.author.key.rawRepresentation)
            for id in try store.identifiers(in: .epochs) {
                for name in try store.identifiers(in: .epoch(id), ending: ".age") {
                    let sealed = try store.read(.epoch(id, file: name), limit: 1 << 16)
                    guard let epoch = Epoch.open(sealed, with: keys.identity, vault: keys.vault, epoch: id) else {
                        continue
                    }
                    found["key of the epoch"] = Array(epoch.identity.key.rawRepresentation)
                    found["key of entries"] = epoch.secret.secret.withUnsafeBytes { Array($0) }
                }
            }
        }
        return found
    }
}
