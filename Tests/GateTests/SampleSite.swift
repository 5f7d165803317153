// The site of the twelve sample reports, made by the commands as a member would type them.

import Foundation
import Glibc
import Synchronization
import TestSupport

/// A vault of the sample reports, whose four people agreed to be published by name, and one by initials.
final class SampleSite: Sendable {
    static let address = "https://register.example.org/"
    static let named = ["Daniyar Seitkaliev", "Ruslan Abenov", "Saule Dzhaksybekova", "Timur Lee"]
    static let byInitials = "Zhanna Pak"

    let place: TestFolder
    let program: String
    private let environment: [String: String]

    struct Failure: Error, CustomStringConvertible { var description: String }

    private static let one = Mutex<SampleSite?>(nil)

    /// The one that all tests read.
    static func shared() throws -> SampleSite {
        try one.withLock { known in
            if let known { return known }
            let made = try SampleSite()
            known = made
            return made
        }
    }

    init() throws {
        guard let program = Program.built("habeas") else { throw Failure(description: "habeas is not built") }
        self.program = program
        place = try TestFolder("sample-site")
        var environment = ProcessInfo.processInfo.environment
        environment["HABEAS_VAULT"] = place.path + "/vault"
        environment["HABEAS_STATE"] = place.path + "/state"
        environment["HABEAS_PASSPHRASE_FILE"] = place.path + "/passphrase"
        environment["HABEAS_TEST_WORK_FACTOR"] = "4"
        self.environment = environment
        try Data("eight quiet words that nobody else has written\n".utf8).write(
            to: place.url.appending(path: "passphrase"))
        chmod(place.path + "/passphrase", 0o600)
        try run(["init", "--owner", "A. Editor"])
        try run(["unlock"])
        defer { _ = try? run(["lock"]) }
        try run(["add", Repository.root.appending(path: "Examples/casebook").path])
        try run(["accept", "--all", "--including-check"])
        for name in [
            "Daniyar Seitkaliev", "Aigerim Seitkalieva", "Gulnara Omarbekova", "Ruslan Abenov", "Saule Dzhaksybekova",
        ] {
            let same = try records(name)
            if same.count > 1 { try run(["person", "merge"] + same.reversed()) }
        }
        _ = try? run(["join", "--all"])
        for name in Self.named {
            try run([
                "person", "mark", try records(name)[0], "--public", "--consent",
                "send,partners,authorities,public,name",
            ])
        }
        try run(["person", "mark", try records(Self.byInitials)[0], "--public", "--consent", "public"])
        let policy = try run(["publish", "policy"]).replacing("# address =", with: "address =")
        try Data(policy.utf8).write(to: place.url.appending(path: "policy.toml"))
        try publish("site")
    }

    func publish(_ name: String, asOf day: String = "2024-12-31") throws {
        try run([
            "publish", "site", place.path + "/" + name, "--as-of", day, "--policy",
            place.path + "/policy.toml",
        ])
    }

    var site: URL { place.url.appending(path: "site") }

    /// The records of people of a name, the first first.
    private func records(_ name: String) throws -> [String] {
        try run(["person", "list", name, "--json"]).split(separator: "\"item\":\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
    }

    @discardableResult
    private func run(_ words: [String]) throws -> String {
        let outcome = try Program.run(program, words, environment: environment)
        guard outcome.exit == 0 else {
            throw Failure(description: "habeas \(words.joined(separator: " ")): \(outcome.exit) \(outcome.errors)")
        }
        return outcome.output
    }
}
