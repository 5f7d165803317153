// Pairs of reports with known truth: reprints made by rule from texts, and reports of one event by different hands.

import Matching

/// A report, and which text it goes back to.
struct MadeReport {
    /// The text it goes back to; two reports are reprints of each other where this is the same.
    var original: String
    /// The event it tells of.
    var event: String
    var text: String
}

/// Makes reprints of a text: another headline, ends cut, one word in ten changed, a footer added.
enum Reprinting {
    /// A reprint.
    static func reprint(_ text: String, others: [String], using random: inout Seeded) -> String {
        var paragraphs = text.split(separator: "\n").map(String.init)
        // Another page's headline above this text.
        let line = others.randomElement(using: &random)?.split(separator: "\n").first ?? "Today"
        paragraphs[0] = line.split(separator: " ").prefix(10).joined(separator: " ")
        let kept = cut(paragraphs.dropFirst().flatMap { sentences(of: $0) }, using: &random)
        let strange =
            others.randomElement(using: &random)?.split(whereSeparator: \.isWhitespace).map(String.init) ?? ["thing"]
        let words = kept.joined(separator: " ").split(separator: " ").map(String.init).flatMap {
            word -> [String] in
            // Editors leave quotation marks as they are.
            let hasMark = word.contains { "\"«»“”".contains($0) }
            guard Int.random(in: 0..<10, using: &random) == 0, !hasMark else { return [word] }
            if let other = synonyms[word.lowercased()] { return [other] }
            switch Int.random(in: 0..<3, using: &random) {
            case 0: return []
            case 1: return [word, strange.randomElement(using: &random) ?? "too"]
            default: return [strange.randomElement(using: &random) ?? "so"]
            }
        }
        let footer = footers.randomElement(using: &random) ?? ""
        return paragraphs[0] + "\n" + words.joined(separator: " ") + "\n" + footer
    }

    /// Leaves out up to a fifth of the sentences at the start and up to two fifths at the end.
    private static func cut(_ sentences: [String], using random: inout Seeded) -> [String] {
        let start = Int.random(in: 0...sentences.count / 5, using: &random)
        let end = sentences.count - Int.random(in: 0...sentences.count * 2 / 5, using: &random)
        return Array(sentences[start..<end])
    }

    /// The sentences of a paragraph; what is quoted stays whole.
    private static func sentences(of paragraph: String) -> [String] {
        var sentences = [""]
        var isQuoted = false
        for character in paragraph {
            sentences[sentences.count - 1].append(character)
            if "\"«»“”".contains(character) { isQuoted.toggle() }
            if ".!?".contains(character), !isQuoted { sentences.append("") }
        }
        return sentences.filter { !$0.isEmpty }
    }

    private static let synonyms: [String: String] = {
        let text = """
            said=stated told=informed police=officers officers=policemen home=house flat=apartment court=tribunal judge=magistrate \
            sentenced=condemned arrested=detained detained=arrested lawyer=attorney journalist=reporter group=organisation about=around \
            took=seized searched=raided telephone=phone began=started people=persons month=period many=numerous large=big small=little \
            also=too says=maintains report=account case=affair prison=jail trial=hearing charges=accusations released=freed against=opposing \
            полиция=полицейские задержали=арестовали сообщил=рассказал дом=жилище суд=трибунал адвокат=защитник около=примерно
            """
        return Dictionary(
            text.split(whereSeparator: \.isWhitespace).compactMap { pair in
                let sides = pair.split(separator: "=")
                return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
            }, uniquingKeysWith: { first, _ in first })
    }()

    private static let footers = [
        "", "Subscribe to our newsletter and follow us.",
        "The opinion of the editors may differ from that of the authors.",
        "Подписывайтесь на наш канал.", "All rights reserved. When quoting, a link is required.",
    ]
}

/// What a set of reports gives when each is looked up among the others.
struct ReprintScore {
    var right = 0
    var wrong = 0
    var missed = 0
    /// Reports of one event by different hands that were taken for reprints.
    var wrongHands = 0
    /// Pairs of such reports.
    var hands = 0
    /// The most that two reports by different hands share.
    var mostShared = 0.0
    /// The pairs that are wrong or missed.
    var errors: [String] = []

    var f1: Double { Double(2 * right) / Double(max(1, 2 * right + wrong + missed)) }

    /// Looks up each report among those before it.
    init(_ reports: [MadeReport]) {
        var index = ReprintIndex<Int>()
        for (number, report) in reports.enumerated() {
            let print = ReportPrint(report.text)
            let found = Dictionary(
                index.reprints(of: print).map { ($0.id, $0.containment) }, uniquingKeysWith: { first, _ in first })
            for before in 0..<number {
                let isSame = reports[before].original == report.original
                let isOneEvent = reports[before].event == report.event
                if isOneEvent, !isSame {
                    hands += 1
                    mostShared = max(mostShared, ReportPrint(reports[before].text).containment(with: print))
                }
                switch (isSame, found[before]) {
                case (true, .some): right += 1
                case (true, nil):
                    missed += 1
                    let real = ReportPrint(reports[before].text).containment(with: print)
                    errors.append("missed \(report.original) \(before) \(number): \(real)")
                case (false, .some(let containment)):
                    wrong += 1
                    if isOneEvent { wrongHands += 1 }
                    errors.append("wrong \(report.original), \(reports[before].original): \(containment)")
                case (false, nil): break
                }
            }
            index.insert(number, print)
        }
    }
}

extension MadeReport {
    /// The reports of files named `EVENT.HAND.txt` and `EVENT.HAND.reprint.txt`, and so many reprints made of each.
    static func all(_ files: [(name: String, text: String)], reprints: Int, seed: UInt64) -> [MadeReport] {
        var random = Seeded(seed)
        let texts = files.map(\.text)
        return files.enumerated().flatMap { number, file -> [MadeReport] in
            let parts = file.name.split(separator: ".").map(String.init)
            let event = parts.first ?? file.name
            let original = parts.count > 1 && parts[1] != "txt" ? event + "." + parts[1] : event
            let others = texts.indices.filter { $0 != number }.map { texts[$0] }
            return [MadeReport(original: original, event: event, text: file.text)]
                + (0..<reprints).map { _ in
                    MadeReport(
                        original: original, event: event,
                        text: Reprinting.reprint(file.text, others: others, using: &random))
                }
        }
    }
}
