// A workbench without a server: asked as the server asks it, with a clock of the test's own.

import CaseModel
import Casebook
import Foundation
import Phrases
import Synchronization
import Testing
import Vault

@testable import Desk
@testable import Workbench

final class Bench: Sendable {
    static let host = "desk.example:1"

    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString.prefix(8))")
    let workbench: Workbench
    private let time: Clock

    final class Clock: Sendable {
        let now = Mutex(1_000.0)
    }

    /// A workbench over the vault of a folder; over none yet in its own.
    init(over other: Bench? = nil) throws {
        let place = other?.folder ?? folder
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let time = Clock()
        self.time = time
        let environment = ["HABEAS_STATE": place.path + "/state", "HABEAS_TEST_WORK_FACTOR": "4"]
        workbench = Workbench(
            WorkbenchSetting(
                folder: place.path + "/vault", hosts: [Self.host],
                vault: try VaultSetting(environment: environment), clock: { time.now.withLock { $0 } }))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func wait(_ seconds: Double) { time.now.withLock { $0 += seconds } }

    static func passphrase(_ role: Role) -> String { "seven quiet words of the \(role.rawValue) here" }

    /// Makes the vault with a member of each role; its owner has opened it.
    func makeTeam() async throws -> Vault {
        let words = try AgePassphrase(bytes: Array(Self.passphrase(.owner).utf8))
        _ = try await workbench.make(owner: "Member owner", passphrase: words)
        let vault = try #require(workbench.open).desk.vault
        for role in Role.allCases where role != .owner {
            let words = try AgePassphrase(bytes: Array(Self.passphrase(role).utf8))
            try await vault.addMember(name: "Member \(role.rawValue)", role: role, passphrase: words)
        }
        return vault
    }

    /// Somebody's browser; signed in where a role is given.
    func browser(_ role: Role? = nil, from peer: String = "192.0.2.1") async throws -> Visitor {
        let visitor = workbench.visitors.welcome(language: .en, peer: peer, browser: "test")
        guard let role, let open = workbench.open else { return visitor }
        let member = try await open.desk.vault.signIn(
            passphrase: try AgePassphrase(bytes: Array(Self.passphrase(role).utf8)))
        open.present.add(member)
        workbench.visitors.change(visitor.token) { $0.member = member }
        return try #require(workbench.visitors.visitor(visitor.token))
    }

    func visitor(_ token: String) -> Visitor? { workbench.visitors.visitor(token) }

    /// Asks; `headers` come over those that a browser sends.
    func ask(
        _ method: String, _ path: String, _ browser: Visitor? = nil, body: [UInt8] = [],
        headers: [String: String] = [:]
    ) async -> WebAnswer {
        var all = ["host": Self.host]
        if let browser { all["cookie"] = "\(Gate.cookieName(for: Self.host, workbench.setting))=\(browser.token)" }
        all.merge(headers) { $1 }
        let rest = Mutex<[UInt8]?>(body.isEmpty ? nil : body)
        let box = Box(rest)
        let parts = path.split(separator: "?", maxSplits: 1)
        return await workbench.answer(
            WebRequest(
                method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "", headers: all,
                peer: browser?.peer ?? "192.0.2.1", body: WebBody { box.take() }))
    }

    /// Sends a form with a token.
    func send(
        _ path: String, _ browser: Visitor, token: String?, _ fields: [(String, String)] = [],
        headers: [String: String] = [:]
    ) async -> WebAnswer {
        var sent = fields
        if let token { sent.insert(("token", token), at: 0) }
        let body = sent.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return await ask("POST", path, browser, body: Array(body.utf8), headers: headers)
    }

    /// Sends a form with files, whose first part is the token.
    func upload(_ path: String, _ browser: Visitor, token: String?, headers: [String: String] = [:]) async -> WebAnswer
    {
        var body = ""
        if let token { body += "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n" }
        body += "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nwords\r\n--b--\r\n"
        return await ask(
            "POST", path, browser, body: Array(body.utf8),
            headers: ["content-type": "multipart/form-data; boundary=b"].merging(headers) { $1 })
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private final class Box: Sendable {
        private let bytes: Mutex<[UInt8]?>
        init(_ bytes: borrowing Mutex<[UInt8]?>) { self.bytes = Mutex(bytes.withLock(\.self)) }
        func take() -> [UInt8]? {
            bytes.withLock { bytes in
                defer { bytes = nil }
                return bytes
            }
        }
    }

    /// A path with something in the place of what stands for anything.
    static func path(_ route: Route, _ id: String, _ member: String = "0") -> String {
        "/"
            + route.parts.map { part in
                part == ":member" ? member : part.first == ":" ? id : String(part)
            }.joined(separator: "/")
    }
}

/// How far the logs of a vault go now.
func heads(_ vault: Vault) async throws -> [LogHead] {
    try await vault.refresh()
    return await vault.heads
}
