// Offences: the accuser's version of a deed, its doer and its day, in whole readings of short texts.
import CaseModel
import Testing

@testable import Reading

@Suite struct OffenceTests {
    private static let reader = Reader()

    /// The offences of a text as "doers: date".
    private func offences(_ text: String) -> [String] {
        let file = CaseFile(folding: Self.reader.read(text, context: ReadingContext(id: "offences")))
        return file.events.filter { $0.kind.value == .offence }.map { event in
            let doers = event.actors.map { file.name(of: $0.value) }.sorted().joined(separator: ", ")
            return doers + ": " + (event.date?.value.description ?? "-")
        }
    }

    @Test(arguments: [
        (
            "Ivan Sidorov was arrested in May 2023. The investigation maintains that on 3 March 2023 he set fire to a police car.",
            "Ivan Sidorov: 2023-03-03"
        ),
        (
            "Ivan Sidorov was detained on 2 May 2023. According to the indictment, Sidorov posted 14 videos between March 2020 and May 2021.",
            "Ivan Sidorov: 2020-03/2021-05"
        ),
        ("Ivan Sidorov was charged with having sold three grams of hashish to a certain Petrov.", "Ivan Sidorov: -"),
        ("Ivan Sidorov is accused of throwing a Molotov cocktail.", "Ivan Sidorov: -"),
        (
            "Ivan Sidorov was remanded for two months. Prosecutors say that in 2021 he recruited workers for a banned group.",
            "Ivan Sidorov: 2021"
        ),
        (
            "Ivan Sidorov was arrested for 15 days. Sidorov allegedly called a policeman a “slave” on 4 May 2023.",
            "Ivan Sidorov: 2023-05-04"
        ),
        (
            "Ivan Sidorov and Anna Petrova were charged under Article 174. They are said to have “incited discord” in an article of 2024.",
            "Anna Petrova, Ivan Sidorov: 2024"
        ),
        (
            "Ivan Sidorov was detained. Prosecutor Melnik told the court that on 4 June 2023 Sidorov had handed out leaflets in the square.",
            "Ivan Sidorov: 2023-06-04"
        ),
        (
            "Anna Petrova was detained. The prosecutor told the judge that on 9 May 2022 Petrova had burned a portrait.",
            "Anna Petrova: 2022-05-09"
        ),
        (
            "Ivan Sidorov was sentenced to six years. In the opinion of the investigation, in 2020 he passed lists of workers to “a foreign centre”.",
            "Ivan Sidorov: 2020"
        ),
        (
            "Ivan Sidorov was detained on 2 May 2023. The prosecution's case is that on 1 May 2023 Sidorov carried a banned flag.",
            "Ivan Sidorov: 2023-05-01"
        ),
    ])
    func readsTheDeed(_ text: String, _ wanted: String) {
        #expect(offences(text) == [wanted], "\(text)")
    }

    @Test(arguments: [
        "Ivan Sidorov was charged with hooliganism under Article 339 of the Criminal Code.",
        "Ivan Sidorov was fined for taking part in an unauthorised rally.",
        "Ivan Sidorov is accused of financing extremism.",
        "Ivan Sidorov was detained on suspicion of fraud. His lawyer Anna Petrova said that on 3 May 2023 she visited him.",
        "Ivan Sidorov was arrested. Police said he had been taken to hospital on 3 May 2023.",
        "Ivan Sidorov was arrested. The prosecution says that he died of a heart attack on 3 May 2023.",
        "The investigator claims that the flat was searched on 3 May 2023 in the presence of witnesses.",
        "Ivan Sidorov was detained. According to the police, he feels well and has made no complaint.",
        "Anna Petrova was allegedly beaten by guards on 3 May 2023.",
        "The guard allegedly hit Anna Petrova on 3 May 2023.",
        "Ivan Sidorov was detained on 3 May 2023. His wife says that he had posted a poem in 2021.",
        "Ivan Sidorov was arrested. The ministry states that he receives all the care he needs.",
        "Ivan Sidorov could be charged with selling drugs if he returns on 3 May 2023.",
    ])
    func accusesNobody(_ text: String) {
        #expect(offences(text) == [], "\(text)")
    }

    @Test func buyersLawyersAndVictimsAreNoDoers() {
        let text = """
            Ivan Sidorov was detained in Astana on 16 May 2024. His lawyer Pavel Kim said that Sidorov is charged with drug trafficking on the \
            basis that on 17 April 2024 he allegedly sold three grams of hashish to Marat Petrov.
            """
        #expect(offences(text) == ["Ivan Sidorov: 2024-04-17"])
    }

    @Test func anOffenceIsAlwaysAlleged() {
        let text =
            "Ivan Sidorov was arrested. The investigation maintains that on 3 March 2023 Sidorov set fire to a police car. He pleaded not guilty."
        let file = CaseFile(folding: Self.reader.read(text, context: ReadingContext(id: "alleged")))
        let offence = file.events.first { $0.kind.value == .offence }
        #expect(offence?.standing == .alleged)
        #expect(offence?.deniedBy.map { file.name(of: $0) } == "Ivan Sidorov")
    }
}
