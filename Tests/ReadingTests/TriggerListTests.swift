// The list of triggers: every line can be read, none stands twice.
import CaseModel
import Testing

@testable import Reading

struct TriggerListTests {
    let rows = LexiconFile("triggers").rows

    @Test func everyLineMakesAPattern() {
        #expect(rows.count > 300)
        for row in rows { #expect(TriggerPattern(row: row) != nil, "cannot be read: \(row)") }
    }

    @Test func noLineStandsTwice() {
        var seen = Set<String>()
        for row in rows { #expect(seen.insert(row[0] + "\t" + row[1]).inserted, "twice: \(row[0]) \(row[1])") }
    }

    /// Offences have no triggers: they are read from the mouths of accusers.
    @Test func everyKindHasTriggers() {
        let kinds = Set(rows.compactMap { TriggerPattern(row: $0)?.kind })
        #expect(kinds == Set(EventKind.allCases).subtracting([.offence]))
    }

    @Test func readsAlternativesGapsAndClasses() throws {
        let pattern = try #require(
            TriggerPattern(row: ["detention", "bring|take.v * @police", "O", "S", "person,weak"]))
        #expect(pattern.isVerbal)
        #expect(pattern.weight == 4)
        #expect(pattern.flags == [.person, .weak])
        guard case .word(let words, .verb) = pattern.elements[0] else {
            Issue.record("the first place should be a verb")
            return
        }
        #expect(words == ["bring", "take"])
    }
}
