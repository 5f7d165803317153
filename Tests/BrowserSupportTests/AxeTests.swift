// axe finds what is wrong with a page, finds nothing where nothing is, and a strict policy of the page doesn't stop it.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@Suite(.blocking, .wantsBrowser, .wants(program: "python3"), .serialized) struct AxeTests {
    /// axe's script; `nil`, with words on standard output, where it can't be fetched.
    private func axe(for test: String = #function) throws -> Axe? {
        let fetched = try Program.run(Repository.root.appending(path: "Tests/Outside/axe.sh").path, [])
        if fetched.exit == 3 {
            print("SKIPPED \(test): \(fetched.errors)")
            return nil
        }
        #expect(fetched.exit == 0, "\(fetched.errors)")
        return try Axe(script: URL(filePath: fetched.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    private static let good = """
        <!doctype html><html lang="en"><title>Good</title><main><h1>Good</h1><p>Words <a href="/">home</a>.</p>
        <label>Name <input name="n"></label><button>Send</button></main></html>
        """
    private static let bad = """
        <!doctype html><html><title>Bad</title><main><h1>Bad</h1><img src="x.png"><input name="n">
        <p style="color:#ccc;background:#fff">hard to read</p><button></button></main></html>
        """

    @Test func findsWhatIsWrongInSpiteOfAPolicy() throws {
        guard let axe = try axe() else { return }
        let toy = try ToyServer(pages: ["good.html": Self.good, "bad.html": Self.bad])
        let browser = try WebDriver()
        for policy in [
            "", "?csp=default-src%20'none'",
            "?csp=default-src%20'none';style-src%20'unsafe-inline';require-trusted-types-for%20'script'",
        ] {
            try browser.go(to: toy.address("good.html\(policy)"))
            let report = try axe.report(on: browser)
            #expect(report.violations.isEmpty && report.passed > 10 && report.version == "4.12.1")
            try browser.go(to: toy.address("bad.html\(policy)"))
            let rules = Set(try axe.violations(in: browser).map(\.rule))
            #expect(rules.isSuperset(of: ["html-has-lang", "image-alt", "label", "button-name"]))
            // A style in the page is refused by the first of the policies, and then the words are black.
            #expect(rules.contains("color-contrast") == !policy.hasSuffix("'none'"))
            #expect(try browser.console().filter { $0.text.contains("axe") } == [])
        }
        let within = try axe.report(on: browser, within: ["button"]).violations
        #expect(within.map(\.rule) == ["button-name"] && within.first?.impact == "critical")
        #expect(within.first?.places.first?.html == "<button></button>")
    }

    @Test func contrastIsThatOfTheSchemeShown() throws {
        guard let axe = try axe() else { return }
        let page = Self.good.replacing(
            "<main>",
            with: "<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style><main>")
        let toy = try ToyServer(pages: ["page.html": page])
        let browser = try WebDriver()
        try browser.go(to: toy.address("page.html"))
        #expect(try axe.violations(in: browser).isEmpty)
        try browser.dark(true)
        #expect(try axe.violations(in: browser).map(\.rule) == ["color-contrast"])
    }
}
