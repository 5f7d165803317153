// The same sentence in every encoding, declared, undeclared and wrongly declared; each word mapped to its own bytes.
import CaseModel
import Testing

@testable import Capture

@Suite struct EncodingTests {
    static let russian =
        "Сотрудники полиции провели обыск в квартире активиста Айдара Саматова в Астане. Его адвокат сообщил, что изъяты телефон и ноутбук."
    static let french =
        "Les policiers ont arrêté l'avocat à Genève; son épouse, présente, a été relâchée après l'interrogatoire."

    static func encode(_ text: String, _ name: String) throws -> [UInt8] {
        switch name {
        case "utf-8": return Array(text.utf8)
        case "utf-16le": return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case "utf-16be": return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        default:
            let page = try #require(CodePage(named: name))
            return try text.unicodeScalars.map { scalar in
                if scalar.isASCII { return UInt8(scalar.value) }
                return UInt8(0x80 + (try #require(page.characters.firstIndex(of: Array(String(scalar).utf8)))))
            }
        }
    }

    @Test(arguments: [
        "utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic",
    ])
    func undeclaredRussianIsDetected(name: String) throws {
        let bytes = try Self.encode(Self.russian, name)
        let source = try Capture.read(bytes: bytes, name: "report.txt")
        #expect(source.text == Self.russian)
        #expect(source.encoding == name)
        for word in ["Сотрудники", "Айдара Саматова", "ноутбук."] {
            #expect(try original(of: word, in: source, bytes: bytes) == Self.encode(word, name))
        }
        #expect(source.notes.isEmpty == (name == "utf-8"))
    }

    @Test(arguments: ["utf-8", "windows-1252", "iso-8859-15", "utf-16le", "utf-16be"])
    func declaredFrenchIsRead(name: String) throws {
        let bytes = try Self.encode(Self.french, name)
        let source = try Capture.read(bytes: bytes, name: "report", mediaType: "text/plain; charset=\(name)")
        #expect(source.text == Self.french)
        #expect(try original(of: "relâchée", in: source, bytes: bytes) == Self.encode("relâchée", name))
    }

    @Test(arguments: [
        ("utf-8", [0xEF, 0xBB, 0xBF] as [UInt8]), ("utf-16le", [0xFF, 0xFE]), ("utf-16be", [0xFE, 0xFF]),
    ])
    func byteOrderMarksAreLeftOut(name: String, mark: [UInt8]) throws {
        let bytes = try mark + Self.encode(Self.russian, name)
        let source = try Capture.read(bytes: bytes, name: "report.txt")
        #expect(source.text == Self.russian)
        #expect(try original(of: "Сотрудники", in: source, bytes: bytes) == Self.encode("Сотрудники", name))
    }

    @Test(arguments: [
        "<meta charset=\"windows-1251\">",
        "<META http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
        "<meta charset=utf-8>", "<meta charset=windows-1252>", "<meta charset=koi8-r>", "",
    ])
    func pagesInWindows1251AreReadWhateverTheySay(meta: String) throws {
        let html =
            "<html><head>\(meta)</head><body><h1>Обыск в Астане у активиста</h1><p>\(Self.russian)</p></body></html>"
        let bytes = try Self.encode(html, "windows-1251")
        let source = try Capture.read(bytes: bytes, name: "page.html")
        #expect(source.encoding == "windows-1251")
        #expect(source.text == "Обыск в Астане у активиста\n\(Self.russian)")
        #expect(source.notes.isEmpty == meta.contains("1251"))
        #expect(try original(of: "Айдара", in: source, bytes: bytes) == Self.encode("Айдара", "windows-1251"))
    }

    @Test func validUTF8IsReadAsThatWhateverThePageSays() throws {
        let source = try captured("<meta charset=windows-1251><h1>Обыск в Астане</h1><p>\(Self.russian)</p>")
        #expect(source.encoding == "utf-8")
        #expect(source.text.hasSuffix(Self.russian))
        #expect(source.notes.count == 1)
    }

    @Test func brokenPlacesAreReplacedOneByOneAndSaid() throws {
        // A cut character, a lone continuation, an overlong form, a surrogate.
        let bytes =
            Array("Обыск ".utf8) + [0xD0] + Array(" у активиста ".utf8) + [0x80, 0xC0, 0xAF] + Array("в Астане ".utf8)
            + [0xED, 0xA0, 0x80]
        let source = try Capture.read(bytes: bytes, name: "report.txt")
        #expect(source.text == "Обыск � у активиста ���в Астане ���")
        #expect(source.notes == ["7 places are not valid utf-8 and stand as “�”."])
        #expect(try original(of: "�", in: source, bytes: bytes) == [0xD0])
        #expect(try original(of: "в Астане", in: source, bytes: bytes) == Array("в Астане".utf8))
    }

    @Test func charactersOutsideTheFirstPlaneMapToBothHalves() throws {
        let text = "Active 😀 citizens were detained at the square today."
        let bytes = try [0xFF, 0xFE] + Self.encode(text, "utf-16le")
        let source = try Capture.read(bytes: bytes, name: "report.txt")
        #expect(source.text == text)
        #expect(try original(of: "😀", in: source, bytes: bytes) == Self.encode("😀", "utf-16le"))
    }

    @Test func encodingsThatAreNotReadAreNamed() {
        let bytes =
            Array("<meta charset=shift_jis><p>".utf8) + [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xC5]
            + Array("</p>".utf8)
        #expect(throws: CaptureError(.encoding("shift_jis"), name: "page.html")) {
            try Capture.read(bytes: bytes, name: "page.html")
        }
    }
}
