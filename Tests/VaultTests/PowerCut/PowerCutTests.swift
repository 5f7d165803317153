// Simulated power cuts: what was acknowledged is there afterwards. HABEAS_LONG=1 makes ten times as many.
import TestSupport
import Testing

@Suite(
    .serialized,
    .enabled(
        if: Outside.canCutPower, "SKIPPED: no simulated power cuts, for want of root, loop mounts, ext4 or python3"))
struct PowerCutTests {
    private func cut(
        _ when: String, rounds: Int, _ writer: [String] = [], under wrapper: [String] = []
    ) async throws -> (lost: Int, said: String) {
        let bench = try #require(Outside.built("vault-bench"), "vault-bench was not built beside the tests")
        let said = try await Outside.script(
            "powercut.py",
            [
                "--rounds", "\(rounds)", "--when", when, "--renew", "25", "--prepare",
                "\(bench) promise-writer --rounds 0",
            ]
                + ["--"] + wrapper + [bench, "promise-writer"] + writer + ["--", bench, "promise-check"])
        let words = said.output.split(separator: " ")
        // "50 cuts (ack), 160 promises, 0 rounds with a loss, 23.0 s"
        let lost = try #require(words.count > 5 ? Int(words[5]) : nil, "\(said)")
        #expect(said.exit == (lost > 0 ? 1 : 0), "\(said)")
        return (lost, said.output)
    }

    private var rounds: Int { Outside.isLong ? 500 : 50 }

    @Test(arguments: ["ack", "random"]) func nothingAcknowledgedIsLost(when: String) async throws {
        let result = try await cut(when, rounds: rounds)
        #expect(result.lost == 0, "\(result.said)")
    }

    @Test(.wants(program: "eatmydata")) func withoutAnyFsyncItIsSeen() async throws {
        let rounds = rounds * 2 / 5
        let result = try await cut("ack", rounds: rounds, under: ["eatmydata"])
        #expect(Double(result.lost) >= 0.95 * Double(rounds), "\(result.said)")
    }

    @Test func withoutTheFsyncOfAFolderItIsSeen() async throws {
        let rounds = rounds * 2 / 5
        let result = try await cut(
            "ack", rounds: rounds, ["--blobs-only", "--without-folder-fsync", "--pause", "100"])
        #expect(Double(result.lost) >= 0.95 * Double(rounds), "\(result.said)")
    }
}
