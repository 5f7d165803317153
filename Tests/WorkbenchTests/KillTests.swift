// Ten clients write at once and everything is killed at a random moment, ten times: whatever was acknowledged is there afterwards.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .serialized) struct KillTests {
    /// What was acknowledged, by many threads.
    private final class Acknowledged: @unchecked Sendable {
        private let lock = NSLock()
        private var sources: [(path: String, name: String)] = []
        private var decided: [(path: String, item: String)] = []

        func add(source path: String, name: String) { lock.withLock { sources.append((path, name)) } }
        func add(decided path: String, item: String) { lock.withLock { decided.append((path, item)) } }
        var all: (sources: [(path: String, name: String)], decided: [(path: String, item: String)]) {
            lock.withLock { (sources, decided) }
        }
    }

    private static let names = [
        "Marat Ospanov", "Bolat Serikov", "Arman Tulegenov", "Dina Kairatova", "Askar Zhunusov",
    ]

    @Test func everyAcknowledgedChangeIsThereAfterwards() throws {
        let folder = try ServedWorkbench.newFolder()
        let known = Acknowledged()
        var random = Random(seed: UInt64.random(in: 0...(.max)))
        var checked = (sources: 0, decided: 0)
        for round in 0..<10 {
            let served = try ServedWorkbench(in: folder, keepsFolder: round < 9)
            let session = round == 0 ? try served.firstRun() : try served.signIn()
            let pause = UInt32(150_000 + random.below(700_000))
            let killer = Thread {
                usleep(pause)
                served.killAll()
            }
            killer.start()
            DispatchQueue.concurrentPerform(iterations: 10) { client in
                write(session, "\(round)-\(client)", known)
            }
            served.killAll()
            let again = try ServedWorkbench(in: folder, keepsFolder: true)
            var reader = try again.signIn()
            let (sources, decided) = known.all
            for source in sources.dropFirst(checked.sources) {
                let page = try reader.open(source.path)
                #expect(page.status == 200 && page.text.contains(source.name), "\(source)")
            }
            for one in decided.dropFirst(checked.decided) {
                let page = try reader.open("\(one.path)?now=\(one.item)").text
                let form = try #require(page.range(of: "name=\"item\" value=\"\(one.item)\""))
                let was = WebSession.value(of: "was", in: String(page[form.upperBound...]))
                #expect(was?.hasPrefix("accepted") == true, "\(one): \(was ?? "")")
            }
            checked = (sources.count, decided.count)
            again.killAll()
        }
        print(
            "killed ten times: \(checked.sources) reports and \(checked.decided) decisions were acknowledged, all are there"
        )
        #expect(checked.sources >= 20 && checked.decided >= 10)
    }

    /// Pastes a report and accepts its first item, again and again until nothing answers.
    private func write(_ session: WebSession, _ mark: String, _ known: Acknowledged) {
        var session = session
        for turn in 0... {
            let name = Self.names[turn % Self.names.count]
            let text = "Man Detained in Kentau \(mark)-\(turn)\n\nPolice detained \(name) in Kentau on 1 March 2025."
            do {
                let form = HTTPRequest.form("/inbox/paste", [("token", session.token), ("text", text)])
                let answer = try session.client.send(form, jar: &session.jar)
                guard answer.status == 303, let path = answer.headers["Location"], path.hasPrefix("/review/") else {
                    return
                }
                known.add(source: path, name: name)
                let page = try session.client.send(HTTPRequest("GET", path), jar: &session.jar).text
                guard let item = WebSession.value(of: "item", in: page), let was = WebSession.value(of: "was", in: page)
                else { continue }
                let decision = [("token", session.token), ("item", item), ("was", was), ("verdict", "accept")]
                let decided = try session.client.send(.form("\(path)/decide", decision), jar: &session.jar)
                // Whoever is refused is led back to the same item.
                let isDone = decided.status == 303 && decided.headers["Location"]?.contains("now=\(item)#") == false
                if isDone { known.add(decided: path, item: item) }
            } catch { return }
        }
    }
}
