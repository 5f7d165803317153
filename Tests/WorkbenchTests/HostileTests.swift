// Names, titles, quotes, file names, notes and searches that are scripts: none runs on any page, and none stands in a page as markup.
import Foundation
import Phrases
import TestSupport
import Testing

@testable import BrowserSupport
@testable import Workbench

@Suite(.blocking, .wantsBrowser, .serialized) struct HostileTests {
    @Test func noTextOfOthersEverRuns() throws {
        let served = try ServedWorkbench()
        var session = try served.firstRun()
        let start = ContinuousClock.now
        // Each place to break out of with each way to run: in one of three writings; in all of them where that is asked for.
        let isWhole = ProcessInfo.processInfo.environment["HABEAS_ALL_HOSTILE"] != nil
        let all = HostileText.all.filter { isWhole || $0.number.isMultiple(of: 3) }
        var sent = Sending(all)
        try sent.paste(by: &session)
        try sent.upload(by: &session)
        try sent.notes(by: &session)
        try sent.edits(by: &session)
        let searches = try sent.searches(by: &session)
        var table = try PageTable(of: &session, from: searches + sent.drafts, each: 14)
        try sent.everyForm(of: table, by: &session)
        table = try PageTable(of: &session, from: searches + sent.drafts, each: 14)
        let made = ContinuousClock.now - start
        #expect(table.failed.filter { !$0.hasSuffix(": 404") } == [], "\(table.failed)")

        let browser = try WebDriver()
        try Tripwire.lay(in: browser)
        try served.give(session, to: browser)
        // What is shown is shown as it was written, but for spaces.
        var search = PatternSearch()
        let looked = all.count { search.add(Array($0.text.filter { !$0.isWhitespace }.utf8), exact: true) != nil }
        var shown: Set<Int> = []
        for path in table.html {
            try browser.go(to: served.address(path))
            try Tripwire.provoke(on: browser)
            let wire = try Tripwire(on: browser)
            #expect(wire.tripped == [] && wire.violations == [], "\(path): \(wire.tripped) \(wire.violations)")
            let suspects = try Tripwire.suspects(on: browser)
            #expect(suspects == [], "\(path): \(suspects)")
            let text = try browser.run("return document.documentElement.textContent").text ?? ""
            Array(text.filter { !$0.isWhitespace }.utf8).withUnsafeBytes { bytes in
                search.forEachMatch(in: bytes) { number, _ in shown.insert(number) }
            }
        }
        let title = try browser.title()
        #expect(title.hasSuffix("· Habeas"))
        print(
            "hostile: \(sent.count) texts sent in \(made), \(shown.count) of \(looked) shown, \(table.html.count) pages, \(ContinuousClock.now - start) in all"
        )
        #expect(shown.count > looked * 3 / 4)
    }
}

/// Hostile texts on their way in, each through several doors.
private struct Sending {
    let all: [HostileText]
    private(set) var count = 0
    private(set) var drafts: [String] = []
    private var next = 0

    init(_ all: [HostileText]) { self.all = all }

    private mutating func text(upTo limit: Int = 300) -> String {
        for _ in all {
            next = (next + 7) % all.count
            if all[next].text.utf8.count <= limit {
                count += 1
                return all[next].text
            }
        }
        return "<script>alert(0)</script>"
    }

    private mutating func keep(_ session: WebSession) {
        if session.path.hasPrefix("/review/") { drafts.append(String(session.path.prefix { $0 != "?" })) }
    }

    /// All of them in reports, as titles and between the words of sentences that the reader takes up: as saved pages, in which they are text, and pasted as they are.
    mutating func paste(by session: inout WebSession) throws {
        for batch in stride(from: 0, to: all.count, by: 300) {
            let texts = all[batch..<min(batch + 300, all.count)]
            count += texts.count
            var lines = ["\(text(upTo: 100)) Detained in Kentau", "Hill Courier, 3 March 2025"]
            for (place, hostile) in texts.enumerated() {
                let line = hostile.text.split(whereSeparator: \.isNewline).joined(separator: " ")
                lines.append(
                    place % 20 == 0
                        ? "Police detained Marat \(line) Ospanov in Kentau on 1 March 2025, said \(line)."
                        : "Bolat Serikov said: “\(line)”.")
            }
            let page = lines.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n")
            let whole = "<!doctype html><title>\(Self.escaped(lines[0]))</title><article>\(page)</article>"
            try session.upload([("page\(batch).html", Array(whole.utf8))])
            keep(session)
            try session.send("\(drafts.last ?? "")/rest", [("check", "yes")])
            if batch % 600 == 0 {
                try session.send("/inbox/paste", [("text", lines.joined(separator: "\n\n"))])
                keep(session)
            }
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// As names and titles of files.
    mutating func upload(by session: inout WebSession) throws {
        let names = HostileText.fileNames()
        for batch in stride(from: 0, to: min(names.count, 80), by: 40) {
            var files: [(name: String, content: [UInt8])] = []
            for name in names[batch..<min(batch + 40, names.count)] {
                let report = "\(text())\n\nPolice detained Marat Ospanov in Kentau on 1 March 2025.\n"
                files.append((name.text, Array((files.count % 4 == 0 ? report : "x\u{0}\(name.number)").utf8)))
                count += 1
            }
            try session.upload(files)
        }
    }

    /// As everything that somebody types into a note.
    mutating func notes(by session: inout WebSession) throws {
        let events = ["detention", "arrest", "charge", "fine", "release", "search"]
        for turn in 0..<30 {
            var fields = [
                ("kind", "call"), ("day", "2025-03-04"), ("event", events[turn % events.count]), ("date", "2025-03-03"),
            ]
            fields += [("standing", "reported"), ("code", "criminal"), ("unit", "days")]
            for name in ["from", "words", "place", "person1", "person2", "person3", "by"] {
                fields.append((name, text(upTo: 190)))
            }
            try session.send("/notes", fields)
        }
    }

    /// As corrected names and places of what a report says.
    mutating func edits(by session: inout WebSession) throws {
        try session.send("/inbox/paste", [("text", Reports.plain)])
        keep(session)
        let draft = drafts.last ?? ""
        for item in 1...8 {
            for field in ["name", "place", "victim"] {
                let page = try session.open("\(draft)?now=\(item)").text
                guard let form = page.range(of: "name=\"item\" value=\"\(item)\""),
                    let was = WebSession.value(of: "was", in: String(page[form.upperBound...]))
                else { continue }
                try session.send(
                    "\(draft)/edit",
                    [
                        ("item", "\(item)"), ("was", was), ("field", field), ("value", text(upTo: 400)),
                        ("reason", text(upTo: 400)),
                    ])
            }
        }
        try session.send("\(draft)/rest", [("check", "yes")])
    }

    mutating func searches(by session: inout WebSession) throws -> [String] {
        try (0..<12).map { _ in
            try session.send("/search", [("words", text(upTo: 390))])
            return session.path
        }
    }

    /// As whatever else the forms of all pages take, one form of each kind.
    mutating func everyForm(of table: PageTable, by session: inout WebSession) throws {
        var seen: Set<String> = []
        for path in table.html {
            for form in WebForm.all(in: try session.open(path).text) where form.hasText && !form.endsSomething {
                let kind = form.action.replacing(/[0-9a-f]{32}-[0-9]+/, with: "*")
                guard seen.insert(kind).inserted else { continue }
                for choice in 0..<2 {
                    let fields = form.filled(choice: choice) { text(upTo: 190) }
                    let answer = try session.send(form.action, fields)
                    #expect(answer.status < 500, "\(form.action): \(answer.status)")
                }
            }
        }
    }
}
