// The parts of a case that documents about it have in common, each with footnotes to its sources.

import CaseLogic
import CaseModel
import Documents
import Phrases
import Publication

/// Writes the parts of one case.
struct CaseParts {
    typealias Block = Document.Block
    typealias Inline = Document.Inline

    let file: PublishedCase
    let publication: Publication
    let words: Phrasebook
    let said: EventWords
    /// The events in the order of time; those without a date last.
    let events: [EventView]
    /// The files that the bureau keeps, in the order of the sources that they are of, each once.
    let exhibits: [PublishedSource.Exhibit]

    init(of person: Int, in publication: Publication, _ language: Language) {
        let file = PublishedCase(of: person, in: publication)
        self.file = file
        self.publication = publication
        words = Phrasebook(published: language)
        said = EventWords(file: file, publication: publication, words: words)
        events = file.chronology
        var exhibits: [PublishedSource.Exhibit] = []
        for source in file.sources {
            if let exhibit = publication.sources[source].exhibit, !exhibits.contains(exhibit) {
                exhibits.append(exhibit)
            }
        }
        self.exhibits = exhibits
    }

    /// What the person is called.
    var name: String { publication.name(of: file.person) }

    /// How the person is on the day.
    var state: PublishedState { file.state(on: publication.day) }

    /// The custodies of the person, in the order of time.
    var custodies: [Custody] { file.findings.custodies.filter { $0.person == file.subject } }

    /// The custody that goes on, else the last one.
    var custody: Custody? { file.custody ?? custodies.last }

    /// An event of the file.
    func event(_ id: EntityID) -> EventView? { file.file.events.first { $0.id == id } }

    // MARK: Notes

    /// Footnotes for the sources under some words, with the words of the source where they may be told.
    func notes(_ spans: [ByteSpan]) -> [Inline] {
        var quotes: [Int: [String]] = [:]
        for span in spans {
            for number in file.citations([span]) { quotes[number, default: []] += [] }
            if let quote = file.quote(span), !quote.words.isEmpty, quotes[quote.source]?.contains(quote.words) == false,
                quotes[quote.source]?.count ?? 0 < 2
            {
                quotes[quote.source]?.append(quote.words)
            }
        }
        return quotes.keys.sorted().map { .note(note($0, quotes[$0] ?? [])) }
    }

    /// Footnotes for events.
    func notes(ofEvents ids: [EntityID]) -> [Inline] { notes(ids.compactMap { event($0)?.allSpans }.flatMap { $0 }) }

    private func note(_ number: Int, _ quotes: [String]) -> Document.Footnote {
        let source = publication.sources[file.sources[number - 1]]
        var spans = [Document.Span(words("doc.note", ["n": .number(number), "source": .text(words.source(source))]))]
        if let exhibit = exhibit(of: source) {
            spans.append(.init(" " + words("doc.note.exhibit", ["n": .number(exhibit)])))
        }
        for quote in quotes {
            spans.append(.init(" “"))
            spans.append(.init(quote, language: source.language))
            spans.append(.init("”"))
        }
        return Document.Footnote(spans)
    }

    func exhibit(of source: PublishedSource) -> Int? {
        source.exhibit.flatMap { exhibits.firstIndex(of: $0) }.map { $0 + 1 }
    }

    // MARK: Pieces

    /// Events as lines; those that say the same once, with the footnotes of all.
    func lines(_ events: [EventView]) -> [[Inline]] {
        var order: [String] = []
        var spans: [String: [ByteSpan]] = [:]
        for event in events {
            let day = event.date.map { words.date($0.value) + ": " } ?? ""
            let text = "\(day)\(said.line(event))."
            if spans[text] == nil { order.append(text) }
            spans[text, default: []] += event.allSpans
        }
        return order.map { [.text($0)] + notes(spans[$0] ?? []) }
    }

    /// A word with what is put into it, as a line with footnotes.
    func line(_ word: Word, _ arguments: [String: Argument] = [:], _ notes: [Inline]) -> [Inline] {
        [.text(words(word, arguments))] + notes
    }

    /// The state on the day: "held, day 12".
    var stateWords: String {
        let state = words("pubstate.\(state.rawValue)")
        guard self.state == .held, let day = file.custody?.clock?.day else { return state }
        return words("pubstate.day", ["state": .text(state), "n": .number(day)])
    }

    /// What the person is known as by role.
    var roles: [PersonRole] { publication.roles(of: file.person).filter { $0 != .other } }

    /// Footnotes for the statements that say a role, or a name.
    func notes(about property: Property) -> [Inline] {
        notes(file.statements(about: file.subject).filter { $0.property == property }.flatMap(\.spans))
    }

    /// How the end of a term was worked out, in words.
    func ends(_ custody: Custody) -> String? {
        guard let ends = custody.termEnds else { return nil }
        let date = words.date(ends.date)
        let orders = ends.events.compactMap { event($0) }
        guard let order = orders.last else { return words("doc.ends", ["date": .text(date)]) }
        if let until = order.until?.value, until == ends.date {
            return words(
                "doc.ends.said", ["date": .text(date), "kind": .text(words.kind(order.kind.value))])
        }
        let changed = custody.holds.last { $0.order == order.id && $0.term != nil }?.term
        guard let term = changed ?? order.duration?.value, let start = start(of: order, in: custody) else {
            return words("doc.ends", ["date": .text(date)])
        }
        return words(
            order.kind.value == .sentence ? "doc.ends.sentence" : "doc.ends.term",
            [
                "date": .text(date), "length": .text(words.length(term)), "start": .text(words.date(start)),
                "kind": .text(words.kind(order.kind.value)),
            ])
    }

    /// Footnotes for the end of a term: the order, and whatever changed its term.
    func endNotes(_ custody: Custody) -> [Inline] {
        let ends = custody.termEnds?.events ?? []
        return notes(
            ofEvents: ends + custody.holds.filter { $0.order.map(ends.contains) ?? false }.flatMap(\.events))
    }

    private func start(of order: EventView, in custody: Custody) -> EDTF? {
        order.kind.value == .sentence
            ? custody.from : order.date?.value ?? custody.holds.last { $0.order == order.id }?.from
    }
}
