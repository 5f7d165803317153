// The country a report is about, from the names in it.
import CaseModel
import Testing

@testable import Reading

struct CountryGuessTests {
    @Test(arguments: [
        ("A court in Hrodna jailed a blogger. Belarusian rights groups protested.", "BY"),
        ("Police in Yangon detained two nurses; Myanmar's junta did not comment.", "MM"),
        ("The activist, who fled to Poland in 2022, was tried in absentia in Minsk and Brest.", "BY"),
        ("A Tashkent court. The Uzbek service of a radio station.", "UZ"),
        ("In N'Djamena nobody was told.", "TD"),
        ("A resident of St. Petersburg was fined.", "RU"),
        ("Us and them.", nil),
        ("Nobody is named here.", nil),
        ("", nil),
    ])
    func country(_ text: String, _ expected: String?) {
        #expect(CountryGuess.country(in: CitationPieces(Array(text.utf8))) == expected)
    }

    @Test func theCodeNamesItsCountry() {
        let text =
            "Minsk. She left Minsk. He is charged under Article 228 of Russia's Criminal Code and Article 130 of the Criminal Code."
        let found = ProvisionStage.find(in: Array(text.utf8), country: nil)
        #expect(found.map(\.provision.country) == ["RU", "BY"])
    }
}
