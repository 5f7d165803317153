// Every page as everybody can use it: axe finds nothing in both schemes and three languages, titles say no name, little is sent and nothing asked of elsewhere.
import BrowserSupport
import Foundation
import Phrases
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .wantsBrowser) struct AxeTests {
    @Test(arguments: Language.allCases) func pagesAreForEverybody(language: Language) throws {
        guard let axe = try Self.axe() else { return }
        let served = try ServedWorkbench()
        let browser = try WebDriver()
        var look = PageLook(browser, axe, language)
        try look.doors(of: served)
        var session = try served.firstRun(sample: true)
        try session.addColleague()
        try look.at(served.address("/"))
        try session.send("/language", [("language", language.rawValue), ("from", "/inbox")])
        let table = try PageTable(of: &session, from: session.furnish(), each: language == .en ? 2 : 1)
        #expect(table.failed == [], "\(table.failed)")
        // With one page of each route a link may be missed.
        #expect(table.missing == [] || language != .en, "no link to \(table.missing)")
        try served.give(session, to: browser)
        for path in table.html { try look.at(served.address(path)) }
        #expect(look.titles.isSubset(of: look.allowedTitles), "\(look.titles.subtracting(look.allowedTitles))")
        #expect(try browser.outsideRequests() == [])
        print("axe: \(look.checks) checks of \(table.html.count + 2) pages in \(language.rawValue)")
    }

    @Test func pagesAreLight() throws {
        let served = try ServedWorkbench()
        var session = try served.firstRun(sample: true)
        try session.addColleague()
        let table = try PageTable(of: &session, from: session.furnish())
        var heaviest = (path: "", bytes: 0)
        // Pages of a published site bring their own sheet; they are judged where the site is.
        for path in table.html where !path.hasPrefix("/publishing/preview/") {
            let page = try session.open(path)
            let assets = WebSession.links(in: page.text).filter { $0.hasSuffix(".css") || $0.hasSuffix(".svg") }
            let scripts = page.text.split(separator: "src=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
            #expect(assets.filter { $0.hasSuffix(".css") }.count == 1 && scripts.count == 1)
            let bytes = try (assets + scripts).reduce(page.body.count) { try $0 + served.client.get($1).body.count }
            if bytes > heaviest.bytes { heaviest = (path, bytes) }
        }
        print("the heaviest page of \(table.html.count): \(heaviest.path), \(heaviest.bytes) bytes")
        #expect(heaviest.bytes < 150_000 && heaviest.bytes > 10_000)
    }

    /// axe's script; `nil`, with words on standard output, where it can't be fetched.
    static func axe(for test: String = #function) throws -> Axe? {
        let fetched = try Program.run(Repository.root.appending(path: "Tests/Outside/axe.sh").path, [])
        if fetched.exit == 3 {
            print("SKIPPED \(test): \(fetched.errors)")
            return nil
        }
        try #require(fetched.exit == 0, "\(fetched.errors)")
        return try Axe(script: URL(filePath: fetched.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
}

/// Looks at pages one after the other.
struct PageLook {
    let browser: WebDriver
    let axe: Axe
    let language: Language
    private(set) var titles: Set<String> = []
    private(set) var checks = 0

    init(_ browser: WebDriver, _ axe: Axe, _ language: Language) {
        (self.browser, self.axe, self.language) = (browser, axe, language)
    }

    /// Titles are sentences of the catalogue that have no place for a name.
    var allowedTitles: Set<String> {
        let words = Phrasebook(language: language)
        return Set(
            Catalogue.inside.keys.filter { Catalogue.inside.phrase($0, in: language)?.places.isEmpty ?? false }.map {
                words("frame.title", ["page": .text(words(Word(stringLiteral: $0)))])
            })
    }

    /// The page of the first run, and the door when there is a vault.
    mutating func doors(of served: ServedWorkbench) throws {
        try browser.go(to: served.address("/"))
        if language != .en {
            try browser.find("[name=language][value=\(language.rawValue)]").click()
            // Whoever goes on at once may be faster than the form.
            try browser.wait(for: "the language") { try browser.find("html").attribute("lang") == language.rawValue }
        }
        try at(served.address("/"))
    }

    mutating func at(_ address: String) throws {
        try browser.go(to: address)
        titles.insert(try browser.title())
        #expect(try browser.find("html").attribute("lang") == language.rawValue, "\(address)")
        for isDark in [false, true] {
            try browser.dark(isDark)
            let found = try axe.violations(in: browser)
            checks += 1
            #expect(
                found.isEmpty, "\(address)\(isDark ? " dark" : ""): \(found.map(\.description).joined(separator: "\n"))"
            )
        }
        let console = try browser.console().filter { $0.level != "INFO" && !$0.text.contains("axe") }
        #expect(console == [], "\(address): \(console)")
    }
}
