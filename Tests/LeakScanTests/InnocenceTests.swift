// Texts in which nothing is withheld give no hits, and an exception excuses only what it says.
import Foundation
import LeakScan
import LeakSupport
import TestSupport
import Testing

struct InnocenceTests {
    @Test(.wants(shared: "corpus/reports/en"))
    func realReportsHaveNoCanaries() throws {
        let folder = try #require(Shared.place("corpus/reports/en"))
        var read = 0
        var hits: [String] = []
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
            let url = folder.appending(path: file)
            guard !keptAside.contains(where: { file.contains($0) }), let data = try? Data(contentsOf: url) else {
                continue
            }
            read += 1
            let report = VariantTests.scan.scan(bytes: Array(data), name: "report-\(read).txt")
            hits += report.leaks.map { "\(file): \($0.string.text) in \($0.line) (\($0.as))" }
            hits += report.unreadable.map { "\(file): \($0.reason)" }
        }
        #expect(read > 0)
        #expect(hits.isEmpty, "\(hits.count) in \(read) files: \(hits.prefix(5))")
    }

    @Test func innocentVariantsHaveNoHits() {
        // The same files made of people whom nobody withholds.
        var random = Random(seed: 11)
        let strangers = MadeUpPerson.strangers(20)
        var hits: [String] = []
        for variant in LeakVariants.all {
            let stranger = strangers[random.below(20)]
            let report = VariantTests.scan.scan(
                bytes: variant.make(stranger, &random), name: variant.name?(stranger) ?? variant.file)
            hits += report.leaks.map { "\(variant): \($0.string.text) in \($0.line) (\($0.as))" }
        }
        #expect(hits.isEmpty, "\(hits.prefix(5))")
    }

    @Test func chanceHasNoHits() {
        var random = Random(seed: 5)
        let bytes = (0..<1_000_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let report = VariantTests.scan.scan(bytes: bytes, name: "noise.bin")
        #expect(report.isClean, "\(report.leaks.prefix(3)) \(report.unreadable.prefix(3))")
    }

    /// Sizes and places in a ZIP file (1, 209, 1) read as UTF-16 are Latin letters with marks, and no name.
    @Test func numbersOfAContainerAreNoName() {
        let scan = LeakScan(for: [WithheldString("Anna Testova", kind: .person, of: "somebody")])
        let numbers: [UInt8] = [0xFF, 0xFF, 1, 0, 0, 0xD1, 1, 0, 0xFF, 0xFE, 0, 0]
        #expect(scan.scan(bytes: numbers, name: "a.bin").isClean)
        let letters = "Ännä".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let name: [UInt8] = [0xFF, 0xFF] + letters + [0xFF, 0xFE, 0, 0]
        #expect(!scan.scan(bytes: name, name: "a.bin").isClean)
    }

    /// Somebody is called Lee, and "li" is the name of an element: what is in every site names nobody with a short name.
    @Test(arguments: [
        "Publishing/Site/style.css", "Publishing/Site/search.js", "Presentation/HTML/Assets/base.css",
        "Documents/Assets/print.css",
    ])
    func styleSheetsAndScriptsNameNobody(_ file: String) throws {
        let names = [
            "Timur Lee", "Na Li", "Kim Pak", "Ali Max", "Ten Yun", "Tan Min", "Col Von", "Art Dan", "Anna Nur",
        ]
        let scan = LeakScan(for: names.map { WithheldString($0, kind: .person, of: $0) })
        let bytes = Array(try Data(contentsOf: Repository.root.appending(path: "Sources/\(file)")))
        let leaks = scan.scan(bytes: bytes, name: "style.css").leaks
        #expect(leaks.isEmpty, "\(leaks.prefix(3).map { "\($0.string.text) in \($0.line)" })")
        #expect(!scan.scan(bytes: bytes + Array("/* by Timur Lee */".utf8), name: "style.css").isClean)
    }

    @Test(arguments: ["A. T.", "A.T. said", "the will of the max", "max-width", "Lim is", "non-ali"])
    func noHit(_ text: String) {
        let scan = LeakScan(for: [
            WithheldString("Aidar Testov", kind: .person, of: "1"), WithheldString("Max Will", kind: .person, of: "2"),
            WithheldString("Ali Lima", kind: .person, of: "3"),
        ])
        #expect(scan.finds(in: text).isEmpty)
    }

    @Test(arguments: [
        "Testov", "TESTOV A.", "А. Тестов", "Тестовым", "Ajdar", "Айдару", "Aidars-page.html", "/ali/2.html", "Ali",
        "Will",
    ])
    func hit(_ text: String) {
        let scan = LeakScan(for: [
            WithheldString("Aidar Testov", kind: .person, of: "1"), WithheldString("Max Will", kind: .person, of: "2"),
            WithheldString("Ali Lima", kind: .person, of: "3"),
        ])
        #expect(scan.finds(in: text).count == 1)
    }

    @Test func namesOfOtherFormsOfLetters() {
        for (name, text) in [
            ("Семёнов", "Semenov"), ("Семенов", "Семёнов"), ("Алексей", "Алексеем"), ("Žanar Šin", "Zhanar"),
            ("Айгүл", "Aigul"), ("Li An", "Li An"), ("Li An", "A. Li"), ("Nurlan", "НУРЛАНА"), ("Ахметов", "Axmetov"),
            ("Кравцов", "Kravcov"), ("O'Brien", "O&#39;Brien"), ("O'Brien", "OBrien"), ("O'Brien", "O’Brien's"),
            ("Kara-Murza", "КараМурза"),
        ] {
            let scan = LeakScan(for: [WithheldString(name, kind: .person, of: "1")])
            #expect(scan.finds(in: "Here \(text) is").count == 1, "\(name): \(text)")
        }
    }
}

