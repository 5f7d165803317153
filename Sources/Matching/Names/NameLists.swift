// The short lists that names are read with: titles, particles, and given names that are forms of one another.

import Names

/// Words known by their sounds.
enum NameLists {
    /// What a listed word is.
    enum Known { case title, particle, childOf }

    /// What a word is, by its sounds; nil for a word that is in no list.
    static func word(_ sounds: some Sequence<UInt8>) -> Known? { words[key(sounds)] }

    /// The number of the group of given names a word belongs to; 0 for none.
    static func givenName(_ sounds: some Sequence<UInt8>) -> UInt16 { givenNames[key(sounds)] ?? 0 }

    /// FNV-1a over the sounds of a word.
    static func key(_ sounds: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for sound in sounds { hash = (hash ^ UInt64(sound)) &* 0x100_0000_01B3 }
        return hash
    }

    private static let words: [UInt64: Known] = {
        var words: [UInt64: Known] = [:]
        for word in titles.split(separator: " ") { words[key(NameSounds.sounds(of: word))] = .title }
        for word in PersonName.particles.filter({ $0.utf8.count > 1 }) {
            words[key(NameSounds.sounds(of: word))] = .particle
        }
        for word in [
            "uly", "ұлы", "kyzy", "қызы", "qizi", "ogly", "оглы", "oglu", "uulu", "уулу", "кызы", "улы", "gizi",
        ] {
            words[key(NameSounds.sounds(of: word))] = .childOf
        }
        return words
    }()

    private static let givenNames: [UInt64: UInt16] = {
        var groups: [UInt64: UInt16] = [:]
        for (number, line) in forms.split(separator: "\n").enumerated() {
            for form in line.split(separator: " ") {
                let key = key(NameSounds.sounds(of: form))
                if groups[key] == nil { groups[key] = UInt16(number + 1) }
            }
        }
        return groups
    }()

    private static let titles = """
        mr mrs ms miss dr prof professor sir madam president präsident chairman sheikh shaikh hajji monsieur mme señor herr frau \
        г-н г-жа господин госпожа мырза ханым
        """

    /// A line a name: its full forms in the languages of its region, and the short forms that are settled for it alone. A man's and a
    /// woman's name with one short form stand together.
    private static let forms = """
        Александр Александра Саша Шура Oleksandr Oleksandra Aliaksandr Alexander Alexandra Aleksandra Alex Сашко Алесь
        Алексей Alexey Алёша Лёша Oleksii Aliaksei Олексій
        Анатолий Толя
        Анастасия Настя
        Анна Аня Anna Hanna Ганна
        Борис Боря
        Валентин Валентина Валя
        Василий Вася Vasyl Vasil
        Виктор Витя Viktar
        Владимир Вова Володя Volodymyr Uladzimir
        Вячеслав Viacheslau
        Галина Галя Halyna
        Григорий Гриша Hryhorii
        Дарья Даша
        Дмитрий Дима Митя Dmytro Dzmitry
        Евгений Евгения Женя Yevhen Yauhen Eugene Yevheniia Yauheniya Eugenia
        Екатерина Катя Katerina Kateryna Katsiaryna Catherine
        Елена Лена Olena Alena
        Елизавета Лиза
        Иван Ваня
        Ирина Ира Iryna
        Кирилл Kyrylo
        Константин Костя Kostiantyn Kanstantsin
        Ксения Ксюша
        Любовь Люба
        Людмила Люда
        Мария Маша Maryia
        Михаил Миша Mykhailo Mikhas
        Надежда Надя
        Наталья Наташа Natallia
        Николай Коля Mykola Mikalai Mikola
        Ольга Оля Olha Volha
        Павел Паша Pavlo
        Пётр Петя Petro Piatro
        Роман Рома Raman
        Светлана Света Sviatlana Svitlana
        Сергей Серёжа Serhii Siarhei
        София Соня
        Степан Стёпа
        Татьяна Таня Tetiana Tatsiana
        Тимур Тима
        Фёдор Федя
        Юлия Юля
        Юрий Юра Yurii
        Яков Яша
        Мухаммед Muhammad Mohammed Mohammad Mohamed Mukhammed Mohamad
        Benjamin Ben Bibi
        Theodore Ted Teddy
        William Bill Will
        Robert Bob Rob
        Thomas Tom
        Michael Mike
        Joseph Joe
        Edward Ed Eddie
        Richard Dick Rick
        James Jim
        Anthony Tony
        Daniel Dan
        Samuel Sam
        Steven Steve Stephen
        Christopher Chris
        Matthew Matt
        Nicholas Nick
        Andrew Andy
        Elizabeth Liz Beth
        Margaret Peggy Maggie
        """
}
