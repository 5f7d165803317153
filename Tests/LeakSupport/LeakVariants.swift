// Every way to hide a name, telephone number or note that a leak scan must see through: each makes the bytes of a file.
import Foundation
public import TestSupport

/// One way in which a withheld string may stand in a file.
public struct LeakVariant: Sendable, CustomStringConvertible {
    /// What it is.
    public let description: String
    /// The name of the file that it makes.
    public let file: String
    /// The file with a person's field in it.
    public let make: @Sendable (MadeUpPerson, inout Random) -> [UInt8]
    /// The name of the file where the leak is in the name.
    public let name: (@Sendable (MadeUpPerson) -> String)?

    init(
        _ description: String, file: String = "page.html", name: (@Sendable (MadeUpPerson) -> String)? = nil,
        _ make: @escaping @Sendable (MadeUpPerson, inout Random) -> [UInt8]
    ) {
        (self.description, self.file, self.name, self.make) = (description, file, name, make)
    }

    static func text(_ description: String, _ make: @escaping @Sendable (MadeUpPerson, inout Random) -> String)
        -> LeakVariant
    {
        LeakVariant(description) { person, random in Array(LeakVariants.page(make(person, &random)).utf8) }
    }
}

/// The ways.
public enum LeakVariants {
    /// An innocent page around some words.
    public static func page(_ inside: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>A case</title><style>p{max-width:40em;margin:0}</style></head>
        <body><h1>What is known</h1><p class="lead">On 3 May 2024 the court heard him &amp; his lawyer.</p>
        <p>The hearing, says the source, \(inside) was closed to the press at 10:30.</p></body></html>
        """
    }

    /// All ways.
    public static let all: [LeakVariant] = names + escapes + bytes + others + LeakContainers.all

    /// Spellings of names.
    public static let names: [LeakVariant] = [
        .text("as it is") { person, _ in person.name },
        .text("capitals") { person, _ in person.name.uppercased() },
        .text("small letters") { person, _ in person.name.lowercased() },
        .text("surname first") { person, _ in person.family + ", " + person.given },
        .text("surname alone") { person, _ in person.family },
        .text("given name alone") { person, _ in person.given },
        .text("initial before") { person, _ in person.given.prefix(1) + ". " + person.family },
        .text("initials behind") { person, _ in person.family + " " + person.given.prefix(1) + ".Q." },
        .text("Cyrillic") { person, _ in person.nameCyrillic },
        .text("Cyrillic with initial") { person, _ in person.givenCyrillic.prefix(1) + "." + person.familyCyrillic },
        .text("instrumental") { person, _ in "с " + person.familyCyrillic + "ым" },
        .text("dative of a given name") { person, _ in "письмо " + person.givenCyrillic + "у" },
        .text("a woman's surname") { person, _ in person.familyCyrillic + "ой" },
        .text("possessive") { person, _ in person.family + "'s case and " + person.given + "’s" },
        .text("glued") { person, _ in person.given + person.family },
        .text("glued, small") { person, _ in (person.given + person.family).lowercased() },
        .text("in an address") { person, _ in
            #"<a href="/cases/\#((person.given + "-" + person.family).lowercased()).html">x</a>"#
        },
        .text("in an identifier") { person, _ in
            #"<p id="\#((person.given + "_" + person.family).lowercased())2">x</p>"#
        },
        .text("in an alternative text") { person, _ in #"<img src="a.png" alt="Photo of \#(person.name)">"# },
        .text("in a comment") { person, _ in "<!-- todo: \(person.name) -->" },
        .text("marks on letters") { person, random in marked(person.name, &random) },
        .text("zero-width characters") { person, random in
            sprinkled(person.name, ["\u{200B}", "\u{AD}", "\u{200E}", "\u{2060}", "\u{FEFF}"], &random)
        },
        .text("full-width letters") { person, _ in
            String(
                String.UnicodeScalarView(
                    person.name.unicodeScalars.map {
                        $0.value > 0x20 && $0.value < 0x7F ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                    }))
        },
        .text("lookalikes in Latin letters") { person, _ in
            look(person.name, ["a": "а", "o": "о", "i": "і", "c": "с", "e": "е", "p": "р"])
        },
        .text("lookalikes in Cyrillic letters") { person, _ in
            look(person.nameCyrillic, ["а": "a", "о": "o", "и": "u", "р": "p", "е": "e"])
        },
        .text("parted by a tag") { person, random in parted(person.name, "<b></b>", &random) },
        .text("parted by tags") { person, random in parted(person.name, "</i></span><span class=\"x\"><b>", &random) },
        .text("letter by letter in tags") { person, _ in person.family.map { "<span>\($0)</span>" }.joined() },
        .text("parted at the end of a line") { person, _ in
            person.family.prefix(3) + "-\n    " + person.family.dropFirst(3)
        },
        .text("parted by a folded line") { person, _ in person.family.prefix(3) + "\r\n " + person.family.dropFirst(3)
        },
        .text("telephone") { person, _ in "+7" + person.phone },
        .text("telephone with 8") { person, _ in
            "8 (" + person.phone.prefix(3) + ") " + group(person.phone.dropFirst(3), " ")
        },
        .text("telephone with dots") { person, _ in person.phone.prefix(3) + "." + group(person.phone.dropFirst(3), ".")
        },
        .text("telephone with dashes") { person, _ in
            "007-" + person.phone.prefix(3) + "–" + group(person.phone.dropFirst(3), "\u{A0}")
        },
        .text("telephone with tags") { person, _ in
            "<b>" + person.phone.prefix(3) + "</b> <i>" + person.phone.dropFirst(3) + "</i>"
        },
        .text("telephone in a link") { person, _ in "<a href=\"tel:+7\(person.phone)\">call</a>" },
        .text("e-mail") { person, _ in person.email },
        .text("e-mail in capitals") { person, _ in person.email.uppercased() },
        .text("e-mail in words") { person, _ in
            person.email.replacing("@", with: " [at] ").replacing(".", with: " (dot) ")
        },
        .text("address") { person, _ in person.address },
        .text("address with other signs") { person, _ in
            person.address.replacing(",", with: " /").replacing(" ", with: "\n")
        },
        .text("prison") { person, _ in person.facility },
        .text("prison in tags") { person, _ in person.facility.replacing(" ", with: "</td> <td>") },
        .text("note") { person, _ in person.note },
        .text("eight words of a note") { person, _ in
            person.note.split(separator: " ").dropFirst(2).prefix(8).joined(separator: ", ")
        },
        .text("identifier") { person, _ in person.identifier },
        .text("identifier in capitals") { person, _ in person.identifier.uppercased() },
        .text("identifier in a word") { person, _ in "x" + person.identifier },
    ]

    /// Ways to write letters with other signs.
    public static let escapes: [LeakVariant] = [
        .text("decimal entities") { person, _ in person.nameCyrillic.unicodeScalars.map { "&#\($0.value);" }.joined() },
        .text("hexadecimal entities") { person, _ in
            person.name.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined()
        },
        .text("one entity") { person, random in
            let scalars = Array(person.family.unicodeScalars)
            let at = 1 + random.below(scalars.count - 1)
            return scalars.enumerated().map { $0 == at ? "&#\($1.value);" : String($1) }.joined()
        },
        .text("soft hyphens as entities") { person, random in
            sprinkled(person.name, ["&shy;", "&zwj;", "&#8203;"], &random)
        },
        .text("hard blanks in a telephone") { person, _ in
            "+7&nbsp;" + person.phone.prefix(3) + "&nbsp;" + person.phone.dropFirst(3)
        },
        .text("entities between words") { person, _ in person.facility.replacing(" ", with: "&quot; &amp; ") },
        .text("entities written twice") { person, _ in person.family.map { "&amp;#\($0.asciiValue ?? 0);" }.joined() },
        .text("hard blanks in a note") { person, _ in person.note.replacing(" ", with: "&nbsp;") },
        .text("percent-encoded") { person, _ in percent(person.nameCyrillic) },
        .text("percent-encoded twice") { person, _ in percent(percent(person.name)) },
        .text("percent-encoded e-mail") { person, _ in person.email.replacing("@", with: "%40") },
        .text("percent-encoded words") { person, _ in person.facility.replacing(" ", with: "%20") },
        .text("JSON escapes") { person, _ in
            #"{"x":"\#(person.nameCyrillic.utf16.map { "\\u" + pad(String($0, radix: 16), 4) }.joined())"}"#
        },
        .text("JavaScript escapes") { person, _ in
            person.name.utf8.map { "\\x" + pad(String($0, radix: 16), 2) }.joined()
        },
        .text("JavaScript code points") { person, _ in
            person.nameCyrillic.unicodeScalars.map { "\\u{\(String($0.value, radix: 16))}" }.joined()
        },
        .text("an end of line in JSON") { person, _ in #"{"x":"a\n\#(person.given)\tb"}"# },
        .text("octal escapes") { person, _ in
            person.nameCyrillic.utf8.map { "\\" + pad(String($0, radix: 8), 3) }.joined()
        },
        .text("style sheet escapes") { person, _ in
            "p::after{content:\""
                + person.nameCyrillic.unicodeScalars.map { "\\" + pad(String($0.value, radix: 16), 6) }.joined() + "\"}"
        },
        .text("quoted-printable") { person, _ in
            person.nameCyrillic.utf8.map { "=" + pad(String($0, radix: 16), 2).uppercased() }.joined()
        },
        .text("quoted-printable over lines") { person, _ in
            person.family.prefix(4) + "=\r\n" + person.family.dropFirst(4)
        },
        .text("entities of HTML 5") { person, _ in "&" + "Tcy;&iecy;&scy;" + person.family },
    ]

    /// Ways to write bytes as text.
    public static let bytes: [LeakVariant] = {
        var all: [LeakVariant] = []
        for shift in 0..<3 {
            all.append(
                .text("base64, shifted by \(shift)") { person, random in
                    Data((filler(shift, &random) + person.nameCyrillic + filler(5, &random)).utf8).base64EncodedString()
                })
            all.append(
                .text("base64 of Latin letters, shifted by \(shift)") { person, random in
                    Data((filler(shift, &random) + " " + person.name + " " + filler(9, &random)).utf8)
                        .base64EncodedString()
                })
        }
        return all + [
            .text("base64 in URLs") { person, random in
                Data((filler(50, &random) + "??>>" + person.name + "~~" + filler(50, &random)).utf8)
                    .base64EncodedString()
                    .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            },
            .text("base64 over lines") { person, random in
                Data((filler(200, &random) + " " + person.note + filler(200, &random)).utf8)
                    .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn])
            },
            .text("data URL") { person, _ in
                "<img src=\"data:image/svg+xml;base64,\(Data("<svg><title>\(person.name)</title></svg>".utf8).base64EncodedString())\">"
            },
            .text("base64 of UTF-16") { person, _ in
                Data(person.name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }).base64EncodedString()
            },
            .text("base64 twice") { person, _ in
                Data(Data(person.name.utf8).base64EncodedString().utf8).base64EncodedString()
            },
            .text("hexadecimal") { person, _ in person.name.utf8.map { pad(String($0, radix: 16), 2) }.joined() },
            .text("hexadecimal with blanks") { person, _ in
                person.name.utf8.map { pad(String($0, radix: 16), 2) }.joined(separator: " ")
            },
            .text("hexadecimal with colons") { person, _ in
                person.nameCyrillic.utf8.map { pad(String($0, radix: 16), 2).uppercased() }.joined(separator: ":")
            },
            .text("hexadecimal as in C") { person, _ in
                person.name.utf8.map { "0x" + pad(String($0, radix: 16), 2) }.joined(separator: ", ")
            },
        ]
    }()

    /// Other encodings of the whole file, and names of files.
    public static let others: [LeakVariant] = [
        LeakVariant("UTF-16, small end first", file: "a.txt") { person, _ in
            [0xFF, 0xFE] + person.nameCyrillic.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        },
        LeakVariant("UTF-16, big end first", file: "a.txt") { person, _ in
            person.name.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        },
        LeakVariant("UTF-16 at an odd place", file: "a.bin") { person, random in
            (0..<33).map { _ in UInt8(truncatingIfNeeded: random.next()) }
                + person.name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } + [0, 0, 7]
        },
        LeakVariant("UTF-32", file: "a.bin") { person, _ in
            [9] + person.nameCyrillic.unicodeScalars.flatMap { [UInt8($0.value & 255), UInt8($0.value >> 8), 0, 0] }
        },
        LeakVariant("in a binary file", file: "a.bin") { person, random in
            (0..<500).map { _ in UInt8(truncatingIfNeeded: random.next()) } + Array((" " + person.name + "\0").utf8)
                + (0..<500).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        },
        LeakVariant("code page 1251", file: "a.txt") { person, _ in
            Array("Дело ".utf8.prefix(0))
                + (page("").utf8
                    + person.nameCyrillic.unicodeScalars.map {
                        $0.value < 0x80 ? UInt8($0.value) : UInt8($0.value - 0x410 + 0xC0)
                    })
        },
        LeakVariant("in the name of a file", name: { "cases/\($0.given)_\($0.family).html" }) { _, _ in
            Array(page("").utf8)
        },
        LeakVariant("in the name of a folder", name: { "\($0.family.lowercased())/index.html" }) { _, _ in
            Array(page("").utf8)
        },
        LeakVariant("percent-encoded in the name of a file", name: { percent($0.nameCyrillic) + ".html" }) { _, _ in
            Array(page("").utf8)
        },
        LeakVariant("identifier in the name of a file", name: { "x-\($0.identifier).json" }) { _, _ in
            Array(page("").utf8)
        },
        LeakVariant("far in a large file", file: "big.txt") { person, _ in
            Array((String(repeating: "Nothing is known of the day. ", count: 40_000) + person.name).utf8)
        },
    ]

    // MARK: Parts

    static func percent(_ text: String) -> String {
        text.utf8.map { "%" + pad(String($0, radix: 16), 2).uppercased() }.joined()
    }
    static func pad(_ text: String, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - text.count)) + text
    }
    static func filler(_ count: Int, _ random: inout Random) -> String {
        String((0..<count).compactMap { _ in "etaoin shrdlu".randomElement(using: &random) })
    }
    private static func sprinkled(_ text: String, _ signs: [String], _ random: inout Random) -> String {
        text.enumerated().map { $0 > 0 && $0 % 2 == 0 ? signs[random.below(signs.count)] + String($1) : String($1) }
            .joined()
    }
    private static func marked(_ text: String, _ random: inout Random) -> String {
        text.map {
            "aeioun".contains($0) ? String($0) + ["\u{301}", "\u{300}", "\u{304}"][random.below(3)] : String($0)
        }.joined()
    }
    private static func look(_ text: String, _ pairs: [Character: Character]) -> String {
        String(text.map { pairs[$0] ?? $0 })
    }
    private static func parted(_ text: String, _ tag: String, _ random: inout Random) -> String {
        text.split(separator: " ").map { word in
            let at = 1 + random.below(word.count - 1)
            return word.prefix(at) + tag + word.dropFirst(at)
        }.joined(separator: " ")
    }
    private static func group(_ digits: Substring, _ sign: String) -> String {
        digits.prefix(3) + sign + digits.dropFirst(3).prefix(2) + sign + digits.dropFirst(5)
    }
}
