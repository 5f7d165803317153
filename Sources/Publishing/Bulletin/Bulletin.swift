// What changed since a day, as a text that somebody looks at and changes before it goes out; pages and Word files are made of that text.

public import CaseModel
import Documents
public import Phrases
public import Publication

/// Makes bulletins.
public enum Bulletin {
    /// The text: what happened since a day, and what of before was recorded since, by case.
    public static func text(of publication: Publication, since: CivilDay, in language: Language) -> String {
        Writer(publication: publication, since: since, language: language).text()
    }

    /// A text, as it was made or as somebody changed it, in all forms.
    ///
    /// The first line is the title, `# ` begins a heading, `- ` an item of a list, `[1] ` at the beginning of a line a note; paragraphs end with an empty line.
    /// Whatever else stands there is text.
    /// - Throws: an error of documents where it gets too large.
    public static func files(
        of text: String, _ publication: Publication, in language: Language
    ) throws -> [OutputFile] {
        let document = BulletinReader(text).document(
            language: language, footer: publication.policy.title(in: language.rawValue))
        return [
            OutputFile(path: "bulletin.docx", bytes: try document.docx()),
            OutputFile(path: "bulletin.html", bytes: document.html()),
            OutputFile(path: "bulletin.txt", bytes: Array(text.utf8)),
        ]
    }

    private struct Writer {
        let publication: Publication
        let since: CivilDay
        let language: Language

        func text() -> String {
            let words = Phrasebook(published: language)
            let (from, until) = (Argument.text(words.date(since)), Argument.text(words.date(publication.day)))
            var lines = [
                words("bulletin.title", ["title": .text(publication.policy.title(in: language.rawValue))]), "",
                words("bulletin.period", ["from": from, "until": until]), "", words("bulletin.rule"), "",
            ]
            var notes: [String] = []
            let cases = publication.cases.map { CaseParts(of: $0, in: publication, language) }
                .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
            var told = 0
            for one in cases {
                let (newest, recorded) = split(one)
                guard !newest.isEmpty || !recorded.isEmpty else { continue }
                told += 1
                let isNew = one.events.allSatisfy { (entered($0, one) ?? .min) >= since }
                let heading: Word = isNew ? "bulletin.new" : "bulletin.changed"
                lines += ["# " + words(heading, ["name": .text(one.name), "state": .text(one.stateWords)]), ""]
                for (word, events) in [("bulletin.happened" as Word, newest), ("bulletin.recorded", recorded)]
                where !events.isEmpty {
                    lines += [words(word, ["from": from]), ""]
                    lines += items(events, one, words, &notes)
                    lines.append("")
                }
            }
            if told == 0 { lines += [words("bulletin.nothing"), ""] }
            if let contact = publication.policy.contact {
                lines += [words("about.contact", ["contact": .text(contact)]), ""]
            }
            let numbered = notes.enumerated().map { "[\($0.offset + 1)] \($0.element)" }
            return (lines + numbered).map(CleanLine.of).joined(separator: "\n") + "\n"
        }

        /// What happened since the day, and what happened before and was recorded since.
        private func split(_ one: CaseParts) -> (newest: [EventView], recorded: [EventView]) {
            var (newest, recorded): ([EventView], [EventView]) = ([], [])
            for event in one.events {
                if let last = event.date?.value.latest, last >= since, event.date?.value.earliest ?? .min >= since {
                    newest.append(event)
                } else if let day = entered(event, one), day >= since {
                    recorded.append(event)
                }
            }
            return (newest, recorded)
        }

        private func entered(_ event: EventView, _ one: CaseParts) -> CivilDay? {
            publication.entities[one.file.entities[event.id.number]].entered
        }

        /// Events as lines, with their notes as numbers; those that say the same once.
        private func items(
            _ events: [EventView], _ one: CaseParts, _ words: Phrasebook, _ notes: inout [String]
        ) -> [String] {
            var order: [String] = []
            var cited: [String: [Int]] = [:]
            for event in events {
                let day = event.date.map { words.date($0.value) + ": " } ?? ""
                let text = "- \(day)\(one.said.line(event))."
                if cited[text] == nil { order.append(text) }
                for number in one.file.citations(event.allSpans) {
                    let source = words.source(publication.sources[one.file.sources[number - 1]]) + "."
                    let place = notes.firstIndex(of: source) ?? notes.count
                    if place == notes.count { notes.append(source) }
                    if cited[text]?.contains(place + 1) != true { cited[text, default: []].append(place + 1) }
                }
            }
            return order.map { text in text + (cited[text] ?? []).sorted().map { "[\($0)]" }.joined() }
        }
    }
}

extension CivilDay {
    fileprivate static var min: CivilDay { CivilDay(number: -10_000_000) }
}

extension CaseParts {
    var id: PublicID { publication.entities[file.person].id }
}

/// Text that stays on its line, whatever stands in it.
private enum CleanLine {
    static func of(_ line: String) -> String {
        line.contains { $0.isNewline } ? line.split { $0.isNewline }.joined(separator: " ") : line
    }
}
