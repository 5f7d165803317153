// Keys as text, and that secret ones never show.

import Testing

@testable import Vault

struct AgeKeyTests {
    /// The pair in the specification of age ("The X25519 recipient type").
    private let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    private let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

    @Test func thePairOfTheSpecification() throws {
        let key = try AgeSecretKey(secret)
        #expect(try key.publicKey.description == recipient)
        #expect(try AgePublicKey(recipient) == key.publicKey)
        #expect(key.secretText() == secret)
        #expect(try AgeSecretKey(bytes: [UInt8](repeating: 0x42, count: 32)) == key)
        #expect(AgeSecretKey() != key)
    }

    @Test func everyTypingErrorIsFound() throws {
        for text in [secret, recipient] {
            for place in text.indices {
                for letter in "1qpzQ b" where letter != text[place] {
                    var wrong = text
                    wrong.replaceSubrange(place...place, with: String(letter))
                    #expect(throws: AgeError.self, "\(wrong)") { _ = try AgeSecretKey(wrong) }
                    #expect(throws: AgeError.self, "\(wrong)") { _ = try AgePublicKey(wrong) }
                }
            }
            #expect(throws: AgeError.self) { _ = try AgePublicKey(String(text.dropLast())) }
        }
        #expect(throws: AgeError.self) { _ = try AgeSecretKey(secret.lowercased()) }
        #expect(throws: AgeError.self) { _ = try AgePublicKey(recipient.uppercased()) }
        #expect(throws: AgeError.self) { _ = try AgePublicKey("") }
    }

    @Test func nothingIsSealedToAPointOfLowOrder() throws {
        for first: UInt8 in [0, 1] {
            let point = try AgePublicKey(bytes: [first] + [UInt8](repeating: 0, count: 31))
            #expect(throws: AgeError.self) { try Age.seal([1], to: [.x25519(point)]) }
        }
    }

    @Test func secretsDoNotShow() throws {
        let key = try AgeSecretKey(secret)
        let passphrase = try AgePassphrase("tulip anchor")
        let shown: [Any] = [
            key, passphrase, AgeIdentity.x25519(key), AgeIdentity.scrypt(passphrase), [AgeIdentity.x25519(key)],
            AgeRecipient.scrypt(passphrase, workFactor: 10), Optional(key) as Any,
        ]
        for value in shown {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), String(describing: value), dumped] {
                for trace in ["GFPYY", "gfpyy", "66", "42", "tulip", "bytes", "0x"] {
                    #expect(!text.contains(trace), "\(text)")
                }
            }
        }
    }

    @Test func bech32OfTheStandard() {
        // BIP 173, "Test vectors": valid and invalid strings.
        for valid in [
            "A12UEL5L", "a12uel5l",
            "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
        ] {
            #expect(Bech32.decode(valid) != nil, "\(valid)")
        }
        for invalid in [
            "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8", "10a06t8", "1qzzfhee", "A12uEL5L",
        ] {
            #expect(Bech32.decode(invalid) == nil, "\(invalid)")
        }
    }

    @Test func base64IsCanonical() {
        for count in 0..<70 {
            let bytes = randomBytes(count)
            for padded in [false, true] {
                let text = Base64.encode(bytes, padded: padded)
                #expect(Base64.decode(text[...], padded: padded) == bytes)
                if padded && count % 3 != 0 { #expect(Base64.decode(text[...], padded: false) == nil) }
            }
        }
        for wrong in ["A", "AB", "AAB", "AA=", "AA==", "A A", "A-AA"] {
            #expect(Base64.decode(Array(wrong.utf8)[...]) == nil, "\(wrong)")
        }
        for wrong in ["AA", "AA=", "AB==", "AAB=", "====", "A===", "AA=A", "=", "AAAA===="] {
            #expect(Base64.decode(Array(wrong.utf8)[...], padded: true) == nil, "\(wrong)")
        }
    }
}
