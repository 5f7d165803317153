// Schemes by which Russian and Kazakh names are carried over into Latin letters, to make test names with; written from their tables.

/// A way of writing Cyrillic in Latin letters.
struct Scheme: Sendable, CustomStringConvertible {
    let description: String
    private let letters: [Character: String]

    /// Writes a name by the scheme; what is no letter of it stays.
    func write(_ name: String) -> String {
        var result = ""
        var before: Character = " "
        for character in name {
            let small = Character(character.lowercased())
            let isStart = !before.isLetter
            let isAfterVowel = "аеёиоуыэюяәіөұүьъ".contains(Character(before.lowercased()))
            // Some schemes write "е" otherwise at the start and after vowels: the sign "Е" of their tables.
            let key = small == "е" && (isStart || isAfterVowel) && letters["Е"] != nil ? Character("Е") : small
            var latin = letters[key] ?? Self.letters[small] ?? String(character)
            if character.isUppercase, let first = latin.first { latin = first.uppercased() + latin.dropFirst() }
            result += latin
            before = character
        }
        return result
    }

    private init(_ name: String, _ changes: String) {
        description = name
        var letters: [Character: String] = [:]
        for change in changes.split(separator: " ") {
            let sides = change.split(separator: "=", omittingEmptySubsequences: false)
            if sides.count == 2, let letter = sides[0].first { letters[letter] = String(sides[1]) }
        }
        self.letters = letters
    }

    /// What most schemes have; the schemes name their differences.
    private static let letters = Scheme(
        "",
        "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch "
            + "ъ= ы=y ь= э=e ю=yu я=ya ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h і=i"
    ).letters

    static let bgn = Scheme("BGN/PCGN", "Е=ye ь=ʹ ъ=ʺ ё=yë")
    static let iso9 = Scheme("ISO 9", "ё=ë ж=ž й=j х=h ц=c ч=č ш=š щ=ŝ ъ=ʺ ь=ʹ э=è ю=û я=â")
    static let passport = Scheme("passport", "ё=e й=i ъ=ie ю=iu я=ia")
    static let press = Scheme("press", "Е=ye ё=yo")
    static let german = Scheme("German", "в=w ё=jo ж=sch з=s й=j х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja")
    static let french = Scheme("French", "ё=io ж=j й=ï у=ou ч=tch ш=ch щ=chtch ц=ts ю=iou я=ia")
    static let kazakhBGN = Scheme("Kazakh BGN", "Е=ye ә=ä ғ=gh қ=q ң=ng ө=ö ұ=u ү=ü і=i ы=y")
    static let kazakh2018 = Scheme(
        "Kazakh 2018", "ә=á ғ=ǵ қ=q ң=ń ө=ó ұ=u ү=ú у=ý ж=j х=h ш=sh ч=ch й=ı и=ı і=i ы=y я=ıa ю=ıý")
    static let kazakh2021 = Scheme(
        "Kazakh 2021", "ә=ä ғ=ğ қ=q ң=ñ ө=ö ұ=ū ү=ü у=u ж=j х=h ш=ş ч=ç й=i и=i і=ı ы=y я=ia ю=iu")

    /// All of them.
    static let all = [bgn, iso9, passport, press, german, french, kazakhBGN, kazakh2018, kazakh2021]
}
