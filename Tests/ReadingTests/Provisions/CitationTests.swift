// Citations of law in all their spellings: brackets mark the words, beside them article, part, code and, where named, country.
import CaseModel
import Testing

@testable import Reading

struct CitationCase: Sendable, CustomTestStringConvertible {
    var marked: String
    var expected: [String]

    init(_ marked: String, _ expected: [String]) {
        self.marked = marked
        self.expected = expected
    }

    var testDescription: String { marked }
    var text: String { marked.replacing("[[", with: "").replacing("]]", with: "") }
}

struct CitationTests {
    @Test(arguments: citationCases + moreCitationCases) func citation(_ test: CitationCase) {
        let found = ProvisionStage.find(in: Array(test.text.utf8), country: nil)
        let values = found.map { $0.provision.key }
        let withCountry = found.map { $0.provision.key + " " + ($0.provision.country ?? "-") }
        #expect(values.count == test.expected.count)
        for (position, wanted) in test.expected.enumerated() where position < values.count {
            #expect(wanted == values[position] || wanted == withCountry[position])
        }
        #expect(marked(test.text, found.map(\.span.start), found.map(\.span.end)) == test.marked)
    }

    /// The text with brackets around spans; equal spans are marked once.
    private func marked(_ text: String, _ starts: [Int], _ ends: [Int]) -> String {
        var bytes = Array(text.utf8)
        for (start, end) in Set(zip(starts, ends).map { [$0, $1] }).map({ ($0[0], $0[1]) }).sorted(by: { $0.0 > $1.0 })
        {
            bytes.insert(contentsOf: "]]".utf8, at: end)
            bytes.insert(contentsOf: "[[".utf8, at: start)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
