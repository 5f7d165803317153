// Words that no publication may have, before it is known whom it names: read together with what may be published.

import CaseModel

/// Everything from which `words` takes the strings that must not go out.
public struct UnfilteredWords: Sendable {
    struct Name: Sendable {
        var row: Int64
        var type: EntityType
        var name: String
        var isGuarded: Bool
    }

    struct Source: Sendable {
        var row: Int64
        var kind: String
        var title: String?
        var author: String?
        var file: String?
        var translator: String?
        var isProtected: Bool
        var evidence: String?
    }

    /// What a member wrote in an act, and who asked for the hold that it is.
    struct InAct: Sendable {
        var row: Int64
        var texts: [String]
        var askedBy: String?
    }

    /// Words of a statement about an entity.
    struct Said: Sendable {
        var row: Int64
        var text: String
        var isContact = false
    }

    let entries: EntryTable
    /// Rows of records of which every output is stopped.
    let held: Set<Int64>
    /// Names of records but events.
    var names: [Name] = []
    /// Names of people in drafts, and names that were put right; and those whose reading was rejected.
    var drafted: [Said] = []
    var rejected: [Said] = []
    /// What statements say that nobody but members may read.
    var statements: [Said] = []
    var sources: [Source] = []
    /// What members wrote beside the cases, and who asked for a hold.
    var acts: [InAct] = []
    /// Contact details that stand in texts of sources.
    var contacts: Set<String> = []

    init(_ entries: EntryTable, held: Set<Int64>) {
        self.entries = entries
        self.held = held
    }

    /// All strings that must not go out.
    ///
    /// Bodies and places count where they are protected or held back, or a member marked them as internal; people wherever they are not named.
    /// - Parameters:
    ///   - named: the rows of the records that the publication calls by their full names.
    ///   - publicTexts: of those, and of published statements, the texts that it may have.
    ///   - cited: rows of sources that it cites by title.
    public func words(named: Set<Int64>, publicTexts: Set<String>, cited: Set<Int64>) -> Set<UnpublishedWords> {
        var filter = WordFilter(publicTexts: publicTexts)
        for contact in contacts { filter.add(contact, .contact, of: "a contact detail in a source") }
        addNames(to: &filter, named)
        for one in statements {
            filter.add(one.text, one.isContact ? .contact : .words, of: "a statement about \(short(one.row))")
        }
        for source in sources { add(source, to: &filter, cited) }
        for act in acts {
            let entry = entry(act.row)
            for text in act.texts {
                filter.add(Self.manyWords(text), .words, of: "what a member wrote in \(entry)")
            }
            filter.add(Self.name(in: act.askedBy), .person, of: "who asked for the hold \(entry)")
        }
        for author in entries.authors {
            // A name of several words is looked for as a whole: "A. Editor" makes no secret of editors.
            let isOne = author.split(whereSeparator: \.isWhitespace).count == 1
            filter.add(author, isOne ? .person : .body, of: "a member of the vault")
        }
        for log in entries.logs {
            filter.add(String(log.description.prefix { $0 != "/" }), .identifier, of: "a log of the vault")
        }
        return filter.found
    }

    private func addNames(to filter: inout WordFilter, _ named: Set<Int64>) {
        for name in names {
            let isWithheld = name.isGuarded || held.contains(name.row)
            switch name.type {
            case .person where !(named.contains(name.row) && filter.publicTexts.contains(name.name)):
                filter.add(name.name, .person, of: "a name of \(short(name.row))")
            case .organisation where isWithheld:
                filter.add(name.name, .body, of: "a name of the body \(short(name.row))")
            case .place where isWithheld:
                filter.add(name.name, .place, of: "a name of the place \(short(name.row))")
            case .group where isWithheld:
                filter.add(name.name, .words, of: "the description of the group \(short(name.row))")
            default: break
            }
        }
        for one in drafted { filter.add(one.text, .person, of: "a name in a report, \(short(one.row))") }
        for one in rejected where one.text.contains(" ") {
            filter.add(one.text, .doubtful, of: "a name in a report, \(short(one.row))")
        }
    }

    private func add(_ source: Source, to filter: inout WordFilter, _ cited: Set<Int64>) {
        let name = entry(source.row)
        let isNote = source.kind != SourceCard.Kind.report.rawValue
        if isNote || source.isProtected { filter.add(source.author, .person, of: "who told \(name)") }
        if !cited.contains(source.row) || isNote {
            filter.add(Self.manyWords(source.title), .words, of: "what \(name) is called")
        }
        filter.add(source.translator, .person, of: "who translated \(name)")
        if let file = source.file, file.count > 8 { filter.add(file, .identifier, of: "the file of \(name)") }
        filter.add(source.evidence, .identifier, of: "the evidence of \(name)")
    }

    private func short(_ row: Int64) -> String { entries.item(row)?.shortName ?? "" }

    private func entry(_ row: Int64) -> String { entries.id(of: row)?.shortName ?? "" }

    /// A text of so many words that it can't be the language's own; of fewer nothing can be told.
    private static func manyWords(_ text: String?) -> String? {
        guard let text, text.split(whereSeparator: \.isWhitespace).count >= 4 else { return nil }
        return text
    }

    /// The words of a text that are written as a name: "his sister Dana Testova" has two.
    private static func name(in text: String?) -> String? {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace).filter { $0.first?.isUppercase ?? false }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

private struct WordFilter {
    let publicTexts: Set<String>
    var found: Set<UnpublishedWords> = []

    /// - Parameter what: made only where the text is withheld.
    mutating func add(_ text: String?, _ kind: UnpublishedWords.Kind, of what: @autoclosure () -> String) {
        guard let text, !publicTexts.contains(text), text.contains(where: { $0.isLetter || $0.isNumber }) else {
            return
        }
        found.insert(UnpublishedWords(text, kind, of: what()))
    }

}
