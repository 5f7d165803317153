// Time stamps of an outside authority over the heads of logs: asked for, kept while offline, taken, and checked.

extension Vault {
    /// A time stamp that an entry names, and whether it holds.
    public struct CheckedTimestamp: Sendable {
        /// The name of its file.
        public let id: Identifier
        /// What it is over.
        public let head: LogHead
        /// When, as the authority says, such as `20261125171500Z`; nil where the file can't be read.
        public let time: String?
        /// Why it does not hold; nil where it does.
        public let failure: String?
    }

    /// Makes a request for a time stamp over the newest head of each log, and keeps it until an answer comes.
    ///
    /// A head that has a time stamp, or a request that waits, gets no other.
    /// - Returns: the requests that were made.
    public func requestTimestamps() throws -> [TimestampRequest] {
        try require(.reader, of: opener, for: "Asking for a time stamp")
        try refresh()
        let have = try headsThatWere(
            among: Set(membership.timestamps.values).union(try waitingTimestamps().map(\.head)))
        let requests = try heads.filter { head in head.size > 0 && !isStamped(head, by: have) }
            .map { try TimestampRequest(vault: id, head: $0) }
        for request in requests {
            try store.replace(.timestampText(request.id), with: Array(request.text.utf8), durably: true)
            try store.replace(.timestampRequest(request.id), with: request.bytes, durably: true)
        }
        return requests
    }

    /// Which of some heads the logs here went through.
    func headsThatWere(among heads: Set<LogHead>) throws -> Set<LogHead> {
        var found: Set<LogHead> = []
        for log in Set(heads.map(\.log)) {
            var reader = LogReader(store: store, vault: id, from: LogState(log: log))
            while let batch = try? reader.next() {
                if heads.contains(batch.state.head) { found.insert(batch.state.head) }
            }
        }
        return found
    }

    /// Whether a head is stamped, or has only records of time stamps beyond one that is: else each stamp would ask for the next.
    private func isStamped(_ head: LogHead, by stamped: Set<LogHead>) -> Bool {
        let size = stamped.filter { $0.log == head.log && $0.size <= head.size }.map(\.size).max()
        guard let size else { return false }
        let records = history.events.count { recorded in
            if case .timestamp = recorded.event {
                return recorded.stamp.id.log == head.log && recorded.stamp.id.index >= size
            }
            return false
        }
        return size + UInt64(records) == head.size
    }

    /// The requests that wait for an answer.
    public func waitingTimestamps() throws -> [TimestampRequest] {
        try store.identifiers(in: .timestamps, ending: ".tsq").compactMap { try waitingTimestamp($0) }
    }

    private func waitingTimestamp(_ id: Identifier) throws -> TimestampRequest? {
        guard try store.exists(.timestampRequest(id)), try store.exists(.timestampText(id)) else { return nil }
        return TimestampRequest(
            id: id, text: try store.read(.timestampText(id), limit: 4_096),
            bytes: try store.read(.timestampRequest(id), limit: 4_096), vault: self.id)
    }

    /// Keeps the answer to a request, raw, and records it in an entry.
    ///
    /// That it answers this request is checked here; the authority's signature is checked by `checkTimestamps`.
    /// - Returns: the time that the authority says.
    /// - Throws: `TimestampError.declined`, `.unreadable`, `.ofAnother`, `.noRequest`, with nothing kept.
    @discardableResult
    public func takeTimestamp(_ answer: [UInt8], for id: Identifier) async throws -> String {
        guard let request = try waitingTimestamp(id), let parts = request.parts else {
            throw TimestampError.noRequest(id)
        }
        let found = try TimestampAnswer(answer)
        guard found.imprint == parts.imprint else {
            throw TimestampError.ofAnother(why: "it is over another checkpoint")
        }
        guard found.nonce == parts.nonce else { throw TimestampError.ofAnother(why: "its nonce is another one") }
        try store.replace(.timestamp(id), with: answer, durably: true)
        try await record([.timestamp(request.head, token: id)])
        try store.remove(.timestampRequest(id))
        return found.time
    }

