// Codes of six digits that change every half minute, for a second question after the passphrase.

import Crypto

/// A member's secret for one-time codes (RFC 6238, with SHA-1, 6 digits and steps of 30 seconds, as every authenticator app has them).
public struct TOTP: Sendable, CustomStringConvertible {
    /// Seconds for which a code holds.
    public static let period: Int64 = 30
    /// How many bytes the secret has: the 160 bits that RFC 4226 asks for.
    static let size = 20
    /// How many steps before and after now are accepted, for clocks that differ (RFC 6238, section 5.2).
    static let window: Int64 = 1

    private let secret: SymmetricKey

    /// A new secret from the system's random numbers.
    public init() { secret = SymmetricKey(size: .init(bitCount: Self.size * 8)) }

    /// The secret that a text in base32 is (RFC 4648, section 6); nil where it is none of 160 bits.
    public init?(base32: String) {
        guard let bytes = Base32.bytes(of: base32), bytes.count == Self.size else { return nil }
        secret = SymmetricKey(data: bytes)
    }

    /// The secret in base32, for typing into an app.
    public var base32: String { secret.withUnsafeBytes { Base32.text(of: $0) } }

    /// The address that an app takes, mostly as a square of dots: `otpauth://totp/ISSUER:ACCOUNT?secret=...`.
    ///
    /// It is as secret as the secret.
    public func uri(issuer: String, account: String) -> String {
        let issuer = Self.escaped(issuer)
        return
            "otpauth://totp/\(issuer):\(Self.escaped(account))?secret=\(base32)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=\(Self.period)"
    }

    /// The code of a step, six digits (RFC 4226, section 5.3).
    func code(at step: UInt64) -> String {
        let digits = String(number(at: step))
        return String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }

    /// The step whose code this is, among the one of now, the one before and the one after; nil where it is none of theirs.
    ///
    /// - Parameters:
    ///   - code: six digits; spaces don't matter.
    ///   - time: seconds since 1970, in UTC.
    ///   - last: the step that was accepted last; it and those before it are accepted no more (RFC 6238, section 5.2).
    public func step(of code: String, at time: Int64, after last: UInt64? = nil) -> UInt64? {
        let digits = code.utf8.filter { $0 != UInt8(ascii: " ") }
        guard digits.count == 6, digits.allSatisfy({ (0x30...0x39).contains($0) }), time >= 0 else { return nil }
        let typed = digits.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - 0x30) }
        var found: UInt64?
        // All are tried, so that the time it takes says nothing.
        for offset in -Self.window...Self.window {
            guard let step = UInt64(exactly: time / Self.period + offset) else { continue }
            if number(at: step) == typed, last.map({ step > $0 }) ?? true { found = found ?? step }
        }
        return found
    }

    private func number(at step: UInt64) -> UInt32 {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * UInt64($0))) }
        let hash = [UInt8](HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: secret))
        let start = Int(hash[hash.count - 1] & 15)
        let number = hash[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        return number % 1_000_000
    }

    /// With all but the unreserved characters of RFC 3986 escaped.
    private static func escaped(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    public var description: String { "secret of one-time codes" }
}
