// The preview of a site: who would be in it, what passes and why, its pages as readers would see them; then agree, and publish.

import CaseModel
import Casebook
import Desk
import LeakScan
import Phrases
import Presentation
import Publication
import Publishing
import Vault

enum PreviewPages {
    static let routes: [Route] = [
        .page("/publishing/preview", .member(.editor), preview),
        .page("/publishing/preview/:file", .member(.editor), isQuiet: true, file),
        .page("/publishing/preview/:language/:file", .member(.editor), file),
        .page("/publishing/preview/:language/:folder/:file", .member(.editor), file),
        .form("/publishing/agree", .member(.editor), agree),
        .form("/publishing/site", .member(.editor), publish),
    ]

    static let path = "/publishing/preview"

    /// What would go out now, by the rules of the vault.
    private static func prepare(_ visit: Visit) async throws -> PreparedPublication {
        try await visit.workbench.publishing.prepared(from: try await visit.casebook(), on: try visit.desk.today)
    }

    @Sendable static func preview(_ visit: Visit) async throws -> WebAnswer {
        let prepared: PreparedPublication
        do {
            prepared = try await prepare(visit)
        } catch let error as PublishingError {
            return await refused("\(error)", visit)
        } catch let problem as PolicyProblem {
            return await refused(problem.description, visit)
        }
        let casebook = try await visit.casebook()
        let before = Set(
            try await casebook.publications().last { $0.act.what == prepared.order.output.rawValue }?.act.items ?? [])
        var gone: [KnownRecord] = []
        for item in before.subtracting(prepared.items).sorted() {
            if let record = try await casebook.knownRecord(item), record.type == .person { gone.append(record) }
        }
        let overtaken = try await casebook.overtakenAgreements(
            to: prepared.order.output.rawValue, by: prepared.digest)
        return await visit.page("publishing.preview", in: .publishing) { page in
            page.element("h1", say: "publishing.preview")
            page.element(
                "p", [("class", "lead")], say: "publishing.preview.count",
                [
                    "n": .number(prepared.publication.cases.count),
                    "date": .text(visit.words.date(prepared.publication.day)),
                ])
            page.element("p", class: "s q2") { page in
                page.say("publishing.preview.digest")
                page.raw(": ")
                page.element("code", data: String(prepared.digest.prefix(24)))
            }
            page.element("p") { page in
                page.link("\(path)/\(visit.language.rawValue)/index.html", say: "publishing.preview.site")
            }
            decide(prepared, overtaken, visit, on: &page)
            people(prepared, before, visit, on: &page)
            if !gone.isEmpty {
                page.element("section", class: "gapt") { page in
                    page.element("h2", say: "publishing.preview.gone")
                    page.element("ul", class: "dots") { page in
                        for record in gone {
                            page.element("li", data: record.shownName(protected: visit.visitor.showsProtected))
                        }
                    }
                }
            }
            passes(prepared.exceptions, on: &page)
        }
    }

    private static func refused(_ sentence: String, _ visit: Visit) async -> WebAnswer {
        await visit.page("publishing.preview", in: .publishing) { page in
            page.element("h1", say: "publishing.preview")
            page.element("div", [("class", "bad"), ("role", "status")]) { page in
                page.element("p", say: "publishing.preview.refused")
                page.element("p", [("lang", "en")], data: sentence)
            }
        }
    }

    private static func decide(
        _ prepared: PreparedPublication, _ overtaken: [String], _ visit: Visit, on page: inout Page
    ) {
        let isMine = prepared.agreed.contains(visit.visitor.member?.name ?? "")
        page.element("section", class: "gapt") { page in
            if !prepared.agreed.isEmpty {
                page.element(
                    "p", say: "publishing.preview.agreed", ["who": .text(prepared.agreed.joined(separator: ", "))])
            }
            if prepared.publishers > 1, !overtaken.isEmpty {
                page.element(
                    "p", [("class", "q2")], say: "publishing.preview.overtaken",
                    ["who": .text(overtaken.joined(separator: ", "))])
            }
            if prepared.publishers > 1, !isMine {
                page.form("/publishing/agree") { page in
                    page.hiddenField("digest", prepared.digest)
                    page.button("publishing.preview.agree", class: "b1")
                }
            }
            if prepared.publishers > 1, prepared.agreed.count < prepared.publishers {
                return page.element("p", [("class", "q2")], say: "publishing.preview.waits")
            }
            page.form("/publishing/site", [("class", "fold")]) { page in
                page.hiddenField("digest", prepared.digest)
                page.field(
                    "publishing.folder", name: "folder", value: visit.kept("folder") ?? "",
                    help: "publishing.folder.help",
                    [("required", "")])
                page.button("publishing.go", class: "b1")
            }
        }
    }

