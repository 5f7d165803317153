// Time stamps of an authority that the test itself runs with openssl: asked for, taken, checked, refused.

import Foundation
import TestSupport
import Testing

@testable import Vault

/// An authority in a folder.
struct TestAuthority {
    let folder: String
    let openssl: String

    var certificate: String { folder + "/ca.pem" }

    init(in folder: String) throws {
        self.folder = folder
        openssl = try #require(Program.path(of: "openssl"))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // No `certs=`: its SET is not sorted as DER wants it.
        let settings = """
            [req]
            distinguished_name = name
            [name]
            [stamping]
            extendedKeyUsage = critical,timeStamping
            [authority]
            basicConstraints = critical,CA:TRUE
            [tsa]
            default_tsa = local
            [local]
            serial = \(folder)/serial
            signer_cert = \(folder)/tsa.pem
            signer_key = \(folder)/tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            ess_cert_id_alg = sha256

            """
        try Data(settings.utf8).write(to: URL(filePath: folder + "/openssl.cnf"))
        try Data("01\n".utf8).write(to: URL(filePath: folder + "/serial"))
        let config = ["-config", folder + "/openssl.cnf"]
        try run(
            [
                "req", "-x509", "-newkey", "ed25519", "-nodes", "-subj", "/CN=Root", "-days", "30", "-extensions",
                "authority",
            ]
                + ["-keyout", folder + "/ca.key", "-out", certificate] + config)
        try run(
            ["req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Stamps", "-keyout", folder + "/tsa.key"]
                + ["-out", folder + "/tsa.csr"] + config)
        try run(
            ["x509", "-req", "-in", folder + "/tsa.csr", "-CA", certificate, "-CAkey", folder + "/ca.key"]
                + ["-CAcreateserial", "-days", "30", "-out", folder + "/tsa.pem"]
                + ["-extfile", folder + "/openssl.cnf", "-extensions", "stamping"])
    }

    private func run(_ arguments: [String]) throws {
        let outcome = try Program.run(openssl, arguments)
        try #require(outcome.exit == 0, "\(outcome.errors)")
    }

    func answer(_ request: [UInt8]) throws -> [UInt8] {
        let name = "\(folder)/\(UUID())"
        try Data(request).write(to: URL(filePath: name))
        try run(
            ["ts", "-reply", "-queryfile", name, "-out", name + ".tsr", "-config", folder + "/openssl.cnf"])
        return Array(try Data(contentsOf: URL(filePath: name + ".tsr")))
    }

    /// What openssl says of a request.
    func reading(_ request: [UInt8]) throws -> String {
        let name = "\(folder)/\(UUID())"
        try Data(request).write(to: URL(filePath: name))
        return try Program.run(openssl, ["ts", "-query", "-in", name, "-text"]).output
    }
}

@Suite(.wants(program: "openssl"))
struct TimestampTests {
    @Test func aStampIsTakenRecordedAndHolds() async throws {
        let test = try await TestVault()
        let authority = try TestAuthority(in: test.folder.path + "/tsa")
        try await test.vault.note("one")
        let request = try #require(try await test.vault.requestTimestamps().first)
        let said = try authority.reading(request.bytes)
        #expect(said.contains("Hash Algorithm: sha256") && said.contains("Certificate required: yes"))
        // A head that waits asks for nothing more.
        #expect(try await test.vault.requestTimestamps().isEmpty)
        let answer = try authority.answer(request.bytes)
        let time = try await test.vault.takeTimestamp(answer, for: request.id)
        #expect(time.hasPrefix("20") && time.hasSuffix("Z"))
        #expect(try await test.vault.waitingTimestamps().isEmpty)
        let checked = try await test.vault.checkTimestamps(authorities: authority.certificate)
        #expect(checked.count == 1 && checked[0].failure == nil && checked[0].time == time, "\(checked)")
        #expect(checked[0].head == request.head && request.head.size == 2)
        // The token lies there as it came, and openssl alone checks it.
        let path = "\(test.folder.path)/vault/timestamps/\(request.id)"
        #expect(try Data(contentsOf: URL(filePath: path + ".tsr")) == Data(answer))
        let alone = try Program.run(
            authority.openssl,
            ["ts", "-verify", "-data", path + ".text", "-in", path + ".tsr", "-CAfile", authority.certificate])
        #expect(alone.exit == 0, "\(alone.errors)")
        // The record of a stamp asks for no stamp of its own; something new does.
        #expect(try await test.vault.requestTimestamps().isEmpty)
        try await test.vault.note("two")
        #expect(try await test.vault.requestTimestamps().count == 1)
        let report = try await test.vault.verify()
        #expect(report.isSound && report.timestamps == 1, "\(report.sentences)")
    }

