// The case file of one published person, folded from what is published and from nothing else.

public import CaseLogic
public import CaseModel

/// One person's case: the events they take part in with everybody in them, and what follows from them.
public struct PublishedCase: Sendable {
    /// The person, as a place in the publication.
    public let person: Int
    /// The person in the file.
    public let subject: EntityID
    /// All that is published of the case, as of one report. Its text is the quotes, one a line; spans point to them.
    public let file: CaseFile
    /// What follows from it on the day.
    public let findings: CaseFindings
    /// The states of the person, the last that of the day.
    public let history: [PersonStatus]
    /// The places in the publication of the entities of the file, by their numbers.
    public let entities: [Int]
    /// The sources in the order in which they are cited, as places in the publication.
    public let sources: [Int]
    /// Where each line of the text begins, with its source as a place in `sources`.
    private let lines: [(start: Int, source: Int, hasQuote: Bool)]

    /// - Parameter findsGaps: whether it is asked what is missing, as dossiers do.
    public init(of person: Int, in publication: Publication, findsGaps: Bool = true) {
        self.init(CaseScope(of: person, in: publication), in: publication, findsGaps: findsGaps)
    }

    /// The case of a scope.
    public init(_ scope: CaseScope, in publication: Publication, findsGaps: Bool) {
        let person = scope.person
        var draft = Draft(id: publication.entities[person].id.description, language: "", text: "")
        var numbers: [Int: EntityID] = [:]
        var entities: [Int] = []
        func number(_ entity: Int) -> EntityID {
            if let known = numbers[entity] { return known }
            let id = EntityID(entities.count)
            numbers[entity] = id
            entities.append(entity)
            draft.entities.append(Entity(id: id, type: publication.entities[entity].type))
            return id
        }
        subject = number(person)

        var cited: [Int: Int] = [:]
        var sources: [Int] = []
        var lines: [(start: Int, source: Int, hasQuote: Bool)] = []
        var known: [Line: ByteSpan] = [:]
        var text = ""
        for place in scope.statements {
            let published = publication.statements[place]
            var statement = published.statement
            // What others are called needs no footnote.
            if !(statement.isTrait && statement.subject.number != person) {
                let line = Line(source: published.source, quote: published.quote)
                let span =
                    known[line]
                    ?? {
                        if cited[line.source] == nil {
                            cited[line.source] = sources.count
                            sources.append(line.source)
                        }
                        let start = text.utf8.count
                        lines.append((start, cited[line.source] ?? 0, line.quote != nil))
                        text += published.quote.map { publication.quotes[$0].words } ?? ""
                        let span = ByteSpan(start, text.utf8.count)
                        text += "\n"
                        return span
                    }()
                known[line] = span
                statement.spans = [span]
            }
            statement.subject = number(statement.subject.number)
            if case .entity(let other) = statement.value { statement.value = .entity(number(other.number)) }
            statement.wordOf = statement.wordOf.map { $0.renumbered(number) }
            statement.deniedBy = statement.deniedBy.map { $0.renumbered(number) }
            draft.statements.append(statement)
        }
        draft.text = text
        draft.documentDate = EDTF(publication.day)
        var file = CaseFile(folding: draft)
        file.events.removeAll { !$0.mayHaveHappened(by: publication.day) }
        self.person = person
        self.file = file
        findings = CaseFindings(
            of: file, asOf: EDTF(publication.day), person: subject, findsClaims: false, findsGaps: findsGaps)
        history = findings.history(of: subject, in: file)
        self.entities = entities
        self.sources = sources
        self.lines = lines
    }

    private struct Line: Hashable {
        var source: Int
        var quote: Int?
    }

    /// The state of the person on the day.
    public var status: PersonStatus? { history.last }

    /// The numbers of the footnotes under some words, from 1, in order.
    public func citations(_ spans: [ByteSpan]) -> [Int] {
        Array(Set(spans.compactMap { line(at: $0)?.source }.map { $0 + 1 })).sorted()
    }

    /// The words of the source under a span, with the number of its footnote; nil where they may not be told.
    public func quote(_ span: ByteSpan) -> (words: String, source: Int)? {
        guard let line = line(at: span), line.hasQuote else { return nil }
        return (Quotes(text: file.draft.text).words(of: span), line.source + 1)
    }

    private func line(at span: ByteSpan) -> (start: Int, source: Int, hasQuote: Bool)? {
        lines.last { $0.start <= span.start }
    }

    /// The statements about an entity of the file.
    public func statements(about entity: EntityID) -> [Statement] {
        file.draft.statements.filter { $0.subject == entity }
    }
}

extension Speaker {
    fileprivate func renumbered(_ number: (Int) -> EntityID) -> Speaker {
        if case .entity(let id) = self { .entity(number(id.number)) } else { self }
    }
}
