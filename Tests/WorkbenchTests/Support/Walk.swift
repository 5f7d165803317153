// What somebody does in the workbench with a browser, whether or not it runs scripts.
import BrowserSupport
import Foundation
import Testing

@testable import Workbench

extension Workbench {
    static func knows(_ method: Route.Method, _ path: String) -> Bool {
        routes.contains { $0.method == method && $0.path == path }
    }
}

/// A browser on its way through a workbench.
final class Walk {
    let served: ServedWorkbench
    let browser: WebDriver
    /// The address of the draft under review.
    private(set) var review = ""

    init(_ served: ServedWorkbench, _ browser: WebDriver) {
        (self.served, self.browser) = (served, browser)
    }

    /// Does what sends a form or follows a link, and waits for the page after it.
    func sent(within limit: Duration = .seconds(30), _ act: () throws -> Void) throws {
        let old = try browser.find("html")
        try act()
        try browser.wait(for: "the next page", within: limit) {
            do {
                _ = try old.attribute("lang")
                return false
            } catch let failure as WebDriver.Failure where failure.kind == "stale element reference" {
                return try browser.run("return document.readyState") == "complete"
            }
        }
    }

    /// Presses a key that sends a form or follows a link.
    func key(_ key: String) throws { try sent { try browser.press(key) } }

    func cookie() throws -> String {
        try browser.cookies().first { $0["name"]?.text == served.cookie }?["value"]?.text ?? ""
    }

    /// Makes a vault with the sample casebook; its recovery key is shown once.
    func firstRun() throws {
        try browser.go(to: served.address("/"))
        try browser.find("[name=name]").type(ServedWorkbench.owner)
        for name in ["passphrase", "again"] { try browser.find("[name=\(name)]").type(ServedWorkbench.passphrase) }
        try browser.find("[name=sample]").click()
        try sent(within: .seconds(60)) { try browser.find("form[action='/vault'] button").click() }
        #expect(try browser.find(".key").text().hasPrefix("AGE-SECRET-KEY-"))
        try sent { try browser.find("form[action='/recovery'] button.b1").click() }
        #expect(try browser.address() == served.address("/inbox"))
        try browser.go(to: served.address("/recovery"))
        #expect(try browser.address() == served.address("/inbox"))
        #expect(try browser.all("tbody tr").count >= 3)
        #expect(try !browser.source().contains("AGE-SECRET-KEY-"))
    }

    func paste(_ report: String) throws {
        try browser.go(to: served.address("/inbox"))
        try browser.find("#f-text").type(report)
        try sent { try browser.find("form[action='/inbox/paste'] button").click() }
        review = try browser.address()
        #expect(review.contains("/review/"))
    }

    /// The number of the item that is open.
    func now() throws -> String { try browser.find("#draft .now").attribute("id") ?? "" }

    /// How many statements wait.
    func waiting() throws -> Int {
        try browser.all("#statements + ol > li").count - browser.all("#statements + ol > li > .ok").count
    }

    /// Opens the list of cases and one of them.
    func lookAtACase() throws {
        guard Workbench.knows(.get, "/cases") else { return }
        try browser.go(to: served.address("/cases"))
        #expect(try browser.find("main").text().contains("Ospanov"))
        try sent { try browser.find("main a.name, main table a").click() }
        #expect(try browser.all("main h1").count == 1)
    }
}

extension Walk {
    /// Opens the part of the open item that a key would open.
    func fold(_ key: String) throws { try click(".now summary[data-key='\(key)']") }

    /// Clicks what a selector names; where that fails, the selector is told.
    func click(_ selector: String) throws {
        do { try browser.find(selector).click() } catch let failure as WebDriver.Failure {
            throw WebDriver.Failure(kind: failure.kind, message: "\(selector): \(failure.message)")
        }
    }
}
