// The same without scripts: every task by links and forms alone.
import BrowserSupport
import Foundation
import Phrases
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .wantsBrowser, .serialized) struct NoScriptTests {
    @Test func theWholePathByFormsAndLinks() throws {
        let served = try ServedWorkbench()
        var options = BrowserOptions()
        options.javaScript = false
        let walk = try Walk(served, WebDriver(options))
        try walk.firstRun()
        try files(walk)
        try walk.paste(Reports.plain)
        try review(walk)
        try walk.lookAtACase()
        if Workbench.knows(.post, "/search") {
            try walk.browser.find("#find").type("Ospanov")
            try walk.sent { try walk.browser.press(.enter) }
            #expect(try walk.browser.find("main").text().contains("Ospanov"))
        }
        try walk.browser.go(to: served.address("/inbox"))
        for language in ["ru", "kk", "en"] {
            try walk.sent { try walk.click("[name=language][value=\(language)]") }
            #expect(try walk.browser.find("html").attribute("lang") == language)
        }
        try walk.sent { try walk.click("form[action='/lock'] button") }
        #expect(try walk.browser.all("form[action='/unlock']").count == 1)
    }

    private func files(_ walk: Walk) throws {
        let file = walk.served.folder.appending(path: "a report.txt")
        try Data(Reports.plain.replacing("Ospanov", with: "Mukanov").utf8).write(to: file)
        try walk.browser.find("#f-files").upload([file])
        try walk.sent { try walk.click("#files button") }
        #expect(try walk.browser.find("#text").text().contains("Mukanov"))
    }

    private func review(_ walk: Walk) throws {
        let browser = walk.browser
        let (waiting, first) = (try walk.waiting(), try walk.now())
        try walk.sent { try walk.click(".now [name=verdict][value=accept] ~ button") }
        #expect(try walk.waiting() == waiting - 1 && walk.now() != first)
        try undo(walk)
        #expect(try walk.waiting() == waiting)

        try walk.fold("E")
        try browser.find(".now [name=field]").type("Where")
        try browser.find(".now [name=value]").type("Shymkent")
        try walk.sent { try walk.click(".now form[action$='/edit'] button") }
        #expect(try browser.find(".now").text().contains("Shymkent"))

        try walk.fold("R")
        try browser.find(".now form[action$='/decide'] [name=reason]").type("Not what the report says")
        try walk.sent { try walk.click(".now form.fold[action$='/decide'] button") }
        #expect(try walk.waiting() == waiting - 1)
        try undo(walk)

        try walk.sent { try walk.click("#draft ol.stm:last-of-type a.plain") }
        try walk.fold("P")
        try walk.sent { try walk.click(".now [name=record][value=new]") }
        #expect(try browser.all(".good").count == 1)

        // What a script would take from the marked words is copied in.
        try walk.click("#adder summary")
        try browser.find("#f-words").type("Arman Tulegenov was released on 2 March without charge")
        try browser.find("#f-a-people").type("Arman Tulegenov")
        try walk.sent { try walk.click(".adder form button") }
        #expect(try browser.all(".good").count == 1)

        try walk.sent { try walk.click("form[action$='/rest'] button") }
        #expect(try walk.waiting() < waiting)
    }

    private func undo(_ walk: Walk) throws {
        try walk.sent { try walk.click("form[action='/undo'] button") }
    }
}
