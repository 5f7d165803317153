// Debian's age and ours open each other's files.

import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite(.wants(program: "age"))
struct AgeDebianTests {
    private let chunk = 64 << 10
    private var sizes: [Int] { [0, 1, chunk - 1, chunk, chunk + 1, 3_000_000] }

    @Test func ageOpensWhatWeSeal() throws {
        let key = AgeSecretKey()
        try inFolder { folder in
            try Data(key.secretText().utf8).write(to: folder.appending(path: "key"))
            for size in sizes {
                for armored in [false, true] {
                    let bytes = randomBytes(size)
                    let other = AgeRecipient.x25519(try AgeSecretKey().publicKey)
                    let file = try Age.seal(bytes, to: [other, .x25519(try key.publicKey)], armored: armored)
                    try Data(file).write(to: folder.appending(path: "sealed"))
                    try age(["-d", "-i", "key", "-o", "opened", "sealed"], in: folder)
                    #expect(try opened(in: folder) == Data(bytes), "\(size) \(armored)")
                }
            }
        }
    }

    @Test func weOpenWhatAgeSeals() throws {
        let key = AgeSecretKey()
        try inFolder { folder in
            for size in sizes {
                for armored in [false, true] {
                    let bytes = randomBytes(size)
                    try Data(bytes).write(to: folder.appending(path: "plain"))
                    try age(
                        ["-r", try key.publicKey.description, "-o", "sealed"] + (armored ? ["-a"] : []) + ["plain"],
                        in: folder)
                    let file = try Data(contentsOf: folder.appending(path: "sealed"))
                    #expect(try Age.open([UInt8](file), with: [.x25519(key)]) == bytes, "\(size) \(armored)")
                }
            }
        }
    }

    @Test(.wants(program: "python3")) func ageOpensWhatWeSealUnderAPassphrase() throws {
        let words = "пароль with spaces"
        try inFolder { folder in
            for size in sizes {
                let bytes = randomBytes(size)
                let recipient = AgeRecipient.scrypt(try AgePassphrase(words), workFactor: 10)
                let file = try Age.seal(bytes, to: [recipient], armored: size == 1)
                try Data(file).write(to: folder.appending(path: "sealed"))
                try age(["-d", "-o", "opened", "sealed"], in: folder, typing: words)
                #expect(try opened(in: folder) == Data(bytes), "\(size)")
            }
        }
    }

    // Its work factor is always 18: once is enough where nothing is optimised.
    @Test(.wants(program: "python3")) func weOpenWhatAgeSealsUnderAPassphrase() throws {
        let words = "another passphrase"
        let bytes = randomBytes(chunk + 1)
        try inFolder { folder in
            try Data(bytes).write(to: folder.appending(path: "plain"))
            try age(["-p", "-a", "-o", "sealed", "plain"], in: folder, typing: words)
            let file = try Data(contentsOf: folder.appending(path: "sealed"))
            #expect(try Age.open([UInt8](file), with: [.scrypt(try AgePassphrase(words))]) == bytes)
        }
    }

    @Test func filesStreamThroughDescriptors() throws {
        let key = AgeSecretKey()
        try inFolder { folder in
            let bytes = randomBytes(1_000_000)
            try Data(bytes).write(to: folder.appending(path: "plain"))
            try Data(key.secretText().utf8).write(to: folder.appending(path: "key"))
            try Data().write(to: folder.appending(path: "sealed"))
            let input = try FileHandle(forReadingFrom: folder.appending(path: "plain"))
            let output = try FileHandle(forWritingTo: folder.appending(path: "sealed"))
            var writer = try AgeWriter(
                to: FileSink(descriptor: output.fileDescriptor), for: [.x25519(try key.publicKey)])
            var source = FileSource(descriptor: input.fileDescriptor)
            #expect(try source.copyAll(to: &writer) == 1_000_000)
            _ = try writer.finish()
            try output.close()
            try age(["-d", "-i", "key", "-o", "opened", "sealed"], in: folder)
            #expect(try opened(in: folder) == Data(bytes))
            let again = try FileHandle(forReadingFrom: folder.appending(path: "sealed"))
            var reader = try AgeReader(from: FileSource(descriptor: again.fileDescriptor), with: [.x25519(key)])
            #expect(try reader.readAll(limit: 1_000_000) == bytes)
            #expect(throws: ByteStreamError.readFailed(code: EBADF)) {
                var nowhere = FileSource(descriptor: -1)
                _ = try nowhere.read(atMost: 1)
            }
        }
    }

    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-age-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    /// What age opened; it makes no file for an empty payload. The file is removed.
    private func opened(in folder: URL) throws -> Data {
        let file = folder.appending(path: "opened")
        guard FileManager.default.fileExists(atPath: file.path) else { return Data() }
        defer { try? FileManager.default.removeItem(at: file) }
        return try Data(contentsOf: file)
    }

    /// Runs age in a folder; with words to type, on a terminal of its own, from which alone it takes a passphrase.
    private func age(_ arguments: [String], in folder: URL, typing words: String? = nil) throws {
        let path = try #require(Program.path(of: "age"))
        var names = arguments
        // Names of files are those in the folder.
        for name in ["key", "sealed", "opened", "plain"] {
            names = names.map { $0 == name ? folder.appending(path: name).path : $0 }
        }
        if let words {
            let python = try #require(Program.path(of: "python3"))
            let done = try Program.run(python, ["-c", Self.typist, words, path] + names)
            #expect(done.exit == 0, "age \(arguments): \(done.output) \(done.errors)")
        } else {
            let done = try Program.run(path, names)
            #expect(done.exit == 0, "age \(arguments): \(done.errors)")
        }
    }

    /// Runs a program on a new terminal and answers whatever it asks for with the same words.
    private static let typist = """
        import os, pty, sys
        child, terminal = pty.fork()
        if child == 0:
            os.execv(sys.argv[2], sys.argv[2:])
        said = answered = b""
        while True:
            try:
                part = os.read(terminal, 4096)
            except OSError:
                break
            if not part:
                break
            said += part
            if said[len(answered):].rstrip().endswith(b":"):
                answered = said
                os.write(terminal, sys.argv[1].encode() + b"\\n")
        sys.stdout.write(said.decode(errors="replace"))
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        """
}
