// Deadlines that the law sets, read from files that a bureau can add to.
public import CaseModel

/// A deadline of the law: so long after an event of one kind, something is due.
public struct DeadlineRule: Hashable, Sendable {
    /// ISO 3166 code; nil for every country.
    public var country: String?
    /// The code of the matter; nil for any.
    public var code: LegalCode?
    /// The kind of event that the time runs from.
    public var from: EventKind
    /// How long.
    public var length: ISODuration
    /// The kinds of event that meet it; empty where only a person can tell.
    public var met: Set<EventKind>
    /// What is due.
    public var what: String
    /// The law that says so.
    public var source: String
    /// The text of the law that the rule was compared with, and when; nil of rules that were compared with none.
    public var checked: String?
    /// The lawyer who verified it, and when; nil of rules that no lawyer verified.
    public var verified: String?

    /// The source, with warnings where no lawyer verified the rule or nobody read the law.
    public var sourceWithWarning: String {
        var words: [String] = []
        if checked == nil, verified == nil { words.append("not compared with the text of the law") }
        words.append(verified.map { "verified: \($0)" } ?? "not verified by a lawyer")
        return "\(source) (\(words.joined(separator: "; ")))"
    }

    /// The same, and what the rule was compared with.
    public var sourceWithTexts: String { sourceWithWarning + (checked.map { "; compared with \($0)" } ?? "") }

    /// The rules that the program has. None is verified by a lawyer.
    public static func shipped() -> [DeadlineRule] {
        (try? rules(in: String(decoding: PackageResources.rules_tsv, as: UTF8.self), of: "the program")) ?? []
    }

    /// The rules of a file: columns parted by tabs, a first line with their names, notes after `#`.
    ///
    /// The columns `checked` and `verified` may be missing.
    ///
    /// - Throws: `DeadlineRuleError` with the line that can't be read.
    public static func rules(in text: String, of file: String) throws(DeadlineRuleError) -> [DeadlineRule] {
        var columns: [String: Int]?
        var rules: [DeadlineRule] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.hasPrefix("#"), line.contains(where: { !$0.isWhitespace }) else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard let known = columns else {
                let missing = ["country", "code", "from", "length", "met", "what", "source"].filter {
                    !cells.contains($0)
                }
                guard missing.isEmpty else {
                    throw DeadlineRuleError(file: file, line: number + 1, why: "the column '\(missing[0])' is missing")
                }
                columns = Dictionary(cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
                continue
            }
            func cell(_ name: String) -> String {
                known[name].flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
            }
            rules.append(try rule(cell, file, number + 1))
        }
        return rules
    }

    private static func rule(_ cell: (String) -> String, _ file: String, _ line: Int) throws(DeadlineRuleError)
        -> DeadlineRule
    {
        func fail(_ why: String) -> DeadlineRuleError { DeadlineRuleError(file: file, line: line, why: why) }
        guard let from = EventKind(rawValue: cell("from")) else { throw fail("'\(cell("from"))' is no kind of event") }
        guard let length = ISODuration(cell("length")) else {
            throw fail("'\(cell("length"))' is no length such as P15D or PT48H")
        }
        var code: LegalCode?
        if cell("code") != "*" {
            guard let known = LegalCode(rawValue: cell("code")) else {
                throw fail("'\(cell("code"))' is no code: criminal, administrative or *")
            }
            code = known
        }
        var met: Set<EventKind> = []
        for name in cell("met").split(separator: ",") {
            guard let kind = EventKind(rawValue: String(name)) else { throw fail("'\(name)' is no kind of event") }
            met.insert(kind)
        }
        guard !cell("what").isEmpty, !cell("source").isEmpty else {
            throw fail("what is due and the law that says so have to be there")
        }
        let (checked, verified) = (cell("checked"), cell("verified"))
        return DeadlineRule(
            country: cell("country") == "*" ? nil : cell("country").uppercased(), code: code, from: from,
            length: length, met: met, what: cell("what"), source: cell("source"),
            checked: checked.isEmpty ? nil : checked, verified: verified.isEmpty ? nil : verified)
    }
}

/// A line of a file of rules that can't be read.
public struct DeadlineRuleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The number of the line, from 1.
    public let line: Int
    /// What is wrong.
    public let why: String

    public var description: String { "\(file), line \(line): \(why)." }
}
