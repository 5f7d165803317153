// People named in a text: one line a person, with the other forms of the name; bodies and places left out.
import CaseModel
import Reading
import Testing

struct NamesOfPeopleTests {
    private let reader = Reader()

    private func people(_ text: String) -> [String] {
        reader.listed(text).split(separator: "\n").filter { $0.hasPrefix("person") }.map { line in
            let name = line.drop { $0 != ":" }.dropFirst(2)
            return String(name.prefix { $0 != "<" }).split(separator: " ").joined(separator: " ")
        }
    }

    @Test(arguments: [
        (
            "Union Leader Freed, Sister Says Charges Were False\n\nDauren Seitkali was released.",
            ["Dauren Seitkali"]
        ),
        (
            "Appeal Court Cuts Seitkali's Term\n\nDauren Seitkali was sentenced in May.",
            ["Dauren Seitkali = Seitkali"]
        ),
        (
            "Judge Gulmira Ospanova fined Dauren Seitkali. Seitkali will appeal.",
            ["Gulmira Ospanova", "Dauren Seitkali = Seitkali"]
        ),
        (
            "Zhanar Iskakova (née Bekova) was held. Her husband, Olzhas Iskakov, waited. Iskakova came home. Olzhas was glad.",
            ["Zhanar Iskakova = Bekova = Iskakova", "Olzhas Iskakov = Olzhas"]
        ),
        ("Lyudmila Hryhorenko (also Grigorenko) was tried.", ["Lyudmila Hryhorenko = Grigorenko"]),
        (
            "Captain A. Dzhumabayev beat him, said Aliya Rakhimova. A. Rakhimova signed.",
            ["A. Dzhumabayev", "Aliya Rakhimova = A. Rakhimova"]
        ),
        (
            "Oleg Viktorovich Kravtsov was fined. His spouse, N. Kravtsova, refused to sign.",
            ["Oleg Viktorovich Kravtsov", "N. Kravtsova"]
        ),
        (
            "Police detained Ronald Otim and Jackline Otim. Ms Otim was slapped. Mr Otim was not.",
            ["Ronald Otim = Otim", "Jackline Otim = Otim"]
        ),
        (
            "A court jailed Nguyen Thi Hanh Dung. Nguyễn Thị Hạnh Dung denied it. Dung will appeal.",
            ["Nguyen Thi Hanh Dung = Nguyễn Thị Hạnh Dung = Dung"]
        ),
        (
            "The brothers Marat and Murat Abishev were fined. Marat did not appeal.",
            ["Marat Abishev = Marat", "Murat Abishev"]
        ),
        ("Soldiers arrested U Zaw Lin Htut and Ma Nilar.", ["Zaw Lin Htut", "Ma Nilar"]),
        (
            "Her lawyer, Ghada Rizkallah, spoke of Abdelrahman Hamdy El-Sawy. His father, Hamdy El-Sawy, wept.",
            ["Ghada Rizkallah", "Abdelrahman Hamdy El-Sawy", "Hamdy El-Sawy"]
        ),
        ("He sold it to a certain Ivanov.", ["Ivanov"]),
        ("The guards took Bakyt Ulan uulu to the station.", ["Bakyt Ulan uulu"]),
    ])
    func found(_ text: String, _ expected: [String]) { #expect(people(text) == expected) }

    @Test(arguments: [
        "On Independence Day the Ministry of Justice in Astana blocked Telegram and Facebook.",
        "Article 488 of the Code of Administrative Offences was applied in January.",
        "Photo: Anna Lee", "By John Smith",
        "The Kazakh authorities and Russian police met on Monday in Minsk.",
    ])
    func nobody(_ text: String) { #expect(people(text) == []) }

    @Test func aCertainPersonIsNeverMerged() {
        let draft = reader.read(
            "Petr Ivanov, a teacher, was fined. He is said to have sold it to a certain “Ivanov”.",
            context: ReadingContext(id: "t"))
        #expect(draft.entities.count { $0.type == .person } == 2)
        #expect(draft.statements.contains { $0.property == .neverMerge })
    }
}
