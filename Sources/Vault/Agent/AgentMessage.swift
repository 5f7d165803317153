// The bytes that a command and the agent exchange, version 1.
//
// Request: "hba", u8 version, u8 kind (1 run, 2 lock), u32 length, body; a connection carries one. With the first byte of a run
// come standard input, output and error as SCM_RIGHTS. Body of a run: u32 number of arguments, each text; text working folder;
// u32 number of variables, each text name and text value. Text: u32 length, UTF-8 without zero bytes. Lock has an empty body, in every version.
// Answer: u8 kind (0 exit code, 1 refused, 2 locked), u32 length, body: the exit code as u32, a sentence, nothing.

/// The bytes of a request.
enum AgentMessage {
    static let version: UInt8 = 1
    static let headerLength = 9
    /// Longest body.
    static let mostBytes = 1 << 20

    enum Kind: UInt8, Sendable {
        case run = 1
        case lock = 2
    }

    /// What stands before the body.
    struct Header: Equatable {
        var kind: Kind
        var length: Int

        /// Reads the first bytes of a request; `nil` until there are enough.
        init?(_ bytes: some Collection<UInt8>) throws(AgentError) {
            guard bytes.starts(with: "hba".utf8.prefix(bytes.count)) else {
                throw .badRequest(why: "it is not Habeas's protocol")
            }
            guard bytes.count >= AgentMessage.headerLength else { return nil }
            let header = Array(bytes.prefix(AgentMessage.headerLength))
            let length = header[5...].reduce(0) { $0 << 8 | Int($1) }
            // Locking works whatever the version.
            if header[4] == Kind.lock.rawValue, length == 0 {
                (kind, self.length) = (.lock, 0)
                return
            }
            guard header[3] == AgentMessage.version else {
                throw .badRequest(
                    why:
                        "it speaks version \(header[3]) and the agent \(AgentMessage.version); lock and unlock the vault once more"
                )
            }
            guard header[4] == Kind.run.rawValue else { throw .badRequest(why: "its kind \(header[4]) is unknown") }
            guard length <= AgentMessage.mostBytes else {
                throw .badRequest(why: "it has \(length) bytes, and \(AgentMessage.mostBytes) are the most")
            }
            (kind, self.length) = (.run, length)
        }
    }

    /// The bytes of a request to lock.
    static let lock = header(.lock, length: 0)

    /// The bytes of a request to run. Throws `.badRequest` where the agent would refuse it.
    static func run(_ request: AgentRequest) throws(AgentError) -> [UInt8] {
        var body = [UInt8]()
        append(number: request.arguments.count, to: &body)
        for argument in request.arguments { append(text: argument, to: &body) }
        append(text: request.workingFolder, to: &body)
        append(number: request.environment.count, to: &body)
        for (name, value) in request.environment.sorted(by: { $0.key < $1.key }) {
            append(text: name, to: &body)
            append(text: value, to: &body)
        }
        guard body.count <= mostBytes else {
            throw .badRequest(why: "its arguments have \(body.count) bytes, and \(mostBytes) are the most")
        }
        return header(.run, length: body.count) + body
    }

    /// Reads the body of a request to run, keeping only the variables that `allowed` names.
    static func request(
        _ body: ArraySlice<UInt8>, files: [Int32], allowed: Set<String>
    ) throws(AgentError) -> AgentRequest {
        guard files.count == 3 else { throw .badRequest(why: "it has \(files.count) open files and needs 3") }
        var reader = Reader(rest: body)
        var arguments: [String] = []
        for _ in 0..<(try reader.number(of: "arguments")) { arguments.append(try reader.text()) }
        let folder = try reader.text()
        guard folder.hasPrefix("/") else { throw .badRequest(why: "its working folder doesn't begin with /") }
        var environment: [String: String] = [:]
        for _ in 0..<(try reader.number(of: "variables")) {
            let (name, value) = (try reader.text(), try reader.text())
            if allowed.contains(name) { environment[name] = value }
        }
        guard reader.rest.isEmpty else { throw .badRequest(why: "it has \(reader.rest.count) bytes too many") }
        return AgentRequest(
            arguments: arguments, workingFolder: folder, environment: environment, input: files[0], output: files[1],
            errors: files[2])
    }

    private static func header(_ kind: Kind, length: Int) -> [UInt8] {
        var bytes = Array("hba".utf8) + [version, kind.rawValue]
        append(number: length, to: &bytes)
        return bytes
    }

    static func append(number: Int, to bytes: inout [UInt8]) {
        let number = UInt32(truncatingIfNeeded: number)
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private static func append(text: String, to bytes: inout [UInt8]) {
        append(number: text.utf8.count, to: &bytes)
        bytes += text.utf8
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func length() throws(AgentError) -> Int {
            guard rest.count >= 4 else { throw .badRequest(why: "it is cut short") }
            defer { rest = rest.dropFirst(4) }
            return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        }

        /// A number of things of at least 4 bytes each, so that no wrong one makes us work.
        mutating func number(of what: String) throws(AgentError) -> Int {
            let number = try length()
            guard number <= rest.count / 4 else { throw .badRequest(why: "it has fewer \(what) than it says") }
            return number
        }

        mutating func text() throws(AgentError) -> String {
            let length = try length()
            guard length <= rest.count else { throw .badRequest(why: "it is cut short") }
            let bytes = rest.prefix(length)
            rest = rest.dropFirst(length)
            guard !bytes.contains(0) else { throw .badRequest(why: "a text in it has a zero byte") }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .badRequest(why: "a text in it is not UTF-8")
            }
            return text
        }
    }
}

/// The agent's answer.
enum AgentAnswer: Equatable, Sendable {
    case exit(Int32)
    case refused(String)
    case locked

    /// Longest sentence taken.
    static let mostBytes = 4096

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .exit(let code):
            bytes.append(0)
            AgentMessage.append(number: 4, to: &bytes)
            AgentMessage.append(number: Int(UInt32(bitPattern: code)), to: &bytes)
        case .refused(let sentence):
            let sentence = Array(sentence.utf8.prefix(Self.mostBytes))
            bytes.append(1)
            AgentMessage.append(number: sentence.count, to: &bytes)
            bytes += sentence
        case .locked:
            bytes.append(2)
            AgentMessage.append(number: 0, to: &bytes)
        }
        return bytes
    }

    /// Reads an answer; `nil` until all of it is there.
    init?(_ bytes: [UInt8]) throws(AgentError) {
        guard bytes.count >= 5 else { return nil }
        let length = bytes[1..<5].reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.mostBytes else { throw .badRequest(why: "its answer is too long") }
        guard bytes.count >= 5 + length else { return nil }
        let body = bytes[5..<5 + length]
        switch (bytes[0], length) {
        case (0, 4): self = .exit(Int32(bitPattern: body.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }))
        case (1, _): self = .refused(String(decoding: body, as: UTF8.self))
        case (2, 0): self = .locked
        default: throw .badRequest(why: "its answer makes no sense")
        }
    }
}
