// Labelled pairs of names: from tab-separated columns a, b, same; or from name_bench.csv.

import Glibc
import Matching

/// Two names, and whether they are one person's or organisation's.
struct NamePair {
    var a: PreparedName
    var b: PreparedName
    var isSame: Bool

    /// Reads a file.
    static func read(_ path: String) throws -> [NamePair] {
        let rows = try contents(of: path).split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).dropFirst()
        return rows.compactMap { row in
            if path.hasSuffix(".tsv") {
                let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard cells.count >= 3 else { return nil }
                return NamePair(a: PreparedName(cells[0]), b: PreparedName(cells[1]), isSame: cells[2] == "1")
            }
            let cells = Self.cells(of: row)
            guard cells.count >= 5 else { return nil }
            let kind: NameKind = cells[1] == "Person" ? .person : .organisation
            return NamePair(
                a: PreparedName(cells[2], kind: kind), b: PreparedName(cells[3], kind: kind), isSame: cells[4] == "true"
            )
        }
    }

    /// F1 of calling the same what scores at least so much, over some of the pairs.
    static func f1(_ pairs: [NamePair], _ scores: [Double], _ kept: [Int], _ threshold: Double) -> Double {
        let said = kept.filter { scores[$0] >= threshold }
        let right = Double(said.count { pairs[$0].isSame })
        return 2 * right / Double(max(1, said.count + kept.count { pairs[$0].isSame }))
    }

    private static func cells(of row: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in row {
            if character == "\"" {
                isQuoted.toggle()
                // A doubled quotation mark stands for one.
                if isQuoted, cells[cells.count - 1].isEmpty == false { cells[cells.count - 1].append(character) }
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

/// The text of a file.
func contents(of path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw ReadingFailure(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}

struct ReadingFailure: Error, CustomStringConvertible {
    var path: String
    var description: String { "can't read \(path)" }
}
