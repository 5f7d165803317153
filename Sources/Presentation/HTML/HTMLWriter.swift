// A small writer of HTML that escapes everything it is not told to be markup.

/// Collects markup.
struct HTMLWriter {
    private(set) var html = ""

    /// Markup of our own, as it is.
    mutating func raw(_ markup: String) { html += markup }

    /// Words from the report or from the draft.
    mutating func text(_ words: String) { html += Self.escaped(words) }

    /// An element with attributes, filled by `fill`.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ fill: (inout HTMLWriter) -> Void) {
        html += "<\(name)"
        for (key, value) in attributes { html += " \(key)=\"\(Self.escaped(value))\"" }
        html += ">"
        fill(&self)
        html += "</\(name)>"
    }

    /// An element that holds only words.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], text words: String) {
        element(name, attributes) { $0.text(words) }
    }

    /// An element with a class that holds only words.
    mutating func element(_ name: String, class style: String, text words: String) {
        element(name, [("class", style)], text: words)
    }

    /// An element with a class, filled by `fill`.
    mutating func element(_ name: String, class style: String, _ fill: (inout HTMLWriter) -> Void) {
        element(name, [("class", style)], fill)
    }

    /// The words with every character that could be read as markup, or that no page may hold, made harmless.
    static func escaped(_ words: String) -> String {
        var escaped = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            // Controls are no text, and marks that turn the direction of writing could make words seem to say something else.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
