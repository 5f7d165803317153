// The hostile texts do run in pages that are open to them, and the tripwire sees it; in pages that are right it sees nothing.
import Foundation
import TestSupport
import Testing

@testable import BrowserSupport

@Suite struct HostileTextTests {
    @Test func everyContextVectorAndWritingMeets() {
        let all = HostileText.all
        #expect(all.count >= 2_000 && all.map(\.number) == Array(0..<all.count))
        #expect(Set(all.map(\.text)).count > all.count * 9 / 10)
        let full = all.filter { $0.context != "none" }
        #expect(Set(full.map { [$0.context, $0.vector] }).count == HostileContext.all.count * HostileVector.all.count)
        #expect(
            Set(full.map { [$0.context, $0.writing] }).count == HostileContext.all.count * HostileWriting.all.count)
        #expect(Set(full.map { [$0.vector, $0.writing] }).count == HostileVector.all.count * HostileWriting.all.count)
        let names = HostileText.fileNames()
        #expect(names.count > 500 && names.allSatisfy { !$0.text.contains("/") && $0.text.utf8.count <= 240 })
    }
}

@Suite(.blocking, .wantsBrowser, .wants(program: "python3"), .serialized) struct TripwireTests {
    /// Shows a page and says what happened on it.
    private func show(
        _ page: String, policy: String = "", on browser: WebDriver, _ toy: ToyServer
    ) throws -> Tripwire {
        _ = try toy.client.send(HTTPRequest("POST", "/keep", body: Array(page.utf8)))
        try browser.go(to: toy.address("keep" + (policy.isEmpty ? "" : "?" + FormEncoding.percent(policy))))
        return try Tripwire(on: browser)
    }

    private func start() throws -> (ToyServer, WebDriver) {
        let (toy, browser) = (try ToyServer(), try WebDriver())
        try Tripwire.lay(in: browser)
        return (toy, browser)
    }

    private static let policy = "default-src 'none'"

    @Test func everyVectorFiresInAnOpenPageAndNoneUnderAPolicy() throws {
        let (toy, browser) = try start()
        for vector in HostileVector.all {
            let page = "<!doctype html><title>t</title><p>\(vector.template.replacing("¤", with: "alert(7)"))"
            var open = try show(page, on: browser, toy)
            switch vector.fires {
            case .byItself:
                try browser.wait(for: vector.name, within: .seconds(2)) {
                    open.tripped += try Tripwire(on: browser).tripped
                    return !open.tripped.isEmpty
                }
                #expect(open.numbers == [7], "\(vector.name)")
            case .whenUsed:
                try Tripwire.provoke(on: browser)
                #expect(try Tripwire(on: browser).numbers == [7], "\(vector.name)")
            case .never: break
            }
            #expect(try !Tripwire.suspects(on: browser).isEmpty, "\(vector.name)")
            let closed = try show(page, policy: Self.policy, on: browser, toy)
            try Tripwire.provoke(on: browser)
            let later = try Tripwire(on: browser)
            #expect(closed.tripped.isEmpty && later.tripped.isEmpty, "\(vector.name)")
            if vector.fires == .byItself {
                #expect(!(closed.violations + later.violations).isEmpty, "\(vector.name)")
            }
        }
    }

    @Test func everyContextIsBrokenOutOf() throws {
        let (toy, browser) = try start()
        for context in HostileContext.all {
            guard let host = context.host else { continue }
            let text = context.before + "<img src=x: onerror=window.__tripped=9>" + context.after
            var seen = try show("<!doctype html>\(host.replacing("$", with: text))", on: browser, toy)
            try? browser.wait(for: context.name, within: .seconds(2)) {
                seen.tripped += try Tripwire(on: browser).tripped
                return !seen.tripped.isEmpty
            }
            #expect(seen.tripped == ["__tripped 9"], "\(context.name)")
        }
    }

    @Test func escapedTextsDoNothing() throws {
        let (toy, browser) = try start()
        let marks: [(String, String)] = [
            ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"),
        ]
        let items = HostileText.all.map { hostile in
            let text = marks.reduce(hostile.text) { $0.replacing($1.0, with: $1.1) }
            return "<li title=\"\(text)\" data-a='\(text)'>\(text)"
        }
        let seen = try show(
            "<!doctype html><title>\(items[0].dropFirst(4))</title><ul>\(items.joined(separator: "\n"))</ul>",
            on: browser, toy)
        try Tripwire.provoke(on: browser)
        #expect(try seen.tripped.isEmpty && seen.violations.isEmpty && Tripwire(on: browser).tripped.isEmpty)
        #expect(try Tripwire.suspects(on: browser).isEmpty && browser.all("li").count == HostileText.all.count)
        // The same texts as they are: many of them run.
        let open = try show(
            "<!doctype html>" + HostileText.all.filter { $0.context == "text" }.map(\.text).joined(separator: "<hr>"),
            on: browser, toy)
        #expect(!open.numbers.isEmpty && open.numbers.allSatisfy { HostileText.all[$0].context == "text" })
    }
}
