// Bech32 (BIP 173, without its limit on length): how age writes keys as text.

/// Bech32: a prefix, the digit 1, data in 32 letters, a checksum of six.
enum Bech32 {
    private static let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    private static let values: [UInt8: UInt8] = Dictionary(
        uniqueKeysWithValues: letters.enumerated().map { ($0.element, UInt8($0.offset)) })

    /// The text of these bytes, in lower case.
    static func encode(prefix: String, _ bytes: [UInt8]) -> String {
        let prefix = Array(prefix.lowercased().utf8)
        var digits = regroup(bytes, from: 8, to: 5, padding: true) ?? []
        let sum = checksum(expanded(prefix) + digits + [0, 0, 0, 0, 0, 0]) ^ 1
        for place in 0..<6 { digits.append(UInt8(truncatingIfNeeded: (sum >> UInt32(5 * (5 - place))) & 31)) }
        return String(decoding: prefix + [UInt8(ascii: "1")] + digits.map { letters[Int($0)] }, as: UTF8.self)
    }

    /// Prefix (in lower case) and bytes of a text, or `nil` where it isn't Bech32: mixed case, foreign letters, wrong checksum.
    static func decode(_ text: String) -> (prefix: String, bytes: [UInt8])? {
        let raw = Array(text.utf8)
        let hasUpper = raw.contains { (65...90).contains($0) }
        let hasLower = raw.contains { (97...122).contains($0) }
        if hasUpper && hasLower { return nil }
        let lower: [UInt8] = raw.map { (65...90).contains($0) ? $0 + 32 : $0 }
        guard let one = lower.lastIndex(of: UInt8(ascii: "1")), one > 0, lower.count - one > 6 else { return nil }
        let prefix = Array(lower[..<one])
        guard prefix.allSatisfy({ (33...126).contains($0) }) else { return nil }
        var digits: [UInt8] = []
        for letter in lower[(one + 1)...] {
            guard let value = values[letter] else { return nil }
            digits.append(value)
        }
        guard checksum(expanded(prefix) + digits) == 1,
            let bytes = regroup(Array(digits.dropLast(6)), from: 5, to: 8, padding: false)
        else { return nil }
        return (String(decoding: prefix, as: UTF8.self), bytes)
    }

    private static func expanded(_ prefix: [UInt8]) -> [UInt8] {
        prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 }
    }

    private static func checksum(_ digits: [UInt8]) -> UInt32 {
        let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
        var sum: UInt32 = 1
        for digit in digits {
            let top = sum >> 25
            sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(digit)
            for (place, generator) in generators.enumerated() where (top >> UInt32(place)) & 1 == 1 { sum ^= generator }
        }
        return sum
    }

    /// The same bits in groups of another size; without padding, left-over bits must be few and zero.
    private static func regroup(_ groups: [UInt8], from: UInt32, to: UInt32, padding: Bool) -> [UInt8]? {
        var held: UInt32 = 0
        var bits: UInt32 = 0
        var out: [UInt8] = []
        let mask: UInt32 = (1 << to) - 1
        for group in groups {
            held = (held << from | UInt32(group)) & 0xfff
            bits += from
            while bits >= to {
                bits -= to
                out.append(UInt8(truncatingIfNeeded: (held >> bits) & mask))
            }
        }
        let rest = (held << (to - bits)) & mask
        if padding {
            if bits > 0 { out.append(UInt8(truncatingIfNeeded: rest)) }
        } else if bits >= from || rest != 0 {
            return nil
        }
        return out
    }
}
