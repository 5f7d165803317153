// What a log's frames say of themselves, without a signature: a reader believes none of it that the leaves don't vouch for.

import Foundation
import Testing

@testable import Vault

@Suite struct FrameTests {
    private func change(_ test: TestLog, _ change: (inout [FrameBytes]) -> Void) throws {
        var frames = FrameBytes.all(in: try test.bytes())
        change(&frames)
        try Data(frames.flatMap(\.bytes)).write(to: URL(filePath: test.frames))
    }

    private func isRefused(_ test: TestLog) throws -> Bool {
        do {
            _ = try test.texts()
            return false
        } catch LogError.inconsistent { return true }
    }

    @Test func theKindOfAnEntryIsTheOneThatWasSealed() throws {
        let test = try TestLog()
        try test.append(["one", "two"])
        try change(test) { $0[1].kind = .captureEntry }
        #expect(try isRefused(test))
        try change(test) { $0[1].kind = .entry }
        #expect(try test.texts() == ["one", "two"])
        var appender = try test.appender()
        _ = try appender.append(
            [Batch([[Field("text", "captured")]], by: test.author)],
            sealedBy: .captureDevice(epoch: test.secret.epoch, recipient: AgeSecretKey().publicKey))
        try change(test) { frames in
            for index in frames.indices where frames[index].kind == .captureEntry { frames[index].kind = .entry }
        }
        #expect(try isRefused(test))
    }

    @Test func nothingStandsInAnErasedEntry() throws {
        let test = try TestLog()
        try test.append(["one"])
        let start = 2 + Leaf.length
        for kept in [0, 15, 16, 47, 48, 60] {
            let before = try test.bytes()
            try change(test) { frames in
                frames[0].kind = .erasedEntry
                for at in start..<frames[0].payload.count { frames[0].payload[at] = at == start + kept ? 1 : 0 }
            }
            #expect(try isRefused(test))
            try Data(before).write(to: URL(filePath: test.frames))
        }
        var reader = LogReader(store: test.store, vault: test.vault, from: LogState(log: test.log))
        let entry = try #require(try reader.next()?.entries.first)
        #expect(entry.erasedFrame.count == FrameBytes.all(in: try test.bytes())[0].bytes.count)
        try Data(entry.erasedFrame + FrameBytes.all(in: try test.bytes())[1].bytes).write(
            to: URL(filePath: test.frames))
        var again = LogReader(store: test.store, vault: test.vault, from: LogState(log: test.log))
        #expect(try again.next()?.entries.first?.isErased == true)
    }

    /// However many frames somebody writes without a commit, a reader keeps no more than a batch of them in memory.
    @Test func aBatchHasAnEnd() throws {
        let test = try TestLog()
        let (nonce, sealed, count) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 16), 1_025)
        let hash = LogReader.sealedHash(epoch: test.secret.epoch, nonce: nonce, sealed: sealed[...])
        let leaf = Leaf(
            fieldsRoot: hash, sealedHash: hash, batchStart: 0, batchCount: UInt32(count),
            signature: [UInt8](repeating: 0, count: 64)
        ).bytes
        let payload = UInt16(leaf.count).bigEndianBytes + leaf + test.secret.epoch.bytes + nonce + sealed
        let frame = FrameBytes(kind: .entry, payload: payload).bytes
        try test.store.append(
            Array(repeatElement(frame, count: count).joined()), to: .frames(of: test.log), at: 0)
        #expect(try isRefused(test))
    }

    @Test func aCommitIsShort() {
        func isFrame(_ kind: Frame.Kind, _ length: Int) -> Bool {
            let bytes = FrameBytes(kind: kind, payload: [UInt8](repeating: 7, count: length)).bytes
            if case .frame = Frame.find(in: bytes, at: 0) { return true }
            return false
        }
        #expect(isFrame(.commit, Frame.longestCommit) && !isFrame(.commit, Frame.longestCommit + 1))
        #expect(isFrame(.entry, Frame.longestPayload) && !isFrame(.entry, Frame.longestPayload + 1))
    }
}
