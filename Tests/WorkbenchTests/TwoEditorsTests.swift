// Two members on one draft: what the second decides on a thing that the first has changed is not done, and they see what the first did.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .wantsBrowser, .serialized) struct TwoEditorsTests {
    @Test func theSecondSeesWhatTheFirstChanged() throws {
        let served = try ServedWorkbench()
        var owner = try served.firstRun()
        try owner.addMember("Bota Editor", role: "editor", passphrase: ServedWorkbench.otherPassphrase)
        let first = try Walk(served, WebDriver())
        let second = try Walk(served, WebDriver())
        try served.signIn(first.browser)
        try served.signIn(second.browser, ServedWorkbench.otherPassphrase)
        try first.paste(Reports.plain)
        try second.browser.go(to: first.review)
        let (waiting, item) = (try second.waiting(), try second.now())
        #expect(try first.now() == item)

        // Both look at the same item; the first changes it.
        try first.browser.press("e")
        try first.browser.find(".now [name=field]").type("Where")
        try first.browser.find(".now [name=value]").type("Shymkent")
        try first.sent { try first.browser.press(.enter) }
        #expect(try first.browser.find(".now").text().contains("Shymkent"))

        // The second is told without doing anything, and what they then do on what they saw is not done.
        #expect(try !second.browser.find(".now").text().contains("Shymkent"))
        let start = ContinuousClock.now
        try second.browser.wait(for: "the notice", within: .seconds(12)) {
            try second.browser.find("#stale").isShown()
        }
        print("a colleague's change was told \(ContinuousClock.now - start) after it")
        try second.key("a")
        let refusal = try second.browser.find(".bad[role=alert]").text()
        #expect(refusal.contains(ServedWorkbench.owner), "\(refusal)")
        #expect(try second.now() == item && second.browser.find(".now").text().contains("Shymkent"))
        #expect(try second.waiting() == waiting && !second.browser.find("#stale").isShown())

        // Now that they have seen it, it is done; and then the first is refused in turn.
        try second.key("a")
        #expect(try second.waiting() == waiting - 1)
        try first.browser.press("r")
        try first.browser.press("not so")
        try first.sent { try first.browser.press(.enter) }
        #expect(try first.browser.find(".bad[role=alert]").text().contains("Bota Editor"))
        #expect(try first.waiting() == waiting - 1)
        #expect(try first.browser.find("#draft").text().contains("Shymkent"))

        // Of one thing decided by both in one moment, one is done and one refused.
        try first.browser.go(to: first.review)
        try second.browser.go(to: first.review)
        let forms = try [first, second].map { try Decision(on: $0, at: first.review) }
        let answers = Answers()
        DispatchQueue.concurrentPerform(iterations: 2) { place in
            var session = forms[place].session
            answers.add(try? session.send(forms[place].path, forms[place].fields).text)
        }
        let refused = answers.all.count { $0.contains("role=\"alert\"") }
        #expect(
            answers.all.count == 2 && refused == 1,
            "\(answers.all.map { $0.split(separator: "<main").last?.prefix(400) ?? "" })")
        try first.browser.reload()
        #expect(try first.waiting() == waiting - 2)
    }
}

/// The decision that a browser would send next.
private struct Decision: Sendable {
    let session: WebSession
    let path: String
    let fields: [(String, String)]

    init(on walk: Walk, at review: String) throws {
        var session = WebSession(walk.served.client)
        session.jar.set(walk.served.cookie, try walk.cookie())
        let address = try walk.browser.address()
        let page = try session.open(
            String(address.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }.prefix { $0 != "#" }))
        let item = try walk.now().dropFirst()
        let form = try #require(page.text.range(of: "name=\"item\" value=\"\(item)\""))
        let was = try #require(WebSession.value(of: "was", in: String(page.text[form.upperBound...])))
        path =
            String(review.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" })
            + "/decide"
        fields = [("item", String(item)), ("was", was), ("verdict", "accept")]
        self.session = session
    }
}

/// Answers to requests sent at once.
private final class Answers: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var all: [String] = []
    func add(_ answer: String?) { lock.withLock { if let answer { all.append(answer) } } }
}
