// One run of a command: the files it speaks through, the folder it was typed in, and the vault where an agent has it open.

import Casebook
import Desk
import Glibc
import ReadCommands
import Vault

/// Where a command's results and messages go. In a terminal these are the process's own; in the agent those of the client who typed the command.
public struct Session: Sendable {
    var input: Int32 = STDIN_FILENO
    var output: Int32 = STDOUT_FILENO
    var errors: Int32 = STDERR_FILENO
    /// The folder in which the command was typed.
    var folder: String
    public var environment: [String: String]
    /// The vault that the agent has open; nil outside the agent.
    var unlocked: Vault?
    /// Its casebook, kept between commands; nil outside the agent.
    var keeper: CasebookKeeper?
    /// What no result may show; nil where a command was asked for what is protected, or is not about the casebook.
    var hidden: ProtectedWords?

    /// The session of the command that runs now.
    @TaskLocal static var current = Session.ofProcess()

    public static func ofProcess() -> Session {
        var environment: [String: String] = [:]
        var entry = environ
        while let pointer = entry.pointee {
            let text = String(cString: pointer)
            if let equals = text.firstIndex(of: "=") {
                environment[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        let folder = getcwd(nil, 0)
        defer { free(folder) }
        return Session(folder: folder.map { String(cString: $0) } ?? "/", environment: environment)
    }

    /// Puts a result on standard output, on a line of its own.
    public func print(_ text: String) throws { try write(Array((text + "\n").utf8)) }

    /// Puts bytes on standard output.
    func write(_ bytes: [UInt8]) throws {
        var bytes = bytes
        if let hidden, !hidden.isEmpty { bytes = Array(hidden.covered(String(decoding: bytes, as: UTF8.self)).utf8) }
        if let number = writeAll(bytes, to: output) {
            throw Exit.Failure(exit: .refused, message: "can't write to standard output (\(systemWords(number))).")
        }
    }

    /// Says a sentence on standard error.
    public func say(_ sentence: String) {
        _ = writeAll(Array(("habeas: " + Messages.printable(sentence) + "\n").utf8), to: errors)
    }

    /// A path as the person who typed it means it.
    public func path(_ typed: String) -> String {
        if typed.hasPrefix("~/"), let home = environment["HOME"] { return home + typed.dropFirst(1) }
        return typed.hasPrefix("/") ? typed : folder + "/" + typed
    }

    /// Whether a person can be asked.
    var isInteractive: Bool { unlocked == nil && isatty(input) == 1 }
}
