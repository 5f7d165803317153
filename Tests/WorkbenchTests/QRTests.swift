// Codes are read by a reader of somebody else's, ZBar, as what they were made of.

import BrowserSupport
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct QRTests {
    @Test(arguments: [1, 14, 15, 26, 60, 106, 122, 134, 180, 213, 250, 331, 412, 504, 600, 666])
    func anotherProgramReadsThem(length: Int) throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/zbarimg") else {
            return print("SKIPPED anotherProgramReadsThem: zbarimg (Debian zbar-tools) is not installed")
        }
        let text = String((0..<length).map { Character(UnicodeScalar(UInt8(0x61 + ($0 * 7 + length) % 26))) })
        let code = try #require(QRCode(Array(text.utf8)))
        // Black and white, six dots a module, with the margin that the standard asks for.
        let side = (code.size + 8) * 6
        var picture = "P1\n\(side) \(side)\n"
        for y in 0..<side {
            for x in 0..<side {
                let (column, row) = (x / 6 - 4, y / 6 - 4)
                let isInside = (0..<code.size).contains(column) && (0..<code.size).contains(row)
                picture += isInside && code[column, row] ? "1 " : "0 "
            }
            picture += "\n"
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "qr-\(UUID().uuidString).pbm")
        defer { try? FileManager.default.removeItem(at: file) }
        try picture.write(to: file, atomically: true, encoding: .ascii)
        let read = try Program.run("/usr/bin/zbarimg", ["-q", "--raw", file.path])
        #expect(read.output.trimmingCharacters(in: .newlines) == text, "\(code.size) modules")
    }

    @Test func tooMuchIsNone() { #expect(QRCode(Array(repeating: 0x61, count: 667)) == nil) }
}
