// Organisations named in a text, with their kinds.
import Reading
import Testing

struct NamesOfBodiesTests {
    private let reader = Reader()

    private func bodies(_ text: String) -> [String] {
        reader.listed(text).split(separator: "\n").filter { $0.hasPrefix("organisation") }.map { line in
            String(line.drop { $0 != ":" }.dropFirst(2).prefix { $0 != "=" }).split(separator: " ").joined(
                separator: " ")
        }
    }

    @Test(arguments: [
        (
            "He was taken to the Esil police department and then to colony No. 17.",
            ["Esil police department (police)", "colony No. 17 (prison)"]
        ),
        ("The 2nd Western District Military Court read the verdict.", ["2nd Western District Military Court (court)"]),
        (
            "The Ministry of Culture and Information blocked the website Masarat.",
            ["Ministry of Culture and Information (ministry)", "Masarat (media)"]
        ),
        ("Officers of the Department for Combating Extremism came.", ["Department for Combating Extremism (police)"]),
        (
            "The National Security Committee (KNB) opened a case. The KNB was silent.",
            ["National Security Committee (security-service)"]
        ),
        ("They belong to the unregistered party “Azat El”.", ["Azat El (party)"]),
        (
            "He financed the public movements “Democratic Choice of Kazakhstan” and “Koshe Partiyasy”.",
            ["Democratic Choice of Kazakhstan (movement)", "Koshe Partiyasy (movement)"]
        ),
        ("Branch 26 of the Tehran Revolutionary Court sentenced him.", ["Tehran Revolutionary Court (court)"]),
        ("The Reporters' Solidarity Fund wrote; the Fund has no answer.", ["Reporters' Solidarity Fund (ngo)"]),
        (
            "He was held in front of the Delegation of the European Union.",
            ["Delegation of the European Union (international)"]
        ),
        ("The district court of Astana banned it.", ["district court of Astana (court)"]),
        ("The organisation he used to head, Golos-Volga, was liquidated.", ["Golos-Volga (ngo)"]),
        (
            "They asked the Prosecutor General's Office and the Investigating Court of Almaty.",
            ["Prosecutor General's Office (prosecution)", "Investigating Court of Almaty (court)"]
        ),
    ])
    func found(_ text: String, _ expected: [String]) { #expect(bodies(text) == expected) }

    @Test(arguments: [
        "A Moscow court ordered his arrest.", "The court adjourned and the police left.",
        "Astana police officers came to the door.",
        "“Shame!” she shouted, and read the poem “Basement Songs”.", "He posted it on Facebook and Telegram.",
    ])
    func none(_ text: String) { #expect(bodies(text) == []) }
}
