// The text with every mention marked and whom it means, for tests and for whoever writes rules.
import CaseModel
import Syntax

extension Reader {
    /// The text with its mentions in double brackets: "[[his wife|Aigul Tokpayeva]]"; a mention that is nobody's in "[[...|]]".
    ///
    /// Of mentions inside one another only the outer ones are marked.
    package func marked(_ text: String) -> String {
        let page = analysed(text, context: ReadingContext(id: "text"), models: .trained)
        var result = ""
        var at = 0
        let mentions = page.mentions.sorted {
            ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
        }
        for mention in mentions {
            let span = page.span(mention.tokens)
            guard span.start >= at else { continue }
            result += page.words.string(at, span.start)
            let names = mention.entities.map { page.entities[$0].name }.joined(separator: " + ")
            result +=
                "[[" + page.words.string(mention.tokens)
                + (mention.form == .name && mention.entities.count == 1 && names == page.words.string(mention.tokens)
                    ? "" : "|" + names) + "]]"
            at = span.end
        }
        return result + page.words.string(at, page.words.bytes.count)
    }

    /// Every mention with its place in bytes, its words, and the names of those it means joined by " + ".
    package func mentionList(_ text: String) -> [(start: Int, words: String, names: String)] {
        let page = analysed(text, context: ReadingContext(id: "text"), models: .trained)
        return page.mentions.map { mention in
            (
                page.span(mention.tokens).start, page.words.string(mention.tokens),
                mention.entities.map { page.entities[$0].name }.joined(separator: " + ")
            )
        }
    }

    /// The names of people, bodies and places that the text is found to hold, one a line: type, name, other forms, roles.
    package func listed(_ text: String) -> String {
        let page = analysed(text, context: ReadingContext(id: "text"), models: .trained)
        return page.entities.filter(\.isListed).map { entity in
            let gender = entity.gender == .male ? " m" : entity.gender == .female ? " f" : ""
            let kind = entity.organisationKind.map { " (\($0.rawValue))" } ?? ""
            let roles =
                entity.roles.isEmpty ? "" : " <" + entity.roles.map(\.role.rawValue).joined(separator: ", ") + ">"
            let aliases = entity.aliases.isEmpty ? "" : " = " + entity.aliases.joined(separator: " = ")
            return "\(entity.type.rawValue)\(gender): \(entity.name)\(kind)\(aliases)\(roles)"
        }.joined(separator: "\n")
    }
}
