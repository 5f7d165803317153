// What a browser keeps of a day's work: words that only this test knows go through every page and form, and none is in the browser's folder afterwards.
import Foundation
import Phrases
import TestSupport
import Testing

@testable import BrowserSupport
@testable import Workbench

@Suite(.blocking, .wantsBrowser, .serialized) struct TraceTests {
    /// Words that nobody else has, each of one way in.
    private final class Canaries {
        private(set) var all: [String] = []
        private var random = Random(seed: UInt64.random(in: 0...(.max)))

        func add(_ word: String) { all.append(word) }

        /// A new one that looks like a name.
        func make() -> String {
            let letters = (0..<12).map {
                Array($0 % 2 == 0 ? "bdgkmnrstvz" : "aeiou")[random.below($0 % 2 == 0 ? 11 : 5)]
            }
            let word = String(letters).prefix(1).uppercased() + String(letters).dropFirst()
            all.append(word)
            return word
        }
    }

    /// Whether the browser is closed by its user, or killed with half a form typed.
    @Test(arguments: [false, true]) func theBrowserKeepsNothing(isKilled: Bool) throws {
        let served = try ServedWorkbench()
        let canaries = Canaries()
        var options = BrowserOptions()
        options.profile = served.folder.appending(path: "profile")
        let walk = try Walk(served, WebDriver(options))
        let browser = walk.browser
        // Where nothing forbids it a browser does keep what it is given: without this "0 hits" would say nothing.
        let control = canaries.make()
        try browser.go(to: served.address("/?\(control)"))
        try work(walk, canaries)
        try browser.go(to: served.address("/inbox"))
        try browser.find("#f-text").type("Half a report on \(canaries.make())")
        try browser.find("#find").type(canaries.make())
        if isKilled {
            usleep(1_500_000)
            for id in WebDriver.browsers(of: browser.profile) { kill(id, SIGKILL) }
        } else {
            try browser.find("#find").clear()
            try walk.sent { try walk.click("form[action='/lock'] button") }
            usleep(1_000_000)
        }
        browser.close()
        let kept = try ProfileScan(for: canaries.all).scan(browser.profile)
        print(
            "traces: \(canaries.all.count) words, \(kept.files) files, \(kept.bytes >> 20) MB, \(kept.hits.count { $0.word != control }) hits"
        )
        #expect(kept.hits.filter { $0.word != control } == [])
        #expect(kept.hits.contains { $0.word == control } && kept.files > 50 && canaries.all.count > 40)
    }

    /// Everything that somebody types on every page, by keys where the browser looks at keys.
    private func work(_ walk: Walk, _ canaries: Canaries) throws {
        let (browser, served) = (walk.browser, walk.served)
        try browser.go(to: served.address("/"))
        try browser.find("[name=name]").type(canaries.make())
        let passphrase = (0..<5).map { _ in canaries.make().lowercased() }.joined(separator: " ")
        for name in ["passphrase", "again"] { try browser.find("[name=\(name)]").type(passphrase) }
        try walk.sent { try walk.click("form[action='/vault'] button") }
        let key = try browser.find(".key").text()
        try #require(key.hasPrefix("AGE-SECRET-KEY-1") && key.count > 60)
        canaries.add(String(key.dropFirst(16).prefix(40)))
        try walk.sent { try walk.click("form[action='/recovery'] button.b1") }

        let (name, place, lawyer) = (canaries.make(), canaries.make(), canaries.make())
        let report = """
            \(canaries.make()) Detained in \(place)
            \(canaries.make()) Courier, 3 March 2025

            \(canaries.make()) \(name), a journalist, was detained in \(place) on 1 March 2025, said his lawyer Dina \(lawyer). \(canaries.make()).

            On 2 March the court arrested \(name) for 15 days under Article 488 of the Administrative Code.
            """
        try walk.paste(report)
        try walk.key("a")
        try browser.press("e")
        try browser.find(".now [name=field]").type("Where")
        try browser.find(".now [name=value]").type(canaries.make())
        try walk.sent { try browser.press(.enter) }
        try browser.press("r")
        try browser.press(canaries.make())
        try walk.sent { try browser.press(.enter) }
        try walk.sent { try browser.press("a", holding: [.shift]) }

        let file = served.folder.appending(path: "\(canaries.make()).txt")
        try Data(report.replacing(name, with: canaries.make()).utf8).write(to: file)
        try browser.go(to: served.address("/inbox"))
        try browser.find("#f-files").upload([file])
        try walk.sent { try walk.click("#files button") }
        try browser.find("#find").type(canaries.make())
        try walk.sent { try browser.press(.enter) }
        try forms(walk, canaries)

        // A look at every page, back and forth, and at the door with a wrong passphrase.
        try browser.back()
        try browser.run("history.forward()")
        try walk.sent { try walk.click("form[action='/lock'] button") }
        try browser.find("[name=passphrase]").type(canaries.make())
        try walk.sent { try browser.press(.enter) }
        try browser.find("[name=passphrase]").type(passphrase)
        try walk.sent { try browser.press(.enter) }
        #expect(try browser.address().hasSuffix("/inbox"))
    }

    /// Every form of every page, typed in and sent, one of each kind; what comes back wrong stays in its form.
    private func forms(_ walk: Walk, _ canaries: Canaries) throws {
        let (browser, served) = (walk.browser, walk.served)
        var session = WebSession(served.client)
        session.jar.set(served.cookie, try walk.cookie())
        let table = try PageTable(of: &session, each: 1)
        var seen: Set<String> = []
        for path in table.html {
            try browser.go(to: served.address(path))
            let actions = WebForm.all(in: try session.open(path).text).filter { $0.hasText && !$0.endsSomething }.map(
                \.action)
            for action in actions where seen.insert(action.replacing(/[0-9a-f]{32}-[0-9]+/, with: "*")).inserted {
                if try browser.address() != served.address(path) { try browser.go(to: served.address(path)) }
                try browser.run("for (const x of document.querySelectorAll('details')) x.open = true")
                let fields =
                    "form[action='\(action)'] :is(textarea, input:not([type]), input[type=text], input[type=search])"
                for field in try browser.all(fields) where try field.isShown() && field.property("value") == "" {
                    try field.type(canaries.make())
                }
                try browser.run(
                    """
                    const form = document.querySelector(`form[action='${arguments[0]}']`)
                    for (const x of form.querySelectorAll('[type=date]')) x.value = '2031-02-03'
                    """, .text(action))
                try walk.sent {
                    try browser.run(
                        "document.querySelector(`form[action='${arguments[0]}']`).requestSubmit()", .text(action))
                }
            }
        }
    }
}
