// The term of an event, read with the real models.
import CaseModel
import Reading
import Testing

@Suite struct TermTests {
    private let reader = Reader()

    @Test(arguments: [
        ("On 4 May an appeal court reduced the sentence of Dauren Seitkali from seven years to four.", []),
        ("On 4 May an appeal court reduced the sentence of Dauren Seitkali from seven years to four years.", ["P4Y"]),
        ("On 4 May an appeal court cut the sentence of Dauren Seitkali to four years.", ["P4Y"]),
    ])
    func anAppealGivesTheNewTerm(_ text: String, _ expected: [String]) {
        let file = CaseFile(folding: reader.read(text, context: ReadingContext(id: "a", language: "en")))
        let terms = file.events.filter { $0.kind.value == .appeal }.compactMap { $0.duration?.value.description }
        #expect(terms == expected)
    }
}
