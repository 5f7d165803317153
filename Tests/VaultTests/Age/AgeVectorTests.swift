// Our reader against every age vector of C2SP, and our writer's parts where a vector lets them be checked.

import Crypto
import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite(.wants(shared: "vectors/age"), .wants(program: "python3"))
struct AgeVectorTests {
    @Test func noneIsLeftOut() {
        let count = { (expect: String) in AgeVector.all.count { $0.expect == expect && !$0.isHybrid } }
        #expect(AgeVector.all.count == 143)
        #expect(AgeVector.all.count(where: \.isHybrid) == 19)
        #expect(AgeVector.all.allSatisfy { !$0.isCompressed || !$0.file.isEmpty })
        #expect(count("success") == 21)
        #expect(count("no match") == 8)
        #expect(count("HMAC failure") == 1)
        #expect(count("header failure") == 53)
        #expect(count("payload failure") == 19)
        #expect(count("armor failure") == 22)
    }

    @Test func everyOneOfX25519ScryptAndArmorIsRight() throws {
        for vector in AgeVector.all where !vector.isHybrid {
            var identities = try vector.identities.map { AgeIdentity.x25519(try AgeSecretKey($0)) }
            identities += try vector.passphrases.map { .scrypt(try AgePassphrase($0)) }
            let (outcome, released) = read(vector, with: identities)
            #expect(outcome == vector.expect, "\(vector.name)")
            let hash = SHA256.hash(data: released).map { String(format: "%02x", $0) }.joined()
            if let payload = vector.payload {
                #expect(hash == payload, "\(vector.name): what was given out")
            } else {
                #expect(released.isEmpty, "\(vector.name): something was given out")
            }
            // In one piece it is all or nothing.
            #expect((try? Age.open(vector.file, with: identities)) == (vector.expect == "success" ? released : nil))
        }
    }

    @Test func hybridOnesAreRefusedAsUnsupported() throws {
        for vector in AgeVector.all where vector.isHybrid {
            for identity in vector.identities where identity.hasPrefix("AGE-SECRET-KEY-PQ-") {
                #expect(throws: AgeError.unsupported("post-quantum secret keys"), "\(vector.name)") {
                    try AgeSecretKey(identity)
                }
            }
            let (outcome, released) = read(vector, with: [.x25519(AgeSecretKey())])
            #expect(released.isEmpty)
            let expected: Set<String> =
                switch vector.name {
                case "hybrid_x25519_arg": ["header failure"]
                // One names its recipient in capital letters, which is another type; the other has an X25519 stanza too.
                case "hybrid_uppercase", "hybrid_and_x25519": ["no match"]
                case "hybrid_not_canonical_body": ["header failure"]
                default: ["unsupported"]
                }
            #expect(expected.contains(outcome), "\(vector.name): \(outcome)")
        }
    }

    @Test func headersAreWrittenAsTheyWereRead() throws {
        var count = 0
        for vector in AgeVector.all where vector.expect == "success" && !vector.isArmored {
            var source = HeadedSource(ArraySource(vector.file))
            let bytes = try source.takeHeader()
            let header = try AgeHeader(bytes[...])
            #expect(AgeHeader.covered(by: header.stanzas) == Array(header.covered), "\(vector.name)")
            count += 1
        }
        #expect(count >= 15)
    }

    @Test func armorIsWrittenAsItWasRead() throws {
        var count = 0
        for vector in AgeVector.all where vector.expect == "success" && vector.isArmored {
            var reader = ArmorReader(from: ArraySource(vector.file))
            var writer = try ArmorWriter(to: ArraySink())
            try writer.write(try reader.readAll(limit: 1 << 20))
            let text = String(decoding: vector.file, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
            let written = String(decoding: try writer.finish().bytes, as: UTF8.self)
            #expect(
                written.trimmingCharacters(in: .whitespacesAndNewlines)
                    == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(vector.name)")
            count += 1
        }
        #expect(count >= 6)
    }

    /// How reading a vector ends, in the words of the vectors, and what was given out until then.
    private func read(_ vector: AgeVector, with identities: [AgeIdentity]) -> (outcome: String, released: [UInt8]) {
        var sink = ArraySink()
        do {
            if vector.isArmored {
                var reader = try AgeReader(from: ArmorReader(from: ArraySource(vector.file)), with: identities)
                try reader.copyAll(to: &sink)
                guard reader.isComplete else { return ("incomplete", sink.bytes) }
            } else {
                var reader = try AgeReader(from: ArraySource(vector.file), with: identities)
                try reader.copyAll(to: &sink)
                guard reader.isComplete else { return ("incomplete", sink.bytes) }
            }
            return ("success", sink.bytes)
        } catch let error as AgeError {
            return (name(of: error, in: vector), sink.bytes)
        } catch {
            return ("\(error)", sink.bytes)
        }
    }

    private func name(of error: AgeError, in vector: AgeVector) -> String {
        switch error {
        case .notAnAgeFile, .damagedHeader, .workFactorTooHigh: "header failure"
        case .alteredHeader: "HMAC failure"
        case .damagedArmor: "armor failure"
        case .noIdentityMatches, .wrongPassphrase: "no match"
        case .truncatedPayload, .damagedPayload, .trailingData: "payload failure"
        case .unsupported: vector.name == "version_unsupported" ? "header failure" : "unsupported"
        case .notEnoughMemory, .invalidKey: "\(error)"
        }
    }
}
