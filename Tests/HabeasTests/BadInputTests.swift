// Input that is broken, huge, hostile or no report, through the built program: read, or refused in one sentence with exit 1.
import Foundation
import TestSupport
import Testing

private let report = """
    On 3 March 2024 police in Karakol detained the activist Nurlan Sadykov. His lawyer Irina Pak said that he was charged \
    under Article 278 of the Criminal Code.

    """

@Suite struct BadInputTests {
    let place: Workplace
    init() throws { place = try Workplace() }

    /// What is in a file, and a word of the refusal; without one it is read.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var refusal: String?
        var content: @Sendable () -> Data
        var testDescription: String { name }

        init(_ name: String, refused refusal: String? = nil, _ content: @escaping @Sendable () -> String) {
            self.init(name, refused: refusal, data: { Data(content().utf8) })
        }

        init(_ name: String, refused refusal: String? = nil, data content: @escaping @Sendable () -> Data) {
            self.name = name
            self.refusal = refusal
            self.content = content
        }
    }

    private static func page(_ body: String) -> String { "<html><body><article>\(body)</article></body></html>" }
    private static func repeated(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }

    static let cases: [Case] = [
        Case("empty.html", refused: "is empty") { "" },
        Case("blank.txt", refused: "is empty") { repeated(" \n\t", 1000) },
        Case("binary.txt", refused: "binary", data: { Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }) }),
        Case("cut-in-a-tag.html") { "<html><body><article><p>\(report)</p><p>\(report)</p><div class=\"" },
        Case("cut-in-a-letter.txt", data: { Data(report.utf8) + Data("é".utf8).dropLast() }),
        Case(
            "invalid-utf8.txt", data: { Data(report.utf8) + Data([0xFF, 0xC0, 0x80, 0xED, 0xA0]) + Data(report.utf8) }),
        Case("page-called.txt") { page("<p>\(report)</p>") },
        Case("text-called.html") { report },
        Case("pdf-called.txt", refused: "PDF") { "%PDF-1.7\n%\u{E2}\u{E3}\n" },
        Case("wrong-charset.html") {
            "<meta charset=utf-16>" + page("<h1>Detention</h1><p>\(report)</p><p>\(report)</p>")
        },
        Case("wrong-language.html") { "<html lang=ru><body><article><p>\(report)</p><p>\(report)</p></article>" },
        Case("no-article.html", refused: "no article") {
            "<html><body><nav>\(repeated("<li><a href=/x>News of the day</a></li>", 50))</nav></body></html>"
        },
        Case("russian.txt", refused: "'ru'") {
            repeated("Полиция задержала активиста в Алматы, и суд арестовал его на два месяца. ", 5)
        },
        Case("georgian.txt", refused: "'ka'") { repeated("პოლიციამ აქტივისტი დააკავა თბილისში ორშაბათს. ", 5) },
        Case("finnish.txt", refused: "only English is read") {
            repeated("Poliisi pidätti aktivistin Astanassa maanantaina, kertoi hänen asianajajansa. ", 20)
        },
        Case("chinese.txt", refused: "'zh'") { repeated("警方周一在北京拘留了一名活动人士。 ", 20) },
        Case("no-language.txt", refused: "not known") { repeated("Xvbo Qwzrt Plmk Jhgw Tzrq Wqxv. ", 20) },
        Case("200-MB.txt", refused: "too large", data: { Data(count: 200_000_000) }),
        Case("50-MB-line.txt", refused: "too much text") {
            repeated(report.replacingOccurrences(of: "\n", with: " "), 50_000_000 / report.utf8.count)
        },
        Case("50-MB-page.html", refused: "too much text") {
            "<p>" + repeated(report.replacingOccurrences(of: "\n", with: " "), 50_000_000 / report.utf8.count)
        },
        Case("many-tags.html", refused: "tags") { repeated("<p>x", 1_100_000) },
        Case("divs-100000-deep.html") { page(repeated("<div>", 100_000) + "<p>\(report)</p><p>\(report)</p>") },
        Case("tables-100000-deep.html") {
            page("<p>\(report)</p><p>\(report)</p>" + repeated("<table><tr><td>", 100_000))
        },
        Case("links-100000-deep.html") { page("<p>\(report)</p><p>\(report)</p>" + repeated("<b><a href=x>", 50_000)) },
        Case("one-word.txt") { repeated("a", 100_000) },
        Case("hyphens.txt") { repeated("a-", 50_000) },
        Case("dots.txt") { repeated(". ", 10_000) },
        Case("quotes.txt") { repeated("\"", 10_000) },
        Case("brackets.txt") { repeated("(", 10_000) },
        Case("commas.txt") { repeated("Ann Lee, Aidar Samatov and ", 500) },
        Case("capitals.txt") { repeated("A ", 5_000) },
        Case("digits.txt") { repeated("1/2/", 10_000) },
        Case("one-name.txt") { repeated(repeated("Aidar Samatov ", 40) + "and the ", 12) },
        Case("accents.txt") { "e" + repeated("\u{301}", 50_000) + " was detained." },
        Case("zero-width.txt") { repeated("\u{200B}\u{202E}\u{FEFF}", 5_000) + report },
    ]

    @Test(arguments: cases) func isReadOrRefusedInOneSentence(_ one: Case) throws {
        let path = try place.write(one.name, one.content())
        let good = try place.write("good.txt", report)
        let outcome = try HabeasProgram.run(["read", "--format", "json", path, good])
        let lines = outcome.output.split(separator: "\n")
        if let refusal = one.refusal {
            #expect(outcome.exit == 3 && lines.count == 1, "the other file is still read")
            #expect(outcome.errors.hasPrefix("habeas: ") && outcome.errors.contains(one.name), "\(outcome.errors)")
            #expect(outcome.errors.contains(refusal), "\(outcome.errors)")
            #expect(outcome.errors.filter { $0 == "\n" }.count == 1 && outcome.errors.hasSuffix(".\n"))
        } else {
            #expect(outcome.exit == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
            #expect(lines.count == 2)
        }
        #expect(lines.last?.contains("Nurlan Sadykov") ?? false)
        for line in lines { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) } }
    }

    @Test(arguments: ["missing", "a folder", "a link to itself", "a pipe", "a device", "an endless name"])
    func whatIsNoFileIsRefusedAtOnce(kind: String) throws {
        let path: String
        switch kind {
        case "missing": path = place.path("missing.txt")
        case "a folder":
            path = place.path("folder")
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        case "a link to itself":
            path = place.path("loop")
            #expect(symlink(path, path) == 0)
        case "a pipe":
            path = place.path("pipe")
            #expect(mkfifo(path, 0o600) == 0)
        case "a device": path = "/dev/zero"
        default: path = place.path(String(repeating: "x", count: 300))
        }
        let outcome = try HabeasProgram.run(["read", path, place.write("good.txt", report)])
        #expect(outcome.exit == 3 && outcome.output.contains("Nurlan Sadykov"))
        #expect(outcome.errors.filter { $0 == "\n" }.count == 1 && outcome.errors.hasPrefix("habeas: \(path)"))
        #expect(try HabeasProgram.run(["read", path]).exit == 1)
    }

    @Test func standardInputIsLimitedToo() throws {
        let outcome = try HabeasProgram.run(
            ["read", "-"], input: String(repeating: report, count: 65_000_000 / report.utf8.count))
        #expect(outcome.exit == 1 && outcome.output.isEmpty && outcome.errors.contains("standard input: is too large"))
    }

    @Test func aLanguageThatIsGivenIsBelieved() throws {
        let text = String(repeating: "Полиция задержала активиста в Алматы. ", count: 5)
        #expect(try HabeasProgram.run(["read", "-", "--lang", "en"], input: text).exit == 0)
    }
}
