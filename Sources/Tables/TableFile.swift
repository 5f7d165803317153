// The front of the room: a file's bytes in, its table out.

/// A spreadsheet or CSV file as it was read.
public struct TableFile: Sendable {
    /// The sheets in the order of the file.
    public var sheets: [Sheet]
    /// What parts the cells of a CSV file: ";", ",", "tab", "|"; nil of a spreadsheet.
    public var separator: String?
    /// What a person should know about how it was read.
    public var notes: [String] = []

    /// A file that is no table of rows, with what a person should know about it.
    public init(notes: [String]) {
        sheets = []
        self.notes = notes
    }

    /// What a file is by its first bytes.
    public enum Kind: Hashable, Sendable {
        /// Text: decode it and give it to `init(csv:)`.
        case text
        case xlsx
    }

    /// What a file is.
    ///
    /// - Throws: `TableError` for what is no table, or one of a kind that is not read.
    public static func kind(of bytes: [UInt8]) throws(TableError) -> Kind {
        if bytes.isEmpty { throw TableError("it is empty.") }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .xlsx }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw TableError(
                "it is an old Excel file (.xls) or one with a password; open it in a spreadsheet and save it as .xlsx or .csv without a password."
            )
        }
        for (magic, name) in [
            ("%PDF-", "a PDF document"), ("\u{89}PNG", "a picture"), ("PK\u{05}\u{06}", "an empty ZIP archive"),
            ("{\\rtf", "an RTF document"), ("<?xml", "an XML file"), ("<html", "a web page"),
            ("<!DOCTYPE", "a web page"), ("<!doctype", "a web page"),
        ]
        where bytes.starts(with: Array(magic.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })) {
            throw TableError("it is \(name), not a table; save the table as .xlsx or .csv.")
        }
        return .text
    }

    /// The table of a CSV text.
    ///
    /// - Parameter separator: its name, where a mapping says it; else it is found.
    public init(csv text: String, separator named: String? = nil, limits: TableLimits = .standard) throws(TableError) {
        let bytes = Array(text.utf8)
        if bytes.contains(0) { throw TableError("it is binary data, not a table; save the table as .xlsx or .csv.") }
        var (byte, start) = CSVDialect.detect(bytes)
        if let named {
            guard let wanted = CSVDialect.separator(named: named) else {
                throw TableError("the mapping's separator '\(named)' is none; it can be ; , | or tab.")
            }
            if wanted != byte { (byte, start) = (wanted, 0) }
        }
        let sheet = try Sheet.csv(bytes, separator: byte, from: start, limits: limits)
        if sheet.rows.isEmpty { throw TableError("there is nothing in it.") }
        sheets = [sheet]
        separator = CSVDialect.name(byte)
    }

    /// The sheet that a mapping names; without a name the first that is shown and not empty.
    public func sheet(_ name: String?) throws(TableError) -> Sheet {
        if let name, !name.isEmpty {
            guard let found = sheets.first(where: { $0.name == name }) else {
                throw TableError(
                    "it has no sheet '\(name)'; its sheets are \(sheets.map { "'\($0.name)'" }.joined(separator: ", "))."
                )
            }
            return found
        }
        guard
            let found = sheets.first(where: { !$0.isHidden && !$0.rows.isEmpty })
                ?? sheets.first(where: { !$0.rows.isEmpty })
        else { throw TableError("there is nothing in it.") }
        return found
    }
}
