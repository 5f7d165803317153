// People who don't exist, each field of each a string that stands nowhere else.
public import LeakScan
public import TestSupport

/// A made-up person whose every field is a canary: where it is seen, that field has leaked.
public struct MadeUpPerson: Sendable {
    /// The names in Latin and in Cyrillic letters.
    public var given: String
    public var family: String
    public var givenCyrillic: String
    public var familyCyrillic: String
    /// Ten digits.
    public var phone: String
    public var email: String
    public var address: String
    /// The prison: several words.
    public var facility: String
    /// A note of eleven words.
    public var note: String
    /// An identifier of the ledger.
    public var identifier: String

    /// Given name and surname.
    public var name: String { given + " " + family }
    public var nameCyrillic: String { givenCyrillic + " " + familyCyrillic }

    /// All of it, withheld.
    public func withheld(_ number: Int) -> [WithheldString] {
        [
            WithheldString(name, kind: .person, of: "the name of person \(number)"),
            WithheldString("+7 " + phone, kind: .contact, of: "the telephone of person \(number)"),
            WithheldString(email, kind: .contact, of: "the e-mail of person \(number)"),
            WithheldString(address, kind: .contact, of: "the address of person \(number)"),
            WithheldString(facility, kind: .body, of: "the prison of person \(number)"),
            WithheldString(note, kind: .words, of: "a note on person \(number)"),
            WithheldString(identifier, kind: .identifier, of: "the identifier of person \(number)"),
        ]
    }

    /// So many people, the same in every run.
    public static func some(_ count: Int, seed: UInt64 = 613) -> [MadeUpPerson] {
        made(count, seed, syllables)
    }

    /// People whose names have no syllable in common with those of `some`.
    public static func strangers(_ count: Int, seed: UInt64 = 614) -> [MadeUpPerson] {
        made(count, seed, otherSyllables)
    }

    private static func made(_ count: Int, _ seed: UInt64, _ syllables: [(String, String)]) -> [MadeUpPerson] {
        var random = Random(seed: seed)
        var used: Set<String> = []
        func word(_ length: Int, _ random: inout Random) -> (String, String) {
            while true {
                var (latin, cyrillic) = ("", "")
                for _ in 0..<length {
                    let syllable = syllables[random.below(syllables.count)]
                    latin += syllable.0
                    cyrillic += syllable.1
                }
                if used.insert(latin).inserted { return (capital(latin), capital(cyrillic)) }
            }
        }
        return (0..<count).map { number in
            let given = word(2, &random)
            let family = word(2, &random)
            let words = (0..<11).map { _ in word(3, &random).0.lowercased() }
            let phone = "7" + String((0..<9).map { _ in Character(String(random.below(10))) })
            let (street, box) = (word(3, &random).0, word(3, &random).0)
            return MadeUpPerson(
                given: given.0, family: family.0 + "ov", givenCyrillic: given.1, familyCyrillic: family.1 + "ов",
                phone: phone, email: box.lowercased() + "\(number)@\(street.lowercased()).example",
                address: "\(street) street \(100 + number), flat \(1 + random.below(90))",
                facility: "Remand prison \(words[0]) of \(words[1]) region", note: words.joined(separator: " "),
                identifier: hex(&random, 5) + "." + "e\(number)")
        }
    }

    private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private static func hex(_ random: inout Random, _ count: Int) -> String {
        "q" + String((0..<count).compactMap { _ in "0123456789abcdef".randomElement(using: &random) })
    }

    private static let otherSyllables: [(String, String)] = [
        ("kep", "кеп"), ("fal", "фал"), ("ven", "вен"), ("pek", "пек"), ("teb", "теб"), ("mef", "меф"),
        ("lok", "лок"), ("nep", "неп"), ("rof", "роф"), ("dep", "деп"), ("gek", "гек"), ("bef", "беф"), ("zel", "зел"),
    ]
    private static let syllables: [(String, String)] = [
        ("zhum", "жум"), ("tar", "тар"), ("bil", "бил"), ("gor", "гор"), ("dul", "дул"), ("kaz", "каз"), ("lem", "лем"),
        ("mor", "мор"), ("nur", "нур"), ("pil", "пил"), ("rad", "рад"), ("sun", "сун"), ("tul", "тул"), ("vag", "ваг"),
        ("zor", "зор"), ("shul", "шул"), ("cham", "чам"), ("bag", "баг"), ("dim", "дим"), ("gul", "гул"),
        ("kul", "кул"),
        ("lur", "лур"), ("mub", "муб"), ("nig", "ниг"), ("pud", "пуд"), ("rul", "рул"), ("sig", "сиг"), ("tob", "тоб"),
        ("vul", "вул"), ("zib", "зиб"), ("zhab", "жаб"), ("bur", "бур"), ("dar", "дар"), ("gad", "гад"), ("kim", "ким"),
    ]
}
