// The page of a review: the report on the left, its draft on the right, and a bar over both.

import CaseModel
import Casebook
import Phrases
import Presentation
import Vault

/// What the page is made of.
struct ReviewPage {
    let draft: DraftUnderReview
    /// The item that is open; nil where the page chooses.
    let chosen: Int?
    let role: Role
    let lastOfMine: DoneAct?
    /// Events of the casebook that items may be, in words.
    let known: [ItemID: String]
    let version: String
    let visit: Visit

    var words: Phrasebook { visit.words }
    var base: String { "/review/\(WebName.of(draft.id))" }
    var mayDecide: Bool { role >= .reviewer }
    var mayEdit: Bool { role >= .editor }

    /// The items to be decided.
    var open: [ReviewItem] { ReviewOrder.open(draft) }

    /// The item that is open: the chosen one, else the first that waits.
    var now: ReviewItem? {
        if let chosen, let item = draft.items.first(where: { $0.number == chosen }) { return item }
        return open.first
    }

    func write(on page: inout Page) {
        bar(&page)
        page.element("p", [("class", "bad stale"), ("id", "stale"), ("role", "status"), ("hidden", "")]) { page in
            page.say("review.stale")
            page.raw(" ")
            page.link(base, say: "review.stale.show")
        }
        page.element("div", [("class", "desk"), ("data-version", version), ("data-base", base)]) { page in
            report(&page)
            page.element("section", [("class", "draft"), ("id", "draft"), ("aria-label", words("review.draft"))]) {
                page in
                asking(&page)
                items(&page)
                people(&page)
                aside(&page)
                unread(&page)
                if mayEdit { adder(&page) }
            }
        }
        keys(&page)
    }

    private func bar(_ page: inout Page) {
        let said = draft.items.filter { item in if case .person = item.content { false } else { true } }
        let (all, left) = (said.count, said.count { $0.state == .drafted })
        let asked = draft.items.count(where: ReviewOrder.asks)
        page.element("div", class: "src") { page in
            page.element("div", class: "grow") { page in
                page.element("b", data: draft.about.site ?? draft.about.author ?? words("review.source"))
                if let date = draft.draft.documentDate {
                    page.raw(", ")
                    page.data(words.date(date))
                }
                page.raw(" ")
                page.link("/sources/\(WebName.of(draft.id))", [("class", "s")]) { $0.say("review.evidence") }
                if draft.about.sensitivity == .protected {
                    page.raw(" ")
                    page.tag("sensitivity.protected")
                }
            }
            page.element("div", class: "row") { page in
                page.raw(
                    "<span class=\"bar\" aria-hidden=\"true\"><svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\"><path d=\"M0 0h"
                )
                page.data(String(all == 0 ? 100 : (all - left) * 100 / max(1, all)))
                page.raw("v1H0z\"/></svg></span>")
                page.element("span", say: "review.decided", ["n": .number(max(0, all - left)), "all": .number(all)])
                if asked > 0 {
                    page.link("#people", [("class", "s")]) { $0.say("review.asked", ["n": .number(asked)]) }
                }
                if mayDecide, !draft.bulk(includingCheck: false).taken.isEmpty {
                    page.form("\(base)/rest") { $0.button("review.acceptRest", key: "Shift A") }
                }
                if mayDecide, let lastOfMine {
                    page.form("/undo") { page in
                        page.hiddenField("entry", "\(lastOfMine.id)")
                        page.hiddenField("from", base)
                        page.button("frame.undo", class: "bare", key: "U", [("title", page.covered(lastOfMine.words))])
                    }
                }
            }
            page.element("p", class: "row narrow") { page in
                page.link("#report", say: "review.report")
                page.link("#draft", say: "review.draft")
            }
        }
    }

    /// What is over: nothing waits any more.
    private func asking(_ page: inout Page) {
        guard open.isEmpty else { return }
        page.element("div", class: "sug") { page in
            page.element("p", say: "review.finished")
            page.element("p", class: "row") { page in
                page.link(Room.inbox.path, [("class", "b b1")]) { $0.say("review.toInbox") }
                page.link(Room.cases.path, [("class", "b")]) { $0.say("room.cases") }
            }
        }
    }

    private func keys(_ page: inout Page) {
        let all: [(keys: [String], word: Word)] = [
            (["J", "K"], "review.key.next"), (["A"], "review.key.accept"), (["E"], "review.key.edit"),
            (["R"], "review.key.reject"), (["P"], "review.key.link"), (["S"], "review.key.add"),
            (["W"], "review.key.words"), (["U"], "review.key.undo"),
        ]
        page.element("div", [("class", "keys noprint"), ("role", "note"), ("aria-label", words("review.keys"))]) {
            page in
            for one in all {
                page.element("span") { page in
                    for key in one.keys {
                        page.element("kbd", data: key)
                        page.raw(" ")
                    }
                    page.say(one.word)
                }
            }
        }
    }
}
