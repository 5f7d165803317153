// Somebody who looks around in a workbench without a server: requests in, answers out, with the cookie and the secret of the forms.

import CaseModel
import Casebook
import Desk
import Foundation
import TestSupport
import Testing
import Vault

@testable import Workbench

/// A workbench over a vault in a folder of the test's own, with the sample casebook in it.
final class RoomBench: Sendable {
    let workbench: Workbench
    private let folder: URL

    static let passphrase = "seven quiet bridges under one lamp"
    /// 26 November 2026, 10 o'clock.
    static let now: Int64 = 1_795_687_200_000

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "rooms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        workbench = Self.workbench(over: folder)
        let made = try await workbench.make(
            owner: "Aigerim Seitova", passphrase: AgePassphrase(bytes: Array(Self.passphrase.utf8)))
        let desk = try #require(workbench.open?.desk)
        try await SampleCasebook(folder: Repository.root.appending(path: "Examples/casebook").path).take(
            into: desk, by: made.member)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Another process over the same vault, locked.
    func again() -> Workbench { Self.workbench(over: folder) }

    private static func workbench(over folder: URL) -> Workbench {
        let state = folder.appending(path: "state").path
        return Workbench(
            WorkbenchSetting(
                folder: folder.appending(path: "vault").path, hosts: ["localhost:1"],
                vault: VaultSetting(stateFolder: state, workFactor: 10) { now }, clock: { 0 }))
    }

    var desk: Desk { get throws { try #require(workbench.open?.desk) } }

    func visitor(_ language: String = "en") async throws -> RoomVisitor {
        var visitor = RoomVisitor(workbench: workbench, language: language)
        try await visitor.open("/")
        try await visitor.send("/unlock", [("passphrase", Self.passphrase)])
        return visitor
    }
}

struct RoomVisitor {
    let workbench: Workbench
    var language = "en"
    private var cookie = ""
    private var token = ""
    /// Where the last answer came from.
    private(set) var path = "/"

    init(workbench: Workbench, language: String) {
        self.workbench = workbench
        self.language = language
    }

    struct Answer {
        var status: Int
        var headers: [String: String]
        var bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
        /// What stands between the head and the foot of a page.
        var main: String { String(text.split(separator: "<main").dropFirst().joined().prefix { _ in true }) }

        /// The first address in it that begins so.
        func link(_ start: String) -> String? {
            text.split(separator: "href=\"").map { String($0.prefix { $0 != "\"" }).replacing("&amp;", with: "&") }
                .first {
                    $0.hasPrefix(start) && $0 != start
                }
        }
    }

    @discardableResult mutating func open(_ address: String) async throws -> Answer {
        try await ask("GET", address, [])
    }

    @discardableResult mutating func send(_ address: String, _ fields: [(String, String)]) async throws -> Answer {
        func encoded(_ text: String) -> String {
            text.utf8.map {
                $0 > 0x2F && $0 < 0x3A || $0 | 0x20 > 0x60 && $0 | 0x20 < 0x7B
                    ? String(UnicodeScalar($0)) : "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16)
            }
            .joined()
        }
        let body = ([("token", token)] + fields).map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
        return try await ask("POST", address, Array(body.utf8))
    }

    private mutating func ask(_ method: String, _ address: String, _ body: [UInt8]) async throws -> Answer {
        let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
        path = address
        var answer = await workbench.answer(
            WebRequest(
                method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "",
                headers: ["host": "localhost:1", "cookie": cookie, "accept-language": language], body: Self.body(body)))
        if let set = answer.headers.last(where: { $0.name == "Set-Cookie" })?.value {
            cookie = String(set.prefix { $0 != ";" })
        }
        if answer.status == 303, let place = answer.headers.first(where: { $0.name == "Location" })?.value {
            return try await ask("GET", place, [])
        }
        while let piece = try await answer.rest?.piece() { answer.body += piece }
        let found = Answer(
            status: answer.status, headers: Dictionary(answer.headers.map { ($0.name, $0.value) }) { $1 },
            bytes: answer.body)
        if let range = found.text.range(of: "name=\"token\" value=\"") {
            token = String(found.text[range.upperBound...].prefix { $0 != "\"" })
        }
        return found
    }

    private static func body(_ bytes: [UInt8]) -> WebBody {
        let waiting = Waiting(bytes)
        return WebBody { await waiting.take() }
    }

    private actor Waiting {
        private var bytes: [UInt8]?
        init(_ bytes: [UInt8]) { self.bytes = bytes }
        func take() -> [UInt8]? {
            defer { bytes = nil }
            return bytes
        }
    }
}
