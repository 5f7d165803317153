// Checkpoints: one form, one log, one root.
import Crypto
import Testing

@testable import Vault

struct CheckpointTests {
    private let log: Note.Signer
    private let witness: Note.Signer
    private let root = Merkle.leafHash([1, 2, 3])

    init() throws {
        log = try Note.Signer(name: "example.org/log", key: Curve25519.Signing.PrivateKey())
        witness = try Note.Signer(name: "witness", key: Curve25519.Signing.PrivateKey())
    }

    @Test func whatIsSignedIsRead() throws {
        for size in [0, 1, 70_000, Merkle.largestSize] {
            for extensions in [[], ["one line"], ["a", "— b", "4"]] {
                let checkpoint = try Checkpoint(
                    origin: "example.org/log", size: size, root: root, extensions: extensions)
                let bytes = try checkpoint.signed(by: [log, witness])
                let both = [log.verifier, witness.verifier]
                let read = try Checkpoint.open(bytes, origin: "example.org/log", verifiers: both)
                #expect(read.checkpoint == checkpoint)
                #expect(read.signers == both)
                let alone = try Checkpoint.open(bytes, origin: "example.org/log", verifiers: [log.verifier])
                #expect(alone.checkpoint == checkpoint)
                #expect(alone.signers == [log.verifier])
            }
        }
    }

    @Test func anotherLogsCheckpointIsRefused() throws {
        let foreign = try Checkpoint(origin: "example.org/other", size: 3, root: root).signed(by: [log])
        #expect(throws: NoteError.wrongOrigin("example.org/other", wanted: "example.org/log")) {
            try Checkpoint.open(foreign, origin: "example.org/log", verifiers: [log.verifier])
        }
        #expect(throws: NoteError.unsigned(names: ["example.org/log"])) {
            try Checkpoint.open(foreign, origin: "example.org/other", verifiers: [witness.verifier])
        }
        let note = try Note.signed("no checkpoint\n", by: [log])
        #expect(throws: NoteError.self) {
            try Checkpoint.open(note, origin: "no checkpoint", verifiers: [log.verifier])
        }
    }

    @Test func everyOtherFormIsRefused() throws {
        let hash = root.base64
        let sound = "example.org/log\n3\n\(hash)\n"
        #expect(try Checkpoint(text: sound).size == 3)
        let bad = [
            "", "\n", "example.org/log\n3\n", "example.org/log\n3\n\(hash)", "\n3\n\(hash)\n", sound + "\n",
            sound + "\nx\n",
            "example.org/log\n03\n\(hash)\n", "example.org/log\n+3\n\(hash)\n", "example.org/log\n-3\n\(hash)\n",
            "example.org/log\n 3\n\(hash)\n", "example.org/log\n3 \n\(hash)\n", "example.org/log\n\n\(hash)\n",
            "example.org/log\n9223372036854775808\n\(hash)\n", "example.org/log\n18446744073709551616\n\(hash)\n",
            "example.org/log\n٣\n\(hash)\n", "example.org/log\n3\n\(hash)=\n",
            "example.org/log\n3\n\(hash.dropLast())\n",
            "example.org/log\n3\n\(hash) \n", "example.org/log\n3\nAAAA\n", "example.org/log\r\n3\r\n\(hash)\r\n",
            sound + "a\tb\n",
        ]
        for text in bad { #expect(throws: NoteError.self, "\(text.debugDescription)") { try Checkpoint(text: text) } }
        for origin in ["", "a\nb"] {
            #expect(throws: NoteError.self) { try Checkpoint(origin: origin, size: 1, root: root) }
        }
        #expect(throws: NoteError.self) { try Checkpoint(origin: "a", size: 1, root: root, extensions: [""]) }
        #expect(throws: NoteError.self) { try Checkpoint(origin: "a", size: 1 << 63, root: root) }
    }
}
