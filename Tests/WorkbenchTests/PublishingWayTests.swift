// The whole way of a publication through forms: two members look, agree and publish; a change and a hold stop what was agreed to.
import BrowserSupport
import Foundation
import Phrases
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .serialized) struct PublishingWayTests {
    private static let (first, later) = ("Timur Lee", "Zhanna Pak")
    private static let second = "Bota Editor"

    @Test func twoMembersPublishAndAHoldStopsTheNext() throws {
        let served = try ServedWorkbench()
        var owner = try served.firstRun(sample: true)
        try owner.acceptEverything()
        try owner.markPublic(Self.first)
        var page = try owner.open("/team")
        page = try owner.follow("/team/add", on: page)
        page = try owner.fill(
            "/team/add", on: page,
            [
                ("name", Self.second), ("role", "editor"), ("new", ServedWorkbench.otherPassphrase),
                ("again", ServedWorkbench.otherPassphrase),
            ])
        #expect(page.text.contains(Self.second))
        var other = try served.signIn(ServedWorkbench.otherPassphrase)

        // Two have to agree: nobody is offered to publish alone.
        page = try owner.open("/publishing")
        page = try owner.fill("/publishing/rule", on: page)
        #expect(page.text.contains("Two members have to agree."))
        page = try owner.follow("/publishing/preview", on: page)
        #expect(page.text.contains(Self.first) && !page.text.contains(Self.later))
        #expect(!page.offers("/publishing/site"))
        // What is agreed to can be looked at, page by page.
        let site = try owner.follow("/publishing/preview/en/index.html", on: page)
        #expect(site.text.contains(Self.first))
        page = try owner.open("/publishing/preview")
        page = try owner.fill("/publishing/agree", on: page)
        #expect(
            page.text.contains("Agreed: \(ServedWorkbench.owner)") && page.text.contains("Another member has to agree"))
        #expect(!page.offers("/publishing/agree") && !page.offers("/publishing/site"))

        // Somebody more is to be in it: what was agreed to counts no longer, and who had looked before is told.
        let stale = try other.open("/publishing/preview")
        #expect(stale.offers("/publishing/agree"))
        try other.markPublic(Self.later)
        page = try owner.open("/publishing/preview")
        #expect(page.text.contains("counts no longer: \(ServedWorkbench.owner)") && !page.text.contains("Agreed: "))
        #expect(page.text.contains(Self.later) && page.offers("/publishing/agree") && !page.offers("/publishing/site"))
        page = try other.fill("/publishing/agree", on: stale)
        #expect(page.text.contains("Something changed since you looked") && !page.text.contains("Agreed: "))

        // Both agree to the same, and it goes out.
        page = try owner.agree()
        #expect(page.text.contains("Agreed: \(ServedWorkbench.owner)") && !page.offers("/publishing/site"))
        let agreed = try other.agree()
        #expect(agreed.text.contains("Agreed: \(ServedWorkbench.owner), \(Self.second)"))
        #expect(!agreed.text.contains("counts no longer"))
        let folder = served.folder.appending(path: "register")
        page = try other.publish(to: folder.path, on: agreed)
        #expect(page.text.contains("Published: 2 people"), "\(page.main)")
        let files = try Self.files(in: folder)
        #expect(files.keys.count { $0.hasPrefix("en/case/") } == 2)
        for name in [Self.first, Self.later] {
            for language in ["en", "ru", "kk"] { #expect(files["\(language)/index.html"]?.contains(name) == true) }
        }
        // What went out is listed, for everybody.
        page = try owner.open("/publishing")
        let row = try #require(page.main.split(separator: "<tr>").last.map(String.init))
        for words in ["register", "site", Self.second] { #expect(row.contains(words), "\(words) in \(row)") }

        // A hold: what both agreed to does not go out again, on whatever page it is asked for.
        try owner.hold(Self.first)
        page = try other.open("/publishing/preview")
        #expect(!page.offers("/publishing/site") && page.offers("/publishing/agree"))
        let gone = try #require(page.text.split(separator: "No longer in it").last)
        #expect(page.text.contains("No longer in it") && gone.contains(Self.first))
        page = try other.fill("/publishing/site", on: agreed, [("folder", folder.path)])
        #expect(page.text.contains("Something changed since you looked"), "\(page.main)")
        #expect(try Self.files(in: folder) == files)
        _ = try owner.agree()
        page = try other.publish(to: folder.path, on: try other.agree())
        #expect(page.text.contains("Published: 1 "), "\(page.main)")
        let after = try Self.files(in: folder)
        #expect(after["en/index.html"]?.contains(Self.later) == true)
        #expect(after.filter { $0.value.contains(Self.first) || $0.value.contains("Lee") }.map(\.key) == [])
    }

    /// The text of every file below a folder.
    private static func files(in folder: URL) throws -> [String: String] {
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            if let data = try? Data(contentsOf: folder.appending(path: name)) {
                files[name] = String(decoding: data, as: UTF8.self)
            }
        }
        return files
    }
}

