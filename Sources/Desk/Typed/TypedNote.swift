// A note as somebody typed it: its words become a source, and what was read in them a draft.

public import CaseModel
import Casebook
import Drafting
import Vault

/// What was told, by whom and when.
public struct TypedNote: Sendable {
    /// How it came: a call, an interview; a report or a table comes in another way.
    public var kind: SourceCard.Kind
    /// Who told or wrote it; never published.
    public var from: String?
    /// What to call it; its first words without it.
    public var title: String?
    /// The day it was told.
    public var day: EDTF
    public var sensitivity: Sensitivity
    public var words: String

    public init(
        kind: SourceCard.Kind, from: String? = nil, title: String? = nil, day: EDTF,
        sensitivity: Sensitivity = .internal, words: String
    ) {
        self.kind = kind
        self.from = from
        self.title = title
        self.day = day
        self.sensitivity = sensitivity
        self.words = words
    }

    /// Kinds of notes, as forms offer them.
    public static let kinds: [SourceCard.Kind] = [.call, .interview, .hearing, .letter, .ownKnowledge]

    /// A kind of note; nil for one that comes in another way.
    public static func kind(_ typed: String) -> SourceCard.Kind? {
        SourceCard.Kind(rawValue: typed).flatMap { kinds.contains($0) ? $0 : nil }
    }

    /// The name of the note.
    public var name: String { title ?? Self.title(of: words) }

    /// The note to be kept, read where it can be.
    ///
    /// - Returns: the note, and whether its language is one that is read. What was read waits for review where `reader` is set.
    public func noted(reading: Bool = true) -> (note: Noted, isRead: Bool) {
        var note = Noted(
            about: SourceCard(kind: kind, title: name, author: from, sensitivity: sensitivity),
            draft: Draft(id: "note", language: "und", documentDate: day, documentDateOrigin: .given, text: words))
        guard reading else { return (note, true) }
        switch DraftReader(published: day).draft(of: Array(words.utf8), name: "note.txt") {
        case .success(let read) where read.draft.text == words || !read.draft.statements.isEmpty:
            note.draft = read.draft
            if !read.draft.statements.isEmpty { note.reader = Draft.reader }
        case .success: break
        case .failure: return (note, false)
        }
        return (note, true)
    }

    /// The first words of a text.
    static func title(of text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        let first = words.prefix(8).joined(separator: " ")
        return first.count > 60 ? first.prefix(60) + "…" : first + (words.count > 8 ? " …" : "")
    }
}
