// What all questions to the casebook have in common: the day, the form of the answer, and what is protected.

import ArgumentParser
import CaseModel
import Casebook
import Glibc
import Presentation
import ReadCommands

/// Options of a question to the casebook.
struct QueryOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day that is asked about; today without it.", valueName: "date"))
    var asOf: String?

    @Flag(help: "Print JSON: one line for each item.")
    var json = false

    @Flag(help: "Also what is protected.")
    var protected = false

    /// The day that is asked about.
    func day() throws -> CivilDay { try asOf.map { try Self.day($0, "--as-of") } ?? Self.today }

    static var today: CivilDay { CivilDay(number: time(nil) / 86_400) }

    /// A day as it was typed.
    static func day(_ typed: String, _ option: String) throws -> CivilDay {
        guard let day = EDTF(typed)?.day else { throw ValidationError("\(option) wants a day, such as 2024-06-14") }
        return day
    }
}

extension Session {
    /// How text looks there: as wide as a terminal is, bold only there and where NO_COLOR does not forbid it.
    var textStyle: TextStyle {
        guard isatty(output) == 1 else { return TextStyle(width: 100) }
        var size = winsize()
        let isKnown = ioctl(output, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"].map { $0 == "dumb" } ?? true
        return TextStyle(width: isKnown ? Int(size.ws_col) : 80, isStyled: !isPlain)
    }

    /// Puts one JSON object on a line of its own; every one bears the stamp.
    func line(_ fill: (inout JSONWriter) -> Void) throws {
        var writer = JSONWriter()
        writer.object { json in
            json.member("stamp", "INTERNAL")
            fill(&json)
        }
        try write(writer.bytes + [UInt8(ascii: "\n")])
    }

    /// Puts the heading of a list on standard output.
    func stamp(_ what: String, asOf day: CivilDay? = nil) throws {
        let day = day.map { " · as of \($0)" } ?? ""
        try print("INTERNAL · \(what)\(day)")
    }

    /// Puts a table there.
    func table(_ columns: [String], _ rows: [[String]]) throws {
        var table = TextTable(columns, style: textStyle)
        for row in rows { table.add(row) }
        try write(Array(table.text().utf8))
    }

    /// Says how many were left out because they are protected.
    func sayLeftOut(_ count: Int, _ noun: String, _ plural: String? = nil) {
        guard count > 0 else { return }
        say("\(count.counted(noun, plural)) left out because protected; --protected shows them.")
    }
}

extension CommandDesk {
    /// The one record that a name means.
    ///
    /// - Parameter includingProtected: whether it may be one that is protected; nil for commands that show nothing of it.
    func record(named typed: String, types: Set<EntityType>, includingProtected: Bool? = nil) async throws -> RecordName
    {
        let found = try await casebook.records(
            named: typed, types: types, includingProtected: includingProtected ?? true)
        guard let first = found.first else {
            // The same whether or not there is a protected one.
            let more = includingProtected == false ? "; --protected also looks among those that are protected" : ""
            throw Exit.Failure(exit: .refused, message: "no record in the casebook is called '\(typed)'\(more).")
        }
        guard found.count == 1 else {
            let names = found.prefix(8).map {
                "\($0.shortName) \(includingProtected == true || $0.sensitivity < .protected ? $0.name : "(protected)")"
            }
            .joined(separator: "; ")
            let more = found.count > 8 ? "; and \(found.count - 8) more" : ""
            throw Exit.Failure(
                exit: .refused,
                message: "'\(typed)' can be several records; name one by its short name: \(names)\(more).")
        }
        guard includingProtected ?? true || first.sensitivity != .protected else {
            throw Exit.Failure(exit: .refused, message: "the record is protected; --protected shows it.")
        }
        return first
    }

    /// The file of the record that a name means.
    func show(_ typed: String, types: Set<EntityType>, _ options: QueryOptions, explain: Bool) async throws {
        let record = try await record(named: typed, types: types, includingProtected: options.protected)
        guard
            let file = try await casebook.file(
                of: record.item, asOf: try options.day(), includingProtected: options.protected)
        else { throw Exit.Failure(exit: .refused, message: "nothing is accepted about '\(typed)' any more.") }
        if options.json {
            try session.write(RecordJSON(file).bytes() + [UInt8(ascii: "\n")])
        } else {
            try session.write(Array(RecordText(file, style: session.textStyle, explain: explain).text().utf8))
        }
    }
}
