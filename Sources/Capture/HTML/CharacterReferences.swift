// Decodes `&rdquo;`, `&#8221;`, `&#x201d;` as the HTML standard says, and tells how many bytes each took.

enum CharacterReferences {
    /// What a reference stands for, and its length in the markup.
    struct Match {
        var first: Unicode.Scalar
        var second: Unicode.Scalar?
        var length: Int

        /// Appends the UTF-8 of what it stands for.
        func append(to bytes: inout [UInt8]) {
            for scalar in [first, second].compactMap(\.self) {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// The reference that begins with the `&` at `start`; `nil` where it is only an ampersand.
    static func match(_ bytes: [UInt8], at start: Int, end: Int) -> Match? {
        guard start + 1 < end else { return nil }
        if bytes[start + 1] == UInt8(ascii: "#") { return number(bytes, at: start, end: end) }
        return name(bytes, at: start, end: end)
    }

    private static func number(_ bytes: [UInt8], at start: Int, end: Int) -> Match? {
        var index = start + 2
        var radix: UInt32 = 10
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "x") {
            radix = 16
            index += 1
        }
        var value: UInt32 = 0
        let digits = index
        while index < end, let digit = digit(bytes[index], radix: radix) {
            value = min(value * radix + digit, 0x110000)
            index += 1
        }
        guard index > digits else { return nil }
        if index < end, bytes[index] == UInt8(ascii: ";") { index += 1 }
        return Match(first: scalar(value), second: nil, length: index - start)
    }

    private static func digit(_ byte: UInt8, radix: UInt32) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte) - 48
        case 65...70 where radix == 16: UInt32(byte) - 55
        case 97...102 where radix == 16: UInt32(byte) - 87
        default: nil
        }
    }

    /// Numbers from 80 to 9F mean the characters of windows-1252, as in all browsers.
    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        if value >= 0x80, value <= 0x9F { return windows1252[Int(value) - 0x80] }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static let windows1252: [Unicode.Scalar] = {
        let characters = CodePage(named: "windows-1252")?.characters.prefix(32) ?? []
        return characters.map { String(decoding: $0, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}" }
    }()

    private static func name(_ bytes: [UInt8], at start: Int, end: Int) -> Match? {
        var index = start + 1
        while index < end, index - start <= 32, isLetterOrDigit(bytes[index]) { index += 1 }
        guard index > start + 1 else { return nil }
        let name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
        if index < end, bytes[index] == UInt8(ascii: ";"), let scalars = common[name] ?? all[name] {
            return Match(first: scalars.0, second: scalars.1, length: index + 1 - start)
        }
        // Without its semicolon only an old name counts, the longest that fits.
        for length in stride(from: min(name.utf8.count, 6), through: 2, by: -1) {
            let part = String(name.prefix(length))
            if bare.contains(part), let scalars = common[part] ?? all[part] {
                return Match(first: scalars.0, second: scalars.1, length: length + 1)
            }
        }
        return nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte >= 48 && byte <= 57) || (byte | 0x20 >= 97 && byte | 0x20 <= 122)
    }

    private typealias Scalars = (Unicode.Scalar, Unicode.Scalar?)

    /// The few that most pages use, so that most pages need not build the whole list.
    private static let common: [String: Scalars] = [
        "amp": ("&", nil), "lt": ("<", nil), "gt": (">", nil), "quot": ("\"", nil), "apos": ("'", nil),
        "nbsp": ("\u{A0}", nil), "mdash": ("\u{2014}", nil), "ndash": ("\u{2013}", nil), "lsquo": ("\u{2018}", nil),
        "rsquo": ("\u{2019}", nil), "ldquo": ("\u{201C}", nil), "rdquo": ("\u{201D}", nil), "hellip": ("\u{2026}", nil),
        "laquo": ("\u{AB}", nil), "raquo": ("\u{BB}", nil), "copy": ("\u{A9}", nil), "middot": ("\u{B7}", nil),
        "bull": ("\u{2022}", nil),
    ]

    private static let bare = Set(bareNames.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let all: [String: Scalars] = {
        var table: [String: Scalars] = [:]
        for entry in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { continue }
            let scalars = parts[1].split(separator: "+").compactMap {
                UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
            }
            if let first = scalars.first { table[String(parts[0])] = (first, scalars.dropFirst().first) }
        }
        return table
    }()
}
