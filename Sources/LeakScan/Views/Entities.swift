// Character references of HTML that can write a name.

/// Reads "&eacute;", "&#1040;", "&#x410;", "&Acy;".
enum Entities {
    /// Reads a reference and returns how long it is; 0 where there is none.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, into reading: inout Reading) -> Int {
        var end = at + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "#") {
            end += 1
            var value: UInt32 = 0
            let isHex = end < bytes.count && bytes[end] | 32 == UInt8(ascii: "x")
            if isHex { end += 1 }
            let first = end
            while end < bytes.count, end - first < 12, let digit = Bytes.hex(bytes[end]), isHex || digit < 10 {
                value = (value &* (isHex ? 16 : 10)) &+ UInt32(digit)
                end += 1
            }
            guard end > first else { return 0 }
            reading.append(value)
        } else {
            while end < bytes.count, end - at < 12, Bytes.isAlphanumeric(bytes[end]) { end += 1 }
            let name = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
            guard let scalar = scalar(name) else { return 0 }
            reading.append(scalar.value)
        }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
        return end - at
    }

    /// The length of a reference to a sign that no word contains, so that it can be passed like a blank; 0 for others.
    static func separator(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard at + 3 < bytes.count else { return 0 }
        for name in separators {
            let length = name.utf8CodeUnitCount
            guard at + length < bytes.count, bytes[at + 1] == name.utf8Start[1],
                (2..<length).allSatisfy({ bytes[at + $0] == name.utf8Start[$0] })
            else { continue }
            // An apostrophe may stand in a name, and "&amp;" may begin a reference that was written twice.
            let next = bytes[at + length]
            if name.utf8Start[1] == UInt8(ascii: "a") || name.utf8Start[1] == UInt8(ascii: "#") {
                return next == UInt8(ascii: "#") || Bytes.isWord(next) ? 0 : length
            }
            return length
        }
        return 0
    }

    private static let separators: [StaticString] = [
        "&quot;", "&amp;", "&nbsp;", "&lt;", "&gt;", "&#39;", "&#34;", "&mdash;", "&ndash;", "&laquo;", "&raquo;",
    ]

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        if let known = named[name] { return known }
        guard let letter = name.unicodeScalars.first else { return nil }
        if name.hasSuffix("cy"), let cyrillic = Self.cyrillic[name.dropLast(2).lowercased()] {
            return letter.properties.isUppercase
                ? cyrillic.properties.uppercaseMapping.unicodeScalars.first : cyrillic
        }
        // Marks don't matter, but for those that make another sound.
        let mark = name.dropFirst()
        if mark == "caron" || mark == "cedil",
            let marked = ["s": "š", "c": "č", "z": "ž"][letter.properties.lowercaseMapping]
        {
            return letter.properties.isUppercase
                ? marked.uppercased().unicodeScalars.first : marked.unicodeScalars.first
        }
        return marks.contains(mark) ? letter : nil
    }

    private static let marks: Set<Substring> = [
        "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash", "macr", "breve", "ogon", "dot",
        "strok", "dblac",
    ]
    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
        "thinsp": " ", "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "lrm": "\u{200E}", "rlm": "\u{200F}",
        "period": ".", "commat": "@", "comma": ",", "hyphen": "-", "ndash": "-", "mdash": "-", "lowbar": "_",
        "plus": "+",
        "sol": "/", "colon": ":", "Tab": " ", "NewLine": "\n", "imath": "ı", "inodot": "ı", "num": "#", "percnt": "%",
        "equals": "=", "bsol": "\\", "rsquo": "’", "lsquo": "‘", "lpar": "(", "rpar": ")", "ZeroWidthSpace": "\u{200B}",
        "NoBreak": "\u{2060}",
    ]
    private static let cyrillic: [String: Unicode.Scalar] = [
        "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "ie": "е", "io": "ё", "zh": "ж", "z": "з", "i": "и", "j": "й",
        "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф",
        "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "shch": "щ", "hard": "ъ", "y": "ы", "soft": "ь", "e": "э",
        "yu": "ю", "ya": "я", "iuk": "і", "yi": "ї", "juk": "є", "ubr": "ў", "jser": "ј", "lj": "љ", "nj": "њ",
        "tsh": "ћ", "dj": "ђ", "dz": "џ", "ds": "ѕ", "gj": "ѓ", "kj": "ќ",
    ]
}
