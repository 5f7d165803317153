// Sealing and opening age files, as `age` does it.

import ArgumentParser
import Glibc
import Vault

struct AgeKey: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints a new secret key and its recipient, a line each.")

    func run() throws {
        let key = AgeSecretKey()
        print(key.secretText())
        print(try key.publicKey)
    }
}

struct AgeSeal: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Seals a file.")

    @Option(help: "The recipient, age1…") var to: String
    @Argument(help: "The file to seal.") var input: String
    @Argument(help: "The file to write.") var output: String

    func run() throws {
        let (from, into) = try openedBoth(input, output)
        defer { close(from); close(into) }
        var source = FileSource(descriptor: from)
        var writer = try AgeWriter(to: FileSink(descriptor: into), for: [.x25519(try AgePublicKey(to))])
        try source.copyAll(to: &writer)
        _ = try writer.finish()
    }
}

struct AgeOpen: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Opens a file.")

    @Option(help: "A file with the secret key on its first line.") var key: String
    @Argument(help: "The file to open.") var input: String
    @Argument(help: "The file to write.") var output: String

    func run() throws {
        let (from, into) = try openedBoth(input, output)
        defer { close(from); close(into) }
        let keys = open(key, O_RDONLY)
        defer { close(keys) }
        var keySource = FileSource(descriptor: keys)
        let text = String(decoding: try keySource.readAll(limit: 4096), as: UTF8.self)
        let secret = try AgeSecretKey(String(text.prefix { $0 != "\n" }))
        var reader = try AgeReader(from: FileSource(descriptor: from), with: [.x25519(secret)])
        var sink = FileSink(descriptor: into)
        try reader.copyAll(to: &sink)
    }
}

private func openedBoth(_ input: String, _ output: String) throws -> (from: Int32, into: Int32) {
    let from = open(input, O_RDONLY)
    guard from >= 0 else { throw ValidationError("can't read \(input)") }
    let into = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard into >= 0 else { throw ValidationError("can't write \(output)") }
    return (from, into)
}
