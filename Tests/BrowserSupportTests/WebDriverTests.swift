// The browser against small pages: everything a test of the workbench will ask of it.
import Foundation
import TestSupport
import Testing

@testable import BrowserSupport

@Suite(.blocking, .wantsBrowser, .wants(program: "python3"), .serialized) struct WebDriverTests {
    static let strict = "default-src%20'none'"

    @Test func aFormIsFilledByMouseAndKeys() throws {
        let page = """
            <!doctype html><html lang="en"><title>Form</title><form method="post" action="/echo" enctype="multipart/form-data">
            <label>Name <input name="name" value="old"></label><label>File <input type="file" name="file" multiple></label>
            <label>Ok <input type="checkbox" name="ok"></label><button>Send it</button></form>
            <p id="hidden" hidden>nothing</p><a href="second.html">Қазақша сілтеме</a>
            """
        let second = "<!doctype html><title>Екінші бет</title><p lang=kk>Құрылыс алаңында</p>"
        let toy = try ToyServer(pages: ["form.html": page, "second.html": second, "a.txt": "aa", "b.txt": "bbb"])
        let browser = try WebDriver()
        try browser.go(to: toy.address("form.html"))
        #expect(try browser.title() == "Form" && browser.address() == toy.address("form.html"))
        let name = try browser.find("[name=name]")
        try name.clear()
        try name.type("Ақан")
        try browser.press("a", holding: [.control])
        try browser.press("Бек ҚҢ 😀")
        #expect(try name.property("value") == "Бек ҚҢ 😀" && name.attribute("value") == "old")
        #expect(try name.accessibleName() == "Name" && name.role() == "textbox")
        #expect(try !browser.find("#hidden").isShown() && browser.all("label").count == 3)
        #expect(throws: WebDriver.Failure.self) { try browser.find("#nowhere") }
        try browser.find("[name=file]").upload(["a.txt", "b.txt"].map { toy.folder.appending(path: $0) })
        try browser.find("[name=ok]").click()
        #expect(try browser.focused().attribute("name") == "ok")
        try browser.press(.enter)
        try browser.wait(for: "the answer") { try browser.address().hasSuffix("/echo") }
        let said = try JSON(parsing: Array(try browser.find("body").text().utf8))
        #expect(
            said["fields"] == [
                ["name", "Бек ҚҢ 😀"], ["file", ["a.txt", "text/plain", 2, 194]],
                ["file", ["b.txt", "text/plain", 3, 294]], ["ok", "on"],
            ])
        try browser.back()
        try browser.link("Қазақша сілтеме").click()
        #expect(try browser.title() == "Екінші бет" && browser.find("p").text() == "Құрылыс алаңында")
        let picture = toy.folder.appending(path: "shot.png")
        try browser.screenshot(to: picture)
        let (shot, paper) = (try Data(contentsOf: picture), toy.folder.appending(path: "page.pdf"))
        #expect(shot.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]))
        try browser.print(to: paper)
        #expect(try Data(contentsOf: paper).prefix(5) == Data("%PDF-".utf8))
    }

    @Test func scriptsDialogsConsoleAndRequestsAreSeen() throws {
        let page = """
            <!doctype html><title>t</title><script>console.warn("said one"); fetch("/echo?mine")</script>
            <img src="http://elsewhere.invalid/x.png"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
            """
        let toy = try ToyServer(pages: ["page.html": page])
        let browser = try WebDriver()
        try browser.go(to: toy.address("page.html"))
        #expect(try browser.run("return [arguments[0] + 1, 'ң', null, {a: true}]", 2) == [3, "ң", nil, ["a": true]])
        #expect(try browser.runWaiting("setTimeout(arguments[1], 20, arguments[0])", "later") == "later")
        #expect(throws: WebDriver.Failure.self) { try browser.run("throw new Error('no')") }
        #expect(try browser.console().contains { $0.level == "WARNING" && $0.text.contains("said one") })
        #expect(try browser.dialog() == nil)
        try browser.run("setTimeout(() => alert('stop'), 0)")
        try browser.wait(for: "the dialog") { try browser.dialog() == "stop" }
        try browser.answerDialog(accept: true)
        try browser.wait(for: "the request") { try browser.requests().contains(toy.address("echo?mine")) }
        let outside = try browser.outsideRequests()
        #expect(outside == ["http://elsewhere.invalid/x.png"])
        #expect(try browser.requests().contains(toy.address("page.html")))
    }

    @Test func withoutScriptsPagesStillWork() throws {
        let page = """
            <!doctype html><title>before</title><script>document.title = "after"</script>
            <noscript><p id=none>no scripts</p></noscript><a href="page.html?again">go</a><a href="javascript:document.title='x'">bad</a>
            """
        let toy = try ToyServer(pages: ["page.html": page])
        var options = BrowserOptions()
        options.javaScript = false
        let browser = try WebDriver(options)
        try browser.go(to: toy.address("page.html"))
        #expect(try browser.title() == "before" && browser.find("#none").text() == "no scripts")
        try browser.link("bad").click()
        try browser.link("go").click()
        #expect(try browser.address().hasSuffix("?again") && browser.title() == "before")
        #expect(try browser.run("return document.title") == "before")
    }

    @Test func schemeSizeLanguageAndDownloads() throws {
        let page = """
            <!doctype html><meta name=viewport content="width=device-width"><style>body { color: rgb(1, 2, 3) }
            @media (prefers-color-scheme: dark) { body { color: rgb(4, 5, 6) } }</style><a href="a.txt?save">save</a>
            """
        let toy = try ToyServer(pages: ["page.html": page, "a.txt": "saved"])
        let color = "return getComputedStyle(document.body).color"
        var options = BrowserOptions()
        options.dark = true
        options.language = "kk"
        options.window = (width: 900, height: 700)
        options.downloads = toy.folder.appending(path: "downloads")
        let browser = try WebDriver(options)
        try browser.go(to: toy.address("page.html"))
        #expect(try browser.run(color) == "rgb(4, 5, 6)" && browser.run("return outerWidth") == 900)
        try browser.dark(false)
        try browser.reload()
        #expect(try browser.run(color) == "rgb(1, 2, 3)")
        try browser.screen(width: 375, height: 700, phone: true)
        #expect(try browser.run("return innerWidth") == 375)
        try browser.link("save").click()
        let saved = toy.folder.appending(path: "downloads/a.txt")
        try browser.wait(for: "the file") { try Data(contentsOf: saved) == Data("saved".utf8) }
        try browser.go(to: toy.address("echo"))
        let said = try JSON(parsing: Array(try browser.find("body").text().utf8))
        #expect(said["headers"]?["accept-language"]?.text?.hasPrefix("kk") == true)
    }

    @Test func nothingStaysRunning() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-profile-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = BrowserOptions()
        options.profile = folder
        do {
            let browser = try WebDriver(options)
            try browser.go(to: "about:blank")
            #expect(WebDriver.browsers(of: folder).count > 1)
        }
        #expect(WebDriver.browsers(of: folder).isEmpty)
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "Default/Preferences").path))
        #expect(ownDefunct() == 0)
    }

    /// How many processes that we started have ended and wait for us; those of the system's first process are its own to end.
    private func ownDefunct() -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let lines = names.filter { pid_t($0) != nil }
            .compactMap { try? String(contentsOfFile: "/proc/\($0)/stat", encoding: .utf8) }
        return lines.count { $0.contains("(chrom") && $0.contains(") Z \(getpid()) ") }
    }
}
