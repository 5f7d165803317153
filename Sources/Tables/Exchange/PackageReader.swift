// Reads our data package back: of its tables those that hold everything.

import CaseModel

enum PackageReader {
    /// The tables that are needed.
    static let needed = ["entities.csv", "sources.csv", "statements.csv", "speakers.csv"]

    static func read(_ files: [String: [UInt8]]) throws(TableError) -> Exchange {
        var tables: [ExchangeTable] = []
        for name in needed {
            guard let bytes = files[name] else {
                throw TableError("the package has no \(name); give the folder as it was published.")
            }
            tables.append(try ExchangeTable(bytes, name: name))
        }
        var exchange = Exchange(.package)
        try tables[0].need(["id", "type"])
        for row in tables[0].rows {
            guard let type = EntityType(rawValue: row["type"]) else {
                exchange.problem(row.place, "'\(row["type"].prefix(40))' is no type that is known.")
                continue
            }
            if !exchange.add(row["id"], type) {
                exchange.problem(row.place, "its id stands for something else already.")
            }
        }
        try tables[1].need(["id", "kind"])
        for row in tables[1].rows {
            exchange.add(
                Exchange.Origin(
                    id: row["id"], kind: row["kind"], title: row[orNone: "title"], site: row[orNone: "site"],
                    published: row[orNone: "published"].flatMap { EDTF($0) },
                    language: row[orNone: "language"] ?? "und", original: Int(row["original"]) ?? 0))
        }
        try tables[2].need(["number", "subject", "property", "value", "value_entity", "standing", "source"])
        try tables[3].need(["statement", "does", "entity", "words"])
        var speakers: [String: (says: [Speaker], denies: Speaker?)] = [:]
        for row in tables[3].rows {
            let speaker: Speaker
            if let id = row[orNone: "entity"] {
                guard let entity = exchange.thing(id) else {
                    exchange.problem(row.place, "'\(id.prefix(40))' is not among the entities.")
                    continue
                }
                speaker = .entity(entity)
            } else {
                speaker = .unnamed(row["words"])
            }
            if row["does"] == "denies" {
                speakers[row["statement"], default: ([], nil)].denies = speaker
            } else {
                speakers[row["statement"], default: ([], nil)].says.append(speaker)
            }
        }
        for row in tables[2].rows { add(row, speakers[row["number"]], to: &exchange) }
        return exchange
    }

    private static func add(
        _ row: ExchangeTable.Row, _ speakers: (says: [Speaker], denies: Speaker?)?, to exchange: inout Exchange
    ) {
        guard exchange.thing(row["subject"]) != nil else {
            return exchange.problem(row.place, "its subject is not among the entities.")
        }
        guard let property = Property(fileName: row["property"]) else {
            return exchange.problem(row.place, "no property is called '\(row["property"].prefix(40))'.")
        }
        let told: ExchangeValue
        if property == .provision {
            guard let code = LegalCode(rawValue: row["value_code"]) else {
                return exchange.problem(row.place, "'\(row["value_code"].prefix(40))' is no code of law.")
            }
            told = .provision(
                Provision(
                    article: row["value"], part: row[orNone: "value_part"], code: code,
                    country: row[orNone: "value_country"]))
        } else {
            told = .words(row[orNone: "value_entity"] ?? row["value"])
        }
        guard let value = exchange.value(told, of: property) else {
            return exchange.problem(row.place, "its value is none that '\(row["property"])' can have.")
        }
        guard let standing = Standing(rawValue: row["standing"]) else {
            return exchange.problem(row.place, "'\(row["standing"].prefix(40))' is no standing.")
        }
        exchange.state(
            row["subject"], property, value, wordOf: speakers?.says ?? [], standing: standing,
            deniedBy: speakers?.denies, isFormer: row["former"] == "true", origin: exchange.origin(row["source"]),
            quote: row[orNone: "quote"])
    }
}
