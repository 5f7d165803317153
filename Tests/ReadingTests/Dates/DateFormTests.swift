import CaseModel
import Reading
import Testing

@Suite struct DateFormTests {
    static let dates = Dates()

    private func check(_ item: MarkedDates) {
        let found = item.found(by: Self.dates)
        #expect(found.marked == item.marked)
        #expect(found.values == item.expected)
    }

    /// Dates that the words give in full, or but for the year; the report is of Monday, 20 May 2024.
    @Test(arguments: [
        MarkedDates("He was held on [[16 May 2024]].", "2024-05-16"),
        MarkedDates("He was held on [[May 16th, 2024]].", "2024-05-16"),
        MarkedDates("He was held on [[the 16th of May]].", "2024-05-16"),
        MarkedDates("He was held on [[the 1st of March of 2024]].", "2024-03-01"),
        MarkedDates("Detained [[16.05.2024]] in Minsk.", "2024-05-16"),
        MarkedDates("Detained on [[2024-05-16]].", "2024-05-16"),
        MarkedDates("The search took place on [[16/05]].", "2024-05-16"),
        MarkedDates("She was released in [[May 2023]].", "2023-05"),
        MarkedDates("The party was banned in [[2019]].", "2019"),
        MarkedDates("in [[the spring of 2023]] he left", "2023-21"),
        MarkedDates("They were searched in [[early June 2023]].", "2023-06"),
        MarkedDates("They were searched in [[mid-April]].", "2024-04"),
        MarkedDates("They were searched in [[late 2022]].", "2022"),
        MarkedDates("During [[the night of 5 to 6 May]] he was taken.", "2024-05-05/2024-05-06"),
        MarkedDates("The strike lasted [[6-8 December]].", "2023-12-06/2023-12-08"),
        MarkedDates("They were beaten on [[3 and 4 April]].", "2024-04-03/2024-04-04"),
        MarkedDates("Hearings were held on [[3]], [[7]] and [[12 May]].", "2024-05-03", "2024-05-07", "2024-05-12"),
        MarkedDates("It ran [[from 5 to 9 May]].", "2024-05-05/2024-05-09"),
        MarkedDates("They posted it [[between March and May 2021]].", "2021-03/2021-05"),
        MarkedDates("in [[the 1990s]]", "199X"),
        MarkedDates("the camps of [[the nineteen thirties]]", "193X"),
        MarkedDates("[[Tuesday, 14 May]]", "2024-05-14"),
        MarkedDates("In [[May last year]] he was fined.", "2023-05"),
        MarkedDates("On [[24 June of last year]] he was fined.", "2023-06-24"),
        MarkedDates("On [[5 August last]] she was stopped.", "2023-08-05"),
        MarkedDates("In [[December two years ago]] he was freed.", "2022-12"),
        MarkedDates("It happened on [[25 December]].", "2023-12-25"),
        MarkedDates("twice refused: in [[2021]] and in [[2023]]", "2021", "2023"),
        MarkedDates("He was let out under the [[2023]] amnesty.", "2023"),
        MarkedDates("He was tried on [[May the 3rd]].", "2024-05-03"),
        MarkedDates("On [[International Women's Day]] she was attacked.", "2024-03-08"),
    ])
    func calendar(item: MarkedDates) { check(item) }

    /// Counted from the day of the report or from the date before.
    @Test(arguments: [
        MarkedDates("It became known only [[today]].", "2024-05-20"),
        MarkedDates("[[This morning]] officers came.", "2024-05-20"),
        MarkedDates("He was buried [[yesterday]].", "2024-05-19"),
        MarkedDates("[[Last Friday]] they were freed.", "2024-05-17"),
        MarkedDates("A court on [[Tuesday]] jailed him.", "2024-05-14"),
        MarkedDates("He was picked up on [[Friday evening]].", "2024-05-17"),
        MarkedDates("He hanged himself in [[the early hours of Monday]].", "2024-05-20"),
        MarkedDates("The hearing will be held on [[Friday]].", "2024-05-24"),
        MarkedDates("The trial is to start on [[12 October]].", "2024-10-12"),
        MarkedDates("He was remanded [[until 8 August]].", "until 2024-08-08"),
        MarkedDates("[[Last week]] the office was searched.", "2024-05-13/2024-05-19"),
        MarkedDates("They left prison over [[the weekend]].", "2024-05-18/2024-05-19"),
        MarkedDates("He was fined [[last month]].", "2024-04"),
        MarkedDates("[[Last year]] he was fined.", "2023"),
        MarkedDates("He was fined [[about a year ago]].", "2023~"),
        MarkedDates("He was fined [[two days ago]].", "2024-05-18"),
        MarkedDates("He sold it [[about a month ago]].", "2024-04~"),
        MarkedDates("[[This January]] he fell ill.", "2024-01"),
        MarkedDates("He has been held [[since March]].", "since 2024-03"),
        MarkedDates(
            "On [[10 March]] he was moved. [[The next day]] he declared a hunger strike.", "2024-03-10", "2024-03-11"),
        MarkedDates("On [[10 March]] he was moved. [[Two days later]] he died.", "2024-03-10", "2024-03-12"),
        MarkedDates("On [[10 March]] he was moved. [[A month earlier]] he had been tried.", "2024-03-10", "2024-02~"),
        MarkedDates("On [[10 March]] he was tried and on [[the same day]] moved.", "2024-03-10", "2024-03-10"),
        MarkedDates(
            "On [[12 January]] he was searched. He was questioned twice in [[the following week]].", "2024-01-12",
            "2024-01-15/2024-01-21"),
        MarkedDates("Arrested in [[2020]], he was sentenced [[the following year]].", "2020", "2021"),
        MarkedDates("In [[2017]] he was sentenced, and [[two years later]] released.", "2017", "2019"),
        MarkedDates(
            "On [[22 February]] he was taken and on [[the 25th]] the court put him in custody.", "2024-02-22",
            "2024-02-25"),
        MarkedDates(
            "In [[February 2018]] they were arrested; both were freed [[after four months]].", "2018-02", "2018-06~"),
        MarkedDates(
            "The trial ran [[from 5 August to 30 September 2023]]. On [[the last day]] she was sentenced.",
            "2023-08-05/2023-09-30", "2023-09-30"),
        MarkedDates(
            "He was arrested on [[16 November 2021]] and released on [[8 December]].", "2021-11-16", "2021-12-08"),
        MarkedDates(
            "In [[May 2022]] it was declared extremist, and [[the same summer]] it was liquidated.", "2022-05",
            "2022-22"),
    ])
    func relative(item: MarkedDates) { check(item) }

