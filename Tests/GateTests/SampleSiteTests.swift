// The site of the sample reports, judged by programs that are not ours, and by eyes of all kinds.

import BrowserSupport
import Foundation
import TestSupport
import Testing

@Suite(.blocking, .serialized) struct SampleSiteTests {
    private func judge(_ script: String, _ words: [String], input: Data = Data(), for test: String = #function) throws
        -> Program.Outcome?
    {
        let outcome = try Program.run(
            Repository.root.appending(path: "Tests/Outside/\(script)").path, words, input: input)
        if outcome.exit == 3 {
            print("SKIPPED \(test): \(outcome.errors)")
            return nil
        }
        #expect(outcome.exit == 0, "\(outcome.output.prefix(3000)) \(outcome.errors.prefix(2000))")
        return outcome
    }

    private func files(_ ending: String) throws -> [String] {
        let site = try SampleSite.shared().site
        return try FileManager.default.subpathsOfDirectory(atPath: site.path).filter { $0.hasSuffix(ending) }.sorted()
    }

    @Test func theValidatorOfTheW3CFindsNothing() throws {
        let site = try SampleSite.shared().site
        guard try judge("html.sh", [site.path]) != nil else { return }
        print("html: \(try files(".html").count) pages, 0 findings")
    }

    @Test(.wants(program: "python3")) func feedsAreRight() throws {
        let site = try SampleSite.shared().site
        let feeds = try files(".atom").map { site.appending(path: $0).path }
        #expect(feeds.count == 3)
        guard let read = try judge("feeds.sh", feeds) else { return }
        let counts = read.output.split(separator: "\n").map { Int($0.prefix { $0 != "\t" }) ?? 0 }
        #expect(counts.count == 3 && counts.allSatisfy { $0 == SampleSite.named.count + 1 })
        print("feeds: \(counts) entries")
    }

    @Test(.wants(program: "python3")) func calendarsAreRight() throws {
        let site = try SampleSite.shared().site
        let calendars = try files(".ics")
        #expect(calendars.count == 3)
        for calendar in calendars {
            guard let read = try judge("icalendar.sh", [], input: Data(contentsOf: site.appending(path: calendar)))
            else { return }
            // By the end of the year no ordered term runs any more.
            #expect(read.output.isEmpty)
        }
    }

    /// On a day in June two months of arrest and three times fifteen days run: each is an event on the day on which it ends.
    @Test(.wants(program: "python3")) func calendarsHaveTheTermsThatRun() throws {
        let sample = try SampleSite.shared()
        try sample.publish("june", asOf: "2024-06-12")
        for language in ["en", "ru", "kk"] {
            let calendar = try Data(contentsOf: sample.place.url.appending(path: "june/\(language)/terms.ics"))
            guard let read = try judge("icalendar.sh", [], input: calendar) else { return }
            let events = read.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
            #expect(events.allSatisfy { $0.count == 3 } && Set(events.map { $0[2] }).count == events.count)
            let days = Dictionary(grouping: events) { $0[0] }.mapValues { $0.map { $0[1] }.sorted() }
            #expect(days.keys.sorted() == ["2024-06-17", "2024-07-18"], "\(language): \(days)")
            for (day, names) in [
                ("2024-06-17", ["Ruslan Abenov", "Saule Dzhaksybekova", "Timur Lee"]),
                ("2024-07-18", ["Daniyar Seitkaliev"]),
            ] {
                let summaries = days[day] ?? []
                #expect(summaries.count == names.count)
                for (summary, name) in zip(summaries, names) {
                    #expect(summary.contains(name), "\(language): \(summary)")
                }
            }
        }
    }

    @Test(.wants(program: "python3")) func everyLinkLeadsSomewhereWithinTheSite() throws {
        let site = try SampleSite.shared().site
        guard let read = try judge("sitecheck.py", [site.path, SampleSite.address]) else { return }
        print("links: \(read.errors)")
    }

    /// The judge of links has to see what is broken.
    @Test(.wants(program: "python3")) func theJudgeOfLinksSeesWhatIsBroken() throws {
        let folder = try TestFolder("broken")
        try Data(
            """
            <!DOCTYPE html><html lang="en"><title>x</title><h1>One</h1><h3>Three</h3><a href="nowhere.html">x</a><a href="#none">y</a>
            <a href="https://elsewhere.example/">z</a><a href="../../up.html">u</a><script type="application/ld+json">{</script>
            """.utf8
        ).write(to: folder.url.appending(path: "index.html"))
        let outcome = try Program.run(
            Repository.root.appending(path: "Tests/Outside/sitecheck.py").path, [folder.path, SampleSite.address])
        #expect(outcome.exit == 1)
        for words in [
            "nowhere.html, which is not there", "no element is #none", "leads out of the site", "JSON-LD",
            "leaves out a level",
            "up.html", "there is no sitemap.xml",
        ] { #expect(outcome.output.contains(words), "\(words)") }
    }

    /// Without scripts and styles, as a text browser shows it: names, states and days.
    @Test func aTextBrowserReadsNamesAndDays() throws {
        let sample = try SampleSite.shared()
        for language in ["en", "ru", "kk"] {
            let page = try String(contentsOf: sample.site.appending(path: "\(language)/index.html"), encoding: .utf8)
            let text = page.replacing(/<(script|style)[^>]*>[\s\S]*?<\/\1>/, with: "").replacing(/<[^>]*>/, with: " ")
            for name in SampleSite.named { #expect(text.contains(name), "\(name) in \(language)") }
            #expect(!text.contains(SampleSite.byInitials) && text.contains("Z. P."))
            #expect(text.contains(/20\d\d/))
        }
        #expect(!(try files(".html")).contains { $0.contains("noscript") })
    }

    @Test func theSameCasebookGivesTheSameBytes() throws {
        let sample = try SampleSite.shared()
        try sample.publish("again")
        let (a, b) = (try sample.place.files(below: "site"), try sample.place.files(below: "again"))
        #expect(Set(a.keys) == Set(b.keys) && a.allSatisfy { b[$0.key] == $0.value } && a.count > 50)
    }

    @Test(.wantsBrowser) func everybodyCanUseEveryKindOfPage() throws {
        let fetched = try Program.run(Repository.root.appending(path: "Tests/Outside/axe.sh").path, [])
        if fetched.exit == 3 { return print("SKIPPED everybodyCanUseEveryKindOfPage: \(fetched.errors)") }
        let axe = try Axe(script: URL(filePath: fetched.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        let site = try SampleSite.shared().site
        let pages = try files(".html")
        // One page of every kind, and two cases.
        var kinds: [String: Int] = [:]
        let chosen = pages.filter { page in
            let parts = page.split(separator: "/")
            let kind = parts.count > 2 ? parts.prefix(2).joined(separator: "/") : page
            kinds[kind, default: 0] += 1
            return kinds[kind, default: 0] <= (kind.hasSuffix("/case") ? 2 : 1)
        }
        let browser = try WebDriver()
        var checks = 0
        var lines: [String] = []
        for isDark in [false, true] {
            try browser.dark(isDark)
            for page in chosen {
                try browser.go(to: "file://\(site.path)/\(page)")
                // What axe itself asks for is not the page's.
                lines += try browser.console().map { "\(page): \($0.text)" }
                let report = try axe.report(on: browser)
                _ = try browser.console()
                checks += report.passed
                #expect(report.violations.isEmpty, "\(page) \(isDark ? "dark" : "light"): \(report.violations)")
                #expect(report.passed > 10)
            }
        }
        #expect(lines == [], "\(lines.prefix(4))")
        // A new tab of the browser's own asks for its own pages first.
        let asked = try browser.requests().filter { !$0.hasPrefix("chrome://") && !$0.hasPrefix("data:") }
        let elsewhere = asked.filter { !$0.hasPrefix("file://\(site.path)/") }
        #expect(elsewhere == [] && !asked.isEmpty)
        print("axe: \(chosen.count) pages, light and dark, \(checks) rules passed")
    }

    @Test(.wantsBrowser) func theSearchFindsPeopleFromAFolder() throws {
        let site = try SampleSite.shared().site
        let browser = try WebDriver()
        for (language, words) in [("en", "seitkaliev"), ("ru", "сейткалиев"), ("kk", "abenov")] {
            try browser.go(to: "file://\(site.path)/\(language)/search.html")
            let field = try browser.find("input[type=search]")
            try field.type(words)
            try browser.wait(for: "a result for \(words)") { try !browser.all("main a[href*='case/']").isEmpty }
            let link = try browser.find("main a[href*='case/']")
            try link.click()
            try browser.wait(for: "the case") { try browser.address().contains("/\(language)/case/") }
        }
        #expect(try browser.console().map(\.text) == [])
    }
}
