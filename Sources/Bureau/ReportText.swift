// Writes the text of an invented report and remembers where each word stands.

import CaseModel

/// A text while it is written.
struct ReportText {
    private(set) var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func say(_ words: String) { bytes += words.utf8 }

    /// Writes words and returns where they stand.
    mutating func mark(_ words: String) -> ByteSpan {
        let start = bytes.count
        bytes += words.utf8
        return ByteSpan(start, bytes.count)
    }
}

/// The words of a language that reports are written in.
struct Phrases: Sendable {
    var code: String
    var months: [String]
    /// What was done, by kind; `*` stands for the people.
    var deeds: [EventKind: String]
    var on: String
    var `in`: String
    var at: String
    var forTerm: String
    var under: String
    var by: String
    var and: String
    var crowd: String
    var denies: String
    var background: [String]

    /// "on 16 May 2024".
    func date(_ day: CivilDay) -> String {
        let parts = day.components
        return "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
    }

    /// "2 months".
    func term(_ term: ISODuration) -> String {
        let (years, months, days) = (term[.year], term[.month], term[.day])
        if code == "ru" {
            return years > 0 ? "\(years) лет лишения свободы" : months > 0 ? "\(months) месяца" : "\(days) суток"
        }
        func count(_ number: Int, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
        return years > 0
            ? count(years, "year") + " in prison" : months > 0 ? count(months, "month") : count(days, "day")
    }

    static let english = Phrases(
        code: "en",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ],
        deeds: [
            .protest: "rallied in front of the city hall", .search: "had their homes searched",
            .detention: "were detained",
            .administrativeArrest: "were placed under administrative arrest", .remand: "were remanded in custody",
            .illTreatment: "were beaten, the lawyer said,", .charge: "were charged", .transfer: "were moved",
            .trial: "went on trial", .sentence: "were sentenced", .appeal: "had their appeal heard",
            .release: "were released", .fine: "were fined",
        ],
        on: "On ", in: " in ", at: " at ", forTerm: " for ", under: " under ", by: " by ", and: " and ",
        crowd: "about % people", denies: " denies it.",
        background: [
            "Officials gave no comment by the time of publication.",
            "Relatives were waiting outside, and some of them had come from villages two hundred kilometres away.",
            "The independent press has written about cases of this sort since the water protests, and observers were let in only in part.",
            "Colleagues called the accusations groundless and asked that the hearings be open to the public.",
            "The weather was cold; tea was handed out in the street.",
            "A statement with several hundred signatures was sent to the ministry, which has a month to answer it.",
        ])

    static let russian = Phrases(
        code: "ru",
        months: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ],
        deeds: [
            .protest: "вышли на митинг перед акиматом", .search: "подверглись обыску", .detention: "были задержаны",
            .administrativeArrest: "подверглись административному аресту", .remand: "были взяты под стражу",
            .illTreatment: "были избиты, по словам адвоката,", .charge: "получили обвинение",
            .transfer: "были этапированы",
            .trial: "предстали перед судом", .sentence: "были приговорены",
            .appeal: "подали апелляцию, и её рассмотрели",
            .release: "вышли на свободу", .fine: "были оштрафованы",
        ],
        on: "", in: ", город ", at: ", ", forTerm: " на срок ", under: " по ", by: ", ", and: " и ",
        crowd: "около % человек", denies: " это отрицает.",
        background: [
            "Официальные лица не дали комментариев к моменту публикации.",
            "Родственники ждали снаружи, некоторые из них приехали из сёл за двести километров.",
            "Независимая пресса пишет о таких делах со времени протестов из-за воды; наблюдателей пустили лишь частично.",
            "Коллеги назвали обвинения беспочвенными и просили сделать заседания открытыми.",
            "Было холодно; на улице раздавали чай.",
            "Заявление с несколькими сотнями подписей направили в министерство, у которого есть месяц на ответ.",
        ])
}
