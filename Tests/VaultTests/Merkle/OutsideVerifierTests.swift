// A program on code that we did not write accepts our logs and refuses changed ones (Tests/Outside/logcheck.go).
import Crypto
import Foundation
import TestSupport
import Testing

@testable import Vault

private let goPackages = "/usr/share/gocode"
private let sumdb = goPackages + "/src/golang.org/x/mod/sumdb/tlog"

@Suite(
    .wants(program: "go"), .wants(repository: "Tests/Outside/logcheck.go"),
    .enabled(if: FileManager.default.fileExists(atPath: sumdb), "SKIPPED: golang-golang-x-mod-dev is not installed"))
struct OutsideVerifierTests {
    private let size = 70_000
    private let origin = "habeas/vault/log"
    private let signer: Note.Signer

    init() throws { signer = try Note.Signer(name: "habeas/vault", key: Curve25519.Signing.PrivateKey()) }

    /// Runs the body with a folder that goes away again.
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-log-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func build(in folder: URL) throws -> String {
        let program = folder.appending(path: "logcheck").path
        let source = Repository.root.appending(path: "Tests/Outside/logcheck.go").path
        let built = try Program.run(
            "/usr/bin/env",
            [
                "GO111MODULE=off", "GOPATH=\(goPackages)", "GOFLAGS=", "GOCACHE=\(folder.path)/cache", "go", "build",
                "-o",
                program, source,
            ])
        try #require(built.exit == 0, "\(built.errors)")
        return program
    }

    private func write(_ bytes: [UInt8], to path: String, in log: URL) throws {
        let file = log.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    @Test func acceptsOurLogAndRefusesChangedOnes() throws {
        try inFolder { folder in
            let program = try build(in: folder)
            let log = folder.appending(path: "log")
            let entries = someEntries(size)
            var tiles = Merkle.TileWriter()
            var bundles = EntryBundleWriter()
            // In two portions, so that the first one's partial tiles lie about too.
            for portion in [0..<1_234, 1_234..<size] {
                let part = Array(entries[portion])
                for file in try tiles.append(leafHashes(part)) + bundles.append(part) {
                    try write(file.bytes, to: file.path, in: log)
                }
            }
            let checkpoint = try Checkpoint(origin: origin, size: UInt64(size), root: tiles.root)
            let sound = try checkpoint.signed(by: [signer])
            try write(sound, to: "checkpoint", in: log)
            let key = signer.verifier.description

            let first = try Program.run(program, [log.path, origin, key])
            #expect(first.exit == 0, "\(first.errors)")
            #expect(first.output == "70000 entries\n")

            // One byte, in every kind of file.
            let paths = [
                "tile/0/000", "tile/0/200", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1",
                "tile/entries/000", "tile/entries/100", "tile/entries/273.p/112", "checkpoint",
            ]
            for path in paths {
                let bytes = Array(try Data(contentsOf: log.appending(path: path)))
                var changed = bytes
                changed[bytes.count / 2] ^= 1
                try write(changed, to: path, in: log)
                let refused = try Program.run(program, [log.path, origin, key])
                #expect(
                    refused.exit == 1 && refused.errors.hasPrefix("refused: "), "\(path) changed: \(refused.output)")
                try write(bytes, to: path, in: log)
            }

            // A checkpoint that is edited but well formed, and one that is signed but of another tree or by another key.
            let text = String(decoding: sound, as: UTF8.self)
            let edited = text.replacingOccurrences(of: "\n70000\n", with: "\n69999\n")
            #expect(edited != text)
            let otherTree = try Checkpoint(
                origin: origin, size: UInt64(size), root: tiles.root.flipped(bit: 9))
            let otherSize = try Checkpoint(origin: origin, size: UInt64(size) - 1, root: tiles.root)
            let stranger = try Note.Signer(name: "habeas/vault", key: Curve25519.Signing.PrivateKey())
            let others = try [
                Array(edited.utf8), otherTree.signed(by: [signer]), otherSize.signed(by: [signer]),
                checkpoint.signed(by: [stranger]),
            ]
            for other in others {
                try write(other, to: "checkpoint", in: log)
                let refused = try Program.run(program, [log.path, origin, key])
                #expect(refused.exit == 1 && refused.errors.hasPrefix("refused: "))
            }

            // And all is well again once nothing is changed.
            try write(sound, to: "checkpoint", in: log)
            #expect(try Program.run(program, [log.path, origin, key]).exit == 0)
        }
    }
}
