// A page of the site while it is written: our own markup, phrases of the catalogue, and what is published, each by its own call.

import Phrases
import Presentation

/// Collects a page. `say` takes phrases, `data` takes what is published; nothing else writes text.
struct SitePage {
    private(set) var html = HTMLWriter()
    let words: Phrasebook
    /// The way back to the folder of the site: "../" for each folder.
    let root: String
    /// Drawings that the page uses.
    private(set) var glyphs: Set<String> = []

    init(_ words: Phrasebook, root: String) {
        self.words = words
        self.root = root
    }

    mutating func say(_ word: Word, _ arguments: [String: Argument] = [:]) { html.text(words(word, arguments)) }
    mutating func data(_ text: String) { html.text(text) }
    mutating func raw(_ markup: StaticString) { html.raw(markup) }
    mutating func raw(trusted markup: String) { html.raw(trusted: markup) }
    mutating func include(_ part: SitePage) { html.append(part.html) }

    mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ fill: (inout SitePage) -> Void
    ) {
        html.open(name, attributes)
        fill(&self)
        html.close(name)
    }

    mutating func element(_ name: StaticString, class style: String, _ fill: (inout SitePage) -> Void) {
        element(name, [("class", style)], fill)
    }

    mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], say word: Word,
        _ arguments: [String: Argument] = [:]
    ) { element(name, attributes) { $0.say(word, arguments) } }

    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], data text: String) {
        element(name, attributes) { $0.data(text) }
    }

    mutating func single(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        html.open(name, attributes)
    }

    mutating func link(
        _ path: String, _ attributes: [(StaticString, String)] = [], _ fill: (inout SitePage) -> Void
    ) { element("a", [("href", path)] + attributes, fill) }

    /// A part with a heading at its side.
    mutating func section(_ id: String, _ heading: Word, _ fill: (inout SitePage) -> Void) {
        element("section", [("class", "sec"), ("aria-labelledby", id)]) { page in
            page.element("h2", [("id", id)], say: heading)
            fill(&page)
        }
    }

    /// The drawing of a kind.
    mutating func glyph(_ name: String) {
        glyphs.insert("k-\(name)")
        raw("<svg class=\"g\" aria-hidden=\"true\"><use href=\"#k-")
        data(name)
        raw("\"/></svg>")
    }

    /// The line of a standing with its word.
    mutating func standing(_ form: Form) {
        glyphs.insert("l-\(form.rawValue)")
        element("span", class: "st") { page in
            page.raw("<svg class=\"ln\" aria-hidden=\"true\"><use href=\"#l-")
            page.raw(trusted: form.rawValue)
            page.raw("\"/></svg>")
            page.say("standing.\(form.rawValue)")
        }
    }

    /// Footnotes by their numbers.
    mutating func footnotes(_ numbers: [Int]) {
        for number in numbers {
            link("#s\(number)", [("class", "fn"), ("aria-label", "[\(number)]")]) { $0.data(String(number)) }
        }
    }
}
