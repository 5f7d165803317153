// What the pages of the rooms share: the day, names of records with their links, pages of long lists.

import CaseModel
import Casebook
import Crypto
import Desk
import Phrases
import Vault

extension Visit {
    /// The day by the clock of this machine, in UTC.
    var today: CivilDay {
        get throws { EDTF(String(try desk.vault.time().prefix(10)))?.day ?? CivilDay(number: 0) }
    }

    var showsProtected: Bool { visitor.showsProtected }

    /// The number of the page of a long list, from 1; a number that is none is the first.
    var pageNumber: Int { min(max(1, form["page"].flatMap { Int($0) } ?? 1), 10_000) }

    /// A day that the query names.
    func day(_ field: String) -> CivilDay? { form[field].flatMap { EDTF($0) }?.day }
}

/// Names in addresses for what is no entry and no item: nothing can be read from them, and they are others in each process.
enum OpaqueName {
    private static let key = SymmetricKey(size: .bits128)

    static func of(_ text: String) -> String {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key).prefix(12).hex
    }
}

extension Phrasebook {
    /// What a record is called; an event by its kind and date.
    func title(_ record: RecordName) -> String {
        guard record.type == .event else { return record.name }
        let parts = record.name.split(separator: " of ", maxSplits: 1).map(String.init)
        guard let kind = parts.first.flatMap({ EventKind(rawValue: $0) }) else { return record.name }
        return self(
            "rooms.event",
            ["kind": .text(self.kind(kind)), "date": .text(date(orNone: parts.last.flatMap { EDTF($0) }))])
    }

}

extension Page {
    /// The name of a record with the way to its page.
    mutating func record(_ record: RecordName, _ attributes: [(StaticString, String)] = []) {
        let title = words.title(record)
        link(WebName.path(of: record.item), attributes) { page in
            page.data(title.isEmpty ? page.words("word.noName") : title)
        }
        if record.sensitivity == .protected {
            raw(" ")
            tag("sensitivity.protected")
        }
    }

    /// Names of records with commas between them; of many the first.
    mutating func records(_ records: [RecordName], most: Int = 6) {
        for (place, one) in records.prefix(most).enumerated() {
            if place > 0 { raw(", ") }
            record(one)
        }
        if records.count > most {
            raw(" ")
            say("inbox.more", ["n": .number(records.count - most)])
        }
    }

    /// A heading of a column.
    mutating func column(_ word: Word, isNumber: Bool = false) {
        element("th", [("scope", "col")] + (isNumber ? [("class", "num")] : []), say: word)
    }

    /// A table with a caption and headings; below 40 rem each row becomes a record.
    mutating func table(
        _ caption: Word, _ arguments: [String: Argument] = [:], isSaidAbove: Bool = false,
        columns: [(word: Word, isNumber: Bool)], _ fill: (inout Page) -> Void
    ) {
        element("table", [("class", "stk")]) { page in
            page.element("caption", isSaidAbove ? [("class", "vh")] : [], say: caption, arguments)
            page.element("thead") { page in
                page.element("tr") { page in
                    for column in columns { page.column(column.word, isNumber: column.isNumber) }
                }
            }
            page.element("tbody") { fill(&$0) }
        }
    }

    /// A cell that says on a narrow screen what it is.
    mutating func cell(_ label: Word, class style: String = "", _ fill: (inout Page) -> Void) {
        var attributes: [(StaticString, String)] = [("data-l", words(label))]
        if !style.isEmpty { attributes.append(("class", style)) }
        element("td", attributes) { fill(&$0) }
    }

    mutating func cell(_ label: Word, number: Int) {
        let text = Phrase.grouped(number)
        cell(label, class: "num") { $0.data(text) }
    }

    /// The way to the pages before and after this one.
    ///
    /// - Parameter query: what else the address says, in codes: "kind=police".
    mutating func pager(_ path: String, query: String = "", page number: Int, hasMore: Bool) {
        guard number > 1 || hasMore else { return }
        let start = path + "?" + (query.isEmpty ? "" : query + "&")
        element("nav", [("class", "row pager"), ("aria-label", words("rooms.pages"))]) { page in
            if number > 1 {
                page.link("\(start)page=\(number - 1)", [("class", "b"), ("rel", "prev")]) { $0.say("rooms.before") }
            }
            page.element("span", [("class", "q2")], say: "rooms.page", ["n": .number(number)])
            if hasMore {
                page.link("\(start)page=\(number + 1)", [("class", "b"), ("rel", "next")]) { $0.say("rooms.after") }
            }
        }
    }

    /// Lists of one room, each a link; the one that is shown is marked.
    mutating func tabs(_ label: Word, _ tabs: [(path: String, text: String, isHere: Bool)]) {
        element("nav", [("aria-label", words(label))]) { page in
            page.element("ul", [("class", "row tabs")]) { page in
                for tab in tabs {
                    page.element("li") { page in
                        page.link(tab.path, tab.isHere ? [("aria-current", "page")] : []) { $0.data(tab.text) }
                    }
                }
            }
        }
    }

    /// The heading of a room with a line on what is shown.
    mutating func heading(_ title: Word, _ line: Word? = nil, _ arguments: [String: Argument] = [:]) {
        element("div", class: "head") { page in
            page.element("h1", say: title)
            if let line { page.element("p", [("class", "q2")], say: line, arguments) }
        }
    }
}
