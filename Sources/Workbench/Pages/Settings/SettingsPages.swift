// Settings: the language, what is protected, the vault and whether it is whole, tokens for programs, what this program is.

import CaseModel
import Casebook
import Desk
import Drafting
import Phrases
import Presentation
import Vault

enum SettingsPages {
    static let routes: [Route] =
        [
            .page(Room.settings.path, .member(.reader), settings),
            .form("/settings/protected", .member(.editor), showProtected),
            .form("/settings/verify", .member(.reader), verify),
            .page("/settings/verified", .member(.reader), verified),
            .form("/settings/checkpoint", .member(.reader), checkpoint),
        ] + TokenPages.routes

    @Sendable static func settings(_ visit: Visit) async throws -> WebAnswer {
        let role = try await visit.role
        let size = await VaultSize.of(visit.workbench.setting.folder)
        let heads = await (try visit.desk.vault).heads
        let tokens = try await visit.open?.tokens() ?? []
        return await visit.page("settings.title", in: .settings) { page in
            page.element("h1", say: "settings.title")
            page.element("section", class: "gapt") { page in
                page.element("h2", say: "frame.languages")
                page.form("/language", [("class", "row")]) { page in
                    page.hiddenField("from", Room.settings.path)
                    for language in Language.allCases {
                        page.element(
                            "button",
                            [("type", "submit"), ("name", "language"), ("value", language.rawValue)]
                                + (language == visit.language ? [("aria-pressed", "true"), ("class", "b1")] : [])
                                + [("lang", language.rawValue)], data: language.ownName)
                    }
                }
            }
            if role >= .editor { protected(visit, on: &page) }
            vault(visit, size, heads, on: &page)
            TokenPages.section(tokens, isOwner: role == .owner, visit, on: &page)
            page.element("section", class: "gapt") { page in
                page.element("h2", say: "settings.about")
                page.element("p", say: "settings.about.version", ["version": .text(habeasVersion)])
                page.element("p", say: "settings.about.stays")
                page.form("/sign-out", [("class", "gapt")]) { $0.button("settings.signOut") }
            }
        }
    }

    // MARK: What is protected

    private static func protected(_ visit: Visit, on page: inout Page) {
        let shown = visit.visitor.showsProtected
        page.element("section", class: "gapt") { page in
            page.element("h2", say: "settings.protected")
            page.element("p", [("class", "s q2")], say: "settings.protected.help")
            page.form("/settings/protected", [("class", "row")]) { page in
                page.hiddenField("show", shown ? "no" : "yes")
                page.button(shown ? "settings.protected.hide" : "settings.protected.show")
            }
        }
    }

    @Sendable static func showProtected(_ visit: Visit) async throws -> WebAnswer {
        let shows = visit.form["show"] == "yes"
        // Written down before anything is shown.
        if shows {
            _ = try await (try visit.desk.vault).append(
                "audit", [Field("deed", AuditedDeed.protectedShown.rawValue), Field("about", "")],
                by: try visit.member, needs: .editor)
        }
        visit.workbench.visitors.change(visit.visitor.token) { $0.showsProtected = shows }
        return visit.done(
            shows ? "settings.protected.shown" : "settings.protected.hidden", at: Room.settings.path)
    }

    // MARK: The vault

    private static func vault(_ visit: Visit, _ size: VaultSize, _ heads: [LogHead], on page: inout Page) {
        page.element("section", class: "gapt") { page in
            page.element("h2", say: "settings.vault")
            page.element("dl", class: "kv") { page in
                page.element("dt", say: "settings.vault.place")
                page.element("dd") { $0.element("code", data: visit.workbench.setting.folder) }
                page.element("dt", say: "settings.vault.size")
                page.element(
                    "dd", say: "settings.vault.files",
                    ["n": .number(size.files), "megabytes": .number((size.bytes + 500_000) / 1_000_000)])
                page.element("dt", say: "settings.vault.entries")
                page.element("dd") { page in
                    for head in heads {
                        page.element("p") { page in
                            page.say("settings.vault.log", ["n": .number(Int(clamping: head.size))])
                            page.raw(" ")
                            page.element("code", data: String(head.root.hex.prefix(16)))
                        }
                    }
                }
            }
            page.element("div", class: "row gapt") { page in
                page.form("/settings/verify") { $0.button("settings.verify") }
                page.form("/settings/checkpoint") { $0.button("settings.checkpoint") }
            }
            page.element("p", [("class", "s q2")], say: "settings.checkpoint.help")
            page.element("p", [("class", "s q2")], say: "settings.backup")
            page.element("p") { $0.element("code", data: "habeas backup /media/card/habeas") }
        }
    }

    @Sendable static func verify(_ visit: Visit) async throws -> WebAnswer {
        let report = try await (try visit.desk.vault).verify()
        visit.workbench.log(.verified, try visit.member)
        visit.workbench.visitors.change(visit.visitor.token) {
            $0.verified = (isSound: report.isSound, sentences: report.sentences)
        }
        return .go(to: "/settings/verified")
    }

    @Sendable static func verified(_ visit: Visit) async throws -> WebAnswer {
        guard let verified = visit.visitor.verified else { return .go(to: Room.settings.path) }
        return await visit.page("settings.verified.title", in: .settings) { page in
            page.element("h1", say: verified.isSound ? "settings.verified.sound" : "settings.verified.broken")
            page.element("ul", [("class", "dots gapt"), ("lang", "en")]) { page in
                for sentence in verified.sentences { page.element("li", data: sentence) }
            }
            page.element("p") { $0.link(Room.settings.path, say: "settings.leave") }
        }
    }

    /// The signed checkpoints as a file to be kept where nobody who can change the vault can change it.
    @Sendable static func checkpoint(_ visit: Visit) async throws -> WebAnswer {
        let folder = visit.workbench.setting.folder
        try await (try visit.desk.vault).close()
        let notes = try Vault.checkpoints(in: visit.workbench.store, at: folder).map(\.note)
        visit.workbench.log(.checkpointTaken, try visit.member)
        return .file(
            Array(notes.joined(separator: [UInt8(ascii: "\n")])), type: "text/plain; charset=utf-8",
            name: "checkpoint-\(try visit.desk.vault.time().prefix(10)).txt")
    }
}
