// What pages about records have in common: links to records, squares of states, provisions, pages of a list.

import CaseModel
import Casebook
import Phrases
import Presentation

extension WebName {
    /// The address of a record's page.
    static func path(of record: ItemID) -> String { "/records/\(of(record))" }
}

extension Page {
    /// A record with the way to its page; one that is not shown as a tag.
    mutating func recordOrTag(_ one: RecordName) {
        if one.name == "[protected]" { tag("word.protected") } else { record(one) }
    }

    /// Several records with commas between them.
    mutating func recordsOrTags(_ all: [RecordName], most: Int = 6) {
        for (place, one) in all.prefix(most).enumerated() {
            if place > 0 { raw(", ") }
            recordOrTag(one)
        }
        if all.count > most {
            raw(" ")
            say("word.more", ["n": .number(all.count - most)])
        }
    }

    /// The square of a state: full, half, empty, dotted.
    mutating func square(_ state: CaseState) {
        let style =
            switch state {
            case .held: "sq h"
            case .restricted: "sq p"
            case .liberty: "sq f"
            case .unknown: "sq u"
            case .dead: "sq x"
            }
        element("span", [("class", style), ("aria-hidden", "true")]) { _ in }
    }

    /// Provisions in short, once each, with the way to everybody who is charged under them.
    mutating func provisions(_ all: [Provision], most: Int = 4) {
        var seen: [String] = []
        for one in all {
            let said = words.short(one) + " " + words.shortCode(one.code)
            guard !seen.contains(said) else { continue }
            seen.append(said)
            guard seen.count <= most else { continue }
            if seen.count > 1 { raw("; ") }
            link(ProvisionPages.path(of: one), [("class", "quiet")]) { $0.data(said) }
        }
        if seen.count > most {
            raw(" ")
            say("word.more", ["n": .number(seen.count - most)])
        }
    }

    /// Links to the page before and after.
    mutating func pages(_ page: Int, of all: Int, path: (Int) -> String) {
        guard all > 1 else { return }
        element("nav", [("class", "row pages"), ("aria-label", words("pages.label"))]) { nav in
            if page > 1 { nav.link(path(page - 1), [("rel", "prev"), ("class", "b")]) { $0.say("pages.previous") } }
            nav.element("span", say: "pages.here", ["page": .number(page), "all": .number(all)])
            if page < all { nav.link(path(page + 1), [("rel", "next"), ("class", "b")]) { $0.say("pages.next") } }
        }
    }
}

extension Phrasebook {
    /// "CC", "CAO".
    func shortCode(_ code: LegalCode) -> String { self("code.\(code.rawValue).short") }

    /// "remand, 12 May 2024".
    func said(_ event: ListedCase.Event) -> String { "\(kind(event.kind)), \(date(event.date))" }
}
