// A file kept as evidence and given out again, with the memory that this takes.

import ArgumentParser
import Glibc
import Vault

struct EvidenceRoundTrip: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Keeps a file as evidence, checks it and exports it; prints processor seconds of each, and the most memory used."
    )

    @Argument(help: "The file to keep; - for standard input.") var input: String
    @Argument(help: "An empty folder for the vault and the export.") var folder: String

    func run() throws {
        let descriptor = input == "-" ? 0 : open(input, O_RDONLY)
        guard descriptor >= 0 else { throw ValidationError("can't read \(input)") }
        let evidence = Evidence(store: FolderStore(folder: "\(folder)/vault"))
        let identity = AgeSecretKey()
        var keys = EpochKeys()
        keys.add(.random(), identity: identity)
        var start = clock()
        func seconds() -> Double {
            defer { start = clock() }
            return Double(clock() - start) / Double(CLOCKS_PER_SEC)
        }
        let reference = try evidence.put(
            descriptor: descriptor, fileExtension: "bin", to: try identity.publicKey
        ) { _ in Array("{}".utf8) }
        print("put", seconds())
        guard evidence.check(reference) == .sound else { throw ValidationError("not sound") }
        print("check", seconds())
        try evidence.export(reference, keys: keys, to: "\(folder)/export")
        print("export", seconds())
        print("bytes", reference.content.size)
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        print("memory_mb", usage.ru_maxrss / 1024)
    }
}