    /// Lengths and times of day.
    @Test(arguments: [
        MarkedDates("jailed for [[15 days]]", "P15D"),
        MarkedDates("a [[three-year]] term", "P3Y"),
        MarkedDates("sentenced to [[18 months]]", "P18M"),
        MarkedDates("sentenced to [[two and a half years]]", "P2Y6M"),
        MarkedDates("a [[10-day]] arrest", "P10D"),
        MarkedDates("held for [[48 hours]]", "PT48H"),
        MarkedDates("sentenced to [[six years and three months]]", "P6Y3M"),
        MarkedDates("sentenced to [[a year and a half]]", "P1Y6M"),
        MarkedDates("arrest for a period of [[10 (ten) days]]", "P10D"),
        MarkedDates("[[15 days']] arrest", "P15D"),
        MarkedDates("got [[three years']] restriction of freedom", "P3Y"),
        MarkedDates("[[a year-long]] ban", "P1Y"),
        MarkedDates("imprisonment of [[3 years 7 months]]", "P3Y7M"),
        MarkedDates("punished by four to [[six years]]", "-"),
        MarkedDates("held for [[several days]]", "-"),
        MarkedDates("A judge must decide [[within three days]].", "within P3D"),
        MarkedDates("He was sentenced to [[26 months]] after he pleaded guilty.", "P26M"),
        MarkedDates("kept until [[5 o'clock in the evening]]", "17:00"),
        MarkedDates("[[at 17:00]]", "17:00"),
        MarkedDates("[[At about six in the evening]] he called.", "18:00"),
        MarkedDates("[[at 6 p.m.]]", "18:00"),
        MarkedDates("[[at 5 a.m.]] on [[Friday]]", "05:00", "2024-05-17"),
        MarkedDates("freed [[at noon]]", "12:00"),
        MarkedDates("[[at quarter to nine in the evening]]", "20:45"),
        MarkedDates("[[at 1700 hours]]", "17:00"),
        MarkedDates("[[at half past six]]", "-"),
        MarkedDates("got [[5½ years]]", "P5Y6M"),
        MarkedDates("got [[3 (three) years and 6 (six) months]]", "P3Y6M"),
    ])
    func lengths(item: MarkedDates) { check(item) }

    /// Numbers and words that are neither dates nor lengths.
    @Test(arguments: [
        "Seitkali, 34, was picked up.", "He is 34 years old.", "a 34-year-old activist",
        "her nineteen-year-old daughter", "aged 52",
        "He died at the age of thirty-one.", "a child 15 years of age", "sentenced to life",
        "This may or may not be right.", "She may appeal.",
        "They will march on the capital.", "the march through the city", "He was the second to speak.",
        "a second activist", "The sun rose as they sat.",
        "He was fined 172,500 tenge.", "They demanded $2000.", "under Article 19.3 of the code", "Article 205.2",
        "Law 94 of 2015", "Case No. 1021 of 2020",
        "Call 138-2010-2015.", "1,489 people were on the list", "2000 people came", "He took his time.", "24/7",
        "every day", "each Monday", "twice a week",
        "the fall of Kabul", "received an abrasion in a fall", "She spoke in the second of two courts.",
        "colony No. 17", "the 25th session", "50 a month",
    ])
    func neither(text: String) {
        let (found, _) = Self.dates.find(in: text, published: EDTF("2024-05-20"))
        #expect(found.isEmpty, "\(found.map { $0.span })")
    }

    @Test func monthsThatAreOtherWords() {
        for text in [
            "In May he was freed.", "On May 5 he was freed.", "since March", "between March and May", "in August",
        ] {
            let (found, _) = Self.dates.find(in: text, published: EDTF("2024-12-20"))
            #expect(found.count == 1, "\(text)")
        }
    }

    @Test func hostileTextsAreReadToo() {
        for text in [
            "", "16", "May", "of of of", String(repeating: "1/", count: 5000),
            String(repeating: "from 1 to ", count: 3000), String(repeating: "two hundred and ", count: 3000),
            "\u{0}\u{FFFD}16 May", "99.99.9999", "31 February 2024",
        ] {
            let (found, _) = Self.dates.find(in: text, published: nil)
            #expect(found.allSatisfy { $0.span.end <= text.utf8.count })
        }
    }
}
