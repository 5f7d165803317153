// One-time codes against the values of the RFCs, and what is accepted when.

import Testing

@testable import Vault

@Suite struct TOTPTests {
    /// The secret of RFC 4226, appendix D, and of RFC 6238, appendix B.
    static func standard() throws -> TOTP {
        try #require(TOTP(base32: Base32.text(of: "12345678901234567890".utf8)))
    }

    @Test func countsAsRFC4226() throws {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        let secret = try Self.standard()
        for (step, code) in codes.enumerated() { #expect(secret.code(at: UInt64(step)) == code) }
    }

    /// The last six of the eight digits that the RFC gives for SHA-1.
    @Test(
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func tellsTheTimeAsRFC6238(time: Int64, code: String) throws {
        let secret = try Self.standard()
        let step = UInt64(time / 30)
        #expect(secret.code(at: step) == code)
        #expect(secret.step(of: code, at: time) == step)
    }

    /// RFC 4648, section 10.
    @Test(
        arguments: [
            ("", ""), ("f", "MY======"), ("fo", "MZXQ===="), ("foo", "MZXW6==="), ("foob", "MZXW6YQ="),
            ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI======"),
        ])
    func writesAsRFC4648(plain: String, text: String) {
        let bare = text.filter { $0 != "=" }
        #expect(Base32.text(of: plain.utf8) == bare)
        for form in [text, bare, bare.lowercased()] { #expect(Base32.bytes(of: form) == Array(plain.utf8)) }
    }

    @Test(arguments: ["1", "M", "MZX", "MZXW6Y!B", "MZ", "éé", "A=A"]) func noBase32IsRefused(text: String) {
        #expect(Base32.bytes(of: text) == nil)
    }

    @Test func acceptsOneStepEachSideAndEachOnce() throws {
        let secret = TOTP()
        let now: Int64 = 1_795_000_015
        let step = UInt64(now / 30)
        for offset in -5...5 {
            let other = UInt64(Int64(step) + Int64(offset))
            let code = secret.code(at: other)
            guard (-5...5).filter({ secret.code(at: UInt64(Int64(step) + Int64($0))) == code }).count == 1 else {
                continue
            }
            #expect((secret.step(of: code, at: now) == other) == (abs(offset) <= 1))
            #expect(secret.step(of: code, at: now, after: other) == nil, "once")
            #expect((secret.step(of: code, at: now, after: other - 1) == other) == (abs(offset) <= 1))
        }
        let code = secret.code(at: step)
        #expect(secret.step(of: "\(code.prefix(3)) \(code.suffix(3))", at: now) != nil)
        for wrong in ["", "12345", "1234567", code + "0", "-" + code.dropFirst(), "１２３４５６", "12345a"] {
            #expect(secret.step(of: wrong, at: now) == nil)
        }
        #expect(secret.step(of: code, at: -1) == nil)
        #expect(secret.step(of: secret.code(at: 0), at: 0) == 0)
    }

    @Test func theAddressIsWhatAppsTake() throws {
        #expect(
            try Self.standard().uri(issuer: "Habeas 1", account: "A. Ünal")
                == "otpauth://totp/Habeas%201:A.%20%C3%9Cnal?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Habeas%201&algorithm=SHA1&digits=6&period=30"
        )
        let secret = TOTP()
        #expect(TOTP(base32: secret.base32.lowercased())?.code(at: 7) == secret.code(at: 7))
        #expect(!"\(secret)".contains(secret.base32))
    }
}
