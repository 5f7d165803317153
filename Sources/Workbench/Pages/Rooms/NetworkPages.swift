// Who has to do with whom, around one person or body or around what came in last: a drawing, and the same ties in a table.

import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

enum NetworkPages {
    static let routes: [Route] = [
        .page(Room.network.path, .member(.reader)) { try await network($0, around: nil) },
        .form(Room.network.path, .member(.reader), find),
        .page("/network/:id", .member(.reader)) { try await network($0, around: $0.item()) },
    ]

    /// People and bodies in the drawing.
    static let most = 48
    /// Lines of the table.
    static let mostLines = 120

    @Sendable static func network(_ visit: Visit, around item: ItemID?) async throws -> WebAnswer {
        let network = try await visit.casebook().network(
            around: item, most: most, includingProtected: visit.showsProtected)
        if item != nil, network.centre == nil { throw WebError.notFound }
        return await visit.page("network.title", in: .network) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "network.title")
                chooser(visit, on: &page)
            }
            page.element("p", class: "lead") { page in
                if let centre = network.centre {
                    page.say("network.around")
                    page.raw(" ")
                    page.record(centre)
                } else {
                    page.say("network.newest")
                }
            }
            page.element("p", [("class", "q2 s rule")], say: "network.rule")
            if network.isCut { page.element("p", [("class", "q2 s")], say: "network.cut", ["n": .number(most)]) }
            guard !network.ties.isEmpty else {
                page.element("p", [("class", "lead gapt")], say: "network.empty")
                return
            }
            page.element("div", class: "gapt") { page in
                page.figure(visit.words("network.drawing"), class: "wide") { NetworkDrawing(network).draw(on: &$0) }
                legend(on: &page)
            }
            table(network, on: &page)
        }
    }

    private static func chooser(_ visit: Visit, on page: inout Page) {
        page.form(Room.network.path, [("class", "row")]) { page in
            page.element("label", [("for", "f-who")], say: "network.who")
            page.single(
                "input",
                [
                    ("id", "f-who"), ("name", "who"), ("maxlength", "200"), ("required", ""),
                    ("value", page.covered(visit.kept("who") ?? "")),
                ])
            page.button("network.draw")
        }
    }

    /// Finds whom a name means; the name stands in no address.
    @Sendable static func find(_ visit: Visit) async throws -> WebAnswer {
        guard let name = visit.form.text("who") else { return .go(to: Room.network.path) }
        let found = try await visit.casebook().records(
            named: name, types: [.person, .organisation], includingProtected: visit.showsProtected)
        guard let first = found.first else { return visit.back("network.nobody", at: Room.network.path) }
        if found.count > 1 {
            return visit.done("network.several", ["n": .number(found.count)], at: "/network/\(WebName.of(first.item))")
        }
        return .go(to: "/network/\(WebName.of(first.item))")
    }

    private static func legend(on page: inout Page) {
        page.element("p", [("class", "row s legend wide")]) { page in
            for form in [Form.reported, .alleged, .denied] { page.element("span") { $0.standing(form) } }
            page.element("span", [("class", "q2")], say: "network.legend")
        }
    }

    private static func table(_ network: Network, on page: inout Page) {
        page.table(
            "network.caption",
            columns: [
                ("network.one", false), ("network.tie", false), ("network.other", false), ("network.count", true),
                ("field.standing", false),
            ]
        ) { page in
            for tie in network.ties.prefix(mostLines) {
                page.element("tr") { page in
                    page.element("th", [("scope", "row")]) { $0.tied(tie.from, network.centre) }
                    page.cell("network.tie") { $0.data($0.words.tie(tie.kind)) }
                    page.cell("network.other") { $0.tied(tie.to, network.centre) }
                    page.cell("network.count", number: tie.count)
                    page.cell("field.standing") { $0.standing(Form(tie.standing, isDenied: tie.isDenied)) }
                }
            }
        }
        if network.ties.count > mostLines {
            page.element(
                "p", [("class", "q2 s")], say: "network.more", ["n": .number(network.ties.count - mostLines)])
        }
    }
}

extension Page {
    /// A name, with the way to the network around it.
    fileprivate mutating func tied(_ record: RecordName, _ centre: RecordName?) {
        self.record(record)
        guard record != centre else { return }
        raw(" ")
        link("/network/\(WebName.of(record.item))", [("class", "around"), ("aria-label", words("network.aroundThis"))])
        {
            $0.glyph("relation")
        }
    }
}

extension Phrasebook {
    /// What ties two records.
    func tie(_ kind: Tie.Kind) -> String {
        switch kind {
        case .acted(let kind): self("network.acted", ["kind": .text(self.kind(kind))])
        case .together(let kind): self("network.together", ["kind": .text(self.kind(kind))])
        case .relation(let type, let isFormer):
            isFormer ? self("network.former", ["relation": .text(relation(type))]) : relation(type)
        }
    }
}
