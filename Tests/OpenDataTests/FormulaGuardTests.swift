// Cells are never run as formulas, and come back as they were.

import Tables
import TestSupport
import Testing

@Suite struct FormulaGuardTests {
    /// Texts of the characters that matter, up to some length: all of them.
    static let all: [String] = {
        let letters = ["=", "+", "-", "@", "'", "\"", " ", "\t", "\r", "\n", "1", ".", "a", "\u{FEFF}", "\u{FF1D}"]
        var texts = [""]
        var last = [""]
        for _ in 0..<4 {
            last = last.flatMap { text in letters.map { text + $0 } }
            texts += last
        }
        return texts
    }()

    @Test func everyTextComesBack() {
        for text in Self.all {
            let back = FormulaGuard.unguarded(FormulaGuard.guarded(text))
            if !back.utf8.elementsEqual(text.utf8) { Issue.record("\(text.debugDescription) came back otherwise") }
        }
    }

    @Test func nothingWrittenBeginsAsAFormula() {
        for text in Self.all {
            let written = FormulaGuard.guarded(text)
            guard let first = written.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) else {
                continue
            }
            // Only numbers may begin with a sign.
            let rest = written.unicodeScalars.dropFirst()
            let isNumber =
                rest.contains { ("0"..."9").contains($0) } && rest.allSatisfy { $0 == "." || ("0"..."9").contains($0) }
            #expect(isNumber && (first == "+" || first == "-"), "\(written.debugDescription)")
        }
    }

    @Test func numbersAndWordsStay() {
        for text in ["-5", "+7.25", "O'Neil", "'tis", "a=b", "2024-05-16", "..", "../2024"] {
            #expect(FormulaGuard.guarded(text) == text)
        }
        for text in ["=1", " =1", "\"=1", "-a", "+7 701 000", "@x", "\tx", "'=1"] {
            #expect(FormulaGuard.guarded(text) == "'" + text)
        }
    }
}
