// What all commands on the casebook have in common: they ask it in the agent where one has it open, else they open it themselves.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Glibc
import ReadCommands
import Vault

/// A command that reads or writes the casebook of a vault.
protocol CasebookCommand: VaultCommand {
    /// Whether what is protected may be shown. Where not, its names are covered in whatever comes to standard output.
    var showsProtected: Bool { get }

    /// Does the work.
    func run(on desk: CommandDesk) async throws
}

extension CasebookCommand {
    var showsProtected: Bool { false }

    func run(in vault: Vault, _ session: Session) async throws {
        let keeper = session.keeper ?? CasebookKeeper(vault)
        let isLong = isatty(session.errors) == 1
        let casebook = try await keeper.current { done, all in
            guard isLong, all > 2_000 else { return }
            let line = done == all ? "" : "Building the casebook: \(done) of \(all) entries"
            _ = writeAll(Array("\r\u{1B}[K\(line)".utf8), to: session.errors)
        }
        var session = session
        if !showsProtected { session.hidden = try await casebook.protectedWords() }
        try await run(
            on: CommandDesk(desk: Desk(vault: vault, keeper: keeper, casebook: casebook), session: session))
        await keeper.close()
    }
}
