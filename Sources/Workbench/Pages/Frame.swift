// What stands around every page: the rooms, the search, the lock, the languages.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

/// The rooms of the workbench that the head of a page leads to.
enum Room: String, CaseIterable {
    case inbox, cases, calendar, statistics, network
    case events, organisations, provisions, sources, changes, publishing, team, settings

    var path: String { "/\(rawValue)" }
    var word: Word { "room.\(rawValue)" }
    /// Those that are named at the top; the others are under "More".
    static let first: [Room] = [.inbox, .cases, .calendar, .statistics, .network]
}

extension Visit {
    /// A page of a member.
    ///
    /// - Parameters:
    ///   - title: what the browser shows as its name, which it keeps: never a name of anybody.
    ///   - room: where in the workbench it is.
    ///   - style: a class of the main part.
    func page(
        _ title: Word, in room: Room? = nil, style: String? = nil, status: Int = 200,
        _ fill: (inout Page) async throws -> Void
    ) async rethrows -> WebAnswer {
        var hidden: ProtectedWords?
        var waiting = 0
        if visitor.member != nil {
            do {
                let casebook = try await casebook()
                if !visitor.showsProtected { hidden = try await casebook.protectedWords() }
                waiting = try await casebook.waitingCount()
            } catch {
                // Without knowing what to cover nothing is shown.
                return ErrorPage.answer(error, self)
            }
        }
        var body = Page(words, hidden: hidden, formToken: visitor.formToken)
        try await fill(&body)
        var page = Page(words, hidden: hidden, formToken: visitor.formToken)
        page.head(title)
        page.element("body", bodyAttributes) { page in
            page.link("#main", [("class", "skip")]) { $0.say("frame.skip") }
            if visitor.member != nil {
                top(&page, room, waiting: waiting)
            } else {
                page.element("header", class: "top") { $0.mark() }
            }
            page.element("main", mainAttributes(style)) {
                notice(&$0)
                $0.include(body)
            }
            foot(&page)
            page.symbols()
        }
        page.raw("</html>\n")
        return .page(page.bytes, status: status)
    }

    private func mainAttributes(_ style: String?) -> [(StaticString, String)] {
        var attributes: [(StaticString, String)] = [("id", "main"), ("tabindex", "-1")]
        if let style { attributes.append(("class", style)) }
        return attributes
    }

    private var bodyAttributes: [(StaticString, String)] {
        guard visitor.member != nil else { return [] }
        return [("data-idle", String(Int(workbench.setting.idleMinutes * 60)))]
    }

    private func top(_ page: inout Page, _ room: Room?, waiting: Int) {
        page.element("header", class: "top") { page in
            page.mark()
            page.element("nav", [("aria-label", words("frame.rooms"))]) { page in
                page.element("ul") { page in
                    for one in Room.first {
                        page.element("li") { $0.place(one, isHere: one == room, count: one == .inbox ? waiting : 0) }
                    }
                    page.element("li") { page in
                        page.element("details") { page in
                            page.element("summary", say: "frame.more")
                            page.element("ul") { page in
                                for one in Room.allCases where !Room.first.contains(one) {
                                    page.element("li") { $0.place(one, isHere: one == room, count: 0) }
                                }
                            }
                        }
                    }
                }
            }
            page.form("/search", [("class", "find"), ("role", "search")]) { page in
                page.element("label", [("class", "vh"), ("for", "find")], say: "frame.search")
                page.single(
                    "input",
                    [
                        ("id", "find"), ("name", "words"), ("type", "search"),
                        ("placeholder", words("frame.search.hint")), ("maxlength", "400"),
                    ])
                page.raw("<kbd aria-hidden=\"true\">/</kbd>")
            }
            page.element("span", class: "vault s q2") { page in
                page.data(visitor.member?.name ?? "")
                if visitor.showsProtected {
                    page.raw(" ")
                    page.tag("frame.protected.shown")
                }
            }
            page.form("/lock", [("class", "lock")]) { page in
                page.element("button", [("type", "submit"), ("data-key", "L")]) { page in
                    page.glyph("key")
                    page.say("frame.lock")
                    page.raw(" <kbd aria-hidden=\"true\">L</kbd>")
                }
            }
        }
    }

