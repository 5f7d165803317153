// The words by which children and contact details are known: sentences made up for it, names in brackets.

import CaseModel
import Testing

@testable import Casebook

@Suite struct ReviewWordsTests {
    /// The sentence without its brackets, and the span that they enclose.
    private func marked(_ sentence: String) -> (String, ByteSpan) {
        let start = sentence.utf8.prefix { $0 != UInt8(ascii: "[") }.count
        let end = sentence.utf8.prefix { $0 != UInt8(ascii: "]") }.count - 1
        return (sentence.filter { $0 != "[" && $0 != "]" }, ByteSpan(start, end))
    }

    @Test(arguments: [
        "Police took the 14-year-old [Arman Testov] away.",
        "A 17 year old activist, no older, 17-year-old [Dana] was fined.",
        "the schoolgirl [Aigul Testova] was questioned", "[Arman Testov], 14, was detained.",
        "They beat [Arman Testov] (15).",
        "[Arman Testov], a minor, was held.", "[Arman Testov], who was 16 at the time, was held.",
        "[Arman Testov] is 13 years old.",
        "[Arman], aged 12, saw it.", "[Arman], a 16-year-old pupil of school No. 5, was held.", "her minor son [Arman]",
        "Her 9-year-old son [Arman] was alone.", "the teenage activist [Dana Testova]", "[The boy] was beaten.",
        "They questioned [the 14-year-old].", "[Arman Testov], born in 2012, was held.", "ten-year-old [Arman]",
        "an 8-month-old baby, [Arman], 1, was taken", "15-летний [Арман Тестов] задержан.",
        "школьница [Айгуль] дала показания",
        "[Арман], 14 лет, задержан", "[Arman Testov] was a minor when it happened.",
    ]) func aChild(_ sentence: String) {
        let (text, span) = marked(sentence)
        #expect(ChildWords(text: text, published: EDTF("2024-05-16")).callsChild(span), "\(sentence)")
    }

    @Test(arguments: [
        "[Aidar Testov], the father of a 9-year-old girl, was held.", "Juvenile court judge [Marat Testov] ruled.",
        "Her 9-year-old son and [Aidar Testov] were at home.", "[Aidar Testov], 34, was detained.",
        "the 34-year-old [Aidar Testov]",
        "[Aidar Testov] was accused of beating a minor.", "The mother of the boy, [Aigul Testova], complained.",
        "child rights activist [Dana Testova]", "[Dana Testova] is a child rights activist.",
        "The boy's father [Aidar] came.",
        "On 16 May [Aidar Testov], 14 others and a lawyer were held.", "[Aidar Testov], born in 1987, was held.",
        "[Aidar Testov] was held for 15 days.", "[Aidar Testov] (pictured) was held.",
        "[Aidar Testov] worked there for 14 years.",
        "Tokpaeva held her child when [Aidar] was taken.", "[the activist] was held",
        "a minor offence by [Aidar Testov]",
        "[Aidar] leads a party that is 12 years old.",
    ]) func noChild(_ sentence: String) {
        let (text, span) = marked(sentence)
        #expect(!ChildWords(text: text, published: EDTF("2024-05-16")).callsChild(span), "\(sentence)")
    }

    @Test(arguments: [
        "two minors", "about ten schoolchildren", "three 15-year-olds", "the children", "teenagers from the village",
        "трое несовершеннолетних",
    ]) func children(_ words: String) { #expect(ChildWords.describesChildren(words), "\(words)") }

    @Test(arguments: [
        "about 40 people", "children's rights defenders", "participants", "two 19-year-olds", "minority activists",
    ])
    func noChildren(_ words: String) { #expect(!ChildWords.describesChildren(words), "\(words)") }

    @Test(arguments: [
        "Call [+7 701 123 45 67] at night.", "Tel. [8 (727) 250-11-22].", "Write to [aidar.testov@example.org].",
        "He lives at [12 Abai Street].", "He lives in [Abai Avenue 150].", "ул. в начале: [ул. Абая, 12]",
        "in [apartment 14] of the house",
        "at [7 Old Mill Lane], Taraz",
    ]) func aContact(_ sentence: String) {
        let (text, span) = marked(sentence)
        #expect(
            ContactDetails.spans(in: text).contains { $0.start <= span.start && $0.end >= span.end },
            "\(sentence) \(ContactDetails.spans(in: text))")
    }

    @Test(arguments: [
        "On 2024-05-16 at 14:00 he was held.", "Case No. 7113-24-00-3/123.", "He was fined 1 234 567 tenge.",
        "Article 297, Part 2",
        "from 16.05.2024 to 08.06.2024", "12 people stood in the street.", "at 5 o'clock on Abai Street",
        "In 2019, 12 Astana courts ruled.",
        "He spent 15 days in Street prison", "resolution 8 1024 of the court",
    ]) func noContact(_ sentence: String) {
        #expect(ContactDetails.spans(in: sentence).isEmpty, "\(sentence) \(ContactDetails.spans(in: sentence))")
    }

    @Test func anyBytesAreRead() {
        var text = ""
        for scalar in [0x41, 0x2C, 0x20, 0x31, 0x34, 0x2B, 0x40, 0x2E, 0x2D, 0x0A, 0x430, 0x1F600].compactMap(
            Unicode.Scalar.init)
        {
            for other in "a1 ,.+@(-".unicodeScalars { text.unicodeScalars += [scalar, other, scalar] }
        }
        let size = text.utf8.count
        for span in ContactDetails.spans(in: text) { #expect(span.start < span.end && span.end <= size) }
        let words = ChildWords(text: text, published: nil)
        for start in stride(from: 0, to: size, by: 3) { _ = words.callsChild(ByteSpan(start, min(size, start + 5))) }
        #expect(!words.callsChild(ByteSpan(size, size + 4)))
    }
}
