// Commands that run where the vault is open already.

public import Desk
import ReadCommands
public import Vault

/// Runs commands inside the agent, on the files of whoever typed them.
public enum Agent {
    /// What of the environment a command in the agent may see.
    public static let environment: Set<String> = [
        "HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "HABEAS_STATE", "HABEAS_VAULT", "HABEAS_PASSPHRASE_FILE",
        "NO_COLOR",
        "TERM", "PATH", "LANG", "TZ", "HABEAS_TEST_WORK_FACTOR",
    ]

    /// Runs the command of a request, and returns its exit code.
    ///
    /// - Parameters:
    ///   - vault: the vault that the agent has open.
    ///   - keeper: its casebook, kept between commands.
    public static func answer(_ request: AgentRequest, vault: Vault, keeper: CasebookKeeper) async -> Int32 {
        let session = Session(
            input: request.input, output: request.output, errors: request.errors, folder: request.workingFolder,
            environment: request.environment, unlocked: vault, keeper: keeper)
        return await Session.$current.withValue(session) { await Habeas.execute(request.arguments).rawValue }
    }

    /// Has a command run by the agent of its vault; nil where none is running.
    static func forward(_ command: any VaultCommand, _ arguments: [String], _ session: Session) throws -> Int32? {
        guard session.unlocked == nil, !command.runsHere, let store = try? command.place.store(in: session),
            let copy = try? Vault.copyName(of: store, at: store.folder),
            let folder = try? AgentFolder(environment: session.environment),
            let client = try? AgentClient(folder: folder, vault: copy.hex),
            (try? client.isRunning()) == true
        else { return nil }
        do {
            return try client.run(
                AgentRequest(
                    arguments: arguments, workingFolder: session.folder,
                    environment: session.environment.filter { environment.contains($0.key) },
                    input: session.input, output: session.output, errors: session.errors))
        } catch AgentError.notRunning {
            return nil
        } catch {
            throw Exit.Failure(exit: .refused, message: error.description)
        }
    }
}
