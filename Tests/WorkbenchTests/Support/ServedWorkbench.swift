// The workbench as the program serves it, over a vault of the test's own.
import BrowserSupport
import Foundation
import TestSupport
import Testing

/// A running habeas-serve; its folder, its processes and its vault go with the test.
final class ServedWorkbench: Sendable {
    /// Short, since the path of a socket is. The vault lies in `vault`.
    let folder: URL
    let process: ServerProcess
    private let keepsFolder: Bool
    let client: HTTPClient

    /// The owner's name and passphrase, as ``firstRun(sample:)`` gives them.
    static let owner = "Saule Owner"
    static let passphrase = "one lamp under seven quiet bridges"
    /// That of a colleague, as ``WebSession/furnish()`` adds one.
    static let otherPassphrase = "eight boats over nine loud rivers"

    /// Starts it over no vault yet.
    convenience init() throws { try self.init(in: Self.newFolder()) }

    /// A folder for a vault and what goes with it.
    static func newFolder() throws -> URL {
        let folder = URL(filePath: "/tmp/hw-\(UUID().uuidString.prefix(8))")
        for name in ["", "run"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
        }
        return folder
    }

    /// Starts it over the vault of a folder.
    init(in folder: URL, keepsFolder: Bool = false) throws {
        self.folder = folder
        self.keepsFolder = keepsFolder
        let program = try #require(Program.built("habeas-serve"), "habeas-serve was not built beside the tests")
        let here = folder.path
        process = try ServerProcess(
            program, ["--port", "0", "--vault", "\(here)/vault", "--idle", "600"],
            environment: [
                "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": here, "HABEAS_STATE": "\(here)/state",
                "XDG_RUNTIME_DIR": "\(here)/run", "HABEAS_TEST_WORK_FACTOR": "10",
                "HABEAS_SAMPLES": Repository.root.appending(path: "Examples/casebook").path,
            ])
        let line = try process.line(containing: "http://127.0.0.1:")
        let port = try #require(Int(line.split(separator: ":").last?.filter(\.isNumber) ?? ""))
        client = HTTPClient(port: port, timeout: .seconds(60))
    }

    deinit {
        killAll()
        if !keepsFolder { try? FileManager.default.removeItem(at: folder) }
    }

    /// Kills the supervisor and its worker at once, and waits until both have ended.
    func killAll() {
        let worker = worker
        if let worker { kill(worker, SIGKILL) }
        process.kill()
        if let worker { Self.waitForEnd(of: worker) }
    }

    /// The name of its cookie.
    var cookie: String { "habeas\(client.port)" }

    /// The address of a path, for a browser.
    func address(_ path: String) -> String { "http://\(client.authority)\(path)" }

    /// The process that answers now; `nil` while one is being started.
    var worker: pid_t? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.first { Self.parent(of: $0) == process.id && Self.runs($0) }
    }

    private static func parent(of id: pid_t) -> pid_t? {
        let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
        // Behind the name, which may hold anything: state and parent.
        return status?.split(separator: ") ").last?.split(separator: " ").dropFirst().first.flatMap { pid_t($0) }
    }

    static func runs(_ id: pid_t) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8) else { return false }
        return !status.contains(") Z ")
    }

    /// Waits up to ten seconds; false where it still runs.
    @discardableResult static func waitForEnd(of id: pid_t) -> Bool {
        let deadline = ContinuousClock.now + .seconds(10)
        while runs(id), ContinuousClock.now < deadline { usleep(2_000) }
        return !runs(id)
    }

    // MARK: Without a browser

    /// Makes the vault by the form of the first run, and leaves its owner signed in.
    func firstRun(sample: Bool = false, passphrase: String = passphrase) throws -> WebSession {
        var session = WebSession(client)
        try session.open("/")
        let fields = [("name", Self.owner), ("passphrase", passphrase), ("again", passphrase)]
        let made = try session.send("/vault", fields + (sample ? [("sample", "yes")] : []))
        try #require(made.text.contains("AGE-SECRET-KEY-"), "\(made.text.prefix(2_000))")
        try session.send("/recovery", [])
        return session
    }

    func signIn(_ passphrase: String = passphrase) throws -> WebSession {
        var session = WebSession(client)
        try session.open("/")
        let answer = try session.send("/unlock", [("passphrase", passphrase)])
        try #require(answer.text.contains("action=\"/lock\""), "\(answer.text.prefix(2_000))")
        return session
    }

    // MARK: With a browser

    /// Signs in by the form of the door.
    func signIn(_ browser: WebDriver, _ passphrase: String = passphrase) throws {
        try browser.go(to: address("/"))
        try browser.find("[name=passphrase]").type(passphrase)
        try browser.press(.enter)
        try browser.wait(for: "the inbox") { try browser.address().hasSuffix("/inbox") }
    }

    /// Lets a browser go on as somebody who signed in without it.
    func give(_ session: WebSession, to browser: WebDriver) throws {
        try browser.go(to: address("/"))
        try browser.setCookie(cookie, session.jar[cookie] ?? "")
        try browser.go(to: address("/inbox"))
        try #require(try browser.address().hasSuffix("/inbox"))
    }
}
