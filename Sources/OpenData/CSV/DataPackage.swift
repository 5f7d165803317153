// CSV tables with a description that programs check them by (Frictionless Data Package, version 1).

import CaseModel
import Presentation
import Publication

enum DataPackage {
    /// The folder of the package.
    static let folder = "csv/"

    static func files(of publication: Publication) -> [OutputFile] {
        let tables = PackageTables(of: publication).all
        return [OutputFile(path: folder + "datapackage.json", bytes: description(of: tables, publication))]
            + tables.map { OutputFile(path: folder + $0.path, bytes: $0.csv) }
    }

    private static func description(of tables: [DataTable], _ publication: Publication) -> [UInt8] {
        let policy = publication.policy
        var json = JSONWriter()
        json.object { json in
            json.member("profile", "tabular-data-package")
            json.member("name", "habeas-publication")
            json.member("title", policy.title)
            json.member(
                "description",
                "As of \(publication.day). \(InclusionRule.words(of: policy)) Text cells that a spreadsheet would run as formulas have an apostrophe before them."
            )
            json.member("created", "\(publication.day)T00:00:00Z")
            if let address = policy.address { json.member("homepage", address) }
            if let licence = Self.name(ofLicence: policy.licence) {
                json.array("licenses") { json in
                    json.object { json in
                        json.member("name", licence)
                        json.member("title", policy.licence)
                    }
                }
            }
            json.list("resources", of: tables) { json, table in table.describe(&json) }
        }
        json.endLine()
        return json.bytes
    }

    /// A licence as Open Definition names it: letters, digits, dots and hyphens.
    private static func name(ofLicence words: String) -> String? {
        let name = words.split(separator: " ").joined(separator: "-").utf8.filter { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        return name.isEmpty ? nil : String(decoding: Array(name), as: UTF8.self)
    }
}
