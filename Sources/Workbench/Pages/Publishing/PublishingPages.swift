// Publishing: what went out, the rules under which things do, and how the publication that is being built comes on.

import CaseModel
import Casebook
import Desk
import LeakScan
import Phrases
import Presentation
import Publication
import Vault

enum PublishingPages {
    static let routes: [Route] =
        [
            .page(Room.publishing.path, .member(.reader), overview),
            .form("/publishing/rule", .member(.owner), rule),
            .form("/publishing/policy", .member(.editor), policy),
        ] + PreviewPages.routes

    @Sendable static func overview(_ visit: Visit) async throws -> WebAnswer {
        let casebook = try await visit.casebook()
        let publications = try await casebook.publications().suffix(50).reversed()
        let publishers = try await casebook.publishers()
        let own = try await casebook.ownPolicy()
        let role = try await visit.role
        let state = visit.workbench.publishing.state
        var answer = await visit.page("publishing.title", in: .publishing) { page in
            page.element("h1", say: "publishing.title")
            page.element("p", [("class", "lead")], say: "publishing.lead")
            if role >= .editor {
                page.element("p", class: "row gapt") { page in
                    page.link("/publishing/preview", [("class", "b b1")]) { $0.say("publishing.look") }
                }
            }
            progress(state, on: &page)
            went(Array(publications), visit, on: &page)
            rules(publishers, isOwner: role == .owner, on: &page)
            if role >= .editor { policy(own, visit, on: &page) }
        }
        if case .running = state { answer.set("Refresh", "2") }
        return answer
    }

    private static func progress(_ state: PublishingWork.State, on page: inout Page) {
        switch state {
        case .none: break
        case .running(.writing(let done, let all)):
            page.element(
                "p", [("class", "good gapt"), ("role", "status")], say: "publishing.running",
                ["done": .number(done), "all": .number(all)])
        case .running(.scanning):
            page.element("p", [("class", "good gapt"), ("role", "status")], say: "publishing.scanning")
        case .done(let result):
            page.element(
                "p", [("class", "good gapt"), ("role", "status")], say: "publishing.last.done",
                ["people": .number(result.people), "files": .number(result.files), "same": .number(result.unchanged)])
        case .refused(let sentence, let leaks):
            page.element("div", [("class", "bad gapt"), ("role", "alert")]) { page in
                page.element("p", say: "publishing.last.refused")
                page.element("p", [("lang", "en")], data: sentence)
            }
            if !leaks.isEmpty { found(leaks, on: &page) }
        }
    }

    private static func found(_ leaks: [LeakReport.Leak], on page: inout Page) {
        page.element("table", class: "stk") { page in
            page.element("caption", say: "publishing.leaks")
            page.element("thead") { page in
                page.element("tr") { page in
                    page.element("th", [("scope", "col")], say: "publishing.preview.string")
                    page.element("th", [("scope", "col")], say: "publishing.leak.where")
                }
            }
            page.element("tbody") { page in
                for leak in leaks {
                    page.element("tr") { page in
                        page.element("th", [("scope", "row")], data: leak.string.text)
                        page.element("td") { $0.element("code", data: leak.place) }
                    }
                }
            }
        }
    }

    private static func went(
        _ publications: [(entry: LedgerID, act: Published, author: String, time: String)], _ visit: Visit,
        on page: inout Page
    ) {
        page.element("section", class: "gapt") { page in
            page.element("h2", say: "publishing.went")
            guard !publications.isEmpty else { return page.element("p", [("class", "q2")], say: "publishing.none") }
            page.element("table", class: "stk") { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for word in [
                            "publishing.when", "publishing.what", "publishing.to", "publishing.asOf",
                            "publishing.records",
                            "publishing.who",
                        ] as [Word] { page.element("th", [("scope", "col")], say: word) }
                    }
                }
                page.element("tbody") { page in
                    for one in publications {
                        page.element("tr") { page in
                            page.element("th", [("scope", "row"), ("class", "nw")], data: visit.words.time(one.time))
                            page.element("td") { $0.say(kind(one.act.what)) }
                            page.element("td", data: one.act.to)
                            page.element("td", data: visit.words.date(one.act.day))
                            page.element("td", class: "num") { $0.data(Phrase.grouped(one.act.items.count)) }
                            page.element("td", data: one.author)
                        }
                    }
                }
            }
        }
    }

    /// What a publication is called.
    static func kind(_ what: String) -> Word {
        "publishing.kind.\(PublicationPolicy.Output(rawValue: what)?.rawValue ?? PublicationPolicy.Output.site.rawValue)"
    }

    private static func rules(_ publishers: Int, isOwner: Bool, on page: inout Page) {
        page.element("section", class: "gapt") { page in
            page.element("h2", say: "publishing.rule")
            page.element("p", say: publishers > 1 ? "publishing.rule.two" : "publishing.rule.one")
            guard isOwner else { return }
            page.form("/publishing/rule") { page in
                page.hiddenField("publishers", publishers > 1 ? "1" : "2")
                page.button(publishers > 1 ? "publishing.rule.toOne" : "publishing.rule.toTwo")
            }
        }
    }

    private static func policy(_ own: String?, _ visit: Visit, on page: inout Page) {
        page.element("section", class: "gapt") { page in
            page.element("h2", say: "publishing.policy")
            page.element("p", [("class", "s q2")], say: "publishing.policy.help")
            page.element("p", say: own == nil ? "publishing.policy.shipped" : "publishing.policy.own")
            page.form("/publishing/policy") { page in
                page.element("div", class: "fld") { page in
                    page.element("label", [("class", "vh"), ("for", "f-policy")], say: "publishing.policy")
                    page.element(
                        "textarea", [("id", "f-policy"), ("name", "policy"), ("rows", "16"), ("spellcheck", "false")],
                        data: visit.kept("policy") ?? own ?? PublicationPolicy.shippedText)
                }
                page.button("publishing.policy.save")
            }
        }
    }

    // MARK: Forms

    @Sendable static func rule(_ visit: Visit) async throws -> WebAnswer {
        let publishers = visit.form["publishers"] == "2" ? 2 : 1
        let entry = try await (try visit.desk).rule(publishers: publishers, by: try visit.member)
        return visit.done("publishing.rule.done", undo: entry, at: Room.publishing.path)
    }

    @Sendable static func policy(_ visit: Visit) async throws -> WebAnswer {
        let text = (visit.form["policy"] ?? "").replacing("\r\n", with: "\n")
        do {
            _ = try PublicationPolicy(reading: text)
        } catch {
            return visit.back("publishing.policy.wrong", detail: error.description, at: Room.publishing.path)
        }
        let kept = text == PublicationPolicy.shippedText ? "" : text
        let entries = try await visit.write([.ruled(Ruled(policy: kept))])
        return visit.done("publishing.policy.saved", undo: entries.first, at: Room.publishing.path)
    }
}
