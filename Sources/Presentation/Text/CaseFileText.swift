// A case file in text, as one would pin it on the wall: people, timeline, relations, what was set aside, what to ask.
import CaseLogic
import CaseModel

/// Writes a report's case file as text.
public struct CaseFileText {
    /// The report; nil of what comes from many.
    let report: Report?
    let findings: CaseFindings
    let words: FileWords
    let explain: Bool
    /// Of many sources: how many tell of an event.
    var support: @Sendable (EntityID) -> String? = { _ in nil }
    /// Of many sources: whom the page is about.
    var subject: EntityID?
    private let style: TextStyle

    /// Prepares the text of one report; with `explain`, every item is followed by its rules and their words.
    public init(_ report: Report, style: TextStyle = TextStyle(), explain: Bool = false) {
        self.report = report
        findings = report.findings
        self.style = style
        self.explain = explain
        words = FileWords(report.caseFile)
    }

    /// The parts of a page about what many sources say.
    init(_ words: FileWords, _ findings: CaseFindings, style: TextStyle, explain: Bool) {
        report = nil
        self.findings = findings
        self.words = words
        self.style = style
        self.explain = explain
    }

    /// The whole page.
    public func text() -> String {
        var page = TextPage(style: style)
        head(&page)
        people(&page)
        organisations(&page)
        timeline(&page)
        custody(&page)
        proceedings(&page)
        provisions(&page)
        relations(&page)
        disagreements(&page)
        claims(&page)
        setAside(&page)
        questions(&page)
        unread(&page)
        foot(&page)
        return page.text
    }

    private func head(_ page: inout TextPage) {
        guard let report else { return }
        page.paragraph(report.heading, indent: 0, look: .bold)
        var facts = [report.fileName, Wording.published(report)]
        if let author = report.source.author { facts.append("by \(author)") }
        page.paragraph(facts.joined(separator: " · "), indent: 0, look: .faint)
        page.paragraph(
            "A draft by \(Draft.reader): nobody has checked it yet. ── reported  ╌╌ alleged  ═╪ denied  ·· computed by us",
            indent: 0, look: .faint)
    }

    func people(_ page: inout TextPage) {
        let persons = words.file.persons.filter { $0.id != subject }
        guard !persons.isEmpty else { return }
        page.heading(
            "People",
            note: Wording.count(
                persons.count, report == nil ? "more" : "named in the report",
                report == nil ? "more" : "named in the report"))
        for person in persons {
            page.paragraph(
                entry(words.description(person), aliases: person.aliases, confidence: person.confidence),
                lead: "  " + person.name.value, indent: Self.column, leadLook: .bold)
            rules([("name", [person.name]), ("also", person.aliases)], on: &page)
            rules([("role", person.roles)], on: &page) { $0.rawValue }
            rules([("never merge", person.neverMerge.map { [$0] } ?? [])], on: &page)
        }
    }

    func organisations(_ page: inout TextPage) {
        guard !words.file.organisations.isEmpty else { return }
        page.heading("Organisations")
        for organisation in words.file.organisations {
            let kind = words.kindWord(organisation.kind.value)
            page.paragraph(
                entry(kind, aliases: organisation.aliases, confidence: organisation.confidence),
                lead: "  " + organisation.name.value, indent: Self.column)
            rules([("name", [organisation.name]), ("also", organisation.aliases)], on: &page)
            rules([("kind", [organisation.kind])], on: &page) { $0.rawValue }
        }
    }

    private func entry(_ what: String, aliases: [Sourced<String>], confidence: Confidence) -> String {
        var parts = what.isEmpty ? [] : [what]
        if !aliases.isEmpty { parts.append("also " + joined(aliases.map { "“\($0.value)”" })) }
        if confidence == .check, report != nil { parts.append("to check") }
        return parts.joined(separator: "; ")
    }

    private func provisions(_ page: inout TextPage) {
        let cited = words.file.draft.provisions
        guard !cited.isEmpty else { return }
        page.heading("Provisions")
        for (provision, spans) in cited {
            page.paragraph(FileWords.full(provision), indent: 2)
            let used = Set(spans.map(words.quotes.words)).sorted()
            if explain { page.paragraph(joined(used.map { "“\($0)”" }), indent: 4, look: .faint) }
        }
    }

    func relations(_ page: inout TextPage) {
        guard !words.file.relations.isEmpty else { return }
        page.heading("Relations")
        for relation in words.file.relations {
            let form = Form(relation.standing)
            page.paragraph(words.sentence(relation), lead: "  \(form.line) ", indent: 5)
            let quote = words.quotes.quote(around: relation.spans.first, taking: relation.spans)
            page.paragraph(
                "\(relation.standing.rawValue)\(report == nil ? "" : ", " + Wording.confidence(relation.confidence)): “\(quote)”\(source(relation.spans))",
                indent: 5,
                look: .faint)
            if explain { page.paragraph("rule: \(relation.rule)", indent: 5, look: .faint) }
        }
    }

    private func setAside(_ page: inout TextPage) {
        guard !words.file.draft.setAside.isEmpty else { return }
        page.heading("Set aside", note: "shown, never recorded")
        for item in words.file.draft.setAside {
            page.paragraph("\(words.title(item)): \(words.reason(item.reason)).", indent: 2)
            let quote = words.quotes.quote(around: item.spans.first, taking: item.spans)
            page.paragraph("“\(quote)”", indent: 5, look: .faint)
            if explain { page.paragraph("rule: \(item.explanation)", indent: 5, look: .faint) }
        }
    }

    private func unread(_ page: inout TextPage) {
        guard !words.file.draft.unread.isEmpty else { return }
        page.heading("Nothing read here", note: "though a word suggests an event")
        for sentence in words.file.draft.unread {
            let trigger = words.quotes.words(of: sentence.trigger)
            page.paragraph("“\(words.quotes.words(of: sentence.span))” (\(trigger))", indent: 2)
        }
    }

    private func foot(_ page: inout TextPage) {
        guard let report else { return }
        let lines = report.source.leftOut.map { "Left out of the page: \($0.description)." } + report.source.notes
        guard !lines.isEmpty else { return }
        page.heading("About the page")
        for line in lines { page.paragraph(line, indent: 2) }
    }

    /// The name of the source that words stand in, after a dash.
    func source(_ spans: [ByteSpan]) -> String { spans.first.flatMap(words.sourceName).map { " — \($0)" } ?? "" }

    /// The column in which the second part of an entry begins.
    static let column = 24
}
