// A workbook's bytes in, its sheets out.

import CaseModel

extension TableFile {
    /// The table of an Excel workbook (.xlsx).
    ///
    /// - Throws: `TableError` for workbooks with macros or passwords, other files in a ZIP, and what is damaged or unpacks to too much.
    public init(xlsx bytes: [UInt8], limits: TableLimits = .standard) throws(TableError) {
        var archive = try ZipArchive(bytes, limits: limits)
        try Self.refuse(&archive)
        var workbook = "xl/workbook.xml"
        if let root = try archive.content("_rels/.rels") {
            workbook =
                try WorkbookParts.relations(root, of: "").values.first { $0.type == "officeDocument" }?.target
                ?? workbook
        }
        guard let content = try archive.content(workbook) else {
            throw TableError("it is a ZIP archive without a workbook in it; save the table as .xlsx or .csv.")
        }
        let folder = workbook.split(separator: "/").dropLast().joined(separator: "/")
        let name = workbook.split(separator: "/").last ?? ""
        let (entries, from1904) = try WorkbookParts.workbook(content)
        let links = try archive.content("\(folder)/_rels/\(name).rels")
        let relations =
            try links.map { bytes throws(TableError) in try WorkbookParts.relations(bytes, of: folder) } ?? [:]
        func part(_ type: String) -> String? { relations.values.first { $0.type == type }?.target }

        var meter = TableMeter(limits)
        let strings = try archive.content(part("sharedStrings") ?? "\(folder)/sharedStrings.xml")
        let styles = try archive.content(part("styles") ?? "\(folder)/styles.xml")
        let reader = SheetReader(
            strings: try strings.map { bytes throws(TableError) in try WorkbookParts.sharedStrings(bytes, meter: meter)
            } ?? [],
            looks: try styles.map { bytes throws(TableError) in try WorkbookParts.styles(bytes) } ?? [],
            from1904: from1904)
        sheets = []
        for entry in entries {
            guard let relation = relations[entry.relation], relation.type == "worksheet",
                let bytes = try archive.content(relation.target)
            else { continue }
            var sheet = Sheet(name: entry.name, isHidden: entry.isHidden)
            sheet.from1904 = from1904
            try reader.read(bytes, into: &sheet, meter: &meter)
            sheets.append(sheet)
        }
        if sheets.isEmpty { throw TableError("the workbook has no sheets.") }
        if sheets.allSatisfy(\.rows.isEmpty) { throw TableError("there is nothing in it.") }
        if from1904 { notes.append("its days are counted from 1904.") }
    }

    /// Refuses what is no workbook that can be read, by its kind.
    private static func refuse(_ archive: inout ZipArchive) throws(TableError) {
        if archive.has("xl/vbaProject.bin") {
            throw TableError("it has macros (.xlsm); save it as .xlsx, which has none.")
        }
        if archive.has("xl/workbook.bin") { throw TableError("it is a binary workbook (.xlsb); save it as .xlsx.") }
        if archive.has("word/document.xml") {
            throw TableError("it is a Word document; save the table in it as .xlsx or .csv.")
        }
        if let kind = try archive.content("mimetype"),
            kind.starts(with: Array("application/vnd.oasis.opendocument".utf8))
        {
            throw TableError("it is an OpenDocument file; save it as .xlsx or .csv.")
        }
        if let types = try archive.content("[Content_Types].xml") {
            var hasMacros = false
            try XMLScanner.scan(types) { event throws(TableError) in
                guard case .start(_, let attributes) = event, let type = attributes["ContentType"] else { return }
                if type.contains("macroEnabled") || type.contains("vbaProject") { hasMacros = true }
            }
            if hasMacros { throw TableError("it has macros (.xlsm); save it as .xlsx, which has none.") }
        }
    }
}
