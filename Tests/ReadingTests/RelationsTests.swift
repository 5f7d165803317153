// Relations that nouns, verbs and neighbours of a name state, each in a sentence or two; [[brackets]] mark the words it rests on.
import CaseModel
import Reading
import Testing

@Suite struct RelationsTests {
    private static let reader = Reader()

    /// The relations of a text as lines "type: from -> to", sorted, with the words they rest on.
    private func relations(in text: String) -> (lines: [String], quotes: [String]) {
        let file = CaseFile(folding: Self.reader.read(text, context: ReadingContext(id: "test")))
        let bytes = Array(text.utf8)
        let found = file.relations.map { relation in
            let line =
                "\(relation.type.rawValue): \(file.name(of: relation.from)) -> \(file.name(of: relation.to))"
                + (relation.isFormer ? " (former)" : "") + (relation.standing == .alleged ? " (alleged)" : "")
            let quotes = relation.spans.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
            return (line, quotes)
        }
        return (found.map(\.0).sorted(), found.flatMap(\.1))
    }

    /// Reads a marked text and compares relations and marked words.
    private func check(_ marked: String, _ expected: [String], _ location: SourceLocation = #_sourceLocation) {
        let parts = marked.split(separator: "[[", omittingEmptySubsequences: false)
        var plain = String(parts[0])
        var words: [String] = []
        for part in parts.dropFirst() {
            let halves = part.split(separator: "]]", maxSplits: 1, omittingEmptySubsequences: false)
            words.append(String(halves[0]))
            plain += halves.joined()
        }
        let found = relations(in: plain)
        #expect(found.lines == expected.sorted(), "\(plain)", sourceLocation: location)
        for word in words {
            #expect(found.quotes.contains(word), "\(word) of \(found.quotes)", sourceLocation: location)
        }
    }

    @Test(arguments: [
        (
            "Kamal Haddad was arrested on Monday. [[His wife]], [[Rania Haddad]], told reporters that he had been beaten.",
            "spouse-of: Rania Haddad -> Kamal Haddad"
        ),
        (
            "Police detained Kamal Haddad and [[his brother]] [[Yusuf Haddad]] in Tunis.",
            "sibling-of: Yusuf Haddad -> Kamal Haddad"
        ),
        (
            "[[Rania Haddad]], [[mother]] of the imprisoned blogger Kamal Haddad, was questioned.",
            "parent-of: Rania Haddad -> Kamal Haddad"
        ),
        ("Kamal Haddad leaves [[a wife]], [[Rania]], and was buried on Sunday.", "spouse-of: Rania -> Kamal Haddad"),
        (
            "[[The brothers]] [[Kamal Haddad and Yusuf Haddad]] were sentenced on Monday.",
            "sibling-of: Kamal Haddad -> Yusuf Haddad"
        ),
        ("Rania Haddad's ex-husband, Kamal Haddad, was fined.", "spouse-of: Kamal Haddad -> Rania Haddad (former)"),
        ("Rania Haddad is divorced from Kamal Haddad.", "spouse-of: Rania Haddad -> Kamal Haddad (former)"),
        ("Kamal Haddad was arrested along with a cousin, Yusuf Haddad.", "relative-of: Yusuf Haddad -> Kamal Haddad"),
        ("Father and son Omar Said and Kamal Haddad were detained.", "parent-of: Omar Said -> Kamal Haddad"),
    ])
    func kin(text: String, expected: String) { check(text, [expected]) }

    @Test func severalOfKin() {
        check(
            "Kamal Haddad is survived by his wife, Rania Haddad, and a son, Yusuf Haddad.",
            ["child-of: Yusuf Haddad -> Kamal Haddad", "spouse-of: Rania Haddad -> Kamal Haddad"])
        check(
            "Phyo Min Thein was taken from his home. His wife Nwe Nwe said that their son, Kyaw Zin, was hiding.",
            [
                "child-of: Kyaw Zin -> Nwe Nwe", "child-of: Kyaw Zin -> Phyo Min Thein",
                "spouse-of: Nwe Nwe -> Phyo Min Thein",
            ])
    }

    @Test(arguments: [
        (
            "[[Daniel Okoth]], [[chairman]] of the Kisumu Teachers' Union, was arrested on Monday.",
            "leader-of: Daniel Okoth -> Kisumu Teachers' Union"
        ),
        (
            "[[Grace Wanjiru]], [[a reporter]] with the newspaper “Daily Lantern”, was beaten by police.",
            "employee-of: Grace Wanjiru -> Daily Lantern"
        ),
        (
            "[[Daniel Okoth]] is [[one of the founders]] of the party “Free Lake”.",
            "founder-of: Daniel Okoth -> Free Lake"
        ),
        ("The movement “Free Lake” was [[founded]] in 2016 by Daniel Okoth.", "founder-of: Daniel Okoth -> Free Lake"),
        ("Daniel Okoth, who [[heads]] the movement “Free Lake”, was arrested.", "leader-of: Daniel Okoth -> Free Lake"),
        (
            "Daniel Okoth, who used to head the movement “Free Lake”, was arrested.",
            "leader-of: Daniel Okoth -> Free Lake (former)"
        ),
        (
            "Daniel Okoth is accused of being a member of the movement “Free Lake”.",
            "member-of: Daniel Okoth -> Free Lake (alleged)"
        ),
        (
            "Daniel Okoth and two other members of the movement “Free Lake” were fined.",
            "member-of: Daniel Okoth -> Free Lake"
        ),
    ])
    func bodies(text: String, expected: String) { check(text, [expected]) }

    @Test func lawyers() {
        check(
            "Kamal Haddad was arrested on Monday. Haddad's lawyer, Leila Mansour, said that he had been beaten.",
            ["lawyer-of: Leila Mansour -> Kamal Haddad"])
        check(
            "Leila Mansour, who represents Kamal Haddad and Yusuf Haddad, said they were beaten.",
            ["lawyer-of: Leila Mansour -> Kamal Haddad", "lawyer-of: Leila Mansour -> Yusuf Haddad"])
        check(
            "Kamal Haddad was sentenced to two years. Lawyer Leila Mansour said her client would appeal.",
            ["lawyer-of: Leila Mansour -> Kamal Haddad"])
    }

    /// The authorities' view is theirs, also over two bodies that the sentence before has named.
    @Test func successorsAsSomebodySeesThem() {
        check(
            """
            Omar Said was convicted of financing the movements “New Dawn” and “White Sail”. The authorities view the new party “Free Lake” \
            as a successor to the two banned organisations.
            """,
            ["successor-of: Free Lake -> New Dawn (alleged)", "successor-of: Free Lake -> White Sail (alleged)"])
    }

    @Test(arguments: [
        "Kamal Haddad was arrested. Another man, Samir Haddad (no relation), was released.",
        "Kamal Haddad is not a member of the party “Free Lake”.",
        "The director of a school was fined. Kamal Haddad was arrested.",
        "Yusuf Haddad is not related to Kamal Haddad.",
        "Grace Wanjiru, a student at Lakeside University, was dismissed.",
        "Human rights defender Gulshan Ergasheva and Jasur Nazarov were deported.",
        "Police searched the flat of Sergei Gusev's parents.",
    ])
    func leavesAlone(text: String) { check(text, []) }
}