extension HTTPResponse {
    /// Whether a form for something stands on the page.
    fileprivate func offers(_ action: String) -> Bool { WebForm.all(in: text).contains { $0.action == action } }

    /// The page without its frame.
    fileprivate var main: Substring { text.split(separator: "<main").last ?? "" }
}

extension WebSession {
    /// Follows a link that stands on a page.
    fileprivate mutating func follow(_ link: String, on page: HTTPResponse) throws -> HTTPResponse {
        try #require(Self.links(in: page.text).contains(link), "no link to \(link)")
        return try open(link)
    }

    /// Sends a form that stands on a page: hidden fields as they are, others as they are typed, chosen or ticked.
    @discardableResult
    fileprivate mutating func fill(
        _ action: String, on page: HTTPResponse, _ typed: [(String, String)] = []
    ) throws -> HTTPResponse {
        let form = try #require(
            WebForm.all(in: page.text).first { form in
                form.action == action && typed.allSatisfy { field in form.fields.contains { $0.name == field.0 } }
            }, "no form for \(action) with \(typed.map(\.0))")
        let hidden = form.fields.filter { $0.kind == .hidden && $0.name != "token" }.map { ($0.name, $0.value) }
        return try send(action, hidden + typed)
    }

    /// Accepts all drafts of the inbox, one statement after another where the page asks for a look at each.
    fileprivate mutating func acceptEverything() throws {
        for _ in 0..<20 {
            let inbox = try open("/inbox")
            guard let link = Self.links(in: inbox.text).first(where: { $0.hasPrefix("/review/") }) else { return }
            let review = String(link.prefix { $0 != "?" })
            var page = try open(review)
            if page.offers(review + "/rest") { page = try fill(review + "/rest", on: page) }
            for _ in 0..<40 {
                let accept = WebForm.all(in: page.text).first { form in
                    form.action == review + "/decide"
                        && form.fields.contains { $0.name == "verdict" && $0.value == "accept" }
                }
                guard let accept else { break }
                page = try send(
                    accept.action, accept.fields.filter { $0.name != "token" }.map { ($0.name, $0.value) })
            }
        }
        Issue.record("the inbox does not become empty")
    }

    private mutating func record(_ name: String) throws -> (path: String, page: HTTPResponse) {
        var cases = try open("/cases")
        let all = try #require(Self.links(in: cases.text).first { $0.contains("status=all") })
        cases = try open(all)
        let path = String(
            try #require(
                cases.text.matches(of: /href="(\/records\/[^"]+)"[^>]*>([^<]*)</).first { $0.2 == name }?.1,
                "\(name) has no case"))
        return (path, try open(path))
    }

    fileprivate mutating func markPublic(_ name: String) throws {
        let (path, page) = try record(name)
        try fill("\(path)/consent", on: page, [("use", "public"), ("use", "name")])
        try fill("\(path)/mark", on: try open(path), [("sensitivity", "public")])
    }

    fileprivate mutating func hold(_ name: String) throws {
        let (path, page) = try record(name)
        let held = try fill(
            "\(path)/hold", on: page, [("reason", "the family asks for silence"), ("asked-by", "his sister")])
        #expect(held.text.contains("the family asks for silence"))
    }

    fileprivate mutating func agree() throws -> HTTPResponse {
        try fill("/publishing/agree", on: try open("/publishing/preview"))
    }

    /// Publishes, and looks at the page until it says how that ended.
    fileprivate mutating func publish(to folder: String, on page: HTTPResponse) throws -> HTTPResponse {
        var page = try fill("/publishing/site", on: page, [("folder", folder)])
        let deadline = ContinuousClock.now + .seconds(120)
        while page.headers["Refresh"] != nil, ContinuousClock.now < deadline {
            usleep(200_000)
            page = try open("/publishing")
        }
        return page
    }
}
