// No command says what is protected unless it is asked to; when it is asked to, it does.
import Foundation
import TestSupport
import Testing

@Suite struct ProtectedTests {
    /// Every listing of the casebook. Exempt, because somebody has to see what waits to decide on it: the walk through `review`, which shows the
    /// item that is decided on. Exempt, because they are the vault's: `evidence`, and the names of files in `log` (docs/security.md).
    private func listings(_ made: ProtectedDesk) -> [String] {
        var lines = [
            "inbox", "undo --list --last 100", "list", "list yelvarov", "appoint", "intervene --all", "intervene",
            "hold",
            "import", "person list", "person list --may-be-one", "person list Aid", "person list Ye",
            "person list Yelv",
            "person list Krantugov", "changes --since 2024-01-01", "changes --since 2024-05-01 --until 2024-06-12",
            "search Testov", "search Yel", "search Brint", "search record", "search Krantugov", "search Dolmirsk",
            "search colony", "search detained", "search Almaty", "search Fermindov", "search Gorvaltsk",
            "search Hulbarov",
            "search call", "search Raisa", "search Jastrebin", "search 701", "search Saule", "search table",
            "search Zhelmisk", "search party", "case show Vos", "person show Qor",
            "search Ельваров", "search '\"friends stood\"'",
            "intervals --claims", "intervals --top 10", "person show \(made.aidar)",
            "person show \(made.aidar) --explain",
            "person show \(made.dana)", "person show Krant", "person show Ye", "person show Fer", "person show Hul",
            "case show Astana", "case show Almaty", "case show Alga", "case show Gorv", "case show Vur",
            "case show Zil",
            "case show \(made.event)", "count --with Ye", "count --with Krant", "count --with Fermindov",
            "count --in Pazg",
            "count --in Gorv", "person merge Tes Ye", "link \(made.draft).1 Marat", "person part Ye", "close",
            "held --unknown", "due", "join --suggested", "join --all",
        ]
        for day in ["2024-05-17", "2024-05-25", "2024-06-12", "2024-06-20"] {
            lines += [
                "held --as-of \(day)", "held --unknown --as-of \(day)", "due --within 60 --country KZ --as-of \(day)",
            ]
            lines += [
                "gaps --everybody --as-of \(day)", "person show \(made.aidar) --as-of \(day)", "hold --as-of \(day)",
            ]
            lines += ["search detained --as-of \(day)", "intervals --as-of \(day)"]
        }
        for key in ["kind", "month", "year", "place", "provision", "organisation", "standing"] {
            lines += ["count --by \(key)"]
        }
        for draft in made.waiting + [made.draft] { lines += ["review \(draft) --list"] }
        return lines
    }

    /// The words that a command shows, without those that were typed.
    private func shown(_ line: String, _ made: ProtectedDesk) throws -> [(word: String, place: String)] {
        let outcome = try made.desk.sh("habeas \(line)")
        #expect(outcome.exit != 64, "habeas \(line): \(outcome.errors)")
        let text = (outcome.output + outcome.errors).lowercased()
        return Canary.all.filter { !line.contains($0) }.compactMap { word in
            text.firstRange(of: word.lowercased()).map { found in
                (word, "\(text[..<found.lowerBound].suffix(60))\(word)\(text[found.upperBound...].prefix(30))")
            }
        }
    }