    /// What was done or refused by the form that led here; said once.
    private func notice(_ page: inout Page) {
        guard let notice = visitor.notice else { return }
        workbench.visitors.change(visitor.token) { $0.notice = nil }
        let style = notice.isProblem ? "bad" : "good"
        page.element("div", [("class", style), ("role", notice.isProblem ? "alert" : "status")]) { page in
            page.element("p") { page in
                page.say(notice.word, notice.arguments)
                if let detail = notice.detail {
                    page.raw(" ")
                    page.element("span", [("lang", "en")], data: detail)
                }
            }
            if let undo = notice.undo {
                page.form("/undo", [("class", "inl")]) { page in
                    page.hiddenField("entry", undo)
                    page.hiddenField("from", request.path)
                    page.button("frame.undo", class: "bare", key: "U")
                }
            }
        }
    }

    private func foot(_ page: inout Page) {
        page.element("footer", class: "foot") { page in
            page.element("span") { page in
                if visitor.member != nil {
                    page.say("frame.foot", ["minutes": .number(max(1, Int(workbench.setting.idleMinutes)))])
                } else {
                    page.say("frame.foot.locked")
                }
            }
            page.form("/language", [("class", "lang"), ("aria-label", words("frame.languages"))]) { page in
                page.hiddenField("from", request.method == "GET" ? request.path : "/")
                for language in Language.allCases {
                    if language == visitor.language {
                        page.element("b", [("lang", language.rawValue)], data: language.ownName)
                    } else {
                        page.element(
                            "button",
                            [
                                ("type", "submit"), ("name", "language"), ("value", language.rawValue),
                                ("lang", language.rawValue), ("class", "bare"),
                            ], data: language.ownName)
                    }
                }
            }
        }
    }
}

extension Page {
    /// Everything before the body.
    mutating func head(_ title: Word) {
        raw("<!DOCTYPE html>\n<html lang=\"")
        data(words.language.rawValue)
        raw("\">\n")
        element("head") { page in
            page.raw("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            page.element("title", say: "frame.title", ["page": .text(page.words(title))])
            page.single("link", [("rel", "stylesheet"), ("href", AssetRoutes.style.path)])
            page.single("link", [("rel", "icon"), ("type", "image/svg+xml"), ("href", AssetRoutes.icon.path)])
            page.element("script", [("src", AssetRoutes.script.path), ("defer", "")]) { _ in }
        }
        raw("\n")
    }

    /// The product's name with its four lines.
    mutating func mark() {
        link("/", [("class", "mark")]) { page in
            page.raw(
                "habeas<svg viewBox=\"0 0 66 4\" aria-hidden=\"true\"><path d=\"M0 2h15\" stroke-width=\"2\"/><path d=\"M18 2h15\" stroke-width=\"2\" stroke-dasharray=\"4 1.5\"/><path d=\"M36 .8h13M36 3.2h13\" stroke-width=\"1\"/><path d=\"M53 2h13\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-dasharray=\"0 3\"/></svg>"
            )
        }
    }

    mutating func place(_ room: Room, isHere: Bool, count: Int) {
        link(room.path, isHere ? [("aria-current", "page")] : []) { page in
            page.say(room.word)
            if count > 0 {
                page.raw(" ")
                page.element("span", [("class", "n")], data: String(count))
            }
        }
    }

    /// The drawings that the page uses.
    mutating func symbols() {
        raw("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"vh\">")
        for name in glyphs.sorted() {
            if let form = Form.allCases.first(where: { name == "line-\($0.rawValue)" }) {
                raw(trusted: "<symbol id=\"l-\(form.rawValue)\" viewBox=\"0 0 24 8\">\(Glyphs.line(form))</symbol>")
            } else if let drawing = Glyphs.drawing(named: name) {
                raw(trusted: "<symbol id=\"k-\(name)\" viewBox=\"0 0 16 16\">\(drawing)</symbol>")
            }
        }
        raw(
            "<pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0v5\" class=\"ax2\"/></pattern></svg>"
        )
    }
}
