// A made-up casebook in which everything that can be protected is, each under a word that stands nowhere else.
import Foundation
import TestSupport
import Testing

/// Canaries by what they stand for. Nobody and nothing of these names exists.
enum Canary {
    /// Words that no command may say unless it is asked for what is protected.
    static let all = [
        // A child named in an accepted report, and one in a report that waits.
        "Brintasov", "Odrykan",
        // A person marked protected; somebody whom only a protected event names, and its place.
        "Yelvarov", "Fermindov", "Gorvaltsk",
        // An alias and a facility that protected statements give; a telephone number.
        "Krantugov", "Dolmirsk", "765 43 21",
        // What a protected note typed by hand says: place, body, who told it, its words.
        "Vurdanka", "Zilmop", "Orsaltova", "Kelbirin",
        // A protected note that was read: who told it, its title, a person and a town in it.
        "Ternuvova", "Grelkowan", "Hulbarov", "Pazgurt",
        // A protected note that waits.
        "Wexlarin", "Umbratov", "Lisketov",
        // Somebody in a table who was marked.
        "Jastrebin",
        // What a whole report that is protected says.
        "Qorabov", "Zhelmisk", "Vostrik",
    ]
}

/// The vault with that casebook in it.
struct ProtectedDesk {
    let desk: VaultDesk
    /// Short names of what was made.
    var event = ""
    var waiting: [String] = []
    var draft = ""
    var aidar = ""
    var dana = ""
    var marat = ""

    static let reports: [(name: String, text: String)] = [
        (
            "first.txt",
            """
            Schoolboy Brintasov and activist held in Almaty

            On 16 May 2024, police detained 15-year-old schoolboy Timur Brintasov and activist Dana Probova in Almaty. On 17 May 2024, a court sentenced Dana Probova to 15 days of administrative arrest. BRINTASOV was let go. Call +7 701 765 43 21 for Dana Probova, who is a member of the party Alga.
            """
        ),
        (
            "yelvarov-report.txt",
            """
            Activist Yelvarov detained together with Aidar Testov

            On 20 May 2024, police detained activist Marat Yelvarov and activist Aidar Testov in Astana. On 21 May 2024, a court sentenced Aidar Testov to 10 days of administrative arrest. Yelvarov's wife told reporters that Marat Yelvarov was beaten. It was a record day for YELVAROV.
            """
        ),
        (
            "north.txt",
            """
            Protests in the north

            On 3 June 2024, police detained activist Bulat Fermindov in Gorvaltsk. On 4 June 2024, police detained activist Aidar Testov in Astana. Rain fell on the Dolmirsk colony. Marat Yelvarov's friends stood outside.
            """
        ),
        (
            "waits.txt",
            """
            Girl Odrykan missing

            On 5 June 2024, police detained 12-year-old schoolgirl Saule Odrykan and activist Dana Probova in Almaty.
            """
        ),
    ]

    private static let protectedReport = """
        Qorabov detained in Zhelmisk

        On 23 May 2024, police detained activist Rustam Qorabov and activist Aidar Testov in Zhelmisk. Rustam Qorabov is a member of the party Vostrik.
        """

