// A document in which everything is that a document can have. All persons are fictional.
import Documents

enum Example {
    static let court = Document.Footnote([
        .init("Letter of the Almaly district court, 4 May 2026, case 7521-26-00-2/118; "),
        .init("as published", link: WebAddress("https://court.example/cases/118?page=2").map { .web($0) }), .init("."),
    ])
    static let lawyer = Document.Footnote("Statement of the lawyer A. Serikova to the bureau, 6 May 2026.")
    static let family = Document.Footnote([
        .init("Письмо семьи в бюро, 7 мая 2026 года", language: "ru"), .init(" (in Russian)."),
    ])
    static let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

    static let dossier = Document(
        language: "en", title: "The case of Bolat Nurpeisov", subtitle: "Dossier as of 12 May 2026",
        header: "The case of Bolat Nurpeisov", footer: "Bureau for Fictional Rights",
        blocks: [
            .notice([
                .paragraph(
                    .strong("For the lawyer only."),
                    " This dossier is not public. It holds statements given in confidence."),
                .bullets([["Keep it where nobody else reads it."], ["Tell us when it was lost."]]),
            ]),
            .heading(1, "What happened"),
            .paragraph(
                "According to his lawyer, ", .strong("Bolat Nurpeisov"),
                ", a journalist, was arrested on 1 May 2026 in Almaty",
                .note(lawyer), " and brought before a court only nine days later", .note(court), .note(family),
                ". Investigators allege an offence under ", .emphasis("article 274"),
                " of the Criminal Code; he denies it",
                .note(lawyer), ". See ", .link("the exhibits", to: .anchor("exhibits")), " and ",
                .link("the court's list", to: link("https://court.example/list")), ". ",
                .secondary("The bureau has not seen the order of custody.")),
            .quotation([
                [.span(.init("Меня не пустили к нему ни в первый, ни во второй день.", language: "ru"))],
                ["They let me in on the third day only, and for ten minutes.", .note(lawyer)],
            ]),
            .heading(2, "Chronology"),
            .table(
                .init(
                    "What the sources say, in order of time",
                    header: [["Date"], ["What"], ["Who says so"]],
                    rows: (1...24).map { day in
                        [
                            [.text("\(day) May 2026")],
                            [
                                .text(
                                    day % 3 == 0
                                        ? "Questioned for four hours without a lawyer; asked again for the telephone of his brother."
                                        : "Held in the temporary isolator of the city police."),
                                .note(day % 2 == 0 ? lawyer : family),
                            ], ["lawyer, family"],
                        ]
                    }, widths: [2, 5, 2], namesRows: true)),
            .heading(2, "Organisations"),
            .numbers([
                ["Almaly district police, ", .emphasis("first contact")], ["Almaly district court"],
                ["Detention facility LA-155/18"],
            ]),
            .pageBreak,
            .heading(1, "Questions of the form"),
            .answers([
                .init(["1. Family name"], [.paragraph("Nurpeisov")]),
                .init(
                    ["9. Describe the circumstances of the arrest"],
                    [
                        .paragraph(
                            "He was stopped at the entrance of his house by four men in plain clothes.", .note(lawyer)),
                        .bullets([["No warrant was shown."], ["He was not told why."]]),
                    ]),
                .init(
                    ["10. Was a warrant shown?"],
                    [.checkbox(false, "Yes"), .checkbox(true, "No"), .checkbox(false, "Not known")]),
            ]),
            .heading(2, [.anchor("exhibits"), "Exhibits"]),
            .table(
                .init(
                    "Exhibits with their digests", header: [["No."], ["What"], ["SHA-256"]],
                    rows: [
                        [
                            ["1"], ["Order of custody, photograph", .lineBreak, .secondary("received 3 May 2026")],
                            [.code(digest)],
                        ],
                        [["2"], ["Хат, қазақ тілінде"], [.code(String(digest.reversed()))]],
                    ], widths: [1, 4, 6])),
            .heading(3, "What is not known"),
            .together([
                .paragraph("No order is recorded for the custody since 4 May 2026. To ask the family or the lawyer:"),
                .numbers([["Was an order shown?"], ["Who signed it?"]]),
            ]),
            .heading(4, "Small print"),
            .paragraph(
                .secondary("Each date is that of the source."), .lineBreak, .secondary("Times are those of Almaty.")),
        ])

    /// The same in Kazakh, short; with a table in a frame.
    static let letter = Document(
        language: "kk", title: "Болат Нұрпейісов туралы хат", subtitle: "2026 жылғы 12 мамыр",
        footer: "Ойдан шығарылған құқықтар бюросы",
        blocks: [
            .heading(1, "Не болды"),
            .paragraph(
                "Адвокатының айтуынша, ", .strong("Болат Нұрпейісов"),
                " 2026 жылғы 1 мамырда ұсталып, сотқа тоғыз күннен кейін ғана жеткізілген",
                .note(Document.Footnote("Адвокат Ә. Серікованың бюроға берген мәлімдемесі, 2026 жылғы 6 мамыр.")), "."),
            .notice([
                .paragraph(.strong("Жауап күтіледі.")),
                .table(
                    .init(
                        "", header: [["Күні"], ["Не сұралды"]],
                        rows: [[["12 мамыр"], ["Қамауға алу туралы қаулы көрсетілді ме?"]]], widths: [1, 3])),
            ]),
            .checkbox(true, "Отбасына хабарланды"), .checkbox(false, "Өтініш қабылданды"),
        ])

    static func link(_ address: String) -> Document.Link { WebAddress(address).map { .web($0) } ?? .anchor("") }
}
