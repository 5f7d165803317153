// In a list of names with initials, the initial behind a comma belongs to the next name; everywhere else it is found.
import LeakScan
import LeakSupport
import TestSupport
import Testing

struct ListTests {
    /// A withheld name with an initial, whose surname and whose initial two published people bear.
    private static func scan(_ name: String, besides published: [String]) -> LeakScan {
        let words = published.flatMap { $0.split(separator: " ").map(String.init) }
        return LeakScan(
            for: [WithheldString(name, kind: .person, of: "the name of 1")],
            except: words.map { LeakException(string: $0, within: $0, reason: "a published person bears it") })
    }

    static let latin = scan("H. Perandara", besides: ["E. Perandara", "H. Beliill", "K. Omstrand"])
    static let cyrillic = scan("Х. Перандара", besides: ["Э. Перандара", "Х. Белиил", "К. Омстранд"])

    @Test(arguments: [
        "together with E. Perandara, H. Beliill", "E. Perandara, H. Beliill and K. Omstrand",
        "K. Omstrand, E. Perandara, H. Beliill", "E. K. Perandara, H. Beliill", "E.Perandara,H.Beliill",
        "E. Perandara and H. Beliill", "E. Perandara / H. Beliill", "E. Perandara, H. K. Beliill",
        "E.\u{A0}Perandara, H.\u{A0}Beliill", "E. Perandara; H. Beliill", "E. Perandara,\nH. Beliill",
        "<a href=\"x\">E. Perandara</a>, <a href=\"y\">H. Beliill</a>", "[\"E. Perandara\", \"H. Beliill\"]",
        "E. Perandara, K. Omstrand, H. Beliill", "Ye. Perandara, H. Beliill", "E. Perandara, Kh. Beliill",
    ])
    func otherNames(_ text: String) { #expect(Self.latin.finds(in: text).isEmpty) }

    @Test(arguments: [
        "Perandara, H.", "Perandara, H. (1975)", "Perandara, H. Beliill", "H. Perandara", "Perandara H.",
        "E. Perandara, H.", "E. Perandara, H. (1975)", "E. Perandara, H., said", "E. Perandara, H. said",
        "H. Perandara, K. Omstrand", "K. Omstrand, Perandara, H. Beliill", "K. Omstrand, Perandara, H., Beliill, E.",
        "Omstrand, K.\nPerandara, H.\nBeliill, H.", "<li>Omstrand, K.</li><li>Perandara, H.</li><li>Beliill, H.</li>",
        "H. Perandara, H. Beliill", "Kh. Perandara, H. Beliill", "E. H. Perandara, H. Beliill",
        "E. Perandara H. Beliill", "E. Perandara, (H. Beliill)", "Dr. Perandara, H. Beliill", "Э. Х. Перандара",
        "e. Perandara, H. Beliill", "the E. Perandara, H. 1975", "E. Perandara, H. Beliill, H. Perandara",
        "Х. Perandara, H. Beliill", "E. Perandara, H Beliill",
        "PERANDARA, H.", "Perandara<b>, H.</b>",
    ])
    func theWithheldOne(_ text: String) {
        #expect(!Self.latin.finds(in: text).isEmpty)
    }

    @Test(arguments: [
        "вместе с Э. Перандара, Х. Белиил", "Э. Перандара, Х. Белиил и К. Омстранд", "Э. Перандара и Х. Белиил",
        "К. Омстранд, Э. Перандара, Х. Белиил", "Э.Перандара, Х.Белиил", "с Э. Перандарой, Х. Белиилом",
    ])
    func otherNamesInCyrillic(_ text: String) { #expect(Self.cyrillic.finds(in: text).isEmpty) }

    @Test(arguments: [
        "Перандара, Х.", "Перандара, Х. (1975)", "Х. Перандара", "Перандара Х.", "Э. Перандара, Х.",
        "Омстранд, К., Перандара, Х., Белиил, Х.", "Х. Перандара, Х. Белиил", "H. Перандара, Х. Белиил",
        "Перандара, Х. Белиил", "дело Х. Перандары", "H. Perandara",
    ])
    func theWithheldOneInCyrillic(_ text: String) { #expect(!Self.cyrillic.finds(in: text).isEmpty) }

    /// Goran Perandara is withheld; his surname and his given name stand in two published names.
    static let whole: LeakScan = {
        let published = ["Alma Perandara", "Goran Beliill"]
        let words = published.flatMap { $0.split(separator: " ").map(String.init) }
        return LeakScan(
            for: [WithheldString("Goran Perandara", kind: .person, of: "the name of 1")],
            except: (words + published).map { LeakException(string: $0, within: $0, reason: "it is published") })
    }()

    @Test(arguments: [
        "together with Alma Perandara, Goran Beliill; by judge", "Alma Perandara, Goran Beliill and others",
        "<li>Alma Perandara</li><li>Goran Beliill</li>", "[\"Alma Perandara\",\"Goran Beliill\"]",
        "Алма Перандара, Горан Белиил",
    ])
    func wholeNames(_ text: String) { #expect(Self.whole.finds(in: text).isEmpty) }

    @Test(arguments: [
        "Goran Perandara", "Perandara, Goran", "Alma Perandara, Goran", "Alma Perandara, Goran Omstrand",
        "Perandara, Goran Beliill", "Dana Perandara, Goran Beliill", "Alma, Perandara, Goran Beliill",
        "Alma Perandara Goran Beliill", "Alma Perandara, Goran, Beliill", "Alma Perandara, Goran Perandara",
        "alma Perandara, Goran Beliill", "Goran Beliill, Perandara, Goran",
    ])
    func theWithheldOneBesideWholeNames(_ text: String) { #expect(!Self.whole.finds(in: text).isEmpty) }

    /// A name that is withheld, beside published ones that have words of it.
    private static func finds(_ name: String, besides published: [String], in text: String) -> Bool {
        let parts = published.map { $0.split(separator: " ").map(String.init) }
        let words = parts.flatMap(\.self) + parts.map { "\($0[0].prefix(1)). \($0[1])" }
        let scan = LeakScan(
            for: [WithheldString(name, kind: .person, of: "the name of 1")],
            except: (words + published).map { LeakException(string: $0, within: $0, reason: "it is published") })
        return !scan.finds(in: text).isEmpty
    }

    @Test(arguments: [
        "Perandara A\nTestov B", "<td>Perandara A</td><td>1975</td>", "Perandara.A.pdf", "href=\"#Perandara.A\"",
    ])
    func initialsWithoutDots(_ text: String) {
        #expect(Self.finds("Alma Perandara", besides: ["Boris Perandara"], in: text))
    }

    @Test(arguments: ["Иванов П. С.", "П. С. Иванов", "Иванов П.С., 1975"])
    func surnameFirst(_ text: String) {
        #expect(Self.finds("Павел Сергеевич Иванов", besides: ["Пётр Иванов"], in: text))
    }

    @Test(arguments: ["Пётр Иванов. С мая он под арестом", "Иванов П. подал жалобу", "The court heard Иванов П."])
    func whoIsPublishedPasses(_ text: String) {
        #expect(!Self.finds("Павел Сергеевич Иванов", besides: ["Пётр Иванов"], in: text))
    }

    /// A short name beside an initial: "An Li" in "E. Li, A. Beliill".
    @Test func shortNames() {
        let scan = LeakScan(for: [WithheldString("An Li", kind: .person, of: "1")])
        #expect(scan.finds(in: "E. Li, A. Beliill").isEmpty)
        for text in ["Li, A.", "E. Li, A.", "A. Li, E. Beliill", "An Li", "Li, A. (1975)"] {
            #expect(!scan.finds(in: text).isEmpty, "\(text)")
        }
    }

    /// Every pair of names of a list passes, and every withheld one among them is found, whatever stands around.
    @Test func listsOfManyNames() {
        let letters = Array("ABDFGJKLMNPRSTVZ").map(String.init)
        let people = MadeUpPerson.some(40).map(\.family)
        var random = Random(seed: 17)
        for round in 0..<200 {
            let initials = (0..<5).map { _ in letters[random.below(letters.count)] }
            let families = (0..<5).map { people[($0 * 8 + random.below(8))] }
            let listed = zip(initials, families).map { "\($0). \($1)" }
            let (who, other) = (random.below(5), initials[random.below(5)])
            let withheld = "\(other). \(families[who])"
            let scan = Self.scan(withheld, besides: listed)
            let text = "with " + listed.joined(separator: ", ") + " and others"
            #expect(scan.finds(in: text).isEmpty == !listed.contains(withheld), "\(round): \(withheld) in \(text)")
            let reversed = zip(families, initials).map { "\($0), \($1)." }
            let read = reversed.joined(separator: "; ") + "; \(families[who]), \(other).; \(families[0])"
            #expect(!scan.finds(in: read).isEmpty, "\(round): \(withheld) in \(read)")
        }
    }
}
