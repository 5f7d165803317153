// What happens when disks fill up and files are full of nonsense: errors in words, never a crash, never a file that looks whole.

import Foundation
import TestSupport
import Testing

@testable import Vault

struct AgeFailureTests {
    private static let key = AgeSecretKey()

    @Test func aSinkThatFailsLeavesNoFileThatOpens() throws {
        let bytes = randomBytes(150_000)
        let whole = try Age.seal(bytes, to: [.x25519(try Self.key.publicKey)]).count
        let header = try Age.seal([], to: [.x25519(try Self.key.publicKey)]).count - 16
        var room = header
        while room < whole {
            let shelf = Shelf(room: room)
            var writer = try AgeWriter(to: LimitedSink(shelf), for: [.x25519(try Self.key.publicKey)])
            var failed = false
            for start in stride(from: 0, to: bytes.count, by: 50_000) {
                do {
                    try writer.write(bytes[start..<(start + 50_000)])
                    #expect(!failed, "it goes on failing")
                } catch {
                    failed = true
                    #expect(error as? ByteStreamError == .writeFailed(code: ENOSPC))
                }
            }
            do {
                _ = try writer.finish()
                Issue.record("it says that it finished")
            } catch {
                #expect(error as? ByteStreamError == .writeFailed(code: ENOSPC))
            }
            #expect(throws: AgeError.self) { try Age.open(shelf.bytes, with: [.x25519(Self.key)]) }
            room += Int.random(in: 1...5_000)
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "SKIPPED: there is no /dev/full here"))
    func aFullDiskIsSaid() throws {
        let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
        #expect(throws: ByteStreamError.writeFailed(code: ENOSPC)) {
            _ = try AgeWriter(to: FileSink(descriptor: full.fileDescriptor), for: [.x25519(try Self.key.publicKey)])
        }
        #expect("\(ByteStreamError.writeFailed(code: ENOSPC))" == "could not write: no space left on device")
    }

    @Test func aSourceThatFailsIsPassedOn() throws {
        let file = try Age.seal(randomBytes(100_000), to: [.x25519(try Self.key.publicKey)])
        for good in [0, 10, 170, 200, 60_000, 80_000] {
            #expect(throws: ByteStreamError.readFailed(code: EIO), "after \(good) bytes") {
                var reader = try AgeReader(from: FailingSource(file, good: good), with: [.x25519(Self.key)])
                _ = try reader.readAll(limit: 1 << 20)
            }
        }
    }

    /// Random edits of good and bad files, byte by byte and line by line: an `AgeError`, or the very same payload (white space around armor).
    @Test func nonsenseIsRefusedInWords() throws {
        let plain = Array("what was said".utf8)
        let recipients: [[AgeRecipient]] = [
            [.x25519(try Self.key.publicKey), .x25519(try AgeSecretKey().publicKey)],
            [.scrypt(try AgePassphrase("p"), workFactor: 1)],
        ]
        let identities = [
            AgeIdentity.x25519(Self.key), .scrypt(try AgePassphrase("p"), maximumWorkFactor: 5),
        ]
        let feed = UInt8(ascii: "\n")
        var refused = 0
        for round in 0..<3_000 {
            var file = try Age.seal(plain, to: recipients[round % 2], armored: round % 3 == 0)
            if round % 5 == 0 {
                // Lines left out, doubled, changed about.
                var lines = file.split(separator: feed, omittingEmptySubsequences: false)
                let one = Int.random(in: lines.indices)
                let other = Int.random(in: lines.indices)
                switch round % 4 {
                case 0: lines.remove(at: one)
                case 1: lines.insert(lines[one], at: other)
                case 2: lines.swapAt(one, other)
                default: lines.insert([], at: one)
                }
                file = Array(lines.joined(separator: [feed]))
            } else {
                for _ in 0..<Int.random(in: 1...3) where !file.isEmpty {
                    let place = Int.random(in: file.indices)
                    switch Int.random(in: 0..<4) {
                    case 0: file[place] = .random(in: .min ... .max)
                    case 1: file.remove(at: place)
                    case 2: file.insert([10, 13, 32, 45, 61, 0, 255].randomElement() ?? 0, at: place)
                    default:
                        file.replaceSubrange(place..., with: file[place...].reversed().prefix(Int.random(in: 0...99)))
                    }
                }
            }
            do {
                #expect(try Age.open(file, with: identities) == plain)
            } catch {
                refused += 1
                #expect(error is AgeError, "\(error)")
                #expect(!"\(error)".isEmpty)
            }
        }
        #expect(refused > 2_500)
    }
}

/// Where a sink that is thrown away leaves what it took.
private final class Shelf {
    var bytes: [UInt8] = []
    let room: Int

    init(room: Int) { self.room = room }
}

/// A sink that takes so many bytes and then fails, in the middle of a write like a disk.
private struct LimitedSink: ByteSink {
    private let shelf: Shelf

    init(_ shelf: Shelf) { self.shelf = shelf }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        let room = shelf.room - shelf.bytes.count
        shelf.bytes.append(contentsOf: bytes.prefix(room))
        if bytes.count > room { throw ByteStreamError.writeFailed(code: ENOSPC) }
    }
}

/// A source that fails after so many bytes.
private struct FailingSource: ByteSource {
    private var source: ArraySource

    init(_ bytes: [UInt8], good: Int) { source = ArraySource(bytes[..<good]) }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try source.read(into: buffer)
        if count == 0 { throw ByteStreamError.readFailed(code: EIO) }
        return count
    }
}
