// A table's file as it was named on the command line, read.

import Capture
import CaseModel
import Drafting
import Glibc
import ReadCommands
import Tables
import Vault

/// A spreadsheet or CSV file.
struct TableInput: Sendable {
    /// As it was typed, for messages.
    var typed: String
    /// The name of the file without its folders.
    var name: String
    var bytes: [UInt8]
    var file: TableFile
    /// Of a CSV file: its encoding, where somebody has to know it.
    var encoding: String?
    /// What a file of open data says; its rows need no mapping.
    var exchange: Exchange?
    /// Files that belong to it: the tables of a data package.
    var others: [(name: String, bytes: [UInt8])] = []

    /// Reads a file.
    ///
    /// - Parameter mapping: what says the encoding and separator of a CSV file, where something does.
    /// - Throws: `Refusal`.
    init(_ typed: String, mapping: Mapping?, in session: Session) throws {
        self.typed = typed
        name = typed.split(separator: "/").last.map(String.init) ?? typed
        bytes = try Self.read(typed, in: session)
        do {
            switch try TableFile.kind(of: bytes) {
            case .xlsx: file = try TableFile(xlsx: bytes)
            case .text:
                let isRussian =
                    mapping?.encoding == nil && String(validating: bytes.prefix(1 << 20), as: UTF8.self) == nil
                    && CSVEncoding.looksLikeWindows1251(bytes)
                let decoded = try Capture.text(
                    of: bytes, name: typed, encoding: mapping?.encoding ?? (isRussian ? "windows-1251" : nil))
                file = try TableFile(csv: decoded.text, separator: mapping?.separator)
                if decoded.encoding != "utf-8" {
                    encoding = decoded.encoding
                    file.notes.append("its letters were read as \(decoded.encoding).")
                }
                if decoded.replaced > 0 {
                    file.notes.append(
                        "\(decoded.replaced.counted("character")) can't be read in \(decoded.encoding) and stand as \u{FFFD}."
                    )
                }
            }
        } catch let error as TableError {
            throw Refusal("\(typed): \(error.description)")
        } catch let error as CaptureError {
            throw Refusal(error.description)
        }
    }

    static func read(_ typed: String, in session: Session) throws -> [UInt8] {
        let descriptor = Glibc.open(session.path(typed), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 { throw Refusal("\(typed): can't open it (\(systemWords(errno))).") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Refusal("\(typed): this is no file.")
        }
        let limit = TableLimits.standard.fileBytes
        var source = FileSource(descriptor: descriptor)
        let bytes: [UInt8]
        do { bytes = try source.readAtMost(limit + 1) } catch { throw Refusal("\(typed): \(error).") }
        if bytes.count > limit {
            throw Refusal("\(typed): is larger than \(limit >> 20) MB; split it into several files.")
        }
        return bytes
    }

    /// What its table is called where nobody says: the name of the file without its ending.
    var tableName: String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    var fileExtension: String? { name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } }

    /// A mapping as the table suggests it.
    func suggestion(sheet: String?, table: String?) throws -> Mapping {
        do {
            var mapping = try Mapping.suggested(for: file, sheet: sheet, table: table ?? tableName)
            mapping.encoding = encoding
            return mapping
        } catch {
            throw Refusal("\(typed): \(error.description)")
        }
    }
}
