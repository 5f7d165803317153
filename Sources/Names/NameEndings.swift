// What the ending of a name says of the person: gender, patronymic, the surname a married couple shares.

/// Grammatical gender as a name shows it.
public enum NameGender: String, Hashable, Sendable {
    case male, female
}

/// Endings of surnames and patronymics that show gender.
public enum NameEndings {
    /// The gender that the ending of a surname or patronymic shows; nil where it shows none.
    ///
    /// "Syzdykova", "Kovalskaya", "Andreyevna", "Bekkyzy" are female, "Syzdykov", "Kovalsky", "Ilyich", "Bekuly" male.
    public static func gender(of word: String) -> NameGender? {
        let plain = LatinLetters.plain(word)
        guard plain.utf8.count >= 4 else {
            return ["kyzy", "qizi", "gizi"].contains(plain) ? .female : plain == "uly" ? .male : nil
        }
        if isPatronymic(plain) { return femalePatronymics.contains { plain.hasSuffix($0) } ? .female : .male }
        if female.contains(where: { plain.hasSuffix($0) }) { return .female }
        if male.contains(where: { plain.hasSuffix($0) }) { return .male }
        return nil
    }

    /// Whether a word is a patronymic: "Ilyich", "Andreyevna", "Serikuly", "oglu".
    public static func isPatronymic(_ word: String) -> Bool {
        let plain = LatinLetters.plain(word)
        guard plain.utf8.count >= 4 else { return plain == "uly" }
        return malePatronymics.contains { plain.hasSuffix($0) } || femalePatronymics.contains { plain.hasSuffix($0) }
    }

    /// Whether the ending is one that surnames have and other words hardly ever.
    public static func isSurnameLike(_ word: String) -> Bool {
        let plain = LatinLetters.plain(word)
        guard plain.utf8.count >= 5 else { return false }
        return gender(of: plain) != nil || surnames.contains { plain.hasSuffix($0) }
    }

    /// The male form of a Slavic surname that has two ("Iskakova" and "Iskakov" give "iskakov"); any other word, plain.
    public static func family(_ word: String) -> String {
        let plain = LatinLetters.plain(word)
        if plain.hasSuffix("skaya") || plain.hasSuffix("skaia") { return plain.dropLast(3) + "y" }
        if ["ova", "eva", "ina"].contains(where: { plain.hasSuffix($0) }), plain.utf8.count >= 6 {
            return String(plain.dropLast())
        }
        if ["skiy", "skii", "skyi"].contains(where: { plain.hasSuffix($0) }) { return plain.dropLast(2) + "y" }
        if plain.hasSuffix("ski") { return plain.dropLast() + "y" }
        return plain
    }

    private static let malePatronymics = [
        "ovich", "evich", "avich", "yich", "ulich", "uly", "uulu", "ogly", "oglu", "ughli", "ogli",
    ]
    private static let femalePatronymics = ["ovna", "evna", "auna", "ichna", "kyzy", "kizi", "qizi", "gyzy", "gizi"]
    private static let female = ["ova", "eva", "skaya", "skaia", "lina", "kina", "nina", "sina", "rina", "hina"]
    private static let male = ["ov", "ev", "off", "sky", "skiy", "skii", "ski", "skyi"]
    private static let surnames = [
        "enko", "chuk", "dze", "shvili", "yan", "ian", "zadeh", "zade", "zoda", "zada", "oglu", "pour", "nejad",
        "ullah", "allah",
        "uddin", "ović", "vich", "vych", "iuk", "yuk", "bayev", "bekov", "poor", "singh",
    ]
}
