// A page while it is written: markup of ours, phrases of the catalogue, and words of reports, each by its own call.

import CaseModel
import Casebook
import Phrases
import Presentation

/// Collects a page. `say` takes phrases, `data` takes everything that came from a report or a person; nothing else writes text.
struct Page {
    private var html = HTMLWriter()
    let words: Phrasebook
    /// What the page must not show; nil where what is protected was asked for, or nothing is known yet.
    let hidden: ProtectedWords?
    /// The secret for its forms.
    let formToken: String
    /// Drawings that the page uses, so that it brings only those.
    private(set) var glyphs: Set<String> = []

    init(_ words: Phrasebook, hidden: ProtectedWords?, formToken: String) {
        self.words = words
        self.hidden = hidden
        self.formToken = formToken
    }

    var bytes: [UInt8] { html.bytes }

    // MARK: Text

    /// A phrase of the interface.
    mutating func say(_ word: Word, _ arguments: [String: Argument] = [:]) {
        html.text(covered(words(word, arguments)))
    }

    /// Words from a report, a record or a person.
    mutating func data(_ text: String) { html.text(covered(text)) }

    /// Markup of our own.
    mutating func raw(_ markup: StaticString) { html.raw(markup) }

    /// Markup that our drawing code made.
    mutating func raw(trusted markup: String) { html.raw(trusted: markup) }

    /// A part of the page that was written by itself.
    mutating func include(_ part: Page) {
        html.append(part.html)
        glyphs.formUnion(part.glyphs)
    }

    /// A text with the names of what is protected covered.
    func covered(_ text: String) -> String {
        guard let hidden, !hidden.isEmpty else { return text }
        return hidden.covered(text)
    }

    // MARK: Elements

    mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ fill: (inout Page) throws -> Void
    ) rethrows {
        html.open(name, attributes)
        try fill(&self)
        html.close(name)
    }

    mutating func element(
        _ name: StaticString, class style: String, _ fill: (inout Page) throws -> Void
    ) rethrows { try element(name, [("class", style)], fill) }

    /// An element that holds one phrase.
    mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], say word: Word,
        _ arguments: [String: Argument] = [:]
    ) { element(name, attributes) { $0.say(word, arguments) } }

    /// An element that holds words of a report or a person.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], data text: String) {
        element(name, attributes) { $0.data(text) }
    }

    /// An element that holds nothing: `br`, `input`.
    mutating func single(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        html.open(name, attributes)
    }

    /// A link.
    mutating func link(_ path: String, _ attributes: [(StaticString, String)] = [], _ fill: (inout Page) -> Void) {
        element("a", [("href", path)] + attributes, fill)
    }

    mutating func link(_ path: String, say word: Word, _ arguments: [String: Argument] = [:]) {
        link(path) { $0.say(word, arguments) }
    }

    // MARK: Forms

    /// A form that changes something. The browser keeps nothing of what is typed into it.
    mutating func form(
        _ path: String, _ attributes: [(StaticString, String)] = [], _ fill: (inout Page) throws -> Void
    ) rethrows {
        try element("form", [("method", "post"), ("action", path), ("autocomplete", "off")] + attributes) { page in
            page.hiddenField("token", page.formToken)
            try fill(&page)
        }
    }

    mutating func hiddenField(_ name: String, _ value: String) {
        single("input", [("type", "hidden"), ("name", name), ("value", value)])
    }

    /// A button that sends its form.
    ///
    /// - Parameter key: the key that presses it, shown on it.
    mutating func button(
        _ word: Word, _ arguments: [String: Argument] = [:], class style: String = "", name: String? = nil,
        value: String = "", key: String? = nil, _ attributes: [(StaticString, String)] = []
    ) {
        var all: [(StaticString, String)] = [("type", "submit")]
        if !style.isEmpty { all.append(("class", style)) }
        if let name { all += [("name", name), ("value", value)] }
        if let key { all.append(("data-key", key)) }
        element("button", all + attributes) { page in
            page.say(word, arguments)
            if let key {
                page.raw(" ")
                page.element("kbd", [("aria-hidden", "true")]) { $0.raw(trusted: HTMLWriter.key(key)) }
            }
        }
    }

    /// A label with its field below it.
    mutating func field(
        _ word: Word, name: String, type: String = "text", value: String = "", help: Word? = nil,
        _ attributes: [(StaticString, String)] = [], id: String? = nil
    ) {
        let id = id ?? name
        element("div", class: "fld") { page in
            page.element("label", [("for", "f-\(id)")], say: word)
            var all: [(StaticString, String)] = [("id", "f-\(id)"), ("name", name), ("type", type)]
            if !value.isEmpty { all.append(("value", value)) }
            if help != nil { all.append(("aria-describedby", "h-\(id)")) }
            page.single("input", all + attributes)
            if let help { page.element("p", [("class", "s q"), ("id", "h-\(id)")], say: help) }
            if type == "password" { page.revealing(id) }
        }
    }

    /// Shows what is typed into a field; only where a script can.
    private mutating func revealing(_ id: String) {
        element("label", [("class", "ck s"), ("hidden", ""), ("data-reveal", "f-\(id)")]) { page in
            page.single("input", [("type", "checkbox")])
            page.element("span", say: "door.show")
        }
    }

    /// A label with a choice below it.
    ///
    /// - Parameter options: value and text; the text is said already.
    mutating func choice(
        _ word: Word, name: String, options: [(value: String, text: String)], chosen: String? = nil, id: String? = nil
    ) {
        let id = id ?? name
        element("div", class: "fld") { page in
            page.element("label", [("for", "f-\(id)")], say: word)
            page.element("select", [("id", "f-\(id)"), ("name", name)]) { page in
                for option in options {
                    var attributes: [(StaticString, String)] = [("value", option.value)]
                    if option.value == chosen { attributes.append(("selected", "selected")) }
                    page.element("option", attributes, data: option.text)
                }
            }
        }
    }

    // MARK: Drawings

    /// A drawing of a kind, with its word for those who don't see it.
    mutating func glyph(_ name: String, word: Word? = nil) {
        glyphs.insert(name)
        raw("<svg class=\"g\" aria-hidden=\"true\"><use href=\"#k-")
        data(name)
        raw("\"/></svg>")
        if let word { element("span", [("class", "vh")], say: word) }
    }

    /// The line of a standing with its word.
    mutating func standing(_ form: Form) {
        element("span", class: "st") { page in
            page.line(form)
            page.say("standing.\(form.rawValue)")
        }
    }

    /// The line of a standing.
    mutating func line(_ form: Form) {
        glyphs.insert("line-\(form.rawValue)")
        raw("<svg class=\"ln\" aria-hidden=\"true\"><use href=\"#l-")
        raw(trusted: form.rawValue)
        raw("\"/></svg>")
    }

    /// A small word in a box, such as "protected".
    mutating func tag(_ word: Word) { element("span", [("class", "tag")], say: word) }
}

extension HTMLWriter {
    /// A key as it is written on keyboards: one capital, or a name such as "Shift A".
    static func key(_ key: String) -> String {
        String(
            key.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0 == "/" || $0 == "?" || $0 == " "
                    || $0.isASCII && $0.value > 0x2F && $0.value < 0x3A
            })
    }
}