    @Test func nothingSaysWhatIsProtectedUnlessAsked() throws {
        let made = try ProtectedDesk()
        // In both forms but where there is only one.
        let all = listings(made).flatMap { line in
            line == "list yelvarov" ? [line] : [line, line + " --json"]
        }
        for line in all {
            for (word, place) in try shown(line, made) { Issue.record("habeas \(line): \(word): …\(place)…") }
        }
        // What log says of the casebook's entries is their kinds.
        for line in ["log", "log --json"] {
            for (word, place) in try shown(line, made) where !["Yelvarov", "Jastrebin"].contains(word) {
                Issue.record("habeas \(line): \(word): …\(place)…")
            }
        }
        try expectWhatIsAskedFor(made)
        // After the fact.
        for line in [
            "reject \(made.waiting[0]) --json --reason 'not Odrykan'", "undo --json",
            "accept \(made.waiting[0]) --json",
            "accept --all --including-check", "undo", "accept --all --including-check --json", "undo",
            "accept \(made.waiting[0]).1 --json", "undo --json", "accept \(made.waiting[1]).1",
            "reopen \(made.waiting[1]).1",
            "mark \(made.waiting[1]).1 --protected", "undo", "mark \(made.waiting[0]).1 --internal --json", "undo",
            "link \(made.waiting[0]).2 \(made.dana)", "hold \(made.dana) --end", "undo --json",
            "person mark \(made.marat) --consent none", "person mark \(made.marat) --consent none --json", "undo",
            "appoint visit --person \(made.marat) --on 2024-07-01", "intervene letter --to UN --person \(made.marat)",
            "hold \(made.marat) 'as asked'", "hold \(made.marat) --end",
            "event add --kind release --person \(made.marat)",
            "person merge \(made.marat) \(made.dana)", "person list", "held --as-of 2024-05-21",
            "person part \(made.marat)",
        ] {
            for (word, place) in try shown(line, made) { Issue.record("habeas \(line): \(word): …\(place)…") }
        }
    }

    /// Everything that has a place in a listing comes when it is asked for: else the test above could not fail.
    private func expectWhatIsAskedFor(_ made: ProtectedDesk) throws {
        let wanted: [(line: String, words: [String])] = [
            ("inbox", ["Odrykan", "Umbratov", "Lisketov"]),
            ("undo --list --last 100", ["Brintasov", "Yelvarov", "Fermindov", "Grelkowan", "Zilmop", "Krantugov"]),
            ("list", ["Yelvarov"]), ("appoint", ["Brintasov", "Yelvarov", "Gorvaltsk", "Umbratov"]),
            ("intervene --all", ["Yelvarov", "Zilmop"]), ("hold", ["Brintasov", "Yelvarov", "Grelkowan"]),
            ("import", ["Jastrebin"]),
            ("person list", ["Brintasov", "Yelvarov", "Fermindov", "Hulbarov", "Jastrebin", "Qorabov"]),
            (
                "changes --since 2024-01-01",
                ["Brintasov", "Yelvarov", "Fermindov", "Hulbarov", "Vurdanka", "Krantugov"]
            ),
            ("search detained --limit 50", ["Odrykan", "Fermindov", "Hulbarov", "Umbratov", "Lisketov"]),
            ("search table", ["Jastrebin"]),
            (
                "person show \(made.aidar)",
                ["Yelvarov", "Dolmirsk", "Vurdanka", "Zilmop", "Hulbarov", "Pazgurt", "Grelkowan"]
            ),
            ("person show Krantugov --json", ["Krantugov"]), ("case show Gorv", ["Gorvaltsk", "Fermindov"]),
            ("case show Vostrik", ["Qorabov"]), ("case show Alga", ["765 43 21"]),
            ("held --as-of 2024-06-05 --json", ["Fermindov", "Gorvaltsk"]),
            ("held --as-of 2024-05-20", ["Yelvarov", "Jastrebin"]),
            ("count --by place", ["Vurdanka", "Gorvaltsk", "Pazgurt"]),
            ("count --by organisation", ["Zilmop"]),
            ("due", ["Yelvarov", "Brintasov", "Zilmop", "Gorvaltsk"]),
            ("gaps --everybody --as-of 2024-06-12", ["Yelvarov", "Fermindov", "Hulbarov"]),
            ("review \(made.waiting[1]) --list", ["Lisketov", "Umbratov"]),
            ("review \(made.waiting[0]) --list", ["Odrykan"]),
            ("intervals --claims", ["Yelvarov"]),
        ]
        for (line, words) in wanted {
            let outcome = try made.desk.sh("habeas \(line) --protected")
            for word in words where !outcome.output.lowercased().contains(word.lowercased()) {
                Issue.record("habeas \(line) --protected: no \(word)\n\(outcome.output)\(outcome.errors)")
            }
        }
    }
}
