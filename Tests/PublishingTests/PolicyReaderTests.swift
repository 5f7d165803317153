// What is wrong with a policy is said by its line and in few words, whatever stands in the file.

import Publication
import Testing

@Suite struct PolicyReaderTests {
    private func problem(_ text: String) throws -> PolicyProblem {
        let found = #expect(throws: PolicyProblem.self) { try PublicationPolicy(reading: text) }
        return try #require(found)
    }

    @Test(arguments: [
        "\u{0}\u{1}\u{7F}\u{FFFD}\u{1B}[31m" + String(repeating: "\u{FFFD}\u{2}", count: 50_000),
        String(repeating: "x", count: 100_000), String(repeating: "\u{FFFD}", count: 9_000) + " = 1",
        "title = \"a\"\n" + String(repeating: "z\u{8}", count: 9_000) + " = \"b\"",
        "[" + String(repeating: "\u{202E}t", count: 9_000) + "]", "[[" + String(repeating: "a", count: 9_000),
        "languages = [\"" + String(repeating: "\u{3}q", count: 9_000) + "\"]",
        "[[exception]]\nstring = \"" + String(repeating: "w", count: 9_000) + "\"",
    ])
    func aBinaryFileIsNotEchoed(_ text: String) throws {
        let problem = try problem(text)
        #expect(problem.description.unicodeScalars.count < 250, "\(problem.description.prefix(400))")
        #expect(
            problem.description.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0 != "\u{7F}" && $0 != "\u{FFFD}" && $0 != "\u{202E}"
            }, "\(problem.description)")
        if !text.hasPrefix("[[exception") {
            let line = text.hasPrefix("title") ? 2 : 1
            #expect(problem.line == line && problem.description.hasPrefix("line \(line): "), "\(problem.description)")
        }
    }

    @Test func aShortMistakeIsShownWhole() throws {
        let problem = try problem("title = \"x\"\nпереполох\n")
        #expect(problem.description.contains("'переполох'") && problem.line == 2)
    }

    @Test func linesMayEndAsOnWindows() throws {
        let plain = PublicationPolicy.shippedText
        let read = try PublicationPolicy(reading: plain.replacing("\n", with: "\r\n"))
        #expect(try read == PublicationPolicy(reading: plain))
        #expect(try problem("title = \"x\"\r\nwrong\r\n").line == 2)
    }
}