struct ExceptionTests {
    static let withheld = [WithheldString("Aidar Testov", kind: .person, of: "the name of 1")]

    @Test func excusesInsideThePublicValueOnly() {
        let scan = LeakScan(
            for: Self.withheld, except: [LeakException(string: "Aidar", within: "Aidar Bekov", reason: "another man")])
        for text in [
            "So Aidar Bekov said", "Bekov? <b>Aidar</b> <i>Bekov</i>", "aidar-bekov.html", "AidarBekov", "Айдар Беков",
            "&#65;idar Bekov", "aidar_bekov",
        ] { #expect(scan.finds(in: text).isEmpty, "\(text)") }
        for text in [
            "So Aidar said", "Aidar Bekova-Testov", "Bekov, Aidar", "Aidar, and Bekov Testov", "Testov",
            "Aidar Testov Bekov",
        ] {
            #expect(!scan.finds(in: text).isEmpty, "\(text)")
        }
    }

    @Test func excusesInItsPlaceOnlyAndSaysSo() {
        let exception = LeakException(string: "Testov", place: "about/*.html", reason: "the street")
        let scan = LeakScan(for: Self.withheld, except: [exception])
        let bytes = Array("on Testov street, Testov".utf8)
        let excused = scan.scan(bytes: bytes, name: "about/us.html")
        #expect(excused.isClean)
        #expect(excused.excused == [.init(exception: exception, count: 2, firstPlace: "about/us.html")])
        for place in ["index.html", "about/x/us.html", "about/us.htm"] {
            let report = scan.scan(bytes: bytes, name: place)
            #expect(!report.isClean && report.excused.isEmpty)
        }
        #expect(!scan.finds(in: "Testov").isEmpty)
    }

    @Test func tellsWhereAndHow() {
        let scan = LeakScan(for: Self.withheld)
        let zip = LeakContainers.zip([.init("word/document.xml", Array("<w:t>He is Testov now</w:t>".utf8))])
        let report = scan.scan(bytes: zip, name: "dossier.docx")
        #expect(report.leaks.count == 1)
        #expect(report.leaks.first?.place == "dossier.docx/word/document.xml")
        #expect(report.leaks.first?.offset == 11)
        #expect(report.leaks.first?.as == "as written")
        #expect(report.leaks.first?.line == "<w:t>He is Testov now</w:t>")
        let coded = scan.scan(bytes: Array("x VGVzdG92 y".utf8), name: "a.txt").leaks.first
        #expect(coded?.as == "base64" && coded?.offset == 2)
    }
}
