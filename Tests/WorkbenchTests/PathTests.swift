// The whole path in a browser: first run, sample casebook, a report pasted and reviewed with keys, a case, a search, the lock.
import BrowserSupport
import Foundation
import Phrases
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .wantsBrowser, .serialized) struct PathTests {
    @Test func fromTheFirstRunToTheLock() throws {
        let served = try ServedWorkbench()
        let walk = try Walk(served, WebDriver())
        try walk.firstRun()
        try walk.paste(Reports.plain)
        try reviewByKeys(walk)
        try walk.lookAtACase()
        try search(walk)
        try lock(walk)
        let console = try walk.browser.console().filter { $0.level != "INFO" }
        #expect(console == [], "\(console)")
        #expect(try walk.browser.outsideRequests() == [])
    }

    private func reviewByKeys(_ walk: Walk) throws {
        let browser = walk.browser
        let first = try walk.now()
        let waiting = try walk.waiting()
        try walk.key("a")
        #expect(try walk.waiting() == waiting - 1 && walk.now() != first)
        try walk.key("u")
        #expect(try walk.waiting() == waiting)

        try browser.go(to: walk.review)
        let start = try walk.now()
        try walk.key("j")
        #expect(try walk.now() != start)
        try walk.key("k")
        #expect(try walk.now() == start)

        try browser.press("e")
        #expect(try browser.focused().attribute("name") == "field")
        try browser.find(".now [name=field]").type("Where")
        try browser.find(".now [name=value]").type("Shymkent")
        try walk.sent { try browser.press(.enter) }
        #expect(try browser.find(".now").text().contains("Shymkent"))

        try browser.press("r")
        #expect(try browser.focused().attribute("name") == "reason")
        try browser.press("Not what the report says")
        try walk.sent { try browser.press(.enter) }
        #expect(try walk.waiting() == waiting - 1)
        try walk.key("u")
        #expect(try walk.waiting() == waiting)

        // Somebody of the report is somebody whom nobody knows yet.
        try browser.find("#draft ol.stm:last-of-type a.plain").click()
        try browser.press("p")
        #expect(try browser.focused().attribute("name") == "name")
        try walk.sent { try browser.find(".now [name=record][value=new]").click() }
        #expect(try browser.all(".good").count == 1)

        // Words are marked, and a statement is made of them.
        try browser.run(
            """
            const place = [...document.querySelectorAll('#text p')].find(p => p.textContent.includes('without charge'))
            getSelection().selectAllChildren(place)
            """)
        try browser.press("s")
        #expect(try browser.find("#f-words").property("value").text?.contains("without charge") == true)
        try browser.find("#f-a-people").type("Arman Tulegenov")
        try walk.sent { try browser.find(".adder form button").click() }
        #expect(try browser.all(".good").count == 1)

        try walk.sent { try browser.press("a", holding: [.shift]) }
        #expect(try walk.waiting() < waiting)
    }

    private func search(_ walk: Walk) throws {
        guard Workbench.knows(.post, "/search") else { return }
        let browser = walk.browser
        try browser.press("/")
        #expect(try browser.focused().attribute("id") == "find")
        try browser.press("Ospanov")
        try walk.sent { try browser.press(.enter) }
        #expect(try browser.find("main").text().contains("Ospanov"))
        #expect(try !browser.address().contains("Ospanov") && !browser.title().contains("Ospanov"))
        try browser.press(.escape)
    }

    private func lock(_ walk: Walk) throws {
        let (browser, served) = (walk.browser, walk.served)
        var session = WebSession(served.client)
        session.jar.set(walk.served.cookie, try walk.cookie())
        let pages = try PageTable(of: &session, each: 1).pages
        #expect(pages.count > 1)
        try browser.go(to: walk.review)
        let before = try #require(served.worker)
        let start = ContinuousClock.now
        try browser.press("l")
        try browser.wait(for: "the door") { try !browser.all("form[action='/unlock']").isEmpty }
        let time = ContinuousClock.now - start
        print("locked, and the door shown, after \(time)")
        #expect(ServedWorkbench.waitForEnd(of: before))
        try browser.wait(for: "another worker") { served.worker ?? before != before }
        for page in pages {
            let answer = try served.client.send(HTTPRequest("GET", page.path), jar: &session.jar)
            // Programs are told in numbers.
            let isAPI = page.path.hasPrefix("/api/")
            #expect(answer.status == (isAPI ? 401 : 303), "\(page.path): \(answer.status)")
            #expect(isAPI || answer.headers["Location"] == "/" && answer.body.isEmpty)
        }
        try browser.back()
        #expect(try browser.all(".desk").isEmpty)
    }
}
