// A snapshot comes back as it was, or there is a reason in words and no snapshot.

import Foundation
import Testing

@testable import Vault

@Suite struct SnapshotTests {
    let folder: TemporaryFolder
    let store: FolderStore
    let vault = Identifier.random()
    let secret = EpochSecret.random()
    var keys = EpochKeys()

    init() throws {
        folder = try TemporaryFolder()
        store = FolderStore(folder: folder.path)
        keys.add(secret, identity: AgeSecretKey())
    }

    static func heads(_ count: Int) -> [LogHead] {
        (0..<count).compactMap { number in
            Merkle.Hash(bytes: randomBytes(32)).map { LogHead(log: .random(), size: UInt64(number), root: $0) }
        }
    }

    func write(_ snapshot: Snapshot, to path: StorePath = .snapshot) throws {
        try snapshot.write(to: store, path, schema: "index 7", secret: secret, vault: vault)
    }

    func read(_ path: StorePath = .snapshot, schema: String = "index 7") -> Result<Snapshot, SnapshotUnusable> {
        Snapshot.read(from: store, path, schema: schema, keys: keys, vault: vault)
    }

    func file() throws -> [UInt8] { try store.read(.snapshot, limit: 1 << 30) }

    func isDamaged(_ file: [UInt8]) throws -> Bool {
        try store.replace(.snapshot, with: file, durably: false)
        guard case .failure(.damaged) = read() else { return false }
        return true
    }

    // The head of the index is 4 + 7 + 4 bytes and 56 for each log, so that these are about the ends of parts.
    static let sizes = [
        0, 1, 511, 512, 513, 65_535, 65_537, 1_048_504, 1_048_505, 1_048_506, 2_097_081, 2_097_082, 5_000_000,
        .random(in: 0...3_000_000),
    ]

    @Test(arguments: sizes) func whatIsWrittenComesBack(size: Int) throws {
        let snapshot = Snapshot(heads: Self.heads(1), bytes: randomBytes(size))
        try write(snapshot)
        #expect(try read().get() == snapshot)
        let parts = (size + 71 + (1 << 20) - 1) >> 20
        #expect(try file().count == 66 + size + 71 + 16 * parts)
    }

    @Test func headsMayFillMoreThanOnePart() throws {
        for count in [0, 1, 18_725, 40_000] {
            let snapshot = Snapshot(heads: Self.heads(count), bytes: randomBytes(10))
            try write(snapshot, to: .state)
            #expect(try read(.state).get() == snapshot)
        }
        #expect(read().failure == .absent)
    }

    @Test func anotherSchemaEpochOrVaultIsNotUsed() throws {
        #expect(read().failure == .absent)
        try write(Snapshot(heads: [], bytes: [1]))
        #expect(read(schema: "index 8").failure == .otherSchema("index 7"))
        let others = Snapshot.read(from: store, .snapshot, schema: "index 7", keys: EpochKeys(), vault: vault)
        #expect(others.failure == .otherEpoch(secret.epoch))
        // The same epoch's name with another secret, or another vault.
        var forged = EpochKeys()
        forged.add(EpochSecret(epoch: secret.epoch, secret: EpochSecret.random().secret), identity: AgeSecretKey())
        for (keys, vault) in [(forged, vault), (keys, .random())] {
            let found = Snapshot.read(from: store, .snapshot, schema: "index 7", keys: keys, vault: vault)
            #expect(found.failure == .damaged("its part 1 (of 1 MiB each) is altered or missing"))
        }
    }

    @Test func everyFlippedBitIsFound() throws {
        try write(Snapshot(heads: Self.heads(3), bytes: randomBytes(3_000)))
        let good = try file()
        for place in Array(0..<good.count) {
            var bad = good
            bad[place] ^= 1 << UInt8.random(in: 0...7)
            try store.replace(.snapshot, with: bad, durably: false)
            guard case .failure(let why) = read() else { return #expect(Bool(false), "byte \(place)") }
            if (18..<34).contains(place) {
                guard case .otherEpoch = why else { return #expect(Bool(false), "byte \(place)") }
            } else {
                guard case .damaged = why else { return #expect(Bool(false), "byte \(place)") }
            }
        }
        try store.replace(.snapshot, with: good, durably: false)
        #expect(read().failure == nil)
    }

    @Test func whatIsCutLengthenedOrReorderedIsFound() throws {
        try write(Snapshot(heads: Self.heads(1), bytes: randomBytes(3_500_000)))
        let good = try file()
        let (head, part) = (66, 16 + (1 << 20))
        for parts in 0...3 { #expect(try isDamaged(Array(good[..<(head + parts * part)])), "\(parts) parts left") }
        for _ in 0..<40 { #expect(try isDamaged(Array(good[..<Int.random(in: 0..<good.count)]))) }
        #expect(try isDamaged(good + [0]))
        #expect(try isDamaged(good + good[head..<head + part]))
        #expect(try isDamaged(Array(good[..<head] + good[(head + part)...])))
        let (first, second) = (good[head..<head + part], good[head + part..<head + 2 * part])
        #expect(try isDamaged(Array(good[..<head] + second + first + good[(head + 2 * part)...])))
        // A whole snapshot that ends where a part ends, and the same with the end taken off and put on.
        try write(Snapshot(heads: [], bytes: randomBytes((2 << 20) - 15)))
        let even = try file()
        #expect(even.count == head + 2 * part)
        #expect(try isDamaged(Array(even[..<(head + part)])))
        #expect(!(try isDamaged(even)))
    }

    @Test func whatIsNoFileAtAllIsAReasonToo() throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/snapshot.sealed", withIntermediateDirectories: false)
        guard case .failure(.unreadable) = read() else { return #expect(Bool(false), "a folder was read") }
        for _ in 0..<200 {
            try store.replace(.state, with: randomBytes(Int.random(in: 0...300)), durably: false)
            guard case .failure(.damaged) = read(.state) else {
                return #expect(Bool(false), "bytes of chance were read")
            }
        }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
