// Spellings of one word sound the same, or nearly.
import Names
import Testing

@Suite struct NameSoundsTests {
    private func sounds(_ word: String) -> String { String(decoding: NameSounds.sounds(of: word), as: UTF8.self) }

    @Test(arguments: [
        ["Сергей", "Sergei", "Sergey", "Sergej", "Sergueï"], ["Мария", "Maria", "Mariya", "Marija"],
        ["Юрий", "Yuri", "Yury", "Yuriy", "Iurii"], ["Жовтис", "Zhovtis", "Žovtis", "Żovtis"],
        ["Елена", "Yelena", "Elena"], ["Щербаков", "Shcherbakov", "Schtscherbakow"],
        ["Ильяшев", "Ilyashev", "Ілияшев", "Iliyashev"],
        ["Қайрат", "Qairat", "Kairat", "Qaırat", "Кайрат"], ["Әлия", "Aliya", "Alıa", "Алия"],
        ["Бақытжан", "Baqytzhan"],
        ["Шәріпов", "Sharipov", "Şäripov"], ["Чингиз", "Chingiz", "Çingiz", "Tchingiz"],
        ["Джакишев", "Dzhakishev", "Djakishev"], ["Соловьёв", "Solovyov"], ["Assem", "Asem", "Әсем"],
        ["Ғалым", "Ghalym", "Galym", "Ǵalym", "Ğalym"], ["გიორგი", "Giorgi"], ["Գեվորգ", "Gevorg"],
    ])
    func oneWord(spellings: [String]) {
        let heard = Set(spellings.map(sounds))
        #expect(heard.count == 1, "\(heard)")
    }

    @Test(arguments: [("Асхат", "Ашат"), ("Мұрат", "Нұрат"), ("Ivan", "Evan"), ("Орлов", "Орлова")])
    func otherWords(a: String, b: String) { #expect(sounds(a) != sounds(b)) }

    @Test func theDistanceIsZeroOnlyForEqualSoundsAndTheSameBothWays() {
        let words = [
            "Сергей", "Sergueï", "Сыздыков", "Zhanar", "Janar", "Jurij", "Юрий", "Bulat", "Bolat", "Petrov", "Petroff",
            "", "김",
        ]
        for a in words.map({ NameSounds.sounds(of: $0) }) {
            for b in words.map({ NameSounds.sounds(of: $0) }) {
                let cost = SoundDistance.cost(a, b)
                #expect(cost == SoundDistance.cost(b, a))
                #expect((cost == 0) == (a == b))
                #expect(cost <= Int32(a.count + b.count) * SoundCosts.unit)
            }
        }
    }

    /// What schemes and languages write for each other lies nearer than a wrong letter.
    @Test(arguments: [
        ("Japarov", "Zhaparov"), ("Jurij", "Юрий"), ("Bulat", "Bolat"), ("Petroff", "Петров"), ("Schukow", "Жуков"),
        ("Roman", "Raman"),
        ("Огай", "Ohai"), ("Тулесова", "Төлесова"), ("Соловьёв", "Solovyev"),
    ])
    func near(a: String, b: String) {
        #expect(SoundDistance.cost(NameSounds.sounds(of: a), NameSounds.sounds(of: b)) <= SoundCosts.unit / 2)
    }

    @Test(
        arguments: [
            ("Iskakov", NameGender.male, "iskakov"), ("Искакова", .female, "iskakov"), ("Искакову", nil, "iskakov"),
            ("Kovalskaya", .female, "kovalsk"), ("Ковальского", nil, "kovalsk"), ("Serikuly", .male, "serik"),
            ("Серікқызы", .female, "serik"), ("Ивановича", .male, "ivan"), ("Жылқыбаевтың", nil, "Jilkibaev"),
            ("Айдар", nil, "aYdar"),
        ] as [(String, NameGender?, String)])
    func endings(word: String, gender: NameGender?, core: String) {
        let sounds = NameSounds.sounds(of: word)
        let isCyrillic = word.unicodeScalars.contains { $0.value > 0x3FF }
        let ending = SoundEnding(of: sounds, in: 0..<sounds.count, isCyrillic: isCyrillic)
        #expect(ending.gender == gender)
        let heard = String(decoding: sounds[..<ending.core], as: UTF8.self)
        #expect(heard.replacing("y", with: "i") == core.replacing("y", with: "i"), "\(word): \(heard)")
    }

    @Test func anyBytesHaveSounds() {
        for word in [
            "", "'", "-", "日本", "\u{301}", "İ", "ß", "🦊", "ьь", "ъ", "y", "йй", "Ǆ",
            String(repeating: "щ", count: 10_000),
        ] {
            _ = NameSounds.sounds(of: word)
        }
        #expect(NameSounds.sounds(of: "'-").isEmpty)
    }
}
