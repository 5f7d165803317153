// Signed notes: what we write we read, and nothing else passes.
import Crypto
import TestSupport
import Testing

@testable import Vault

struct NoteTests {
    private let ours: Note.Signer
    private let other: Note.Signer
    private let text = "A text.\n\nWith an empty line, and — a dash.\n"

    init() throws {
        ours = try Note.Signer(name: "example.org/журнал", key: Curve25519.Signing.PrivateKey())
        other = try Note.Signer(name: "witness", key: Curve25519.Signing.PrivateKey())
    }

    @Test func whatIsSignedIsRead() throws {
        let bytes = try Note.signed(text, by: [ours, other])
        let note = try Note(bytes, verifiers: [ours.verifier, other.verifier])
        #expect(note.text == text)
        #expect(note.signers == [ours.verifier, other.verifier])
        #expect(note.unknown.isEmpty)
    }

    @Test func signaturesOfOthersAreIgnored() throws {
        let bytes = try Note.signed(text, by: [other, ours])
        let note = try Note(bytes, verifiers: [ours.verifier])
        #expect(note.signers == [ours.verifier])
        #expect(note.unknown.map(\.name) == ["witness"])
        #expect(throws: NoteError.unsigned(names: ["witness", ours.verifier.name])) { try Note(bytes, verifiers: []) }
        // Another key under a known name is unknown.
        let namesake = try Note.Signer(name: "witness", key: Curve25519.Signing.PrivateKey())
        #expect(try Note(bytes, verifiers: [ours.verifier, namesake.verifier]).signers == [ours.verifier])
    }

