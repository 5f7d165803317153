// What all commands on an open vault have in common: they run in the agent where one has the vault open, else they open it themselves.

import ArgumentParser
import Drafting
import Glibc
import ReadCommands
import Vault

/// A command that works on an unlocked vault.
protocol VaultCommand: AsyncParsableCommand {
    var place: VaultOptions { get }

    /// Whether it has to run in the process that was typed, even where an agent has the vault open: because it asks for a passphrase, say.
    var runsHere: Bool { get }

    /// Opens the vault where no agent has it open.
    func open(_ session: Session) async throws -> Vault

    /// Does the work; the vault is closed by the caller.
    func run(in vault: Vault, _ session: Session) async throws
}

extension VaultCommand {
    var runsHere: Bool { false }

    func run() async throws { try await runOnVault() }

    func open(_ session: Session) async throws -> Vault { try await place.unlock(in: session).vault }

    /// What `run` does unless a command has a way of its own.
    func runOnVault() async throws {
        try await VaultErrors.said {
            let session = Session.current
            if let vault = session.unlocked {
                try await work(in: vault, session)
            } else {
                let vault = try await open(session)
                try await work(in: vault, session)
            }
        }
    }

    private func work(in vault: Vault, _ session: Session) async throws {
        let said = session.unlocked == nil ? 0 : await vault.notices.count
        do {
            if session.unlocked != nil { try await vault.refresh() }
            try await run(in: vault, session)
        } catch {
            await notify(vault, after: said, session)
            throw error
        }
        try await vault.close()
        await notify(vault, after: said, session)
    }

    private func notify(_ vault: Vault, after said: Int, _ session: Session) async {
        for notice in await vault.notices.dropFirst(said) { session.say(notice) }
    }
}

/// Turns the errors of a vault into the sentence and exit that a person gets.
enum VaultErrors {
    static func said<Result>(_ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error
            where error is Exit.Failure || error is ValidationError || error is CleanExit || error is ExitCode
        {
            throw error
        } catch let refusal as Refusal {
            throw Exit.Failure(exit: .refused, message: refusal.sentence)
        } catch let error as any CustomStringConvertible & Error {
            throw Exit.Failure(exit: .refused, message: error.description)
        }
    }
}
