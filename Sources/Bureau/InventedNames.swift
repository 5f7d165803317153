// Names of nobody: put together from syllables, in Latin letters or in Cyrillic with a transliteration.

/// The name of an invented person.
public struct InventedName: Hashable, Sendable {
    /// As Latin writing reports spell it.
    public var latin: String
    /// Another Latin spelling that some reports use.
    public var otherLatin: String
    /// As Cyrillic writing reports spell it; the Latin one where the name has no Cyrillic form.
    public var cyrillic: String
    /// The surname alone, in Latin letters.
    public var surname: String
}

enum Syllables {
    static let men = [
        "Айдар", "Ерлан", "Марат", "Олжас", "Игорь", "Пётр", "Сергей", "Талгат", "Юрий", "Шамиль", "Куат", "Жандос",
    ]
    static let women = [
        "Асель", "Динара", "Жанар", "Наталья", "Гульнар", "Светлана", "Айгерим", "Ольга", "Ұлжан", "Мария",
    ]
    static let starts = [
        "Жы", "Ке", "Дау", "Бел", "Тур", "Сар", "Му", "Ахме", "Кор", "Лу", "Хасе", "Щер", "Нур", "Цве", "Ряб", "Ом",
        "Гру", "Еси",
    ]
    static let middles = ["лан", "мар", "тен", "сум", "рис", "дан", "ке", "бол", "гай", "шин", "жа", "ка"]
    static let ends = ["бай", "тай", "мен", "ур", "ел", "ач", "ош", "ыр", "ик", "ул"]
    static let latinMen = ["Adan", "Bruno", "Ciro", "Davo", "Elio", "Farid", "Goran", "Hugo", "Ivo", "Jonas"]
    static let latinWomen = ["Alma", "Bela", "Cora", "Dunja", "Elva", "Farida", "Greta", "Hana", "Ines", "Juna"]
    static let latinStarts = ["Mar", "Bel", "Cor", "Tal", "Ven", "Ros", "Gal", "Per", "Sil", "Dor", "Lam", "Nav"]
    static let latinMiddles = ["a", "e", "i", "o", "and", "ell", "ort", "uss", "amb", "erg"]
    static let latinEnds = ["is", "ez", "ani", "oth", "ume", "ara", "ko", "ens", "ill", "ard"]

    private static let letters: [Character: (String, String)] = [
        "а": ("a", "a"), "б": ("b", "b"), "в": ("v", "v"), "г": ("g", "g"), "д": ("d", "d"), "е": ("e", "ye"),
        "ё": ("yo", "e"),
        "ж": ("zh", "j"), "з": ("z", "z"), "и": ("i", "i"), "й": ("y", "i"), "к": ("k", "k"), "л": ("l", "l"),
        "м": ("m", "m"),
        "н": ("n", "n"), "о": ("o", "o"), "п": ("p", "p"), "р": ("r", "r"), "с": ("s", "s"), "т": ("t", "t"),
        "у": ("u", "u"),
        "ф": ("f", "f"), "х": ("kh", "h"), "ц": ("ts", "ts"), "ч": ("ch", "ch"), "ш": ("sh", "sh"),
        "щ": ("shch", "sch"),
        "ы": ("y", "y"), "ь": ("", ""), "ъ": ("", ""), "э": ("e", "e"), "ю": ("yu", "iu"), "я": ("ya", "ia"),
        "ұ": ("u", "u"),
    ]

    /// Latin letters for Cyrillic ones, in one of two fashions.
    static func latin(_ word: String, other: Bool) -> String {
        var result = ""
        for character in word {
            let lower = Character(character.lowercased())
            guard let spelled = letters[lower] else {
                result.append(character)
                continue
            }
            let text = other ? spelled.1 : spelled.0
            result += lower == character ? text : text.prefix(1).uppercased() + text.dropFirst()
        }
        return result
    }
}

extension Dice {
    /// A name; two of five have no Cyrillic form.
    mutating func name() -> InventedName {
        let isWoman = happens(40)
        if happens(40) {
            let given = pick(isWoman ? Syllables.latinWomen : Syllables.latinMen)
            let surname = pick(Syllables.latinStarts) + pick(Syllables.latinMiddles) + pick(Syllables.latinEnds)
            let name = "\(given) \(surname)"
            return InventedName(
                latin: name, otherLatin: "\(given.prefix(1)). \(surname)", cyrillic: name, surname: surname)
        }
        let given = pick(isWoman ? Syllables.women : Syllables.men)
        let surname =
            pick(Syllables.starts) + pick(Syllables.middles) + pick(Syllables.ends) + (isWoman ? "ова" : "ов")
        let name = "\(given) \(surname)"
        return InventedName(
            latin: Syllables.latin(name, other: false), otherLatin: Syllables.latin(name, other: true), cyrillic: name,
            surname: Syllables.latin(surname, other: false))
    }
}

/// A town that is on no map, in both writings.
struct InventedTown {
    static let all: [(latin: String, cyrillic: String)] = [
        ("Karasor", "Карасор"), ("Belokamen", "Белокамень"), ("Zhanatas", "Жанатас"), ("Ustrechye", "Устречье"),
        ("Tobylkol", "Тобылколь"), ("Severnaya", "Северная"), ("Akmarzhan", "Акмаржан"), ("Lugovino", "Луговино"),
        ("Shalkarbay", "Шалкарбай"), ("Novorechensk", "Новореченск"), ("Koktobe-2", "Коктобе-2"),
        ("Sosnovka-on-Ri", "Сосновка-на-Ри"),
        ("Valmora", "Вальмора"), ("Port Ellas", "Порт-Эллас"), ("Terrazul", "Терразуль"), ("Dunhaven", "Данхейвен"),
    ]
}
