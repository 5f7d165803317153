// Whether two names are one person's: laws that hold for all names, and what is true of the languages.
import Matching
import Testing

@testable import matching_bench

@Suite struct NameComparisonTests {
    private static let names: [MadeUpName] = {
        var random = Seeded(3)
        return (0..<150).map { _ in MadeUpName(using: &random) }
    }()

    private func compare(_ a: String, _ b: String) -> NameComparison { PreparedName(a).compared(with: PreparedName(b)) }

    @Test(arguments: [
        "Айдар Сыздыков", "Zhanar Alimuly", "Иванов И. П.", "O'Brien, Séverin", "김정은", "Hannibal",
        "Mohammed bin Salman",
        "Нұрлан Серікұлы Әбілов", "И. П.", "de la",
    ])
    func everyNameIsTheSameAsItself(name: String) {
        #expect(compare(name, name).score == 1)
        #expect(compare(name, name).verdict == .same)
    }

    @Test func comparingIsSymmetric() {
        for (a, b) in zip(Self.names, Self.names.dropFirst()) {
            #expect(compare(a.text, b.text) == compare(b.text, a.text), "\(a.text), \(b.text)")
            let latin = Scheme.french.write(a.text)
            #expect(compare(latin, b.short) == compare(b.short, latin), "\(latin), \(b.short)")
        }
    }

    @Test func capitalsMakeNoDifference() {
        for name in Self.names {
            #expect(compare(name.text, name.text.uppercased()).score == 1, "\(name.text)")
            #expect(compare(name.text, name.text.lowercased()).score == 1, "\(name.text)")
        }
    }

