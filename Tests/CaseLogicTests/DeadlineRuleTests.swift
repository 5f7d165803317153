// Deadlines of the law: the shipped rules, what is said of each, and files of rules old and new.

import CaseLogic
import CaseModel
import Testing

@Suite struct DeadlineRuleTests {
    static let head = "country\tcode\tfrom\tlength\tmet\twhat\tsource"
    static let rule = "KZ\t*\tdetention\tPT72H\tremand,release\torder\tLaw 1"

    private func words(_ columns: String, _ cells: String) throws -> String? {
        try DeadlineRule.rules(in: "# note\n\(Self.head)\(columns)\n\(Self.rule)\(cells)\n", of: "x.tsv").first?
            .sourceWithTexts
    }

    @Test func shippedRulesNameTheirLawAndSayWhatNobodyDid() {
        let rules = DeadlineRule.shipped()
        #expect(rules.count >= 10)
        for rule in rules {
            #expect(rule.source.count > 20)
            #expect(rule.verified == nil)
            #expect(rule.sourceWithWarning.hasSuffix("not verified by a lawyer)"))
            #expect(rule.sourceWithWarning.contains("not compared with the text of the law") == (rule.checked == nil))
        }
    }

    /// Each text that was read is named with the day of the reading, as `YYYY-MM-DD` at the end.
    @Test func whatARuleWasComparedWithHasItsDay() {
        for checked in DeadlineRule.shipped().compactMap(\.checked) {
            #expect(EDTF(String(checked.suffix(10)))?.isDay == true, "\(checked)")
            #expect(checked.count > 20)
        }
    }

    /// Criminal Procedure Code of Kazakhstan, art. 131(4): 48 hours, not the 72 of the Constitution of 1995.
    @Test func noShippedDetentionInKazakhstanLastsLongerThanItsCode() {
        let rules = DeadlineRule.shipped().filter { $0.country == "KZ" && $0.from == .detention }
        #expect(rules.map(\.length.description) == ["PT48H"])
        #expect(rules.allSatisfy { $0.what.contains("minor") && $0.source.contains("72 hours") })
    }

    @Test func ruleFilesWithoutTheNewColumnsAreStillRead() throws {
        let unread = "Law 1 (not compared with the text of the law; not verified by a lawyer)"
        #expect(try words("", "") == unread)
        #expect(try words("\tverified", "\t") == unread)
        #expect(try words("\tverified", "\tB. Lawyer, 2026") == "Law 1 (verified: B. Lawyer, 2026)")
    }

    @Test func whatARuleWasComparedWithIsSaid() throws {
        let read = "\tthe text at law.example, 2026-11-25"
        #expect(
            try words("\tchecked", read)
                == "Law 1 (not verified by a lawyer); compared with the text at law.example, 2026-11-25")
        let both = "Law 1 (verified: B. Lawyer, 2026); compared with the text at law.example, 2026-11-25"
        #expect(try words("\tchecked\tverified", read + "\tB. Lawyer, 2026") == both)
        #expect(try words("\tverified\tchecked", "\tB. Lawyer, 2026" + read) == both)
    }

    @Test func aRuleThatCantBeReadIsNamedByItsLine() {
        let (head, good) = (Self.head + "\n", Self.rule + "\n")
        for (line, text) in [
            (1, "country\tcode\n"), (2, head + "KZ\t*\tarrested\tP1D\t\ta\tb\n"),
            (2, head + "KZ\t*\tdetention\tsoon\t\ta\tb\n"),
            (3, head + good + "KZ\tcivil\tdetention\tP1D\t\ta\tb\n"),
            (2, head + "KZ\t*\tdetention\tP1D\tfreed\ta\tb\n"),
            (2, head + "KZ\n"), (2, head + "KZ\t*\tdetention\tP1D\t\t\t\n"),
        ] {
            let error = #expect(throws: DeadlineRuleError.self) { try DeadlineRule.rules(in: text, of: "x.tsv") }
            #expect(error?.line == line)
        }
    }
}
