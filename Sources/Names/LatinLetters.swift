// Plain Latin letters of a name in any Latin or Cyrillic spelling: "Nguyễn" as "nguyen", "Кравцов" as "kravtsov".

/// Letters without their marks.
public enum LatinLetters {
    /// The name in lower-case ASCII letters and digits; what parts words becomes one blank, apostrophes and other scripts go.
    ///
    /// Example: `plain("Séverin O'Brien-Żak")` is `"severin obrien zak"`.
    public static func plain(_ name: String) -> String {
        var name = name
        return name.withUTF8 { bytes in
            var isPlain = true
            for byte in bytes where !(byte &- 0x61 < 26) {
                isPlain = false
                break
            }
            if isPlain { return String(decoding: bytes, as: UTF8.self) }
            return String(decoding: folded(String(decoding: bytes, as: UTF8.self)), as: UTF8.self)
        }
    }

    private static func folded(_ name: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(name.utf8.count)
        func blank() { if let last = result.last, last != 0x20 { result.append(0x20) } }
        for scalar in name.unicodeScalars {
            let value = scalar.value
            switch value {
            case 0x61...0x7A, 0x30...0x39: result.append(UInt8(value))
            case 0x41...0x5A: result.append(UInt8(value | 0x20))
            case 0x27, 0x60, 0x2018, 0x2019, 0x2BC, 0x2B9, 0x2BB, 0xB4, 0x300...0x36F: break
            case 0xDF: result += [0x73, 0x73]
            case 0xE6, 0xC6: result += [0x61, 0x65]
            case 0xDE, 0xFE: result += [0x74, 0x68]
            case 0x15E, 0x15F, 0x160, 0x161: result += [0x73, 0x68]
            case 0xC7, 0xE7, 0x10C, 0x10D: result += [0x63, 0x68]
            case 0x17D, 0x17E: result += [0x7A, 0x68]
            case 0xC0..<0x2B0: append(marked[Int(value) - 0xC0], to: &result)
            case 0x1E00..<0x1F00: append(extended[Int(value) - 0x1E00], to: &result)
            case 0x400..<0x500: result += (cyrillic[lowerCyrillic(value)] ?? "").utf8
            default: blank()
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    private static func append(_ letter: UInt8, to result: inout [UInt8]) {
        if letter != UInt8(ascii: "-") { result.append(letter) }
    }

    private static func lowerCyrillic(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x410...0x42F: value + 0x20
        case 0x400...0x40F: value + 0x50
        case 0x460...0x4FF where value != 0x4C0: value | 1
        default: value
        }
    }

    /// The letters of U+00C0 to U+02AF without their marks.
    private static let marked = Array(
        ("aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
            + "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnn-nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
            + "-b----o---d---aae-f-g---kk------oo-------------uu--yy---------------dddlllnnnaaiioouuuuuuuuuuaaa"
            + "aa----ggkkoooo--jdddgg--nnaa----aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------"
            + "-------------------bo-dd-a-e-------g------------------------------------------------------------"
            + "----------------").utf8)

    /// The letters of U+1E00 to U+1EFF without their marks.
    private static let extended = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
            + "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas----aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
            + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------").utf8)

    /// Small Cyrillic letters as English reports write them.
    private static let cyrillic: [UInt32: String] = {
        let pairs: [(Unicode.Scalar, String)] = [
            ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("ё", "yo"), ("ж", "zh"),
            ("з", "z"),
            ("и", "i"), ("й", "y"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"),
            ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"), ("ч", "ch"), ("ш", "sh"),
            ("щ", "shch"), ("ы", "y"), ("э", "e"), ("ю", "yu"), ("я", "ya"), ("і", "i"), ("ї", "yi"), ("є", "ye"),
            ("ґ", "g"), ("ў", "u"), ("ә", "a"), ("ғ", "gh"), ("қ", "q"), ("ң", "ng"), ("ө", "o"), ("ұ", "u"),
            ("ү", "u"),
            ("һ", "h"), ("ҳ", "h"), ("ҷ", "j"), ("ӣ", "i"), ("ӯ", "u"), ("ј", "j"), ("љ", "lj"), ("њ", "nj"),
            ("ћ", "c"),
            ("ђ", "dj"), ("џ", "dzh"), ("ҫ", "s"), ("ӗ", "e"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0.value, $1) })
    }()
}
