// A casebook of five hundred made-up people in which everything that must not go out is a string that stands nowhere else, and lies one step from what is published.

import CaseModel
import Casebook
import LeakSupport
import TestSupport

/// A string that must not be seen in anything published.
struct Canary: Hashable {
    var text: String
    /// What it is: "who told a note".
    var what: String
    /// The number of the person it belongs to.
    var person: Int
}

/// How a person stands in the casebook.
enum CasebookStanding: Int, CaseIterable {
    case protected, internalOnly, publicWithoutConsent, heldBack, child, waiting, rejected, withdrawn, merged, otherUses
}

/// The casebook.
struct CanaryCasebook {
    /// People who are published, by name and by initials; their words have no syllable in common with those of all others.
    static let named = 25
    static let published = 40
    static let withheldCount = 460
    /// The day that is published.
    static let day = CivilDay(number: 20_600)
    static let key = "00112233445566778899aabbccddeeff"

    let open: [MadeUpPerson]
    let withheld: [MadeUpPerson]
    /// Names that have to be seen, or the judge is blind.
    let publicNames: [String]
    fileprivate(set) var entries: [LedgerEntry] = []
    private(set) var canaries: Set<Canary> = []
    /// The record of each withheld person, where there is one.
    var records: [Int: ItemID] = [:]
    var openRecords: [Int: ItemID] = [:]
    var clock = 0
    var random: Random
    private var used: Set<String> = []
    private var reports: TestLog
    private var notes: TestLog
    private var care: TestLog

    /// - Parameters:
    ///   - seed: of all that is withheld; another seed changes nothing else.
    ///   - hasOwn: whether there is, beside what is published with its sources, anything that only members know.
    ///   - tellsNotes: whether some statements of members' notes are public.
    init(seed: UInt64 = 613, hasOwn: Bool = true, tellsNotes: Bool = true) {
        open = MadeUpPerson.strangers(Self.published + 20)
        withheld = MadeUpPerson.some(Self.withheldCount, seed: seed)
        publicNames = open[..<Self.named].map(\.name)
        random = Random(seed: seed &+ 77)
        reports = TestLog(1, "")
        notes = TestLog(2, "")
        care = TestLog(3, "")
        let members = (0..<3).map { _ in capital(word()) + " " + capital(word()) }
        for (number, member) in members.enumerated() {
            plant(member, "a member of the vault", -1 - number)
            for part in member.split(separator: " ") { plant(String(part), "a member of the vault", -1 - number) }
        }
        reports = TestLog(1, members[0])
        notes = TestLog(2, members[1])
        care = TestLog(3, members[2])
        for log in ["face0ff1ce000000", "baddcafe00000001", "baddcafe00000002"] { plant(log, "a log", -9) }
        // What identifiers are made of is known from the first publication on.
        write(
            .published(
                Published(
                    what: "site", to: "the first site", day: EDTF(CivilDay(number: 20_000)), items: [], sources: [],
                    digest: "00", key: Self.key)), by: .care)
        for number in 0..<Self.published { shared(number) }
        if hasOwn { for number in 0..<Self.withheldCount { own(number) } }
        for number in 0..<Self.withheldCount { mark(number, hasOwn: hasOwn) }
        if hasOwn { for number in 0..<Self.published { ownOfPublished(number, isTold: tellsNotes) } }
        for number in 0..<Self.withheldCount { plantFields(of: withheld[number], number) }
    }

    /// How a withheld person stands.
    static func standing(of number: Int) -> CasebookStanding { CasebookStanding(rawValue: number % 10) ?? .protected }

    enum Log { case reports, notes, care }

    @discardableResult
    mutating func write(_ act: Act, by log: Log) -> LedgerID {
        let (id, author): (LedgerID, String)
        switch log {
        case .reports: (id, author) = (reports.write(act, &clock), reports.author)
        case .notes: (id, author) = (notes.write(act, &clock), notes.author)
        case .care: (id, author) = (care.write(act, &clock), care.author)
        }
        // Entries of other logs must not move those that are published: each log has a time of its own.
        let tick = log == .reports ? clock : 100_000 + clock
        entries.append(
            LedgerEntry(id: id, clock: tick, time: "2026-05-01T10:00:00Z", author: author, act: act))
        return id
    }

    /// A word that stands nowhere else.
    mutating func word() -> String {
        let syllables = ["qua", "xil", "wop", "zuq", "yax", "jiw", "vux", "qez"]
        while true {
            let word = (0..<5).map { _ in syllables[random.below(syllables.count)] }.joined()
            if used.insert(word).inserted { return word }
        }
    }

    /// A text with one such word, planted.
    mutating func text(_ before: String, _ after: String = "", _ what: String, _ person: Int) -> String {
        let word = word()
        plant(word, what, person)
        return (before + " " + word + " " + after).trimmed
    }

    mutating func plant(_ text: String, _ what: String, _ person: Int) {
        canaries.insert(Canary(text: text, what: what, person: person))
    }

    func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private mutating func plantFields(of person: MadeUpPerson, _ number: Int) {
        for (text, what) in [
            (person.name, "name"), (person.family, "surname"), (person.nameCyrillic, "name in Cyrillic"),
            (person.familyCyrillic, "surname in Cyrillic"), (person.givenCyrillic, "given name in Cyrillic"),
            (person.given, "given name"),
        ] { plant(text, what, number) }
        plantCare(of: person, number)
    }

    /// What no output may have of anybody: telephone, addresses, a note.
    mutating func plantCare(of person: MadeUpPerson, _ number: Int) {
        for (text, what) in [
            (person.phone, "telephone"), (person.email, "e-mail"), (person.address, "address"), (person.note, "note"),
        ] { plant(text, what, number) }
        // The first two words of a note are those of the person's prison.
        for word in person.note.split(separator: " ").dropFirst(2) { plant(String(word), "a word of a note", number) }
    }
}

extension String {
    var trimmed: String {
        var words = Substring(self)
        while words.last == " " { words.removeLast() }
        return String(words)
    }
}

extension CanaryCasebook {
    /// Other arrival, same ledger.
    mutating func shuffle() { entries.shuffle(using: &random) }
}
