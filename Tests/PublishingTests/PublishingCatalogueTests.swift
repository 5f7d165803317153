// The tables of publications are whole: every phrase that is used stands in them in all languages, and none that isn't; so are the forms.

import CaseLogic
import CaseModel
import Phrases
import TestSupport
import Testing

@testable import Publishing

@Suite struct PublishingCatalogueTests {
    @Test func tablesAreWhole() {
        #expect(Catalogue.published.problems == [])
        #expect(Catalogue.published.keys.count > 200)
    }

    @Test func phrasesAndFilesFit() throws {
        let files = try SourceFile.all(in: ["Sources/Publishing", "Sources/Phrases"])
        let terms = Catalogue(tables: [Catalogue.terms]).keys
        let use = try PhraseUse(of: Catalogue.published.keys, in: files)
        let unknown = use.unknown.filter {
            !$0.key.hasSuffix(".json") && !$0.key.hasSuffix(".html") && !$0.key.hasSuffix(".atom")
                && !$0.key.hasSuffix(".txt") && !$0.key.hasSuffix(".docx") && !$0.key.hasSuffix(".js")
        }
        #expect(unknown.map { "\($0.file): \($0.key)" } == [])
        // The terms of the field are for all rooms.
        #expect(use.unused.filter { !terms.contains($0) } == [])
    }

    @Test func everyValueHasItsPhrase() {
        var wanted: [String] = []
        wanted += CustodyEnd.allCases.map { "doc.end.\($0.rawValue)" }
        wanted += CustodyHold.Basis.allCases.map { "doc.basis.\($0.rawValue)" }
        wanted += LegalCode.allCases.map { "doc.matter.\($0.rawValue)" }
        wanted += Interval.Kind.allCases.map { "doc.interval.\($0.rawValue)" }
        wanted += IntervalLength.Unit.allCases.map { "doc.length.under.\($0.rawValue)" }
        wanted += SubmissionForm.Asked.allCases.map { "doc.ask.\($0.rawValue)" }
        wanted += Gap.Kind.allCases.map { "question.\($0.rawValue)" }
        wanted += Disagreement.Topic.allCases.map { "disagreement.\($0.rawValue)" }
        #expect(wanted.filter { !Catalogue.published.keys.contains($0) } == [])
    }

    @Test func theFormsAreWhole() {
        let table = SubmissionForm.shipped
        #expect(table.problems == [])
        #expect(table.forms.map(\.id) == ["wgad", "urgent-appeal"])
        for form in table.forms {
            let numbers = form.parts.flatMap(\.fields).map(\.number)
            #expect(numbers.count > 10 && Set(numbers).count == numbers.count)
            #expect(form.checked.day.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil && form.checked.from.count > 40)
        }
        #expect(table.forms.first?.categories.map(\.number) == ["I", "II", "III", "IV", "V"])
        // A line that can't be used is named, and the others are read.
        for wrong in [
            "field\twgad\tI.9\tnosuch\tfamily\ta\tb\tc\td\te\tf", "part\tother\tI\t-\ta\tb\tc",
            "part\twgad\tI\t-\ta\t\tc", "x",
        ] {
            let table = FormTable(
                Array(
                    "form\twgad\t-\t-\ta\tb\tc\nchecked\twgad\t2026-01-01\tx\npart\twgad\tI\t-\ta\tb\tc\n\(wrong)\n"
                        .utf8))
            #expect(table.problems.count == 1 && table.forms.count == 1)
        }
    }
}
