// `habeas timestamp`: an outside authority says that the logs were so at a time (RFC 3161).

import ArgumentParser
import Drafting
import Glibc
import Presentation
import ReadCommands
import Vault

struct TimestampCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timestamp", abstract: "Time stamps of an outside authority over the logs (RFC 3161).",
        discussion: """
            The authority sees a hash and nothing else, but also your address. Requests wait while you are offline, and can be carried to another machine.
            """,
        subcommands: [
            TimestampRequestCommand.self, TimestampSendCommand.self, TimestampAddCommand.self,
            TimestampListCommand.self, TimestampVerifyCommand.self,
        ])
}

struct TimestampRequestCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Makes a request for the newest state of each log; it waits until it is answered.",
        discussion: """
            Examples:
              habeas timestamp request
              habeas timestamp request --out requests    # as files, to be sent from elsewhere
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: ArgumentHelp("Put all requests that wait into this folder, as files.", valueName: "folder"))
    var out: String?

    func run(in vault: Vault, _ session: Session) async throws {
        _ = try await vault.requestTimestamps()
        let waiting = try await vault.waitingTimestamps()
        if waiting.isEmpty { session.say("everything is time-stamped; no request was made.") }
        for request in waiting {
            if let out { try put(request, in: session.path(out)) }
            try session.print(
                "waits  \(request.id)  \(request.head.size.counted("entry", "entries")) of log \(request.head.log)")
        }
    }

    private func put(_ request: TimestampRequest, in folder: String) throws {
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw Refusal("\(folder): can't make this folder (\(systemWords(errno))).")
        }
        let path = "\(folder)/\(request.id).tsq"
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if file < 0 { throw Refusal("\(path): can't write it (\(systemWords(errno))).") }
        defer { close(file) }
        if let number = writeAll(request.bytes, to: file) {
            unlink(path)
            throw Refusal("\(path): can't write it (\(systemWords(number))).")
        }
    }
}

struct TimestampSendCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Sends the requests that wait to an authority, and takes its answers.",
        discussion: """
            Uses the program curl. Which authority is yours to choose; it learns your address and that you use it.

            Examples:
              habeas timestamp send https://freetsa.org/tsr
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The authority's address.")
    var address: String

    func run(in vault: Vault, _ session: Session) async throws {
        let taken = try await vault.sendTimestampRequests(to: address)
        if taken.isEmpty { session.say("no request waits; 'habeas timestamp request' makes one.") }
        for stamp in taken {
            try session.print("\(stamp.time)  \(stamp.head.size.counted("entry", "entries")) of log \(stamp.head.log)")
        }
    }
}

struct TimestampAddCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Takes an authority's answer to a request that waits.",
        discussion: """
            Examples:
              habeas timestamp add answer.tsr
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The answer as the authority sent it.")
    var file: String

    func run(in vault: Vault, _ session: Session) async throws {
        let answer = try session.bytes(of: file)
        let waiting = try await vault.waitingTimestamps()
        if waiting.isEmpty { throw Refusal("no request waits; 'habeas timestamp request' makes one.") }
        for (number, request) in waiting.enumerated() {
            do {
                let time = try await vault.takeTimestamp(answer, for: request.id)
                try session.print(
                    "\(time)  \(request.head.size.counted("entry", "entries")) of log \(request.head.log)")
                return
            } catch TimestampError.ofAnother where number < waiting.count - 1 {
                continue
            }
        }
    }
}

struct TimestampListCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the time stamps, and the requests that wait.",
        discussion: """
            Examples:
              habeas timestamp list
              habeas timestamp list --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Print one line of JSON for each.")
    var json = false

    func run(in vault: Vault, _ session: Session) async throws {
        let stamps = await vault.membership.timestamps.sorted { $0.key < $1.key }.map { ($0.key, $0.value, "there") }
        let waiting = try await vault.waitingTimestamps().map { ($0.id, $0.head, "waits") }
        for (id, head, state) in stamps + waiting {
            if json {
                try session.write { json in
                    json.member("id", id.hex)
                    json.member("log", head.log.hex)
                    json.member("entries", Int(clamping: head.size))
                    json.member("state", state)
                }
            } else {
                try session.print("\(state)  \(head.size.counted("entry", "entries")) of log \(head.log)  [\(id)]")
            }
        }
    }
}

struct TimestampVerifyCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks all time stamps with the program openssl.",
        discussion: """
            Examples:
              habeas timestamp verify --authorities cacert.pem
              habeas timestamp verify --authorities cacert.pem --chain tsa.crt --json
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: ArgumentHelp("The certificates of the authorities that you trust (PEM).", valueName: "file"))
    var authorities: String

    @Option(help: ArgumentHelp("Certificates between those and the one that signed (PEM).", valueName: "file"))
    var chain: String?

    @Flag(help: "Print one line of JSON for each.")
    var json = false

    func run(in vault: Vault, _ session: Session) async throws {
        let checked = try await vault.checkTimestamps(
            authorities: session.path(authorities), chain: chain.map(session.path))
        if checked.isEmpty { session.say("there are no time stamps.") }
        for stamp in checked {
            if json {
                try session.write { json in
                    json.member("id", stamp.id.hex)
                    json.member("log", stamp.head.log.hex)
                    json.member("entries", Int(clamping: stamp.head.size))
                    json.member("time", stamp.time)
                    json.member("holds", stamp.failure == nil)
                    json.member("why_not", stamp.failure)
                }
            } else {
                let what = "\(stamp.head.size.counted("entry", "entries")) of log \(stamp.head.log)  [\(stamp.id)]"
                try session.print(
                    "\(stamp.failure == nil ? "holds" : "DOES NOT HOLD")  \(stamp.time ?? "no time")  \(what)")
                if let failure = stamp.failure { session.say("\(stamp.id): \(failure)") }
            }
        }
        if checked.contains(where: { $0.failure != nil }) { throw Exit.Failure(exit: .refused) }
    }
}
