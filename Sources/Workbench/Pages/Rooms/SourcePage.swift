// One source: its text, how it came in, what it says, and whether it is still what it was.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum SourcePage {
    /// Statements that are listed.
    static let most = 200

    /// A source, a file that is none, or both, as the address names it.
    struct Found: Sendable {
        var source: ListedSource?
        var file: KeptFile?

        var reference: BlobReference? { file.flatMap { BlobReference(bytes: $0.reference) } }
    }

    static func found(_ visit: Visit) async throws -> Found {
        let (id, casebook) = (try visit.entry(), try await visit.casebook())
        if let source = try await casebook.source(id, includingProtected: visit.showsProtected) {
            return Found(source: source, file: try await casebook.file(ofSource: id))
        }
        guard let file = try await casebook.file(of: id) else { throw WebError.notFound }
        // The file of a source that is protected is as protected as that.
        if !visit.showsProtected, try await casebook.isOfProtectedSource(file) { throw WebError.notFound }
        return Found(file: file)
    }

    @Sendable static func one(_ visit: Visit) async throws -> WebAnswer {
        let found = try await found(visit)
        let (casebook, role) = (try await visit.casebook(), try await visit.role)
        guard let source = found.source else {
            return await visit.page("sources.file.title", in: .sources) { page in
                page.element("h1", data: found.file?.name ?? "")
                evidence(found, visit, on: &page)
            }
        }
        let all = visit.showsProtected
        let text = try await casebook.text(ofSource: source.id, includingProtected: all) ?? ""
        let statements = try await casebook.statements(ofSource: source.id, limit: most, includingProtected: all)
        let reprints = try await casebook.reprints(ofSource: source.id, includingProtected: all)
        let translations = try await casebook.translations(ofSource: source.id, includingProtected: all)
        var original: ListedSource?
        if let of = source.translationOf { original = try await casebook.source(of, includingProtected: all) }
        let translated = original
        return await visit.page("sources.one.title", in: .sources) { page in
            page.element("div", class: "head") { page in
                page.element("h1", [("lang", source.language)], data: source.title)
                page.element("p", class: "row q2") { page in
                    page.element(
                        "span",
                        data: [page.words.from(source), source.published.map { page.words.date($0) }].compactMap(\.self)
                            .joined(separator: ", "))
                    page.element("span") { $0.state(of: source) }
                }
            }
            page.element("div", class: "file") { page in
                page.element("div") { page in
                    page.element("h2", say: "sources.text")
                    page.element(
                        "div",
                        [
                            ("class", "plain"), ("lang", source.language), ("tabindex", "0"), ("role", "region"),
                            ("aria-label", visit.words("sources.text")),
                        ], data: text)
                    said(statements, on: &page)
                }
                page.element("aside", class: "rail") { page in
                    evidence(found, visit, on: &page)
                    others("sources.reprints", reprints, on: &page)
                    others("sources.translations", translations, on: &page)
                    if let translated { others("sources.translationOf", [translated], on: &page) }
                    if role >= .editor { marking(source, on: &page) }
                }
            }
        }
    }

    // MARK: How it came in

    private static func evidence(_ found: Found, _ visit: Visit, on page: inout Page) {
        page.element("section") { page in
            page.element("h2", say: "sources.evidence")
            page.element("dl", class: "kv") { page in
                func line(_ word: Word, _ text: String?) {
                    guard let text, !text.isEmpty else { return }
                    page.element("dt", say: word)
                    page.element("dd", data: text)
                }
                line("sources.fileName", found.file?.name ?? found.source?.file)
                line("sources.came", (found.file?.added ?? found.source?.added).map { visit.words.time($0) })
                line("sources.by", found.file?.addedBy ?? found.source?.addedBy)
                let record = found.file?.record.flatMap { CaptureFacts($0) }
                line("sources.how", record?.way.map { visit.words.ifAny("way.\($0)") ?? $0 })
                line("sources.with", record?.capturedBy)
                line("sources.author", found.source?.author)
                line("sources.translator", found.source?.translator)
                line("sources.size", found.reference.map { visit.words.bytes($0.content.size) })
                if let hash = found.reference?.content.hash.hex {
                    page.element("dt", data: "SHA-256")
                    page.element("dd") { $0.element("code", [("class", "hash")], data: hash) }
                }
            }
            guard let id = found.source?.id ?? found.file?.id, found.reference != nil else {
                page.element("p", [("class", "q2 s")], say: "sources.noFile")
                return
            }
            page.element("div", class: "row gap") { page in
                page.form("/sources/\(WebName.of(id))/verify") { $0.button("sources.verify") }
                page.link("/sources/\(WebName.of(id))/original", [("class", "b"), ("download", "")]) { page in
                    page.say("sources.download")
                }
            }
        }
    }

    /// Reads the whole blob again and says whether it is what was kept.
    @Sendable static func verify(_ visit: Visit) async throws -> WebAnswer {
        let (found, path) = (try await found(visit), "/sources/\(WebName.of(try visit.entry()))")
        guard let reference = found.reference else { throw WebError.notFound }
        switch try await visit.desk.vault.open(reference).state() {
        case .sound:
            return visit.done(
                "sources.sound", ["size": .text(visit.words.bytes(reference.content.size))], at: path)
        case .missing: return visit.back("sources.missing", at: path)
        case .altered(let how): return visit.back("sources.altered", detail: how, at: path)
        case .unopened(let why): return visit.back("sources.unopened", detail: why, at: path)
        }
    }

    // MARK: What it says

    private static func said(_ statements: [SourceStatement], on page: inout Page) {
        page.element("h2", [("class", "gapt")], say: "sources.statements", ["n": .number(statements.count)])
        guard !statements.isEmpty else {
            page.element("p", say: "sources.noStatements")
            return
        }
        page.table(
            "sources.statements.caption",
            columns: [("sources.statement", false), ("field.words", false), ("field.standing", false)]
        ) { page in
            for statement in statements {
                page.element("tr") { page in
                    page.cell("sources.statement") { $0.statement(statement) }
                    page.cell("field.words", class: "serif") { $0.data(statement.quote) }
                    page.cell("field.standing") { page in
                        if statement.review == .drafted {
                            page.tag("sources.drafted")
                        } else {
                            page.standing(Form(statement.standing, isDenied: statement.isDenied))
                        }
                    }
                }
            }
        }
    }

    private static func others(_ word: Word, _ sources: [ListedSource], on page: inout Page) {
        guard !sources.isEmpty else { return }
        page.element("section") { page in
            page.element("h2", say: word)
            page.element("ul") { page in
                for source in sources {
                    page.element("li") { page in
                        page.link("/sources/\(WebName.of(source.id))") { $0.data(source.title) }
                        page.single("br")
                        page.element("span", [("class", "q2 s")]) { page in
                            page.data(
                                [page.words.from(source), source.published.map { page.words.date($0) }]
                                    .compactMap(\.self).joined(separator: ", "))
                            if let translator = source.translator {
                                page.raw(". ")
                                page.say("sources.translatedBy", ["name": .text(translator)])
                            }
                        }
                    }
                }
            }
        }
    }

    // MARK: For whom it is

    private static func marking(_ source: ListedSource, on page: inout Page) {
        page.element("section") { page in
            page.element("h2", say: "sources.sensitivity")
            page.element("p", [("class", "s")], say: "sources.sensitivity.\(source.sensitivity.rawValue)")
            page.form("/sources/\(WebName.of(source.id))/sensitivity") { page in
                let isProtected = source.sensitivity == .protected
                page.hiddenField("level", isProtected ? "internal" : "protected")
                page.button(isProtected ? "sources.unprotect" : "sources.protect")
            }
        }
    }

    @Sendable static func mark(_ visit: Visit) async throws -> WebAnswer {
        guard let source = try await found(visit).source else { throw WebError.notFound }
        let level: Sensitivity = visit.form["level"] == "internal" ? .internal : .protected
        let entries = try await visit.write([.marked(Marked(source: source.id, sensitivity: level))])
        let isGone = level == .protected && !visit.showsProtected
        return visit.done(
            level == .protected ? "sources.protected" : "sources.unprotected", undo: entries.first,
            at: isGone ? Room.sources.path : "/sources/\(WebName.of(source.id))")
    }
}
