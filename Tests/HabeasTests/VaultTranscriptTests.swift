// Sessions with the vault as they stand in Tests/Transcripts: each command is run, and says what it says there.
import Foundation
import TestSupport
import Testing

/// A transcript: lines that begin with `$` are commands, what follows is what they say on both outputs; `=> N` is an exit that is not 0.
///
/// Ids, keys, hashes and times are written as `<id>` and so on. HABEAS_WRITE_TRANSCRIPTS=1 writes the files anew, to be read before they are committed.
@Suite struct VaultTranscriptTests {
    private static let folder = Repository.root.appending(path: "Tests/Transcripts")

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".txt") }
        .sorted()

    @Test func thereAreSome() { #expect(Self.names.count >= 6) }

    @Test(arguments: names) func itIsAsWritten(_ name: String) throws {
        let file = Self.folder.appending(path: name)
        let expected = try String(contentsOf: file, encoding: .utf8)
        let desk = try VaultDesk()
        try FileManager.default.copyItem(
            at: Repository.root.appending(path: "Examples/party-founder.html"),
            to: desk.folder.appending(path: "page.html"))
        var found: [String] = []
        for line in expected.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") || line.isEmpty { found.append(String(line)) }
            guard line.hasPrefix("$ ") else { continue }
            let outcome = try desk.sh("exec 2>&1; " + line.dropFirst(2))
            found.append(String(line))
            found += Self.plain(outcome.output, at: desk).split(separator: "\n").map(String.init)
            if outcome.exit != 0 { found.append("=> \(outcome.exit)") }
        }
        let text = found.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["HABEAS_WRITE_TRANSCRIPTS"] != nil {
            try Data(text.utf8).write(to: file)
        } else if text != expected {
            let (new, old) = (found, expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            let first = zip(new, old).enumerated().first { $1.0 != $1.1 }?.offset ?? min(new.count, old.count)
            let says = new.indices.contains(first) ? new[first] : "nothing more"
            let should = old.indices.contains(first) ? old[first] : "nothing more"
            Issue.record("\(name), line \(first + 1): it says '\(says)' and not '\(should)'")
        }
    }

    /// What is said, without what is another in every run.
    private static func plain(_ text: String, at desk: VaultDesk) -> String {
        text.replacing(/habeas: This machine swaps to [^\n]*\n/, with: "").replacing(desk.folder.path, with: "<here>")
            .replacing(/AGE-SECRET-KEY-1[0-9A-Z]+/, with: "<key>").replacing(/age1[0-9a-z]{58}/, with: "<recipient>")
            .replacing(/\b[0-9a-f]{64}\b/, with: "<hash>").replacing(/[0-9a-f]{32}/, with: "<id>")
            .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\.[0-9]{3}Z)?/, with: "<time>")
            .replacing(#/(^|\n)(?!added)[0-9a-hjkmnp-tv-z]{5}  /#) { "\($0.output.1)<name>  " }
            .replacing(#/habeas undo [0-9a-hjkmnp-tv-z]{8}/#, with: "habeas undo <name>")
            .replacing(#/"short":"[0-9a-hjkmnp-tv-z]{13}"/#, with: "\"short\":\"<name>\"")
            .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}\b/, with: "<day>").replacing(
                /\+[0-9a-f]{8}\+[A-Za-z0-9+\/=]{44}/, with: "<verifier>"
            )
            .replacing(/[A-Za-z0-9+\/]{80,}=*/, with: "<signature>").replacing(/[A-Za-z0-9+\/]{43}=/, with: "<base64>")
            .replacing(/(^|\n|  |habeas: |link |join )[0-9a-hjkmnp-tv-z]{4,13}(\.e?[0-9]+\b)/) {
                "\($0.output.1)<name>\($0.output.2)"
            }
            .replacing(/\n[0-9a-hjkmnp-tv-z]{4,6}(  +<(day|time)>)/) { "\n<name>\($0.output.1)" }
            .replacing(/\[(?!accepted|rejected)[0-9a-hjkmnp-tv-z]{4,13}\]/, with: "[<name>]")
            .replacing(/habeas undo [0-9a-hjkmnp-tv-z]{4,13}/, with: "habeas undo <name>")
            .replacing(/(of|·) [0-9a-hjkmnp-tv-z]{4,13} (accepted|rejected|reopened|wait|·)/) {
                "\($0.output.1) <name> \($0.output.2)"
            }
    }
}