    @Test func theSurnameMayStandFirst() {
        for name in Self.names {
            #expect(compare(name.short, "\(name.surname), \(name.given)").verdict == .same, "\(name.short)")
            #expect(
                compare(name.text, [name.surname, name.given, name.patronymic ?? ""].joined(separator: " ")).verdict
                    == .same)
        }
    }

    @Test func aPatronymicMayBeMissing() {
        for name in Self.names where name.patronymic != nil {
            let found = compare(name.text, name.short)
            #expect(found.verdict == .same, "\(name.text)")
            #expect(found.findings.contains(.onePatronymic))
        }
    }

    /// What one scheme writes is known again in what another writes. The French and the German scheme write two sounds as one.
    @Test(arguments: Scheme.all)
    func oneNameInAnyTwoSchemes(scheme: Scheme) {
        var (same, different) = (0, 0)
        for name in Self.names {
            for other in [nil] + Scheme.all.map(Optional.some) {
                let found = compare(scheme.write(name.short), other?.write(name.short) ?? name.short)
                if found.verdict == .same { same += 1 }
                if found.verdict == .different { different += 1 }
            }
        }
        let all = Self.names.count * (Scheme.all.count + 1)
        #expect(Double(same) > 0.93 * Double(all), "\(same) of \(all)")
        #expect(Double(different) < 0.02 * Double(all), "\(different) of \(all)")
    }

    /// Two people of one surname are not one person because one of their names was spelt another way.
    @Test func otherGivenNamesAreOtherPeople() {
        var same: [String] = []
        for (a, b) in zip(Self.names, Self.names.dropFirst(7)) where a.given != b.given && a.isWoman == b.isWoman {
            let other = Scheme.press.write("\(b.given) \(a.surname)")
            if compare(a.short, other).verdict == .same { same.append("\(a.short), \(other)") }
        }
        #expect(same.isEmpty)
    }

    @Test(arguments: [
        ("Серік Нұрланұлы Әбілов", "Серик Нурланович Абилов", NameFindings.samePatronymic),
        ("Aigul Serikkyzy Omarova", "Айгуль Сериковна Омарова", .samePatronymic),
        ("Айдара Сыздыкова", "Айдар Сыздыков", .inflected),
        ("Ивану Петровичу Соколову", "Иван Петрович Соколов", .inflected),
        ("Анной Ковальской", "Анна Ковальская", .inflected),
        ("Талғат Аян", "Talgat Ayanov", .surnameEndingAdded),
        ("М. Ш. Утемисов", "Махамбет Шокан Утемисов", .initialFits),
        ("Саша Скочиленко", "Александра Скочиленко", .givenNameForm),
        ("Дима Лапин", "Dmitriy Lapin", .givenNameForm),
        ("Volodymyr Kovalenko", "Владимир Коваленко", .givenNameForm),
        ("Abdulaziz Noorzai", "Abdul Aziz Noorzai", .writtenTogether),
        ("Salman Mohammed bin", "Mohammed bin Salman", .otherOrder),
        ("Wladimir Schukow", "Владимир Жуков", .respeltSurname),
    ])
    func whatIsFoundForIt(a: String, b: String, finding: NameFindings) {
        let found = compare(a, b)
        #expect(found.verdict != .different, "\(a), \(b): \(found.score) \(found.reasons)")
        #expect(found.findings.contains(finding), "\(a), \(b): \(found.reasons)")
    }

    @Test(arguments: [
        ("Сергей Иванович Орлов", "Сергей Петрович Орлов", NameFindings.otherPatronymic),
        ("Жанат Казакбаев", "Жанат Казакбаева", .otherGender),
        ("А. Орлов", "Сергей Орлов", .otherInitial),
        ("Мурат Нурланов", "Нурлан Муратов", .swapped),
        ("Мухтар Ауэзов", "Мухтар Джакишев", .otherSurname),
        ("Динара Назарова", "Дарига Назарова", .otherGivenName),
        ("Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi", .otherOrder),
    ])
    func whatIsFoundAgainstIt(a: String, b: String, finding: NameFindings) {
        let found = compare(a, b)
        #expect(found.verdict != .same, "\(a), \(b): \(found.score) \(found.reasons)")
        #expect(found.findings.contains(finding), "\(a), \(b): \(found.reasons)")
    }

    @Test(arguments: [
        ("Комитет национальной безопасности", "КНБ"), ("ТОО «Алатау»", "Alatau LLP"), ("The World Bank", "World Bank"),
        ("Siemens Aktiengesellschaft", "Siemens AG"), ("Департамент полиции Алматы", "Департамента полиции Алматы"),
        ("L.X.C. Aviation", "LXC Aviation"),
    ])
    func organisations(a: String, b: String) {
        let found = PreparedName(a, kind: .organisation).compared(with: PreparedName(b, kind: .organisation))
        #expect(found.verdict != .different, "\(a), \(b): \(found.score) \(found.reasons)")
    }

    @Test(arguments: [
        ("Department of Justice", "Department of State"), ("Colony No. 9", "Colony No. 8"),
        ("Bank of Atlanta", "Bank of Boston"),
    ])
    func otherOrganisations(a: String, b: String) {
        let found = PreparedName(a, kind: .organisation).compared(with: PreparedName(b, kind: .organisation))
        #expect(found.verdict == .different, "\(a), \(b): \(found.score) \(found.reasons)")
    }

    @Test func anyTextCanBeCompared() {
        let texts = [
            "", " ", "-", "...", "'", "\u{301}", "\u{0}", "日本太郎", "🦊", "محمد", String(repeating: "ab ", count: 40),
            String(repeating: "Щ", count: 100_000), String(repeating: "A. ", count: 1000), "A,,B", "І Ї Є",
        ]
        for a in texts {
            for b in texts {
                for kind in [NameKind.person, .organisation] {
                    let (first, second) = (PreparedName(a, kind: kind), PreparedName(b, kind: kind))
                    let found = first.compared(with: second)
                    #expect(found.score >= 0 && found.score <= 1)
                    #expect(found == second.compared(with: first))
                }
            }
        }
        #expect(compare("", "Anna").findings == .nothingToCompare)
    }

    @Test func everyFindingHasItsWords() {
        for bit in 0..<29 { #expect(NameFindings(rawValue: 1 << UInt32(bit)).reasons.count == 1, "bit \(bit)") }
    }
}
