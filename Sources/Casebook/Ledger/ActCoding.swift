// Acts as the named fields of an entry: each field can be proved to an outsider without the others.

public import CaseModel
import FoundationEssentials

/// A named value of an entry.
public struct ActField: Hashable, Sendable {
    public var name: String
    public var value: [UInt8]

    public init(_ name: String, _ value: [UInt8]) {
        self.name = name
        self.value = value
    }

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}

/// Why an entry says nothing to this program.
public enum ActUnreadable: Error, Sendable, CustomStringConvertible {
    /// A field is missing or has another form; says which and how.
    case damaged(field: String, why: String)

    public var description: String {
        switch self {
        case .damaged(let field, let why): "its field '\(field)' can't be read: \(why)"
        }
    }
}

extension Act {
    /// The act that an entry's type and fields say; nil for a type that this version does not know.
    ///
    /// - Throws: `ActUnreadable`.
    public init?(type: String, field: (String) -> [UInt8]?) throws {
        guard let kind = Kind(rawValue: type) else { return nil }
        func text(_ name: String) throws -> String {
            guard let value = field(name), let text = String(validating: value, as: UTF8.self) else {
                throw ActUnreadable.damaged(field: name, why: "it is missing or no text")
            }
            return text
        }
        func json<Content: Decodable>(_ name: String, as type: Content.Type = Content.self) throws -> Content {
            guard let value = field(name) else { throw ActUnreadable.damaged(field: name, why: "it is missing") }
            if type == [Decision].self, let decisions = [Decision](quickly: value) as? Content { return decisions }
            if type == Draft.self, let draft = Draft(quickly: value) as? Content { return draft }
            do {
                return try JSONDecoder().decode(type, from: Data(value))
            } catch {
                throw ActUnreadable.damaged(field: name, why: Self.words(of: error))
            }
        }
        switch kind {
        case .captured:
            self = .captured(Captured(name: try text("name"), evidence: field("evidence"), record: field("record")))
        case .drafted:
            self = .drafted(
                Drafted(
                    source: try text("source"), reader: try text("reader"), about: try json("about"),
                    draft: try json("draft")))
        case .noted:
            func optional<Content: Decodable>(_ name: String, as type: Content.Type = Content.self) throws -> Content? {
                field(name) == nil ? nil : try json(name)
            }
            self = .noted(
                Noted(
                    about: try json("about"), draft: try json("draft"), links: try optional("links") ?? [],
                    reader: field("reader") == nil ? nil : try text("reader"), row: try optional("row")))
        case .imported: self = .imported(try json("act"))
        case .decided:
            guard let draft = LedgerID(try text("draft")) else {
                throw ActUnreadable.damaged(field: "draft", why: "it names no entry")
            }
            self = .decided(Decided(draft: draft, decisions: try json("decisions")))
        case .added: self = .added(try json("act"))
        case .edited: self = .edited(try json("act"))
        case .linked: self = .linked(try json("act"))
        case .merged: self = .merged(try json("act"))
        case .parted: self = .parted(try json("act"))
        case .preferred: self = .preferred(try json("act"))
        case .marked: self = .marked(try json("act"))
        case .held: self = .held(try json("act"))
        case .appointed: self = .appointed(try json("act"))
        case .closed: self = .closed(try json("act"))
        case .intervened: self = .intervened(try json("act"))
        case .answered: self = .answered(try json("act"))
        case .saved: self = .saved(try json("act"))
        case .exported: self = .exported(Exported(what: try text("what"), item: try text("item")))
        case .published: self = .published(try json("act"))
        case .agreed: self = .agreed(try json("act"))
        case .ruled: self = .ruled(try json("act"))
        case .undone: self = .undone(try json("act"))
        }
    }

    /// The fields that say this act.
    public func fields() throws -> [ActField] {
        func json(_ name: String, _ content: some Encodable) throws -> ActField {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return ActField(name, Array(try encoder.encode(content)))
        }
        switch self {
        case .captured(let act): return [ActField("name", act.name)]
        case .drafted(let act):
            return [
                ActField("source", act.source), ActField("reader", act.reader), try json("about", act.about),
                try json("draft", act.draft),
            ]
        case .noted(let act):
            var fields = [try json("about", act.about), try json("draft", act.draft)]
            if !act.links.isEmpty { fields.append(try json("links", act.links)) }
            if let reader = act.reader { fields.append(ActField("reader", reader)) }
            if let row = act.row { fields.append(try json("row", row)) }
            return fields
        case .imported(let act): return [try json("act", act)]
        case .decided(let act):
            return [ActField("draft", act.draft.description), try json("decisions", act.decisions)]
        case .added(let act): return [try json("act", act)]
        case .edited(let act): return [try json("act", act)]
        case .linked(let act): return [try json("act", act)]
        case .merged(let act): return [try json("act", act)]
        case .parted(let act): return [try json("act", act)]
        case .preferred(let act): return [try json("act", act)]
        case .marked(let act): return [try json("act", act)]
        case .held(let act): return [try json("act", act)]
        case .appointed(let act): return [try json("act", act)]
        case .closed(let act): return [try json("act", act)]
        case .intervened(let act): return [try json("act", act)]
        case .answered(let act): return [try json("act", act)]
        case .saved(let act): return [try json("act", act)]
        case .exported(let act): return [ActField("what", act.what), ActField("item", act.item)]
        case .published(let act): return [try json("act", act)]
        case .agreed(let act): return [try json("act", act)]
        case .ruled(let act): return [try json("act", act)]
        case .undone(let act): return [try json("act", act)]
        }
    }

    private static func words(of error: any Error) -> String {
        switch error {
        case DecodingError.dataCorrupted(let context), DecodingError.keyNotFound(_, let context),
            DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            context.debugDescription
        default: "\(error)"
        }
    }
}
