// Made-up names of people with known truth: lists of given names and surname roots, put together by a seeded generator.

/// The same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// One of a list; those at its start much oftener than those at its end, as names are.
    mutating func common<Item>(_ list: [Item]) -> Item {
        let share = Double.random(in: 0..<1, using: &self)
        return list[min(list.count - 1, Int(share * share * Double(list.count)))]
    }
}

/// A made-up person's name in Cyrillic.
struct MadeUpName: Hashable {
    var given: String
    var patronymic: String?
    var surname: String
    var isWoman: Bool

    /// Given name, patronymic, surname.
    var text: String { [given, patronymic ?? "", surname].filter { !$0.isEmpty }.joined(separator: " ") }
    /// Given name and surname.
    var short: String { given + " " + surname }

    /// Makes a name.
    init(using random: inout Seeded) {
        isWoman = Bool.random(using: &random)
        let isKazakh = Int.random(in: 0..<10, using: &random) < 6
        given = random.common(
            isKazakh ? (isWoman ? Self.kazakhWomen : Self.kazakhMen) : (isWoman ? Self.russianWomen : Self.russianMen))
        let root = Self.root(isKazakh: isKazakh, using: &random)
        surname = root + (isWoman ? "а" : "")
        if Int.random(in: 0..<3, using: &random) == 0 {
            let father = random.common(isKazakh ? Self.kazakhMen : Self.russianMen)
            patronymic = Self.patronymic(of: father, isKazakh: isKazakh, isWoman: isWoman)
        }
    }

    private static func root(isKazakh: Bool, using random: inout Seeded) -> String {
        if isKazakh {
            let start = random.common(kazakhStarts)
            return start + random.common(kazakhEnds)
        }
        return random.common(russianStarts) + random.common(russianMiddles) + random.common(["ов", "ев", "ин"])
    }

    private static func patronymic(of father: String, isKazakh: Bool, isWoman: Bool) -> String {
        if isKazakh { return father + (isWoman ? "қызы" : "ұлы") }
        if father.hasSuffix("й") || father.hasSuffix("ь") { return father.dropLast() + (isWoman ? "евна" : "евич") }
        return father + (isWoman ? "овна" : "ович")
    }

    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static let kazakhMen = list(
        "Нұрлан Ерлан Айдар Серік Бауыржан Қайрат Асқар Марат Болат Талғат Даулет Ержан Мұрат Данияр Арман Асхат Самат Тимур Азамат Руслан "
            + "Бекзат Думан Жанболат Мақсат Олжас Рүстем Санжар Темірлан Әлібек Дархан Жандос Қанат Махамбет Ораз Рысбек Сәкен Төлеген Ұлан "
            + "Фархад Шыңғыс Ілияс Ғалым Өмірбек Қуаныш Жәнібек Әділет Бекболат Есен Мейрам Нұржан")
    private static let kazakhWomen = list(
        "Айгүл Гүлнар Әсел Динара Жанар Сәуле Алия Мәдина Айжан Бақыт Гүлмира Зарина Әйгерім Лаура Назгүл Роза Сабина Толқын Шолпан Ақмарал "
            + "Балжан Дана Жұлдыз Камила Меруерт Нұргүл Раушан Самал Ұлжан Ботагөз Еркежан Қарлығаш Мөлдір Перизат Айнұр Жанна Сымбат Күләш"
    )
    private static let russianMen = list(
        "Александр Сергей Андрей Алексей Дмитрий Евгений Михаил Владимир Иван Николай Юрий Виктор Олег Игорь Павел Роман Максим Антон "
            + "Василий Константин Георгий Григорий Ярослав Фёдор Леонид Вячеслав Тимофей Глеб Захар Семён Лев Матвей Илья Никита"
    )
    private static let russianWomen = list(
        "Елена Ольга Наталья Татьяна Ирина Анна Екатерина Мария Светлана Юлия Анастасия Людмила Галина Надежда Вера Дарья Ксения Евгения "
            + "Полина Софья Зоя Лидия Марина Оксана Яна Вероника Жанна Раиса Тамара Любовь Алина")
    private static let kazakhStarts = list(
        "Нұр Бай Жан Ақ Сейіт Мұхамед Тоқ Ер Сүлейм Қожа Бек Әбіл Дүйсен Жұма Оспан Тілеу Есен Қас Мырза Сағын Төле Шәкір Ыбырай Аман "
            + "Бөке Досым Жүсіп Кенже Молда Ораз Рақым Сәрсен Тәжі Үсен Хасен Шаймерд Ілияс Өтеп Қалдыб Мақсұт Айт Балт Дәуіт Ес Жақсы"
    )
    private static let kazakhEnds = list(
        "баев беков ханов жанов ғалиев ов ев тов манов ғазин пейісов мұратов сұлтанов ділдинов қожаев денов таев гелдинов рахманов керімов"
    )
    private static let russianStarts = list(
        "Ивн Кузнец Смирн Попов Волк Соловь Лебед Козл Морозк Петр Белоз Чернышк Тихон Щербак Юдк Яковл Зайч Сорок Шишк Жар Круж Гор Долг "
            + "Полян Ершк Мельн Рябк Воробь Синиц Калин Берез Дубр Осин Травн Ключк Озер Степн Луг Мостк Бор Рощк Камн Песк Глинк"
    )
    private static let russianMiddles = list("ик ан ош ух ач ен ат ыш ел ар ун ищ аш оч ят им")
}
