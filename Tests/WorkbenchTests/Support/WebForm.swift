// The forms of a page, as somebody would fill them in: whatever fields a page has now or will have.
import Foundation

/// A form with its fields.
struct WebForm: Sendable {
    enum Kind: Sendable, Equatable {
        case hidden, text, secret, date, time, file, box
        case choice([String])
    }

    struct Field: Sendable {
        var name: String
        var kind: Kind
        var value: String
    }

    var action: String
    var fields: [Field] = []

    /// Those that end something: the session, a member, the lock; and those for passphrases.
    var endsSomething: Bool {
        let endings = ["/lock", "/sign-out", "/end", "/language", "/undo", "/role"]
        let kinds = ["/team/remove", "/team/factor", "/team/passphrase", "/settings", "/erase", "/tokens"]
        return endings.contains { action.hasSuffix($0) } || kinds.contains { action.contains($0) }
            || fields.contains { $0.kind == .secret }
    }

    var hasText: Bool { fields.contains { $0.kind == .text } }

    /// Its fields filled in, each text by what is given, choices by the one at a place; the token is left to who sends it.
    func filled(choice: Int = 0, _ text: () -> String) -> [(String, String)] {
        fields.compactMap { field -> (String, String)? in
            switch field.kind {
            case .hidden: field.name == "token" ? nil : (field.name, field.value)
            case .text: (field.name, text())
            case .secret, .file, .box: nil
            case .date: (field.name, "2031-02-03")
            case .time: (field.name, "10:30")
            case .choice(let options):
                options.isEmpty ? nil : (field.name, options[choice % options.count])
            }
        }
    }

    /// All forms of a page of ours, which writes every attribute between double quotes.
    static func all(in page: String) -> [WebForm] {
        var forms: [WebForm] = []
        for tag in page.split(separator: "<").dropFirst() {
            let name = tag.prefix { $0.isLetter }
            if name == "form", tag.contains("method=\"post\"") {
                forms.append(WebForm(action: attribute("action", of: tag) ?? ""))
            }
            guard var form = forms.last, let kind = kind(of: name, tag) else { continue }
            if name == "option" {
                guard var field = form.fields.last, case .choice(let options) = field.kind else { continue }
                field.kind = .choice(options + [attribute("value", of: tag) ?? ""])
                form.fields[form.fields.count - 1] = field
            } else if let called = attribute("name", of: tag) {
                form.fields.append(Field(name: called, kind: kind, value: attribute("value", of: tag) ?? ""))
            }
            forms[forms.count - 1] = form
        }
        return forms
    }

    private static func kind(of name: Substring, _ tag: Substring) -> Kind? {
        switch name {
        case "textarea": return .text
        case "select", "option": return .choice([])
        case "input":
            switch attribute("type", of: tag) ?? "text" {
            case "hidden": return .hidden
            case "password": return .secret
            case "date": return .date
            case "time": return .time
            case "file": return .file
            case "checkbox", "radio": return .box
            default: return .text
            }
        default: return nil
        }
    }

    private static func attribute(_ name: String, of tag: Substring) -> String? {
        guard let range = tag.range(of: " \(name)=\"") else { return nil }
        let value = String(tag[range.upperBound...].prefix { $0 != "\"" })
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(value) { $0.replacing($1.0, with: $1.1) }
    }
}
