// Plain text stays as it is; spans point to the bytes of the file.
import CaseModel
import Foundation
import TestSupport
import Testing

@testable import Capture

@Suite struct PlainTextTests {
    @Test func textIsTheFileItself() throws {
        let text = "• Home\n  • >\n\nFirst line.  Two  spaces stay.\n\tA tab too.\n"
        let source = try Capture.read(bytes: Array(text.utf8), name: "reports/report.txt")
        #expect(source.text == text)
        #expect(source.map == SourceMap(identity: text.utf8.count))
        #expect(source.id == "report")
        #expect(source.mediaType == "text/plain")
        #expect(source.bodyStart == 0)
        #expect(source.notes.isEmpty)
    }

    @Test func lineEndsAreMadeAlike() throws {
        let bytes = Array("One.\r\nTwo.\rThree.\n".utf8)
        let source = try Capture.read(bytes: bytes, name: "report.txt")
        #expect(source.text == "One.\nTwo.\nThree.\n")
        #expect(try original(of: "Two.", in: source, bytes: bytes) == Array("Two.".utf8))
        #expect(try original(of: "\n", in: source, bytes: bytes) == [13, 10])
    }

    @Test func anglesInTextMakeNoPage() throws {
        let text = "He wrote: \"<b>Enough</b>\" and \"a < b\". The police came on the 5th of May and took his computer."
        #expect(try Capture.read(bytes: Array(text.utf8), name: "note").text == text)
    }

    @Test(.wants(shared: "seed/report.txt")) func foundingReportIsReadByteForByte() throws {
        let path = try #require(Shared.place("seed/report.txt")).path
        let source = try Capture.read(path: path)
        #expect(source.byteCount == source.text.utf8.count)
        #expect(source.capture.way == .file)
        #expect(source.map.runCount == 1)
    }
}
