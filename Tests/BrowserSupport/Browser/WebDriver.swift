// A headless Chromium, driven through chromedriver (W3C WebDriver).
public import Foundation
import Synchronization

/// One browser with one window. Calls block; the browser, its driver and its folder go when nobody holds it any more.
public final class WebDriver: Sendable {
    /// Why the browser did not do what was asked.
    public struct Failure: Error, CustomStringConvertible {
        /// WebDriver's name of the error, such as `no such element` or `unexpected alert open`.
        public var kind: String
        public var message: String
        public var description: String { "\(kind): \(message)" }

        public init(kind: String, message: String) { (self.kind, self.message) = (kind, message) }
    }

    /// Where the browser keeps its files.
    public let profile: URL
    private let ownsProfile: Bool
    private let driver: ServerProcess
    private let client: HTTPClient
    private let session: String
    private let closed = Mutex(false)
    private let network = Mutex<[String]>([])

    /// Where Debian's chromedriver and Chromium are; `nil` where either is absent.
    public static var program: String? {
        let places = ["/usr/bin/chromedriver", "/usr/bin/chromium"]
        return places.allSatisfy(FileManager.default.isExecutableFile(atPath:)) ? places[0] : nil
    }

    /// Starts a browser.
    ///
    /// - Throws: ``Failure``, ``ServerProcess/Failure`` or ``HTTPFailure``.
    public init(_ options: BrowserOptions = BrowserOptions()) throws {
        guard let program = Self.program else {
            throw Failure(kind: "no browser", message: "install Debian's packages chromium and chromium-driver")
        }
        let own = FileManager.default.temporaryDirectory.appending(path: "habeas-browser-\(UUID().uuidString)")
        let profile = options.profile ?? own
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        let driver = try ServerProcess(program, ["--port=0"])
        do {
            let line = try driver.line(containing: "started successfully on port")
            guard let port = Int(line.filter(\.isNumber)) else {
                throw Failure(kind: "no browser", message: "chromedriver said: \(line)")
            }
            let client = HTTPClient(port: port, timeout: .seconds(60))
            let answer = try Self.send(
                "POST", "/session", options.capabilities(profile: profile), to: client)
            guard let session = answer["sessionId"]?.text else {
                throw Failure(kind: "no session", message: String(decoding: answer.bytes, as: UTF8.self))
            }
            (self.driver, self.client, self.session) = (driver, client, session)
        } catch {
            Self.end(driver, browserOf: profile)
            if options.profile == nil { try? FileManager.default.removeItem(at: profile) }
            throw error
        }
        (self.profile, ownsProfile) = (profile, options.profile == nil)
        if options.dark { try dark(true) }
        if let downloads = options.downloads {
            try command("Page.setDownloadBehavior", ["behavior": "allow", "downloadPath": .text(downloads.path)])
        }
    }

    deinit { close() }

    /// Ends the browser as its user would, so that its files are as it leaves them; nothing can be asked of it afterwards.
    public func close() {
        let before = closed.withLock { closed in
            defer { closed = true }
            return closed
        }
        if before { return }
        _ = try? Self.send("DELETE", "/session/\(session)", nil, to: client)
        Self.end(driver, browserOf: profile)
        if ownsProfile { try? FileManager.default.removeItem(at: profile) }
    }

    /// Waits for the browser that has this folder, kills it if it doesn't go, and then its driver.
    private static func end(_ driver: ServerProcess, browserOf profile: URL) {
        let deadline = ContinuousClock.now + .seconds(5)
        while !browsers(of: profile).isEmpty, ContinuousClock.now < deadline { usleep(10_000) }
        for id in browsers(of: profile) { _ = Foundation.kill(id, SIGKILL) }
        // The driver reaps what it started, and ends by itself at a request.
        driver.signal(SIGTERM)
        _ = try? driver.waitForEnd(within: .seconds(2))
        driver.kill()
    }

    /// The processes that have this folder in their command line.
    static func browsers(of profile: URL) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { id in
            let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
            return line.range(of: Data("--user-data-dir=\(profile.path)".utf8)) != nil
        }
    }

    /// Asks something of the session and returns the `value` of the answer.
    @discardableResult
    func ask(_ method: String, _ path: String, _ body: JSON? = nil) throws -> JSON {
        try Self.send(method, "/session/\(session)\(path)", body, to: client)
    }

    private static func send(_ method: String, _ path: String, _ body: JSON?, to client: HTTPClient) throws -> JSON {
        let bytes = method == "POST" ? (body ?? [:]).bytes : []
        let response = try client.send(.json(method, path, bytes))
        let value = try JSON(parsing: response.body)["value"] ?? .null
        guard response.status == 200 else {
            let message = value["message"]?.text?.split(separator: "\n").first.map(String.init)
            throw Failure(kind: value["error"]?.text ?? "status \(response.status)", message: message ?? "")
        }
        return value
    }

    /// Sends a command of Chromium's own (Chrome DevTools Protocol).
    @discardableResult
    public func command(_ name: String, _ parameters: JSON = [:]) throws -> JSON {
        try ask("POST", "/goog/cdp/execute", ["cmd": .text(name), "params": parameters])
    }

    /// Lines that one of chromedriver's logs took up since it was asked last.
    func log(_ kind: String) throws -> [JSON] {
        try ask("POST", "/se/log", ["type": .text(kind)]).list ?? []
    }

    /// The addresses of everything that pages asked for since the start, in order; `data:`, `blob:` and the like included.
    public func requests() throws -> [String] {
        let entries = try log("performance").compactMap { entry -> String? in
            guard let text = entry["message"]?.text, let message = try JSON(parsing: Array(text.utf8))["message"] else {
                return nil
            }
            switch message["method"]?.text {
            case "Network.requestWillBeSent": return message["params"]?["request"]?["url"]?.text
            case "Network.webSocketCreated", "Network.webTransportCreated": return message["params"]?["url"]?.text
            default: return nil
            }
        }
        return network.withLock { all in
            all += entries
            return all
        }
    }

    /// Those of the requests that left this machine: neither to 127.0.0.1 nor within the browser.
    public func outsideRequests() throws -> [String] {
        try requests().filter { address in
            guard let url = URLComponents(string: address), let scheme = url.scheme else { return true }
            return !["data", "blob", "about", "chrome", "devtools"].contains(scheme) && url.host != "127.0.0.1"
        }
    }
}
