// The file of a record in text: its state and history, custody, matters, timeline, relations, disagreements, questions, sources.
public import CaseLogic
import CaseModel

/// Writes the file of a person, a body, a place or an event as text.
public struct RecordText {
    private let record: RecordFile
    private let style: TextStyle
    private let parts: CaseFileText
    private let words: FileWords

    /// Prepares the text; with `explain`, every item is followed by its rules and their words.
    public init(_ record: RecordFile, style: TextStyle = TextStyle(), explain: Bool = false) {
        self.record = record
        self.style = style
        var words = FileWords(record.file)
        words.sourceName = { record.source(of: $0)?.name }
        self.words = words
        var parts = CaseFileText(words, record.findings, style: style, explain: explain)
        let counts = Dictionary(
            record.file.events.map { ($0.id, record.support(of: $0.id)) }, uniquingKeysWith: { first, _ in first })
        parts.support = { counts[$0]?.words }
        parts.subject = record.subject
        self.parts = parts
    }

    /// The whole page.
    public func text() -> String {
        var page = TextPage(style: style)
        head(&page)
        history(&page)
        parts.custody(&page)
        parts.proceedings(&page)
        parts.timeline(&page)
        parts.relations(&page)
        parts.disagreements(&page)
        parts.people(&page)
        parts.organisations(&page)
        parts.claims(&page)
        parts.questions(&page)
        sources(&page)
        return page.text
    }

    private func head(_ page: inout TextPage) {
        page.paragraph(record.name, indent: 0, look: .bold)
        page.paragraph(
            "INTERNAL · as of \(DateWords.words(EDTF(record.day))) · \(record.item.shortName) · \(record.sensitivity.rawValue)",
            indent: 0,
            look: .faint)
        page.paragraph("── reported  ╌╌ alleged  ═╪ denied  ·· computed by us", indent: 0, look: .faint)
        if let status = record.status {
            page.paragraph(words.sentence(status), lead: "  now  ", indent: 7, look: .bold)
        }
        if let clock = record.findings.custodies.last(where: \.goesOn)?.clock {
            page.paragraph("\(clock.isApproximate ? "about " : "")day \(clock.day)", lead: "    ·· ", indent: 7)
        }
        if let all = record.eventsInAll {
            page.paragraph(
                "This file holds the newest of its \(all) events; 'habeas count --in' and 'habeas search' reach the others.",
                indent: 2)
        }
        if record.leftOut > 0 {
            page.paragraph(
                "\(Wording.count(record.leftOut, "statement is", "statements are")) protected and left out; --protected shows them.",
                indent: 2)
        }
    }

    private func history(_ page: inout TextPage) {
        guard record.history.count > 1 else { return }
        page.heading("States", note: "worked out by us")
        for status in record.history { page.paragraph(words.sentence(status), lead: "    ·· ", indent: 7) }
    }

    private func sources(_ page: inout TextPage) {
        let independent = Set(record.sources.map(\.original)).count
        page.heading(
            "Sources",
            note: independent == record.sources.count
                ? "\(record.sources.count)" : "\(record.sources.count), \(independent) of them independent")
        var firsts: [Int: String] = [:]
        for source in record.sources {
            let first = firsts[source.original]
            if first == nil { firsts[source.original] = source.title }
            let facts = [
                source.site, source.published.map(DateWords.words), source.kind == .report ? nil : source.kind.rawValue,
                first.map { "says what “\($0)” says: not counted again" }, String(source.id.shortName.prefix(5)),
            ].compactMap(\.self)
            page.paragraph("\(source.title) (\(facts.joined(separator: ", ")))", lead: "  ", indent: 4)
        }
    }
}

extension RecordSource {
    /// What to call it beside a quote: its headline, its site or kind, its day.
    var name: String {
        let facts = [site ?? (kind == .report ? nil : kind.rawValue), published?.description].compactMap(\.self)
        return "“\(title)”" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }
}

extension Support {
    /// "2 sources", "3 sources, 2 of them independent".
    var words: String {
        let all = Wording.count(sources, "source", "sources")
        return independent == sources ? all : all + ", \(independent) of them independent"
    }
}

extension FileWords {
    /// A state in words: "remanded since 18 May 2024 (remand)".
    func sentence(_ status: PersonStatus) -> String {
        Self.label(status.kind) + (status.since.map { " since \(DateWords.words($0))" } ?? "") + " (\(status.rule))"
    }

    static func label(_ kind: PersonStatus.Kind) -> String {
        switch kind {
        case .administrativeArrest: "under administrative arrest"
        case .remanded: "in custody by order of a court"
        case .houseArrest: "under house arrest"
        case .servingSentence: "serving a sentence"
        case .termOver: "term over, no release recorded"
        case .notKnown: "not known whether still held"
        case .onTrial: "on trial"
        case .noMeasure: "no measure recorded"
        default: kind.rawValue
        }
    }
}
