// The server that the tools are tried against (Tests/Outside/toyserver.py).
import BrowserSupport
import Foundation
import TestSupport
import Testing

/// A running toy server with a folder of pages, gone with whoever holds it.
final class ToyServer: Sendable {
    let process: ServerProcess
    let client: HTTPClient
    let folder: URL

    init(pages: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "habeas-toy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in pages { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let python = try #require(Program.path(of: "python3"))
        let script = Repository.root.appending(path: "Tests/Outside/toyserver.py").path
        process = try ServerProcess(python, [script, folder.path])
        let line = try process.line(containing: "listening on ")
        client = HTTPClient(port: try #require(line.split(separator: " ").last.flatMap { Int($0) }))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The address of a path, for a browser.
    func address(_ path: String) -> String { "http://\(client.authority)/\(path)" }
}
