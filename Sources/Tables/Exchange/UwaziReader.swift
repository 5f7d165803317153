// Reads tables of Uwazi that have our columns: those that we wrote, and what Uwazi exports of them. Others come in by a mapping.

import CaseModel

enum UwaziReader {
    /// "Public id" is public_id: an export has the labels of columns, an import their names.
    private static func plain(_ heading: String) -> String {
        heading.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "_")
    }

    /// Whether a file has our columns.
    static func isOurs(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }.prefix(4_096), as: UTF8.self)
            .replacing("\u{FEFF}", with: "").replacing("\"", with: "")
        let headings = head.split { $0 == "," || $0 == ";" }.map { plain(String($0)) }
        return headings.contains("title") && headings.contains("public_id")
    }

    private enum Template: String { case person, organisation, event, source }

    private struct Found {
        var row: ExchangeTable.Row
        var template: Template
    }

    static func read(_ files: [[UInt8]]) throws(TableError) -> Exchange {
        var exchange = Exchange(.uwazi)
        var found: [Found] = []
        for (number, bytes) in files.enumerated() {
            let name = files.count == 1 ? "the table" : "table \(number + 1)"
            let table = try ExchangeTable(bytes, name: name, plain: plain)
            try table.need(["title", "public_id"])
            guard let ofAll = template(of: table.headings) else {
                throw TableError("\(name) has none of our templates' columns; import it with a mapping.")
            }
            for row in table.rows {
                found.append(Found(row: row, template: Template(rawValue: row["template"].lowercased()) ?? ofAll))
            }
        }
        var titles: [String: String] = [:]
        for one in found {
            let id = one.row["public_id"]
            guard !id.isEmpty else {
                exchange.problem(one.row.place, "it has no public_id.")
                continue
            }
            titles[one.row["title"]] = id
            switch one.template {
            case .source:
                exchange.add(
                    Exchange.Origin(
                        id: id, kind: one.row["kind"], title: one.row[orNone: "headline"],
                        site: one.row[orNone: "site"],
                        published: (one.row[orNone: "date_as_told"] ?? one.row["date"]).isEmpty
                            ? nil : EDTF(one.row[orNone: "date_as_told"] ?? one.row["date"]),
                        language: one.row[orNone: "language"] ?? "und", original: Int(one.row["original"]) ?? 0))
            case .person: exchange.add(id, .person)
            case .organisation: exchange.add(id, one.row["type"] == "group" ? .group : .organisation)
            case .event: exchange.add(id, .event)
            }
        }
        for one in found where !one.row["public_id"].isEmpty {
            switch one.template {
            case .source: break
            case .person, .organisation: addNamed(one.row, to: &exchange)
            case .event: addEvent(one.row, titles, to: &exchange)
            }
        }
        return exchange
    }

    private static func template(of headings: [String]) -> Template? {
        let has = Set(headings)
        if has.contains("provisions"), has.contains("victims") { return .event }
        if has.contains("headline") { return .source }
        if has.contains("size"), has.contains("type") { return .organisation }
        return has.contains("roles") ? .person : nil
    }

    private static func several(_ cell: String) -> [String] { cell.split(separator: "|").map(String.init) }

    private static func addNamed(_ row: ExchangeTable.Row, to exchange: inout Exchange) {
        let id = row["public_id"]
        if let name = row[orNone: "name"] { exchange.state(id, .name, .text(name)) }
        for alias in several(row["aliases"]) { exchange.state(id, .alias, .text(alias)) }
        for word in several(row["roles"]) {
            guard let role = PersonRole(rawValue: word) else {
                exchange.problem(row.place, "'\(word.prefix(40))' is no role that is known.")
                continue
            }
            exchange.state(id, .role, .role(role))
        }
        if exchange.type(of: id) == .organisation, let kind = OrganisationKind(rawValue: row["kind"]) {
            exchange.state(id, .organisationKind, .organisationKind(kind))
        }
        if let size = Int(row["size"]), size >= 0 { exchange.state(id, .size, .number(size)) }
    }

    private static func addEvent(_ row: ExchangeTable.Row, _ titles: [String: String], to exchange: inout Exchange) {
        let id = row["public_id"]
        guard let kind = EventKind(rawValue: row["kind"]) else {
            return exchange.problem(row.place, "'\(row["kind"].prefix(40))' is no kind of event that is known.")
        }
        guard let standing = Standing(rawValue: row["standing"]) else {
            return exchange.problem(row.place, "'\(row["standing"].prefix(40))' is no standing.")
        }
        let wordOf = several(row["said_by"]).map { Speaker.unnamed($0) }
        let sources = several(row["sources"]).compactMap { titles[$0] }
        let origin = sources.first { exchange.origin($0) != nil }.flatMap { exchange.origin($0) }
        func state(_ property: Property, _ value: Value) {
            exchange.state(
                id, property, value, wordOf: wordOf, standing: standing,
                deniedBy: property == .kind ? row[orNone: "denied_by"].map { .unnamed($0) } : nil, origin: origin)
        }
        func read(_ property: Property, _ words: String?, _ value: (String) -> Value?) {
            guard let words else { return }
            guard let value = value(words) else {
                return exchange.problem(row.place, "'\(words.prefix(40))' can't be read as its \(property.fileName).")
            }
            state(property, value)
        }
        state(.kind, .eventKind(kind))
        read(.date, row[orNone: "date_as_told"] ?? row[orNone: "date"]) { EDTF($0).map { .date($0) } }
        read(.until, row[orNone: "until_as_told"] ?? row[orNone: "until"]) { EDTF($0).map { .date($0) } }
        for property in [Property.time, .facility, .from, .to] {
            if let words = row[orNone: property.fileName] { state(property, .text(words)) }
        }
        read(.duration, row[orNone: "duration"]) { ISODuration($0).map { .duration($0) } }
        for words in several(row["provisions"]) {
            read(.provision, words) { ProvisionLabel.provision($0).map { .provision($0) } }
        }
        if let words = row[orNone: "place"] {
            let place = named(words, .place, in: &exchange)
            if let place { state(.place, .entity(place)) }
        }
        for (heading, side, type) in [
            ("victims", Property.victim, EntityType.person), ("victim_bodies", .victim, .organisation),
            ("actors", .actor, .person), ("actor_bodies", .actor, .organisation),
        ] {
            for title in several(row[heading]) {
                // Somebody of a table that was not given is known by the title alone.
                let known = titles[title].flatMap { exchange.thing($0) }
                if let one = known ?? named(title, type, in: &exchange) { state(side, .entity(one)) }
            }
        }
    }

    /// Something that no row tells of but its name.
    private static func named(_ name: String, _ type: EntityType, in exchange: inout Exchange) -> EntityID? {
        let id = "\(type.rawValue):\(name)"
        if let known = exchange.thing(id) { return known }
        exchange.add(id, type)
        exchange.state(id, .name, .text(name))
        return exchange.thing(id)
    }
}
