// Parts of names, what endings show, and when two forms can mean one person.
import Names
import Testing

struct PersonNameTests {
    @Test(arguments: [
        ("Aidar Syzdykov", "Syzdykov"), ("Aidar Syzdykov", "A. Syzdykov"),
        ("KRAVTSOV Oleg Viktorovich", "O. V. Kravtsov"),
        ("Zhanar Iskakova", "Janar Iskakova"), ("Shavkat Yuldoshev", "Shavkat Y."),
        ("Stankevich Pavel Ramanavich", "Pavel Stankevich"),
        ("Nguyễn Thị Hạnh Dung", "Nguyen Thi Hanh Dung"), ("Ye. Smagulov", "Evgeny Smagulov"),
        ("Abdelrahman Hamdy El-Sawy", "El-Sawy"),
    ])
    func same(_ a: String, _ b: String) {
        #expect(PersonName(a).canBeSame(as: PersonName(b)))
        #expect(PersonName(b).canBeSame(as: PersonName(a)))
    }

    @Test(arguments: [
        ("Zhanar Iskakova", "Olzhas Iskakov"), ("Zhanar Iskakova", "Iskakov"), ("Aidar Syzdykov", "B. Syzdykov"),
        ("Dato Beridze", "Nutsa Beridze"), ("Ronald Otim", "Jackline Otim"), ("Trần Quốc Toàn", "Nguyễn Văn Toàn"),
        ("Oleg Kravtsov", "N. Kravtsova"), ("A. B.", "Aidar Bekov"),
    ])
    func different(_ a: String, _ b: String) { #expect(!PersonName(a).canBeSame(as: PersonName(b))) }

    @Test(arguments: [
        ("Aigul Tokpayeva", NameGender.female), ("Aidar Syzdykov", .male), ("Yelizaveta Andreyevna", .female),
        ("Pyotr Ilyich", .male),
        ("Nguyễn Thị Bích", .female), ("Anna Kovalskaya", .female), ("Bakyt Ulan uulu", .male),
        ("Aida Marat kyzy", .female),
    ])
    func gender(_ name: String, _ gender: NameGender) { #expect(PersonName(name).gender == gender) }

    @Test(arguments: ["Chen Wei", "Jane Smith", "Abrehet Gebremeskel", "Zaw Lin Htut", "Yulimar Briceño Rangel"])
    func noGender(_ name: String) { #expect(PersonName(name).gender == nil) }

    @Test(arguments: [
        ("Iskakova", "iskakov"), ("Iskakov", "iskakov"), ("Shumskaya", "shumsky"), ("Shumski", "shumsky"),
        ("Kim", "kim"),
    ])
    func family(_ surname: String, _ family: String) { #expect(NameEndings.family(surname) == family) }

    @Test func aNameCanAlwaysBeItself() {
        for name in ["Aidar", "A. B. Bekov", "van der Berg", "Abu Bakr al-Ani", "X"] {
            let parsed = PersonName(name)
            #expect(parsed.canBeSame(as: parsed) == !parsed.fullWords.isEmpty)
        }
    }
}
