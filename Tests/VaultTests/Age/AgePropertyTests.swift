// What must hold for every age file of ours: what goes in comes out, and nothing altered or cut is taken.

import Testing

@testable import Vault

struct AgePropertyTests {
    private static let key = AgeSecretKey()
    private let chunk = 64 << 10
    /// Bytes in a header with one X25519 recipient.
    private let header = 168

    @Test func comesOutAsItWentIn() throws {
        var random = SystemRandomNumberGenerator()
        let sizes = [0, 1, 47, 48, 49, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1]
        for size in sizes + (0..<20).map({ _ in Int.random(in: 0...(4 * chunk), using: &random) }) {
            let bytes = randomBytes(size)
            var writer = try AgeWriter(to: ArraySink(), for: [.x25519(try Self.key.publicKey)])
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 0...(2 * chunk), using: &random))
                try writer.write(part)
                rest = rest.dropFirst(part.count)
            }
            let file = try writer.finish().bytes
            // A source that gives a few bytes at a time, and a reader that asks for a few.
            var reader = try AgeReader(from: Trickle(file), with: [.x25519(Self.key)])
            var opened: [UInt8] = []
            while true {
                let part = try reader.read(atMost: Int.random(in: 1...(2 * chunk), using: &random))
                if part.isEmpty { break }
                opened += part
            }
            let isComplete = reader.isComplete
            #expect(isComplete)
            #expect(opened == bytes, "\(size) bytes")
            let chunks = max(1, (size + chunk - 1) / chunk)
            #expect(file.count == header + 16 + size + 16 * chunks, "the length says nothing but the size")
        }
    }

    @Test func armorComesOutAsItWentIn() throws {
        for size in [0, 1, 23, 24, 25, 47, 48, 49, 1000, chunk, chunk + 1] {
            let bytes = randomBytes(size)
            let file = try Age.seal(bytes, to: [.x25519(try Self.key.publicKey)], armored: true)
            #expect(file.allSatisfy { $0 == 10 || (32...126).contains($0) })
            #expect(try Age.open(file, with: [.x25519(Self.key)]) == bytes)
        }
    }

    @Test func everyRecipientAndNobodyElseOpens() throws {
        let keys = (0..<5).map { _ in AgeSecretKey() }
        let file = try Age.seal([1, 2, 3], to: try keys.map { .x25519(try $0.publicKey) })
        for key in keys {
            #expect(try Age.open(file, with: [.x25519(Self.key), .x25519(key)]) == [1, 2, 3])
        }
        #expect(throws: AgeError.noIdentityMatches) { try Age.open(file, with: [.x25519(Self.key)]) }
        #expect(throws: AgeError.noIdentityMatches) { try Age.open(file, with: [.scrypt(try AgePassphrase("a"))]) }
        #expect(throws: AgeError.noIdentityMatches) { try Age.open(file, with: []) }
    }

    @Test func passphrases() throws {
        let right = try AgePassphrase("seven words of your own, с пробелами")
        let file = try Age.seal([7], to: [.scrypt(right, workFactor: 8)])
        #expect(try Age.open(file, with: [.scrypt(try AgePassphrase("no")), .scrypt(right)]) == [7])
        #expect(throws: AgeError.wrongPassphrase) { try Age.open(file, with: [.scrypt(try AgePassphrase("no"))]) }
        #expect(throws: AgeError.noIdentityMatches) { try Age.open(file, with: [.x25519(Self.key)]) }
        #expect(throws: AgeError.workFactorTooHigh(8, limit: 7)) {
            try Age.open(file, with: [.scrypt(right, maximumWorkFactor: 7)])
        }
        #expect(throws: AgeError.invalidKey("a passphrase has to be the only recipient of a file")) {
            try Age.seal([], to: [.x25519(try Self.key.publicKey), .scrypt(right, workFactor: 8)])
        }
        #expect(throws: AgeError.invalidKey("a scrypt work factor is 1 to 30")) {
            try Age.seal([], to: [.scrypt(right, workFactor: 0)])
        }
        #expect(throws: AgeError.invalidKey("the passphrase is empty")) { try AgePassphrase("") }
    }

    @Test func everyFlippedBitIsRefused() throws {
        for recipient in [AgeRecipient.x25519(try Self.key.publicKey), .scrypt(try AgePassphrase("p"), workFactor: 2)] {
            let file = try Age.seal(Array("what was said".utf8), to: [recipient])
            let identities: [AgeIdentity] = [
                .x25519(Self.key), .scrypt(try AgePassphrase("p"), maximumWorkFactor: 8),
            ]
            #expect(try Age.open(file, with: identities) == Array("what was said".utf8))
            for place in file.indices {
                for bit in 0..<8 {
                    var altered = file
                    altered[place] ^= 1 << UInt8(bit)
                    #expect(throws: AgeError.self, "byte \(place), bit \(bit)") {
                        try Age.open(altered, with: identities)
                    }
                }
            }
        }
    }

    @Test func everyTruncationAndAdditionIsRefused() throws {
        let small = try Age.seal(Array("what was said".utf8), to: [.x25519(try Self.key.publicKey)])
        for length in small.indices {
            #expect(throws: AgeError.self) { try Age.open(Array(small[..<length]), with: [.x25519(Self.key)]) }
        }
        #expect(throws: AgeError.self) { try Age.open(small + [0], with: [.x25519(Self.key)]) }
        // Cut where chunks meet, one chunk left out, doubled or moved.
        let large = try Age.seal(randomBytes(3 * chunk), to: [.x25519(try Self.key.publicKey)])
        let start = large.count - 3 * (chunk + 16)
        let parts = (0..<3).map { Array(large[(start + $0 * (chunk + 16))..<(start + ($0 + 1) * (chunk + 16))]) }
        let head = Array(large[..<start])
        for order in [[], [0], [0, 1], [1, 2], [0, 2], [1, 0, 2], [0, 0, 1, 2], [0, 1, 2, 2], [0, 1, 1, 2]] {
            #expect(throws: AgeError.self, "\(order)") {
                try Age.open(head + order.flatMap { parts[$0] }, with: [.x25519(Self.key)])
            }
        }
        #expect(throws: AgeError.truncatedPayload) {
            try Age.open(head + parts[0] + parts[1], with: [.x25519(Self.key)])
        }
        #expect(throws: AgeError.trailingData) { try Age.open(large + [0], with: [.x25519(Self.key)]) }
    }

    @Test func theSameBytesTwiceShareNothing() throws {
        let bytes = [UInt8](repeating: 7, count: 1000)
        let files = try (0..<2).map { _ in
            try Age.seal(bytes, to: [.x25519(try Self.key.publicKey)])
        }
        // Lines of the header but the version; the payload in windows of eight bytes.
        let pieces = files.map { file -> (lines: Set<[UInt8]>, windows: Set<[UInt8]>) in
            let lines = file[..<header].split(separator: 10).dropFirst().map {
                $0.starts(with: Array("-> X25519 ".utf8)) ? Array($0.dropFirst(10)) : Array($0)
            }
            return (
                Set(lines),
                Set((header...(file.count - 8)).map { Array(file[$0..<($0 + 8)]) })
            )
        }
        #expect(pieces[0].lines.isDisjoint(with: pieces[1].lines))
        #expect(pieces[0].windows.isDisjoint(with: pieces[1].windows))
        #expect(
            pieces[0].windows.count == files[0].count - header - 7,
            "nothing is there twice, though the plain text repeats")
    }

    @Test func hugeOrForeignBeginningsAreRefusedEarly() throws {
        let identities = [AgeIdentity.x25519(Self.key)]
        #expect(throws: AgeError.notAnAgeFile) { try Age.open([], with: identities) }
        #expect(throws: AgeError.notAnAgeFile) {
            try Age.open([UInt8](repeating: 45, count: 10 << 20), with: identities)
        }
        let first = Array("age-encryption.org/v1\n".utf8)
        #expect(throws: AgeError.damagedHeader("it is longer than 64 KiB")) {
            try Age.open(first + [UInt8](repeating: 65, count: 1 << 20), with: identities)
        }
        #expect(throws: AgeError.damagedHeader("it is longer than 64 KiB")) {
            try Age.open(first + (0..<50_000).flatMap { _ in Array("-> a\n\n".utf8) }, with: identities)
        }
        let public1000 = AgeRecipient.x25519(try Self.key.publicKey)
        #expect(throws: AgeError.invalidKey("these are too many recipients for one file")) {
            try Age.seal([], to: [AgeRecipient](repeating: public1000, count: 1000))
        }
        #expect(throws: AgeError.invalidKey("a file needs a recipient")) { try Age.seal([], to: []) }
    }
}

/// A source that gives few bytes at a time.
private struct Trickle: ByteSource {
    private var source: ArraySource

    init(_ bytes: [UInt8]) { source = ArraySource(bytes) }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let some = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Int.random(in: 1...20_000)))
        return try source.read(into: some)
    }
}
