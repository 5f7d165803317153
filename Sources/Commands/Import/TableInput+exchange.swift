// Files of open data among those that are imported: our own publications, FollowTheMoney, and Uwazi's tables with our columns.

import CaseModel
import Drafting
import Glibc
import ReadCommands
import Tables

extension TableInput {
    /// Reads a file of open data, or the folder of a data package.
    ///
    /// - Returns: nil where it is a table that needs a mapping.
    /// - Throws: `Refusal`.
    static func openData(_ typed: String, in session: Session) throws -> TableInput? {
        var status = stat()
        let isFolder = stat(session.path(typed), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        let folder = typed.last == "/" ? String(typed.dropLast()) : typed
        let file = isFolder ? folder + "/datapackage.json" : typed
        let bytes = try read(file, in: session)
        let name = file.split(separator: "/").last.map(String.init) ?? file
        guard let format = Exchange.format(of: bytes, name: name) else { return nil }
        do {
            var others: [(name: String, bytes: [UInt8])] = []
            let exchange: Exchange
            if format == .package {
                let beside = file.contains("/") ? file.prefix { _ in true }.dropLast(name.count) : ""
                for name in Exchange.packageTables { others.append((name, try read(beside + name, in: session))) }
                exchange = try Exchange(package: Dictionary(others) { first, _ in first })
            } else {
                exchange = try Exchange(bytes, as: format)
            }
            return TableInput(typed: typed, name: name, bytes: bytes, exchange: exchange, others: others)
        } catch let error as TableError {
            throw Refusal("\(typed): \(error.description)")
        }
    }

    private init(
        typed: String, name: String, bytes: [UInt8], exchange: Exchange, others: [(name: String, bytes: [UInt8])]
    ) {
        self.typed = typed
        self.name = name
        self.bytes = bytes
        self.exchange = exchange
        self.others = others
        let shown = exchange.problems.prefix(ImportListing.mostShown * 2)
        var notes = shown.map { "\($0.place): \($0.why)" }
        if exchange.problems.count > shown.count { notes.append("and \(exchange.problems.count - shown.count) more.") }
        file = TableFile(notes: notes)
    }
}
