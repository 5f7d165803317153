// Runs a program of the system to its end, with what it reads and writes in files that go away.

import Glibc

/// A folder for one run of a program; nothing secret belongs there. Removed with all files when the value goes.
struct OutsideProgram: ~Copyable {
    /// How a run ended.
    struct Outcome {
        let exit: Int32
        /// What it said on standard error, on one line.
        let words: String
    }

    let folder: String

    init() throws(StoreError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        folder = "\(parent)/habeas-\(Identifier.random())"
        if mkdir(folder, 0o700) != 0 { throw .system(doing: "make this folder", path: folder, code: errno) }
    }

    deinit {
        let store = FolderStore(folder: folder)
        for item in (try? store.survey()) ?? [] { unlink("\(folder)/\(item.path)") }
        rmdir(folder)
    }

    /// Where a file of the run lies.
    func place(_ name: String) -> String { "\(folder)/\(name)" }

    func put(_ bytes: [UInt8], _ name: String) throws(StoreError) {
        try OpenFile(place(name), O_WRONLY | O_CREAT | O_EXCL, named: place(name)).write(bytes, at: 0)
    }

    func bytes(_ name: String, limit: Int) throws(StoreError) -> [UInt8] {
        let file = try OpenFile(place(name), O_RDONLY, named: place(name))
        guard try file.size() <= limit else { throw .tooLong(path: name, limit: limit) }
        return try file.read(from: 0, count: limit)
    }

    /// Runs a program that is in one of the system's folders.
    ///
    /// - Parameter package: where to get it, for the words.
    func run(_ name: String, of package: String, _ arguments: [String]) throws -> Outcome {
        let places: [String] = ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(name)" }
        guard let program = places.first(where: { access($0, X_OK) == 0 }) else {
            throw TimestampError.noProgram(name: name, package: package)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, place("output"), flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, place("errors"), flags, 0o600)
        var child = pid_t()
        let error = withCStrings([program] + arguments) { arguments in
            withCStrings(Self.environment) { posix_spawn(&child, program, &actions, nil, arguments, $0) }
        }
        if error != 0 { throw StoreError.system(doing: "start it", path: program, code: error) }
        var status: Int32 = 0
        _ = retrying { waitpid(child, &status, 0) }
        let errors = (try? bytes("errors", limit: 1 << 16)) ?? []
        let words = String(decoding: errors, as: UTF8.self).split(separator: "\n").joined(separator: "; ")
        let exit = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        return Outcome(exit: exit, words: ProofReport.onOneLine(words))
    }

    /// What such programs may know of our surroundings: proxies and certificates.
    private static var environment: [String] {
        let names = [
            "http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR", "CURL_CA_BUNDLE",
        ]
        return ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
            + names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    }
}
