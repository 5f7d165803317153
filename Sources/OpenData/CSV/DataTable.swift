// A table of the data package: its fields and keys as Frictionless describes them, and its rows.

import Presentation
import Tables

/// One column.
struct DataField {
    enum Kind: String { case string, integer, date, boolean }

    var name: String
    var kind: Kind
    var isRequired: Bool
    var about: String

    init(_ name: String, _ kind: Kind = .string, required: Bool = false, _ about: String) {
        self.name = name
        self.kind = kind
        isRequired = required
        self.about = about
    }

    init(_ name: String, _ about: String) { self.init(name, .string, about) }
}

/// One table.
struct DataTable {
    struct ForeignKey {
        var field: String
        var table: String
        var key: String
    }

    var name: String
    var about: String
    var fields: [DataField]
    var primaryKey: [String]
    var foreignKeys: [ForeignKey] = []
    var rows: [[WrittenCell]] = []

    /// Where it lies below the folder of the package.
    var path: String { name + ".csv" }

    /// The file.
    var csv: [UInt8] {
        var writer = CSVWriter(headings: fields.map(\.name))
        for row in rows { writer.row(row) }
        return writer.bytes
    }

    /// The resource in `datapackage.json`.
    func describe(_ json: inout JSONWriter) {
        json.object { json in
            json.member("profile", "tabular-data-resource")
            json.member("name", name)
            json.member("path", path)
            json.member("description", about)
            json.member("format", "csv")
            json.member("mediatype", "text/csv")
            json.member("encoding", "utf-8")
            json.object("dialect") { json in
                json.member("delimiter", ",")
                json.member("lineTerminator", "\r\n")
                json.member("quoteChar", "\"")
                json.member("doubleQuote", true)
                json.member("header", true)
            }
            json.object("schema") { json in
                json.list("fields", of: fields) { json, field in
                    json.object { json in
                        json.member("name", field.name)
                        json.member("type", field.kind.rawValue)
                        json.member("description", field.about)
                        if field.isRequired { json.object("constraints") { json in json.member("required", true) } }
                    }
                }
                json.member("missingValues", [""])
                json.member("primaryKey", primaryKey)
                if !foreignKeys.isEmpty {
                    json.list("foreignKeys", of: foreignKeys) { json, key in
                        json.object { json in
                            json.member("fields", [key.field])
                            json.object("reference") { json in
                                json.member("resource", key.table)
                                json.member("fields", [key.key])
                            }
                        }
                    }
                }
            }
        }
    }
}