    private static func people(
        _ prepared: PreparedPublication, _ before: Set<ItemID>, _ visit: Visit, on page: inout Page
    ) {
        let publication = prepared.publication
        let cases = publication.cases.map { (entity: publication.entities[$0], name: publication.name(of: $0)) }
        page.element("table", class: "stk gapt") { page in
            page.element("caption", say: "publishing.preview.caption")
            page.element("thead") { page in
                page.element("tr") { page in
                    for word in [
                        "publishing.preview.person", "publishing.preview.called", "publishing.preview.since",
                        "publishing.preview.page",
                    ] as [Word] { page.element("th", [("scope", "col")], say: word) }
                }
            }
            page.element("tbody") { page in
                for one in cases.sorted(by: { ($0.name, $0.entity.id) < ($1.name, $1.entity.id) }).prefix(500) {
                    let item = prepared.people[one.entity.id]
                    page.element("tr") { page in
                        page.element("th", [("scope", "row")]) { page in
                            if let item {
                                page.link("/records/\(WebName.of(item))") { $0.data(one.name) }
                            } else {
                                page.data(one.name)
                            }
                        }
                        page.element("td") { page in
                            page.say(
                                one.entity.naming == .full ? "publishing.preview.full" : "publishing.preview.initials")
                        }
                        page.element("td") { page in
                            let isKnown = item.map(before.contains) ?? false
                            page.say(isKnown ? "publishing.preview.same" : "publishing.preview.new")
                        }
                        page.element("td") { page in
                            page.link("\(path)/\(visit.language.rawValue)/case/\(one.entity.id).html") { page in
                                page.say("publishing.preview.page")
                                page.element("span", class: "vh") { page in
                                    page.raw(" ")
                                    page.data(one.name)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func passes(_ exceptions: [LeakException], on page: inout Page) {
        page.element("section", class: "gapt") { page in
            page.element("h2", say: "publishing.preview.passes")
            guard !exceptions.isEmpty else { return page.element("p", say: "publishing.preview.passes.none") }
            page.element("table", class: "stk") { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for word in [
                            "publishing.preview.string", "publishing.preview.within", "publishing.preview.reason",
                        ] as [Word] { page.element("th", [("scope", "col")], say: word) }
                    }
                }
                page.element("tbody") { page in
                    for exception in exceptions.prefix(500) {
                        page.element("tr") { page in
                            page.element("th", [("scope", "row")], data: exception.string)
                            page.element("td", data: exception.within ?? exception.place ?? "")
                            page.element("td", [("lang", "en")], data: exception.reason)
                        }
                    }
                }
            }
        }
    }

    /// A file of the site, as it would be published; its title says no name, since browsers keep titles.
    @Sendable static func file(_ visit: Visit) async throws -> WebAnswer {
        let parts = ["language", "folder", "file"].compactMap { visit.values[$0] }
        let name = parts.joined(separator: "/")
        let prepared: PreparedPublication
        do { prepared = try await prepare(visit) } catch is PublishingError { throw WebError.notFound }
        guard let file = await visit.workbench.publishing.site(prepared).file(at: name) else { throw WebError.notFound }
        if name.hasSuffix(".html") {
            let title = visit.words("frame.title", ["page": .text(visit.words("publishing.preview"))])
            return .page(SitePreview.withoutTitle(file.bytes, title))
        }
        if name.hasSuffix(".css") {
            return WebAnswer(status: 200, headers: [("Content-Type", "text/css; charset=utf-8")], body: file.bytes)
        }
        return .file(file.bytes, type: "application/octet-stream", name: parts.last ?? "file")
    }

    // MARK: Forms

    @Sendable static func agree(_ visit: Visit) async throws -> WebAnswer {
        let prepared: PreparedPublication
        do { prepared = try await prepare(visit) } catch let error as PublishingError {
            return visit.back("publishing.preview.refused", detail: "\(error)", at: path)
        }
        guard prepared.digest == visit.form["digest"] else { return visit.back("publishing.changed", at: path) }
        let act = Agreed(
            what: prepared.order.output.rawValue, day: EDTF(prepared.order.day), digest: prepared.digest)
        let entries = try await visit.write([.agreed(act)])
        return visit.done("publishing.preview.agree.done", undo: entries.first, at: path)
    }

    @Sendable static func publish(_ visit: Visit) async throws -> WebAnswer {
        let folder = (visit.form["folder"] ?? "").trimmed
        guard folder.hasPrefix("/"), folder.utf8.count > 1 else {
            return visit.back("publishing.folder.help", at: path)
        }
        let prepared: PreparedPublication
        do { prepared = try await prepare(visit) } catch let error as PublishingError {
            return visit.back("publishing.preview.refused", detail: "\(error)", at: path)
        }
        guard prepared.digest == visit.form["digest"] else { return visit.back("publishing.changed", at: path) }
        let (desk, member) = (try visit.desk, try visit.member)
        let name = folder.split(separator: "/").last.map(String.init) ?? ""
        let hasBegun = visit.workbench.publishing.begin { progress in
            try await desk.publishSite(
                prepared, to: folder, as: name, by: member, progress: progress)
        }
        return hasBegun
            ? visit.done("publishing.begun", at: Room.publishing.path)
            : visit.back("publishing.busy", at: Room.publishing.path)
    }
}

/// Pages of the site as the workbench shows them.
enum SitePreview {
    /// The page with another title.
    static func withoutTitle(_ bytes: [UInt8], _ title: String) -> [UInt8] {
        let page = String(decoding: bytes, as: UTF8.self)
        guard let start = page.firstRange(of: "<title>"), let end = page.firstRange(of: "</title>"),
            start.upperBound <= end.lowerBound
        else { return [] }
        var writer = HTMLWriter()
        writer.text(title)
        return Array(page[..<start.upperBound].utf8) + writer.bytes + Array(page[end.lowerBound...].utf8)
    }
}
