// One command for the agent to run.

/// One command for the agent: what was typed, where, and with which files.
public struct AgentRequest: Sendable, Equatable {
    /// The command line after the program's name.
    public var arguments: [String]
    /// The client's working folder, an absolute path. The agent's own is `/` and stays so, as several requests run at a time.
    public var workingFolder: String
    /// Of the client's environment only what both sides allow.
    public var environment: [String: String]
    /// The client's standard input, open here until the handler returns. It may be a terminal; it stays the client's.
    public var input: Int32
    /// The client's standard output, likewise.
    public var output: Int32
    /// The client's standard error, likewise.
    public var errors: Int32

    public init(
        arguments: [String], workingFolder: String, environment: [String: String] = [:], input: Int32 = 0,
        output: Int32 = 1,
        errors: Int32 = 2
    ) {
        self.arguments = arguments
        self.workingFolder = workingFolder
        self.environment = environment
        self.input = input
        self.output = output
        self.errors = errors
    }
}