    /// Sends the requests that wait to an authority, with the program curl, and takes the answers.
    ///
    /// - Parameter address: of the authority; there is no default, since whom one tells is one's own choice.
    /// - Returns: what was taken: the head, and the time that the authority says.
    /// - Throws: `TimestampError` at the first request that fails; it and those after it wait on.
    public func sendTimestampRequests(to address: String) async throws -> [(head: LogHead, time: String)] {
        var taken: [(head: LogHead, time: String)] = []
        for request in try waitingTimestamps() {
            let answer = try Timestamping.send(
                request.bytes, to: address, patience: setting.authorityPatience)
            taken.append((request.head, try await takeTimestamp(answer, for: request.id)))
        }
        return taken
    }

    /// Checks all time stamps with the program openssl.
    ///
    /// - Parameters:
    ///   - authorities: a file with the certificates (PEM) of those whom the checker trusts.
    ///   - chain: a file with further certificates between them and the token's signer, if there are any.
    /// - Throws: `TimestampError.noProgram`, `.noFile`. A stamp that does not hold is in the result.
    public func checkTimestamps(authorities: String, chain: String? = nil) throws -> [CheckedTimestamp] {
        try refresh()
        let had = try headsThatWere(among: Set(membership.timestamps.values))
        return try membership.timestamps.sorted { $0.key < $1.key }.map { token, head in
            var time: String?
            do {
                guard try store.exists(.timestamp(token)) else {
                    throw TimestampError.doesNotHold(why: "the file \(StorePath.timestamp(token)) is missing")
                }
                let answer = try store.read(.timestamp(token), limit: Timestamping.longestAnswer)
                time = try TimestampAnswer(answer).time
                let origin = Checkpoint.origin(vault: id, log: head.log)
                let text = try Checkpoint(origin: origin, size: head.size, root: head.root).text
                try Timestamping.check(answer, over: text, authorities: authorities, chain: chain)
                guard had.contains(head) else {
                    throw TimestampError.doesNotHold(
                        why: "it is over a state of log \(head.log) that this copy's log never had")
                }
                return CheckedTimestamp(id: token, head: head, time: time, failure: nil)
            } catch let error as TimestampError {
                if case .noProgram = error { throw error }
                if case .noFile = error { throw error }
                return CheckedTimestamp(id: token, head: head, time: time, failure: error.description)
            }
        }
    }
}

/// Asking and checking by the system's programs.
public enum Timestamping {
    /// The longest answer that is read.
    public static let longestAnswer = 1 << 20

    /// Sends a request with curl and returns the answer.
    ///
    /// No redirects are followed, and no settings of the user's curl are read.
    static func send(_ request: [UInt8], to address: String, patience: Double) throws -> [UInt8] {
        let lower = address.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://"),
            address.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw TimestampError.badAddress(address) }
        let run = try OutsideProgram()
        try run.put(request, "request")
        let outcome = try run.run(
            "curl", of: "curl",
            [
                "-q", "--silent", "--show-error", "--fail", "--globoff", "--proto", "=http,https",
                "--max-time", "\(patience)",
                "--max-filesize", "\(longestAnswer)", "--user-agent", "", "--header",
                "Content-Type: application/timestamp-query", "--header", "Accept: application/timestamp-reply",
                "--data-binary", "@\(run.place("request"))", "--output", run.place("answer"), "--url", address,
            ])
        guard outcome.exit == 0 else { throw TimestampError.notSent(why: outcome.words) }
        return try run.bytes("answer", limit: longestAnswer)
    }

    /// Checks an answer's signature, its certificate, and that it is over a text.
    ///
    /// - Throws: `TimestampError.doesNotHold` with the words of openssl; `.noProgram`, `.noFile`.
    public static func check(_ answer: [UInt8], over text: String, authorities: String, chain: String? = nil) throws {
        let files =
            [(authorities, "the certificates of time-stamp authorities that you trust")]
            + (chain.map { [($0, "further certificates")] } ?? [])
        for (path, what) in files where FolderStore.isAbsent(path) {
            throw TimestampError.noFile(path: path, what: what)
        }
        let run = try OutsideProgram()
        try run.put(answer, "answer")
        try run.put(Array(text.utf8), "text")
        let outcome = try run.run(
            "openssl", of: "openssl",
            ["ts", "-verify", "-data", run.place("text"), "-in", run.place("answer"), "-CAfile", authorities]
                + (chain.map { ["-untrusted", $0] } ?? []))
        guard outcome.exit == 0 else { throw TimestampError.doesNotHold(why: outcome.words) }
    }
}

extension FolderStore {
    /// Whether there is no file that can be read at a path.
    fileprivate static func isAbsent(_ path: String) -> Bool { (try? OpenFile(path, 0, named: path).size()) == nil }
}
