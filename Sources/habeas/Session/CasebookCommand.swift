// What all commands on the casebook have in common: they ask it in the agent where one has it open, else they open it themselves.

import ArgumentParser
import CaseModel
import Casebook
import Glibc
import ReadCommands
import Vault

/// A command that reads or writes the casebook of a vault.
protocol CasebookCommand: VaultCommand {
    /// Whether what is protected may be shown. Where not, its names are covered in whatever comes to standard output.
    var showsProtected: Bool { get }

    /// Does the work.
    func run(on desk: Desk) async throws
}

/// What a command on the casebook works with.
struct Desk: Sendable {
    let vault: Vault
    let keeper: CasebookKeeper
    var session: Session
    /// The casebook with all that the vault held when the command began.
    let casebook: Casebook

    /// Writes acts into the vault, all or none, and returns their names and the casebook with them.
    @discardableResult
    func write(_ acts: [Act]) async throws -> (entries: [LedgerID], casebook: Casebook) {
        let ids = try await vault.append(try acts.map { try $0.entry() })
        return (ids.map { LedgerID($0) }, try await keeper.current())
    }
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
        try await run(on: Desk(vault: vault, keeper: keeper, session: session, casebook: casebook))
        await keeper.close()
    }
}
