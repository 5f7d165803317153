// What can go wrong between a command and the agent, in words for the person at the keyboard.

/// A failure of the agent or of talking to it.
public enum AgentError: Error, Equatable, CustomStringConvertible {
    /// The folder of the socket can't be trusted or made.
    case folder(path: String, why: String)
    /// The path of the socket is longer than the system takes.
    case pathTooLong(path: String)
    /// Not the id of a vault (32 lower-case hex digits).
    case badVault(String)
    /// Something that is no socket stands where the socket should be.
    case planted(path: String)
    /// Another agent of this vault runs.
    case alreadyRunning
    /// No agent of this vault runs.
    case notRunning
    /// The other end belongs to another user.
    case foreignUser(uid: UInt32)
    /// The request breaks a rule of the protocol.
    case badRequest(why: String)
    /// The agent refused; its sentence.
    case refused(String)
    /// The vault was locked while the command ran.
    case locked
    /// The agent went away before it answered.
    case ended
    /// The agent did not end when told to.
    case doesNotEnd(process: Int32)
    /// The new agent's process did not become ready.
    case notStarted(why: String)
    /// A system call failed.
    case system(what: String, why: String)

    public var description: String {
        switch self {
        case .folder(let path, let why): "The agent's folder \(path) can't be used: \(why)."
        case .pathTooLong(let path):
            "The path of the agent's socket is too long: \(path). Set XDG_RUNTIME_DIR to a folder with a shorter path."
        case .badVault(let id): "\(id.prefix(80)) is not the id of a vault."
        case .planted(let path):
            "\(path) is not the agent's socket. Somebody or something else made it; look at it and remove it."
        case .alreadyRunning: "This vault is already unlocked."
        case .notRunning: "This vault is locked. Unlock it with habeas unlock."
        case .foreignUser(let uid):
            "The other end of the agent's socket belongs to another user (uid \(uid)). Nothing was sent."
        case .badRequest(let why): "The agent can't take this request: \(why)."
        case .refused(let sentence): sentence
        case .locked: "The vault was locked while the command ran; the command did not finish."
        case .ended:
            "The agent ended while the command ran; the command may not have finished. Unlock the vault and look."
        case .doesNotEnd(let process): "The agent (process \(process)) does not end. End it with: kill -9 \(process)"
        case .notStarted(let why): "The agent did not start: \(why)"
        case .system(let what, let why): "\(what) failed: \(why)."
        }
    }
}
