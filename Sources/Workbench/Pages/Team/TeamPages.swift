// The team: who is a member and may do what, who has signed in now, which devices add to the vault.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum TeamPages {
    static let routes: [Route] =
        [.page(Room.team.path, .member(.reader), team)] + MemberPages.routes + SessionPages.routes
        + SecondFactorPages.routes + OwnPassphrasePages.routes + AuditPages.routes

    @Sendable static func team(_ visit: Visit) async throws -> WebAnswer {
        let (vault, member) = (try visit.desk.vault, try visit.member)
        let membership = await vault.membership
        let role = try await visit.role
        let entries = try await visit.desk.keeper.others()
        return await visit.page("team.title", in: .team) { page in
            page.element("div", class: "head") { page in
                page.element("h1", say: "team.title")
                if role == .owner { page.link("/team/log", say: "team.log.link") }
            }
            MemberPages.list(membership, isOwner: role == .owner, visit, on: &page)
            page.element("section", [("class", "gapt"), ("id", "own")]) { page in
                page.element("h2", say: "team.own")
                page.element("ul", class: "ways") { page in
                    page.element("li") { $0.link("/team/passphrase", say: "team.passphrase.link") }
                    page.element("li") { page in
                        page.link(
                            "/team/factor", say: member.hasSecondFactor ? "team.factor.link.on" : "team.factor.link.off"
                        )
                    }
                }
            }
            SessionPages.list(visit, isOwner: role == .owner, on: &page)
            devices(membership, entries, visit, on: &page)
        }
    }

    private static func devices(
        _ membership: Membership, _ entries: [JudgedEntry], _ visit: Visit, on page: inout Page
    ) {
        page.element("section", class: "gapt") { page in
            page.element("h2", say: "team.devices")
            let devices = membership.captureDevices
            page.element("p", [("class", "s q2")], say: devices.isEmpty ? "team.devices.none" : "team.devices.help")
            guard !devices.isEmpty else { return }
            page.element("ul", class: "ways") { page in
                for device in devices { page.element("li", data: device.name) }
            }
        }
    }
}
