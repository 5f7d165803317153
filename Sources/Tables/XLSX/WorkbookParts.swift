// The small parts of a workbook (ECMA-376): which sheets there are, the strings they share, which numbers are shown as dates.

import CaseModel

/// A sheet as the workbook names it.
struct SheetEntry {
    var name: String
    var isHidden: Bool
    var relation: String
}

enum WorkbookParts {
    /// The sheets in their order, and whether days are counted from 1904.
    static func workbook(_ bytes: [UInt8]) throws(TableError) -> (sheets: [SheetEntry], from1904: Bool) {
        var sheets: [SheetEntry] = []
        var from1904 = false
        try XMLScanner.scan(bytes) { event throws(TableError) in
            guard case .start(let name, let attributes) = event else { return }
            if name == "sheet" {
                let state = attributes["state"] ?? "visible"
                sheets.append(
                    SheetEntry(
                        name: attributes["name"] ?? "", isHidden: state != "visible", relation: attributes["id"] ?? ""))
            } else if name == "workbookPr" {
                from1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true"
            }
        }
        return (sheets, from1904)
    }

    /// The parts that a part refers to, by the name of the relation; outside ones are left out.
    static func relations(_ bytes: [UInt8], of folder: String) throws(TableError) -> [String: (
        type: String, target: String
    )] {
        var found: [String: (type: String, target: String)] = [:]
        try XMLScanner.scan(bytes) { event throws(TableError) in
            guard case .start("Relationship", let attributes) = event, let id = attributes["Id"],
                let target = attributes["Target"], attributes["TargetMode"] != "External"
            else { return }
            let type = (attributes["Type"] ?? "").split(separator: "/").last.map(String.init) ?? ""
            found[id] = (type, path(target, in: folder))
        }
        return found
    }

    /// A target as the name of a part.
    private static func path(_ target: String, in folder: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for step in target.split(separator: "/") {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(String(step)) }
        }
        return steps.joined(separator: "/")
    }

    /// The strings that cells share; those of phonetic hints are left out.
    static func sharedStrings(_ bytes: [UInt8], meter: TableMeter) throws(TableError) -> [String] {
        var strings: [String] = []
        var text: [UInt8] = []
        var (isText, isHint) = (false, false)
        var meter = meter
        try XMLScanner.scan(bytes) { event throws(TableError) in
            switch event {
            case .start("si", _): text = []
            case .start("t", _): isText = true
            case .start("rPh", _): isHint = true
            case .end("t"): isText = false
            case .end("rPh"): isHint = false
            case .end("si"):
                try meter.add(text: text.count, at: 0)
                strings.append(String(decoding: text, as: UTF8.self))
            case .text(let bytes): if isText, !isHint { text += bytes }
            default: break
            }
        }
        return strings
    }

    /// How the numbers of each style are shown.
    static func styles(_ bytes: [UInt8]) throws(TableError) -> [NumberLook] {
        var custom: [Int: NumberLook] = [:]
        var looks: [NumberLook] = []
        var isCell = false
        try XMLScanner.scan(bytes) { event throws(TableError) in
            switch event {
            case .start("numFmt", let attributes):
                if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                    custom[id] = NumberLook(code: code)
                }
            case .start("cellXfs", _): isCell = true
            case .end("cellXfs"): isCell = false
            case .start("xf", let attributes) where isCell:
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                looks.append(custom[id] ?? NumberLook(builtIn: id))
            default: break
            }
        }
        return looks
    }
}

/// How a number is shown.
enum NumberLook {
    case number, date, dateAndTime, time

    /// The formats that every spreadsheet knows by a number (ECMA-376 part 1, 18.8.30).
    init(builtIn id: Int) {
        switch id {
        case 14...17, 27...31, 34...36, 50...58: self = .date
        case 22: self = .dateAndTime
        case 18...21, 32, 33, 45...47: self = .time
        default: self = .number
        }
    }

    /// A format by its code: `dd.mm.yyyy`, `[h]:mm`, `#,##0.00 "days"`.
    init(code: String) {
        var (letters, isQuoted, isBracketed, isEscaped) = (Set<Character>(), false, false, false)
        var inBrackets = ""
        // What is shown of numbers above zero is enough.
        for character in code.lowercased().prefix(while: { $0 != ";" }) {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "\\" || character == "_" || character == "*" {
                isEscaped = true
            } else if character == "[" {
                isBracketed = true
                inBrackets = ""
            } else if character == "]" {
                isBracketed = false
                // "[h]" counts hours beyond a day.
                if !inBrackets.isEmpty, inBrackets.allSatisfy({ "hms".contains($0) }) { letters.insert("h") }
            } else if isBracketed {
                inBrackets.append(character)
            } else {
                letters.insert(character)
            }
        }
        let hasTime = letters.contains("h") || letters.contains("s")
        if code.lowercased().contains("general") {
            self = .number
        } else if letters.contains("y") || letters.contains("d")
            || letters.contains("m") && !hasTime && !letters.contains("0")
        {
            self = hasTime ? .dateAndTime : .date
        } else {
            self = hasTime ? .time : .number
        }
    }
}