    init() throws {
        desk = try VaultDesk()
        try run("habeas init --owner 'A. Editor' >key")
        for report in Self.reports {
            try desk.write(report.name, report.text)
            try run("habeas add \(report.name)")
        }
        let (first, second, third) = try (
            draft(titled: "Brintasov"), draft(titled: "Yelvarov"), draft(titled: "north")
        )
        waiting = [try draft(titled: "Odrykan")]
        draft = third
        // Everything of three reports, with the people linked where they are known.
        for draft in [second, first] {
            for item in try items(draft) { try run("habeas accept \(item.short)") }
        }
        aidar = try item(second, "Aidar Testov,").item
        dana = try item(first, "Dana Probova,").item
        for item in try items(third) { try run("habeas accept \(item.short)") }
        try run("habeas link \(try item(third, "Aidar Testov,").short) \(aidar)")
        // A whole report, known as protected before it is accepted.
        try desk.write("whole.txt", Self.protectedReport)
        try run("habeas add --protected whole.txt")
        let whole = value(
            "draft",
            try desk.sh("habeas inbox --json --protected").output.split(separator: "\n").first {
                $0.contains("Zhelmisk")
            } ?? "")
        for item in try items(whole) { try run("habeas accept \(item.short)") }
        try run("habeas link \(try item(whole, "Aidar Testov,").short) \(aidar)")
        // Marks.
        try run("habeas mark \(try item(second, "Marat Yelvarov").short) --protected")
        event = try item(third, "Detention of Bulat Fermindov").short
        try run("habeas mark \(event) --protected")
        let known = try item(second, "Aidar Testov,").short
        try run("habeas edit \(known) alias=Krantugov --reason 'Krantugov at home'")
        try protect(statement: "Krantugov", of: known, in: second)
        let second4 = try item(third, "Detention of Aidar Testov").short
        try run("habeas edit \(second4) facility='Dolmirsk colony'")
        try protect(statement: "Dolmirsk colony", of: second4, in: third)
        // Notes.
        try run(
            "habeas event add --kind ill-treatment --person \(aidar) --date 2024-06-11 --place Vurdanka --by 'Zilmop Department' --from 'Raisa Orsaltova' --words 'Kelbirin was there' --provision '777 criminal' --sensitivity protected"
        )
        try run(
            "habeas note --kind call --from 'Sholpan Ternuvova' --title 'Grelkowan call' --sensitivity protected 'On 12 June 2024, police detained activist Aidar Testov and activist Nikolai Hulbarov in Pazgurt.'"
        )
        let note = try draft(titled: "Grelkowan")
        for item in try items(note) { try run("habeas accept \(item.short)") }
        try run("habeas link \(try item(note, "Aidar Testov,").short) \(aidar)")
        try run(
            "habeas note --kind call --from 'Asel Wexlarin' --title 'Lisketov call' --sensitivity protected 'On 13 June 2024, police detained activist Igor Umbratov in Shymkent.'"
        )
        waiting.append(try draft(titled: "Lisketov"))
        // What members wrote about them.
        marat = try item(second, "Marat Yelvarov").item
        try run(
            "habeas appoint 'hearing of Yelvarov and Testov' --person \(marat) --person \(aidar) --on 2024-06-20 --place 'court near Gorvaltsk'"
        )
        try run("habeas appoint 'call the mother of Brintasov, also Umbratov' --person \(dana) --on 2024-06-21")
        try run("habeas appoint 'visit Yelvarov' --person \(marat) --on 2024-06-22")
        try run(
            "habeas intervene 'letter for Yelvarov' --to 'Zilmop Department' --person \(aidar) --on 2024-06-01 --reply-due 2024-06-19"
        )
        try run(
            "habeas intervene 'complaint for Yelvarov' --to Prosecutor --person \(marat) --on 2024-06-01 --reply-due 2024-06-19"
        )
        try run("habeas hold \(dana) 'her lawyer knows Brintasov' --asked-by 'Yelvarov'")
        try run("habeas hold \(second) 'Yelvarov is named'")
        try run("habeas hold \(note) 'the source'")
        try run("habeas reject \(try item(third, "Aidar Testov,").short) --reason 'Yelvarov said so'")
        try run("habeas undo --reason 'it was Yelvarov, not Fermindov'")
        try run("habeas edit \(second4) date=2024-06-05 --reason 'Krantugov and Yelvarov told'")
        try run("habeas list save yelvarov -- search Yelvarov Brintasov")
        try run("habeas appoint 'closed: Yelvarov' --person \(dana) --on 2024-06-02")
        try run(
            "habeas close $(habeas appoint --json | grep 2024-06-02 | sed 's/.*\"short\":\"\\([^\"]*\\)\".*/\\1/') 'Yelvarov came'"
        )
        // A table.
        try desk.write(
            "jastrebin-table.csv",
            "Name,Date of detention,Place\nOleg Jastrebin,16.05.2024,Almaty\nDana Tablova,17.05.2024,Almaty\n")
        try run(
            "habeas import jastrebin-table.csv --suggest --output t.mapping && habeas import jastrebin-table.csv --mapping t.mapping"
        )
        try run("habeas person mark 'Oleg Jastrebin' --protected")
    }

    struct Item {
        var item: String
        var short: String
        var words: String
        var json: String
    }

    func run(_ line: String) throws {
        let outcome = try desk.sh(line)
        #expect(outcome.exit == 0, "\(line): \(outcome.output) \(outcome.errors)")
    }

    private func value(_ key: String, _ line: Substring) -> String {
        guard let start = line.firstRange(of: "\"\(key)\":\"")?.upperBound else { return "" }
        return String(line[start...].prefix { $0 != "\"" })
    }

    func draft(titled word: String) throws -> String {
        let lines = try desk.sh("habeas inbox --json --protected").output.split(separator: "\n")
        let found = lines.first { value("title", $0).contains(word) }
        return value("draft", try #require(found, "no draft is called so: \(word) in \(lines)"))
    }

    func items(_ draft: String) throws -> [Item] {
        try desk.sh("habeas review \(draft) --json --protected").output.split(separator: "\n").map { line in
            Item(
                item: value("item", line), short: value("short", line), words: value("words", line), json: String(line))
        }
    }

    func item(_ draft: String, _ words: String) throws -> Item {
        let isEvent = words.contains(" of ")
        let all = try items(draft).filter { $0.json.contains("\"type\":\"\(isEvent ? "event" : "person")\"") }
        return try #require(all.first { $0.words.contains(words) }, "no item '\(words)' among \(all.map(\.words))")
    }

    /// Marks the statement of an item that has a value.
    private func protect(statement value: String, of short: String, in draft: String) throws {
        let found = try #require(try items(draft).first { $0.short == short })
        let parts = found.json.components(separatedBy: "{\"item\":").dropFirst()
        let part = try #require(
            parts.first { $0.contains("\"value\":\"\(value)\"") }, "no statement \(value) in \(found.json)")
        let name = part.dropFirst().prefix { $0 != "\"" }
        try run("habeas mark \(name) --protected")
    }
}