    @Test func aWrongSignatureOfAKnownKeyRefusesTheWhole() throws {
        let bytes = try Note.signed(text, by: [ours])
        let wrong = try Note.signed("Another text.\n", by: [other])
        let line = try #require(wrong.split(separator: UInt8(ascii: "\n")).last)
        let both = bytes + line + [UInt8(ascii: "\n")]
        #expect(try Note(both, verifiers: [ours.verifier]).signers == [ours.verifier])
        #expect(throws: NoteError.badSignature(name: "witness")) {
            try Note(both, verifiers: [ours.verifier, other.verifier])
        }
    }

    @Test func aRepeatedSignatureCountsOnce() throws {
        let bytes = try Note.signed(text, by: [ours, ours, other, other])
        let note = try Note(bytes, verifiers: [ours.verifier, ours.verifier])
        #expect(note.signers.count == 1)
        #expect(note.unknown.count == 1)
    }

    @Test func anyChangedBitIsRefused() throws {
        let bytes = try Note.signed(text, by: [ours])
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << UInt8(bit)
                #expect(throws: NoteError.self, "bit \(bit) of byte \(place)") {
                    try Note(changed, verifiers: [ours.verifier])
                }
            }
        }
        for count in bytes.indices {
            #expect(throws: NoteError.self) { try Note(Array(bytes.prefix(count)), verifiers: [ours.verifier]) }
        }
    }

    @Test func whatIsNotANoteIsMalformed() throws {
        let sound = String(decoding: try Note.signed("text\n", by: [ours]), as: UTF8.self)
        let line = try #require(sound.split(separator: "\n").last)
        let name = ours.verifier.name
        let manyLines = String(repeating: "\(line)\n", count: 101)
        let longText = String(repeating: "text\n", count: 250_000)
        let bad: [String] = [
            "", "\n", "\n\n", "text\n", "text\n\n", "text\n\n\n", "text\n\(line)\n", "text\n\n\(line)",
            "\(sound)\n",
            "text\n\n \(line)\n", "text\n\n\(line) \n", "text\n\n\(line)\nmore\n",
            "text\r\n\n\(line)\n",
            "te\u{0}xt\n\n\(line)\n", "text\n\n- \(name) AAAAAAAA\n", "text\n\n\u{2014} \(name) \n",
            "text\n\n\u{2014}  AAAAAAAA\n", "text\n\n\u{2014} a+b AAAAAAAA\n", "text\n\n\u{2014} \(name) AAAAAA==\n",
            "text\n\n\u{2014} \(name) AAAA AAAA\n", "text\n\n\u{2014} \(name) AAAAAAA\n",
            "text\n\n\(manyLines)",
            "\(longText)\n\(line)\n",
        ]
        for text in bad {
            do throws(NoteError) {
                _ = try Note(Array(text.utf8), verifiers: [ours.verifier])
                Issue.record("accepted: \(text.prefix(60).debugDescription)")
            } catch {
                guard case .malformed = error else {
                    Issue.record("\(text.prefix(60).debugDescription): \(error)")
                    continue
                }
            }
        }
        #expect(throws: NoteError.malformed(why: "it is not UTF-8")) {
            try Note([0xFF, 0x0A, 0x0A] + Array(line.utf8) + [0x0A], verifiers: [ours.verifier])
        }
        for text in ["", "no end", "a\u{7}\n", "a\r\n"] {
            #expect(throws: NoteError.self) { try Note.signed(text, by: [ours]) }
        }
        #expect(throws: NoteError.self) { try Note.signed("text\n", by: []) }
    }

    @Test func keysAreReadStrictly() throws {
        let line = ours.verifier.description
        #expect(try Note.Verifier(line) == ours.verifier)
        let parts = line.split(separator: "+", maxSplits: 2).map(String.init)
        let otherAlgorithm = Base64.text(of: [4] + ours.verifier.publicKey)
        let tooShort = Base64.text(of: [1] + ours.verifier.publicKey.dropLast())
        let bad: [String] = [
            "", "+", "++", parts[0], "\(parts[0])+\(parts[1])", "+\(parts[1])+\(parts[2])",
            "other+\(parts[1])+\(parts[2])",
            "\(parts[0])+00000000+\(parts[2])", "\(parts[0])+\(parts[1])0+\(parts[2])",
            "\(parts[0])++\(parts[1])+\(parts[2])",
            "\(parts[0])+\(parts[1])+\(parts[2])=", "\(parts[0])+\(parts[1])+", "\(line)\n", " \(line)",
            "\(parts[0])+\(parts[1])+\(otherAlgorithm)",
            "\(parts[0])+\(parts[1])+\(tooShort)",
        ]
        for line in bad { #expect(throws: NoteError.self, "\(line)") { try Note.Verifier(line) } }
        let key = ours.verifier.publicKey
        for name in ["", "a b", "a+b", "a\u{2003}b", "a\nb", "a\u{85}b", "\u{7F}", String(repeating: "a", count: 256)] {
            #expect(throws: NoteError.badName(name)) { try Note.Verifier(name: name, publicKey: key) }
        }
    }

    @Test func noSignerPrintsItsSecret() throws {
        let key = Curve25519.Signing.PrivateKey()
        let signer = try Note.Signer(name: "n", key: key)
        let secret = Array(key.rawRepresentation)
        let words = "\(signer) \(String(reflecting: signer))"
        #expect(!words.contains(Base64.text(of: secret)))
        #expect(!words.lowercased().contains(secret.map { Note.hex(UInt32($0)).suffix(2) }.joined()))
    }

    @Test func base64HasOneSpelling() {
        var chance = Random(seed: 8)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) }
            let text = Base64.text(of: bytes)
            #expect(Base64.bytes(of: text.utf8) == bytes)
            // Any other last letter that is accepted stands for other bytes.
            let letters = Array(text.utf8)
            for last in UInt8(0)...255 where !letters.isEmpty && last != letters[letters.count - 1] {
                let other = letters.dropLast() + [last]
                #expect(Base64.bytes(of: other) != bytes)
            }
        }
        for text in ["A", "AA", "AAA", "AA=A", "A===", "====", "AAAA=", "AB==", "AAB=", "AA\n=", "AAA-", "AAA_", "ÄAA"]
        {
            #expect(Base64.bytes(of: text.utf8) == nil, "\(text)")
        }
    }
}
