// Base64 in the one spelling that the same bytes have (RFC 4648, section 4): standard letters, no line breaks, unused bits zero.

/// Strict base64, padded as in notes and armor, or not, as in the headers of age files.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The value of every letter; 255 for what is no letter of Base64.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// Bytes as padded text.
    static func text(of bytes: some Collection<UInt8>) -> String {
        String(decoding: encode(bytes, padded: true), as: UTF8.self)
    }

    /// The bytes of a padded text, or `nil` where it isn't exactly what `text(of:)` would write.
    static func bytes(of text: some Sequence<UInt8>) -> [UInt8]? { decode(Array(text)[...], padded: true) }

    /// The letters of these bytes.
    static func encode(_ bytes: some Collection<UInt8>, padded: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var held: UInt32 = 0
        var bits = 0
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(letters[Int(held >> UInt32(bits)) & 63])
            }
        }
        if bits > 0 { out.append(letters[Int(held << UInt32(6 - bits)) & 63]) }
        while padded && out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
        return out
    }

    /// The bytes of these letters, or `nil` where they aren't exactly what `encode` would write.
    static func decode(_ text: ArraySlice<UInt8>, padded: Bool = false) -> [UInt8]? {
        var text = text
        if padded {
            guard text.count % 4 == 0 else { return nil }
            for _ in 0..<2 where text.last == UInt8(ascii: "=") { text = text.dropLast() }
        }
        guard text.count % 4 != 1 else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 3 / 4)
        var held: UInt32 = 0
        var bits = 0
        for letter in text {
            let value = values[Int(letter)]
            if value == 255 { return nil }
            held = held << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
            }
        }
        return held & ((1 << UInt32(bits)) - 1) == 0 ? out : nil
    }
}
