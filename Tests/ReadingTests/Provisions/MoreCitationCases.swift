// Sentences with citations of the less common kinds, written for these tests.

let moreCitationCases: [CitationCase] = [
    CitationCase(
        "He was booked u/[[s 153A and 505 of the IPC]].",
        ["153A criminal", "505 criminal"]),
    CitationCase(
        "arrested under [[sections 13/18/20 UAPA]]",
        ["13 other", "18 other", "20 other"]),
    CitationCase(
        "charged under [[Sections 302/34 PPC]] and 7 ATA",
        ["302 criminal PK", "34 criminal PK"]),
    CitationCase(
        "Kenya's 12 activists and the group's 3 lawyers were charged.",
        []),
    CitationCase(
        "[[Article 297 (part 2, paragraph 1) of the Criminal Code]]",
        ["297/2 criminal"]),
    CitationCase(
        "[[Article 96bis of the Penal Code]]",
        ["96bis criminal"]),
    CitationCase(
        "under [[Article 188, part 2, of the Criminal Code]]; the court moved it to [[part 3 of the same article]].",
        ["188/2 criminal", "188/3 criminal"]),
    CitationCase(
        "[[Articles 130 part 1, 342 part 1 and 361-4 of the Criminal Code]]",
        ["130/1 criminal", "342/1 criminal", "361-4 criminal"]),
    CitationCase(
        "[[paragraph 3 of article 13 of Decree-Law No. 2022-54]]",
        ["13/3 other"]),
    CitationCase(
        "under [[Law No. 3 of 2015, article 9]]",
        ["9 other"]),
    CitationCase(
        "([[Criminal Code, Art. 182]])",
        ["182 criminal"]),
    CitationCase(
        "[[Article 9 and 10 of the Covenant]]",
        ["9 other", "10 other"]),
    CitationCase(
        "She was charged under [[section 377A of the Penal Code]], and 12 friends fled.",
        ["377A criminal"]),
    CitationCase(
        "Tunisia's 2011 revolution; the 1990s 12 years on.",
        []),
    CitationCase(
        "prosecuted under [[Article 36 of the Law on Religion]]",
        ["36 other"]),
    CitationCase(
        "fined 30 MCI under [[Part 7 of Article 461]]",
        ["461/7 administrative"]),
    CitationCase(
        #"under [[paragraph 6 of part 1 of article 33 of the law]] "On police""#,
        ["33/1 other"]),
    CitationCase(
        "the charge was changed from [[Article 274]] to [[Article 272]]",
        ["274 criminal", "272 criminal"]),
    CitationCase(
        "two counts of [[Article 200]] and one count under [[section 12(1) of the Act]]",
        ["200 other", "12/1 other"]),
]
