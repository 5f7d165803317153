// `habeas import`: a bureau's spreadsheet into the casebook.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import Presentation
import ReadCommands
import Tables
import Vault

struct ImportCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes a table of people and events (XLSX, CSV), or open data, into the casebook.",
        discussion: """
            A mapping says what the columns mean: --suggest or --wizard writes one, you look it over, --preview shows what would come in.
            The file is kept as evidence, each row becomes a source of its own. Imported again, rows that are there are left alone and rows that
            changed are put right; 'habeas undo' takes a whole import back. Open data needs no mapping: a publication of Habeas (publication.json, or
            the folder of its data package), FollowTheMoney, Uwazi's tables of a publication.

            Examples:
              habeas import arrests.xlsx --wizard
              habeas import arrests.csv --suggest --output arrests.mapping
              habeas import arrests.xlsx --mapping arrests.mapping --preview
              habeas import arrests.xlsx --mapping arrests.mapping
              habeas import arrests-june.xlsx --table arrests
              habeas import publication.json --table partner --preview
              habeas import --json
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The table; without one the imports are listed.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("The mapping.", valueName: "file"))
    var mapping: String?

    @Option(
        help: ArgumentHelp(
            "What the table is called; without --mapping, the mapping of its last import is used.", valueName: "name"))
    var table: String?

    @Option(help: ArgumentHelp("The sheet, with --suggest or --wizard.", valueName: "name"))
    var sheet: String?

    @Flag(help: "Write a mapping as the headings suggest it; look it over before you use it.")
    var suggest = false

    @Flag(help: "Ask what the columns mean, and write the mapping.")
    var wizard = false

    @Option(
        help: ArgumentHelp(
            "Where the mapping is written; standard output, or FILE.mapping with --wizard.", valueName: "file"))
    var output: String?

    @Flag(help: "Only show what would come in.")
    var preview = false

    @Flag(help: "Take rows in although a cell can't be read, with the cell as words only.")
    var keepUnreadable = false

    @Flag(help: "Also what is protected.")
    var protected = false

    @Flag(help: "Print JSON.")
    var json = false

    var showsProtected: Bool { protected || file != nil }

    /// The questions are asked where somebody can answer.
    var runsHere: Bool { suggest || wizard }

    func validate() throws {
        if file == nil, mapping != nil || table != nil || suggest || wizard || preview {
            throw ValidationError("name the table's file")
        }
        if suggest, wizard { throw ValidationError("--suggest or --wizard, not both") }
        if suggest || wizard, mapping != nil || preview {
            throw ValidationError("--suggest and --wizard write a mapping; use it in a second run")
        }
        if output != nil, !suggest, !wizard { throw ValidationError("--output goes with --suggest or --wizard") }
    }

    func run() async throws {
        guard suggest || wizard else { return try await runOnVault() }
        try await VaultErrors.said { try makeMapping(Session.current) }
    }

    private func makeMapping(_ session: Session) throws {
        guard let file else { return }
        if wizard, !session.isInteractive {
            throw Refusal("there is no terminal to ask at; use --suggest and change the mapping it writes.")
        }
        let input = try TableInput(file, mapping: nil, in: session)
        var mapping = try input.suggestion(sheet: sheet, table: table)
        if wizard {
            var wizard = MappingWizard(input, mapping, session)
            mapping = try wizard.run()
        }
        for note in input.file.notes { session.say("\(file): \(note)") }
        let name = output ?? (wizard ? input.tableName + ".mapping" : nil)
        guard let name else { return try session.write(Array(mapping.text.utf8)) }
        try session.create(name, Array(mapping.text.utf8))
        session.say("\(name): written. Look it over, then: habeas import \(file) --mapping \(name) --preview")
    }

    func run(on desk: CommandDesk) async throws {
        guard let file else { return try await list(desk) }
        let (input, plan) = try await planned(file, desk)
        let isPartial = plan.refusedRows > 0 || input.exchange?.problems.isEmpty == false
        var listing = ImportListing(plan: plan, input: input, session: desk.session)
        if !preview {
            guard !plan.toWrite.isEmpty else {
                if json { try listing.json() }
                for problem in plan.problems.prefix(ImportListing.mostShown) {
                    desk.session.say("row \(problem.row): \(problem.why).")
                }
                desk.session.say("there is nothing new in it; nothing was written.")
                if isPartial { throw Exit.Failure(exit: .partFailed) }
                return
            }
            listing.begun = try await ImportRun(plan: plan, input: input, desk: desk).run()
            // The next command finds the casebook as it is now.
            _ = try await desk.keeper.current()
        }
        if json { try listing.json() } else { try listing.text() }
        if let begun = listing.begun {
            desk.session.say("the whole import is taken back with: habeas undo \(begun.shortName.prefix(8))")
            if isPartial { throw Exit.Failure(exit: .partFailed) }
        }
    }

    private func planned(_ file: String, _ desk: CommandDesk) async throws -> (TableInput, ImportPlan) {
        if mapping == nil, let input = try TableInput.openData(file, in: desk.session), let exchange = input.exchange {
            return (input, try await ImportPlan(exchange, table: table ?? input.tableName, desk.casebook))
        }
        if mapping == nil, table == nil {
            throw ValidationError("give --mapping FILE; --suggest or --wizard writes one")
        }
        let mapping = try await chosenMapping(desk)
        let input = try TableInput(file, mapping: mapping, in: desk.session)
        return (input, try await ImportPlan(input, mapping, desk.casebook, keepsUnreadable: keepUnreadable))
    }

    private func chosenMapping(_ desk: CommandDesk) async throws -> Mapping {
        let (text, name): (String, String)
        if let mapping {
            (text, name) = (String(decoding: try desk.session.bytes(of: mapping), as: UTF8.self), mapping)
        } else {
            guard let last = try await desk.casebook.imports().last(where: { $0.imported.table == table }) else {
                throw Refusal("no table called '\(table ?? "")' was imported; give --mapping FILE.")
            }
            (text, name) = (last.imported.mapping, "the mapping of the last import")
        }
        do {
            var found = try Mapping(text: text)
            if let table, mapping != nil { found.table = table }
            return found
        } catch {
            throw Refusal("\(name): \(error.description)")
        }
    }

    private func list(_ desk: CommandDesk) async throws {
        let imports = try await desk.casebook.imports()
        if !json, !imports.isEmpty { try desk.session.print("INTERNAL") }
        for one in imports {
            guard json else {
                try desk.session.print(
                    Messages.printable(
                        "\(one.id.listName)  \(one.time.prefix(10))  \(one.imported.table): \(one.rows.counted("row")) of \(one.imported.file)"
                    ))
                continue
            }
            try desk.session.write { json in
                json.member("stamp", "INTERNAL")
                json.member("import", one.id.description)
                json.member("short", one.id.shortName)
                json.member("table", one.imported.table)
                json.member("file", one.imported.file)
                json.member("rows", one.rows)
                json.member("time", one.time)
                json.member("by", one.author)
            }
        }
        if imports.isEmpty, !json { desk.session.say("no table was imported.") }
    }
}

extension Session {
    /// Writes a new file; one that is there is never overwritten.
    func create(_ typed: String, _ bytes: [UInt8]) throws {
        let descriptor = Glibc.open(path(typed), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let why = errno == EEXIST ? "it is there already; give another name with --output" : systemWords(errno)
            throw Refusal("\(typed): can't write it (\(why)).")
        }
        var problem = writeAll(bytes, to: descriptor)
        if close(descriptor) != 0, problem == nil { problem = errno }
        if let problem {
            unlink(path(typed))
            throw Refusal("\(typed): can't write it (\(systemWords(problem))).")
        }
    }
}
