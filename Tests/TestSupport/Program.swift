// Programs that tests start, and what they said.
public import Foundation

/// Programs that tests start.
public enum Program {
    /// What a program said and how it ended.
    public struct Outcome: Sendable {
        public var output: String
        public var errors: String
        public var exit: Int32
    }

    /// Where a program is installed, if it is.
    public static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Where a program of this package lies that was built with these tests: beside the bundle that holds them.
    public static func built(_ name: String) -> String? {
        let arguments = CommandLine.arguments
        let flag = arguments.firstIndex(of: "--test-bundle-path")
        let bundle = flag.map { arguments.index(after: $0) }.flatMap {
            arguments.indices.contains($0) ? arguments[$0] : nil
        }
        let folder = URL(filePath: bundle ?? arguments[0]).deletingLastPathComponent()
        return [folder, folder.deletingLastPathComponent()].map { $0.appending(path: name).path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program to its end, with `input` on its standard input; in this environment and folder, else in our own.
    public static func run(
        _ path: String, _ arguments: [String], input: Data = Data(), environment: [String: String]? = nil,
        in workingFolder: URL? = nil
    ) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, not pipes: nothing can wait for a full pipe.
        let places = ["in", "out", "err"].map { folder.appending(path: $0) }
        try input.write(to: places[0])
        for place in places.dropFirst() { try Data().write(to: place) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        if let environment { process.environment = environment }
        if let workingFolder { process.currentDirectoryURL = workingFolder }
        process.standardInput = try FileHandle(forReadingFrom: places[0])
        process.standardOutput = try FileHandle(forWritingTo: places[1])
        process.standardError = try FileHandle(forWritingTo: places[2])
        try process.run()
        process.waitUntilExit()
        let texts = try places.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Outcome(output: texts[1], errors: texts[2], exit: process.terminationStatus)
    }
}
