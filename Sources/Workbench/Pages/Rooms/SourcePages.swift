// Sources: what came in, when and how, and whether it is still what it was.

import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

enum SourcePages {
    static let routes: [Route] = [
        .page(Room.sources.path, .member(.reader), list),
        .page("/sources/:id", .member(.reader), SourcePage.one),
        .form("/sources/:id/verify", .member(.reader), SourcePage.verify),
        .form("/sources/:id/sensitivity", .member(.editor), SourcePage.mark),
        .page("/sources/:id/original", .member(.reader), OriginalFile.give),
    ]

    static let onPage = 25

    /// What is listed.
    enum Tab: String, CaseIterable {
        case report, note, table, file

        var group: SourceGroup? { SourceGroup(rawValue: rawValue) }
    }

    @Sendable static func list(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let tab = visit.form["kind"].flatMap { Tab(rawValue: $0) } ?? .report
        let (number, start) = (visit.pageNumber, (visit.pageNumber - 1) * onPage)
        var (sources, files, count): ([ListedSource], [KeptFile], Int?) = ([], [], nil)
        if let group = tab.group {
            let found = try await casebook.sources(
                group, from: start, limit: onPage, includingProtected: visit.showsProtected)
            (sources, count) = (found.sources, found.count)
        } else {
            files = try await casebook.otherFiles(from: start, limit: onPage + 1)
        }
        let hasMore = count.map { $0 > start + onPage } ?? (files.count > onPage)
        return await visit.page("sources.title", in: .sources) { [sources, files] page in
            page.heading("sources.title", count == nil ? nil : "sources.count", ["n": .number(count ?? 0)])
            page.tabs(
                "sources.kinds",
                Tab.allCases.map {
                    ("\(Room.sources.path)?kind=\($0.rawValue)", visit.words("sources.\($0.rawValue)"), $0 == tab)
                })
            if sources.isEmpty, files.isEmpty {
                page.element("p", [("class", "lead gapt")], say: "sources.empty")
            } else if tab == .file {
                table(files.prefix(onPage), on: &page)
            } else {
                table(sources, on: &page)
            }
            page.pager(Room.sources.path, query: "kind=\(tab.rawValue)", page: number, hasMore: hasMore)
        }
    }

    private static func table(_ sources: [ListedSource], on page: inout Page) {
        page.table(
            "sources.caption",
            columns: [
                ("sources.what", false), ("sources.from", false), ("sources.state", false), ("sources.came", false),
            ]
        ) { page in
            for source in sources {
                page.element("tr") { page in
                    page.element("th", [("scope", "row")]) { page in
                        page.link("/sources/\(WebName.of(source.id))", [("class", "name")]) { $0.data(source.title) }
                        if source.translationOf != nil {
                            page.raw(" ")
                            page.tag("sources.translation")
                        }
                    }
                    page.cell("sources.from") { page in
                        page.data(
                            [page.words.from(source), source.published.map { page.words.date($0) }].compactMap(\.self)
                                .joined(separator: ", "))
                    }
                    page.cell("sources.state") { $0.state(of: source) }
                    page.cell("sources.came", class: "s") { page in
                        page.data(page.words.time(source.added))
                        page.single("br")
                        page.element("span", [("class", "q2")], data: source.addedBy)
                    }
                }
            }
        }
    }

    private static func table(_ files: some Sequence<KeptFile>, on page: inout Page) {
        page.table(
            "sources.files.caption",
            columns: [("sources.fileName", false), ("sources.size", true), ("sources.came", false)]
        ) { page in
            for file in files {
                page.element("tr") { page in
                    page.element("th", [("scope", "row")]) { page in
                        page.link("/sources/\(WebName.of(file.id))", [("class", "name")]) { $0.data(file.name) }
                    }
                    page.cell("sources.size", class: "num") { page in
                        page.data(BlobReference(bytes: file.reference).map { page.words.bytes($0.content.size) } ?? "")
                    }
                    page.cell("sources.came", class: "s") { page in
                        page.data(page.words.time(file.added))
                        page.single("br")
                        page.element("span", [("class", "q2")], data: file.addedBy)
                    }
                }
            }
        }
    }
}

extension Page {
    /// Whether a source waits, stands, is protected.
    mutating func state(of source: ListedSource) {
        if !source.stands {
            say("sources.takenBack")
        } else if source.waiting > 0 {
            link("/review/\(WebName.of(source.id))") { $0.say("sources.waits", ["n": .number(source.waiting)]) }
        } else {
            say("sources.reviewed")
        }
        if source.sensitivity == .protected {
            raw(" ")
            tag("sensitivity.protected")
        }
    }
}

extension Phrasebook {
    /// Who published a source, or told it.
    func from(_ source: ListedSource) -> String {
        let kind = source.kind == .report ? nil : self("source.\(source.kind.rawValue)")
        let parts = [kind, source.site ?? source.author].compactMap(\.self)
        return parts.isEmpty ? source.file ?? self("word.notSaid") : parts.joined(separator: ", ")
    }

    /// A size, exact to three digits.
    func bytes(_ count: UInt64) -> String {
        let units: [Word] = ["size.b", "size.kb", "size.mb", "size.gb", "size.tb"]
        var (size, unit) = (count, 0)
        while size >= 10_000, unit + 1 < units.count { (size, unit) = ((size + 512) / 1_024, unit + 1) }
        return self(units[unit], ["n": .number(Int(clamping: size))])
    }
}
