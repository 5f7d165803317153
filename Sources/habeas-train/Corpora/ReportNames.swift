// Names in annotated reports: wherever the text has a name of the annotation.
import Scoring
import Syntax

/// A report with the names of its annotation.
struct ReportNames {
    var id: String
    var text: TokenizedText
    var names: [NameSpan]

    /// Reads all reports of a folder but those kept aside and those in `leftOut`.
    static func read(_ folder: String, leavingOut leftOut: Set<String>, syntax: SyntaxModel) throws -> [ReportNames] {
        try GoldReport.all(in: [folder]).filter { !leftOut.contains($0.id) }.map { report in
            var text = syntax.tokenize(Array(report.text.utf8))
            syntax.tag(&text)
            return ReportNames(id: report.id, text: text, names: find(report.gold, in: text))
        }
    }

    private static func find(_ gold: AnnotatedReport, in text: TokenizedText) -> [NameSpan] {
        var wanted: [(words: [String], kind: NameClass)] = []
        func add(_ names: [String], _ kind: NameClass) {
            for name in names where name.contains(where: \.isUppercase) {
                let words = SyntaxModel(nil).tokenize(Array(name.utf8)).tokens.map(\.lower)
                if !words.isEmpty { wanted.append((words, kind)) }
            }
        }
        add(gold.persons.flatMap { [$0.name] + $0.aliases }, .person)
        add(gold.organisations.flatMap { [$0.name] + $0.aliases }, .organisation)
        add(gold.places + gold.optionalPlaces, .location)
        wanted.sort { $0.words.count > $1.words.count }
        var result: [NameSpan] = []
        var index = 0
        let tokens = text.tokens
        while index < tokens.count {
            let hit = wanted.first { name in
                index + name.words.count <= tokens.count && tokens[index].shape != .lower
                    && name.words.indices.allSatisfy { tokens[index + $0].lower == name.words[$0] }
            }
            if let hit {
                result.append(NameSpan(tokens: index..<index + hit.words.count, kind: hit.kind))
                index += hit.words.count
            } else {
                index += 1
            }
        }
        return result
    }

    /// The labels of all tokens; places and other things that annotations leave out are filled in as another model sees them.
    func labels(filledBy other: [NameSpan]) -> [Int] {
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for name in names { for index in name.tokens { taken[index] = true } }
        let filled = other.filter { ($0.kind == .location || $0.kind == .other) && !$0.tokens.contains { taken[$0] } }
        return NameLabel.labels(names + filled, count: text.tokens.count)
    }
}
