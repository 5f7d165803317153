// Where a word of a withheld name is somebody's who is public, the initials beside it tell whose name it is.
import LeakScan
import LeakSupport
import TestSupport
import Testing

struct InitialTests {
    /// A scan for a withheld name; the words of the published names say nothing by themselves, nor do these names with an initial.
    private static func scan(_ name: String, besides published: [String]) -> LeakScan {
        var exceptions: [LeakException] = []
        for person in published {
            let words = person.split(separator: " ").map(String.init)
            exceptions += words.map { LeakException(string: $0, within: $0, reason: "a published person bears it") }
            for (place, word) in words.enumerated() {
                for (other, beside) in words.enumerated() where other != place {
                    exceptions.append(
                        LeakException(string: "\(word) \(beside)", within: "\(word) \(beside)", reason: "both"))
                    exceptions += LeakScan.initials(of: word).map {
                        LeakException(string: "\($0). \(beside)", within: "\($0). \(beside)", reason: "so, too")
                    }
                }
            }
        }
        return LeakScan(for: [WithheldString(name, kind: .person, of: "the name of 1")], except: exceptions)
    }

    /// Perandara is free, and nobody published has the initial.
    @Test(arguments: ["H. Perandara", "Hanna Perandara"]) func anInitialBesideAFreeSurnameIsFound(_ name: String) {
        for published in ["A. Perandara", "Anna Perandara"] {
            let scan = Self.scan(name, besides: [published])
            for text in [
                "H. Perandara", "Perandara, H.", "Perandara H.", "of H.\u{A0}Perandara", "H.Perandara", "H. PERANDARA",
                "<b>H.</b> Perandara", "Х. Перандара", "Perandara, H. (1975)", "<td>Perandara</td><td>H.</td>",
                "<li>Omstrand, K.</li><li>Perandara, H.</li>", "with H. Perandara and Anna Perandara", "H Perandara",
            ] { #expect(!scan.finds(in: text).isEmpty, "\(name) beside \(published): \(text)") }
            for text in [
                "A. Perandara", "Anna Perandara", "Perandara", "Perandara, A.", "Anna Perandara. H. Beliill is a judge",
                "h perandara", "H. Omstrand", "Perandara has", "Perandara! H. Beliill",
            ] { #expect(scan.finds(in: text).isEmpty, "\(name) beside \(published): \(text)") }
        }
    }

    @Test func theWholeNameIsFoundWhereEveryWordIsFree() {
        let scan = Self.scan("Hanna Perandara", besides: ["Anna Perandara", "Hanna Beliill"])
        for text in ["Hanna Perandara", "Perandara Hanna", "H. Perandara", "Hanna P.", "Ханна Перандара"] {
            #expect(!scan.finds(in: text).isEmpty, "\(text)")
        }
        for text in ["Hanna Beliill", "Hanna B.", "H. Beliill", "A. Perandara", "Anna P.", "H. P."] {
            #expect(scan.finds(in: text).isEmpty, "\(text)")
        }
    }

    /// Who is published may be written with an initial, too.
    @Test(arguments: ["Hanna Perandara", "H. Perandara"]) func whatMayStandForSomebodyPublishedIsNoHit(_ name: String) {
        for published in [
            "Helen Perandara", "H. Perandara", "Anna H. Perandara", "Perandara Hedwig", "Хелена Перандара",
        ] {
            let scan = Self.scan(name, besides: [published])
            for text in ["H. Perandara", "Perandara, H.", "Х. Перандара"] {
                #expect(scan.finds(in: text).isEmpty, "\(name) beside \(published): \(text)")
            }
            #expect(name.hasPrefix("H.") || !scan.finds(in: "Hanna Perandara").isEmpty)
        }
    }

    @Test(arguments: [
        (
            "Zhanna Pakova", "Timur Pakova", ["Z. Pakova", "Zh. Pakova", "Ж. Пакова", "Пакова Ж."],
            ["T. Pakova", "Т. Пакова"]
        ),
        ("Жанна Пакова", "Тимур Пакова", ["Z. Pakova", "Zh. Pakova", "Ж. Пакова"], ["T. Pakova", "Т. Пакова"]),
        (
            "Сергей Петрович Иванов", "Павел Иванов", ["С. Иванов", "С. П. Иванов", "Иванов С. П.", "S. Ivanov"],
            ["П. Иванов"]
        ),
        ("Ш. Иванов", "Павел Иванов", ["Ш. Иванов", "Sh. Ivanov", "Иванов Ш."], ["П. Иванов", "Иванов П."]),
        ("Aigul Sadykova", "Aigul Bekova", ["Aigul S.", "S. Aigul"], ["Aigul B.", "A. Bekova", "Aigul is"]),
    ])
    func initialsOfOtherLetters(_ name: String, _ published: String, _ hits: [String], _ none: [String]) {
        let scan = Self.scan(name, besides: [published])
        for text in hits { #expect(!scan.finds(in: text).isEmpty, "\(text)") }
        for text in none { #expect(scan.finds(in: text).isEmpty, "\(text)") }
    }

    /// Many people have two initials: "K. L." of a withheld name says nothing.
    @Test func twoInitialsAreNoHit() {
        let scan = Self.scan("K. L. Omstrand", besides: ["K. Stone", "L. Stone", "E. Omstrand"])
        for text in ["K. L. Stone", "Stone, K. L.", "K. L.", "L. K.", "E. Omstrand"] {
            #expect(scan.finds(in: text).isEmpty, "\(text)")
        }
        for text in ["K. Omstrand", "L. Omstrand", "K. L. Omstrand", "Omstrand, K. L."] {
            #expect(!scan.finds(in: text).isEmpty, "\(text)")
        }
    }

    /// They have a patronymic and a surname in common.
    @Test func brothersAreToldApart() {
        let brother = Self.scan("Сергей Петрович Иванов", besides: ["Павел Петрович Иванов"])
        for text in ["Павел Петрович Иванов", "П. П. Иванов", "Иванов Павел Петрович", "Петрович Иванов"] {
            #expect(brother.finds(in: text).isEmpty, "\(text)")
        }
        for text in ["Сергей Иванов", "С. П. Иванов", "Иванов С. П.", "Sergei Petrovich Ivanov"] {
            #expect(!brother.finds(in: text).isEmpty, "\(text)")
        }
    }

    @Test func aSignOfChineseIsNoInitial() {
        let chinese = Self.scan("李 明", besides: ["李 华", "王 明"])
        #expect(!chinese.finds(in: "李 明").isEmpty && chinese.finds(in: "李 华").isEmpty)
    }

    /// Letters with which sentences begin.
    @Test(arguments: [
        ("Aidar Perandara", "of Boris Perandara. A court", "Perandara, A."),
        ("Ivan Perandara", "Perandara: I saw", "I. Perandara"),
        ("Aidar Perandara", "<td>Boris Perandara</td> <td>A court</td>", "<td>Perandara</td><td>A</td>"),
        ("Виктор Перандара", "о Борисе Перандаре. В мае", "Перандара В."),
        ("Виктор Перандара", "Борис Перандара\nВ мае", "Перандара В"),
        ("Илья Перандара", "И Перандара сказал", "И. Перандара"),
        ("Сауле Перандара", "С Перандарой", "С.Перандара"),
        ("Оскар Перандара", "О <b>Перандаре</b> пишут", "О. <b>Перандара</b>"),
    ])
    func wordsOfOneLetterAreNoInitials(_ name: String, _ innocent: String, _ leak: String) {
        let scan = Self.scan(name, besides: ["Boris Perandara", "Борис Перандара"])
        #expect(scan.finds(in: innocent).isEmpty, "\(innocent)")
        #expect(!scan.finds(in: leak).isEmpty, "\(leak)")
    }

    /// Somebody who is named by initials alone stands beside a published relative.
    @Test(arguments: [
        "Timur Pakov, Z. P. and others", "<a>Timur Pakov</a>, <a>Z. P.</a>", "<td>Timur Pakov</td><td>Z. P.</td>",
        "Timur Pakov · Z. P.", "\"Timur Pakov\",\"Z. P.\"", "Timur Pakov\nZ. P.,1990", "T. Pakov, Z. P.",
        "Timur Pakov, Z. Beliill", "Timur Maratovich Pakov, Z. P.", "Timur Pakov | Z. M. P.",
    ])
    func initialsOfTheNextOne(_ text: String) {
        let scan = Self.scan("Zarina Maratovich Pakov", besides: ["Timur Maratovich Pakov"])
        #expect(scan.finds(in: text).isEmpty, "\(text)")
        for leak in ["Pakov, Z. P.", "Timur Pakov, Z. Pakov", "Pakov Z.", "Omstrand Pakov, Z. P."] {
            #expect(!scan.finds(in: leak).isEmpty, "\(leak)")
        }
    }
}