    @Test func answersToOtherRequestsAreNotKept() async throws {
        let test = try await TestVault()
        let authority = try TestAuthority(in: test.folder.path + "/tsa")
        let request = try #require(try await test.vault.requestTimestamps().first)
        let other = try TimestampRequest(vault: test.vault.id, head: request.head)
        let elsewhere = try TimestampRequest(
            vault: test.vault.id, head: LogHead(log: request.head.log, size: 1, root: Merkle.emptyRoot))
        for wrong in [try authority.answer(other.bytes), try authority.answer(elsewhere.bytes)] {
            await #expect(throws: TimestampError.self) { try await test.vault.takeTimestamp(wrong, for: request.id) }
        }
        // PKIStatus 2: rejection, with words.
        let words = DER.encoded(DER.utf8, Array("no such policy".utf8))
        let declined = DER.sequence(DER.sequence(DER.integer([2]), DER.sequence(words)))
        await #expect(throws: TimestampError.declined(words: "no such policy")) {
            try await test.vault.takeTimestamp(declined, for: request.id)
        }
        await #expect(throws: TimestampError.noRequest(other.id)) {
            try await test.vault.takeTimestamp(declined, for: other.id)
        }
        #expect(try await test.vault.waitingTimestamps() == [request])
        #expect(try await test.vault.checkTimestamps(authorities: authority.certificate).isEmpty)
    }

    @Test func changedTokensDoNotHoldOrAreNotRead() async throws {
        let test = try await TestVault()
        let authority = try TestAuthority(in: test.folder.path + "/tsa")
        let stranger = try TestAuthority(in: test.folder.path + "/other")
        let request = try #require(try await test.vault.requestTimestamps().first)
        let answer = try authority.answer(request.bytes)
        try Timestamping.check(answer, over: request.text, authorities: authority.certificate)
        #expect(throws: TimestampError.self) {
            try Timestamping.check(answer, over: request.text, authorities: stranger.certificate)
        }
        #expect(throws: TimestampError.self) {
            try Timestamping.check(answer, over: request.text + "x", authorities: authority.certificate)
        }
        #expect(throws: TimestampError.self) {
            try Timestamping.check(answer, over: request.text, authorities: "/nowhere/ca.pem")
        }
        // A bit in the signature, which closes the token.
        var changed = answer
        changed[answer.count - 9] ^= 1
        #expect(throws: TimestampError.self) {
            try Timestamping.check(changed, over: request.text, authorities: authority.certificate)
        }
        // Whatever comes from outside is read without harm.
        for count in 0..<answer.count { _ = try? TimestampAnswer(Array(answer[..<count])) }
        var random = Random(seed: 9)
        for _ in 0..<5_000 {
            var bytes = answer
            for _ in 0..<3 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            _ = try? TimestampAnswer(bytes)
        }
    }

    @Test(.wants(program: "curl"))
    func requestsWaitWhereNobodyAnswers() async throws {
        let test = try await TestVault()
        let request = try #require(try await test.vault.requestTimestamps().first)
        for address in ["ftp://example.org", "file:///etc/passwd", "-o/tmp/x", "https://a b"] {
            await #expect(throws: TimestampError.badAddress(address)) {
                try await test.vault.sendTimestampRequests(to: address)
            }
        }
        await #expect(throws: TimestampError.self) {
            try await test.vault.sendTimestampRequests(to: "http://127.0.0.1:9/")
        }
        #expect(try await test.vault.waitingTimestamps() == [request])
    }
}
