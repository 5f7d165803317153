// What the words of a source say beside what was read of them: who is a child, where contact details stand.

import CaseModel

/// The text of a source, looked at once for all its statements.
struct SourceWords {
    private let text: [UInt8]
    private let children: ChildWords
    private let contacts: [ByteSpan]

    init(text: String, published: EDTF?) {
        self.text = Array(text.utf8)
        children = ChildWords(text: text, published: published)
        contacts = ContactDetails.spans(in: self.text[...])
    }

    /// Whether the words of a statement call a child whoever they mention: its subject, or who takes part in an event.
    func callChild(_ statement: Statement, about type: EntityType) -> Bool {
        switch (statement.property, statement.value) {
        case (.name, .text(let name)) where type == .group: ChildWords.describesChildren(name)
        case (.name, _), (.alias, _), (.role, _):
            type == .person && statement.spans.contains(where: children.callsChild)
        case (.victim, .entity), (.actor, .entity): statement.spans.contains(where: children.callsChild)
        default: false
        }
    }

    /// Whether a statement's words, or the value that a member typed, hold contact details.
    func holdContact(_ statement: Statement) -> Bool {
        if case .text(let value) = statement.value, !ContactDetails.spans(in: value).isEmpty { return true }
        return !contacts.isEmpty
            && statement.spans.contains { span in contacts.contains { $0.start < span.end && span.start < $0.end } }
    }
}
