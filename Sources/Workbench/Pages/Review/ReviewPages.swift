// The review of a draft: its page, and what its buttons do.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum ReviewPages {
    static let routes: [Route] = [
        .page("/review/:id", .member(.reader), show),
        .page("/review/:id/version", .member(.reader), isQuiet: true, version),
        .formInTurn("/review/:id/decide", .member(.reviewer), ReviewActs.decide),
        .formInTurn("/review/:id/rest", .member(.reviewer), ReviewActs.acceptRest),
        .formInTurn("/review/:id/edit", .member(.editor), ReviewActs.edit),
        .formInTurn("/review/:id/link", .member(.reviewer), ReviewActs.link),
        .formInTurn("/review/:id/protect", .member(.editor), ReviewActs.protect),
        .formInTurn("/review/:id/split", .member(.editor), ReviewActs.split),
        .formInTurn("/review/:id/add", .member(.editor), ReviewAdding.add),
        .formInTurn("/review/:id/record", .member(.editor), ReviewAdding.recordAside),
        .formInTurn("/undo", .member(.reviewer), undo),
    ]

    /// The draft of the path, as somebody may see it.
    static func draft(_ visit: Visit, isJudged: Bool = true) async throws -> (DraftUnderReview, Casebook) {
        let casebook = try await visit.casebook()
        guard let draft = try await casebook.draft(try visit.entry(), isJudged: isJudged) else {
            throw WebError.notFound
        }
        return (draft, casebook)
    }

    @Sendable static func show(_ visit: Visit) async throws -> WebAnswer {
        let (whole, casebook) = try await draft(visit)
        let draft = visit.visitor.showsProtected ? whole : try await casebook.listed(whole)
        let now = visit.form["now"].flatMap { Int($0) }
        let role = try await visit.role
        let mine = try await casebook.acts(by: try visit.member.name, undoable: true, most: 1).first
        var known: [ItemID: String] = [:]
        for item in draft.items {
            for event in [item.sameEvent, item.likeEvent].compactMap(\.self) + item.stops.compactMap(\.known) {
                known[event] = try await casebook.words(of: event)
            }
        }
        let page = ReviewPage(
            draft: draft, chosen: now, role: role, lastOfMine: mine, known: known,
            version: try await versionText(whole, casebook), visit: visit)
        return await visit.page("review.title", in: .inbox, style: "flush") { page.write(on: &$0) }
    }

    /// What a page that lies open asks now and then: whether somebody else has changed the draft meanwhile.
    @Sendable static func version(_ visit: Visit) async throws -> WebAnswer {
        let (draft, casebook) = try await draft(visit, isJudged: false)
        return WebAnswer(
            status: 200, headers: [("Content-Type", "text/plain; charset=utf-8")],
            body: Array(try await versionText(draft, casebook).utf8))
    }

    /// Changes whenever anybody decides, edits or links in the draft.
    static func versionText(_ draft: DraftUnderReview, _ casebook: Casebook) async throws -> String {
        var hasher = FNV()
        for item in draft.items { hasher.add("\(item.state.rawValue)\(item.link.map { "\($0)" } ?? "")") }
        for (statement, id) in zip(draft.draft.statements, draft.statements) {
            hasher.add("\(id)\(statement.review.rawValue)\(statement.standing.rawValue)")
        }
        return String(hasher.value, radix: 36)
    }

    @Sendable static func undo(_ visit: Visit) async throws -> WebAnswer {
        let path = visit.ownPath(visit.form["from"])
        let casebook = try await visit.casebook()
        guard let entry = visit.form["entry"].flatMap({ LedgerID($0) }), let act = try await casebook.act(entry),
            act.counts
        else { return visit.back("undo.gone", at: path) }
        // What colleagues decided is theirs to take back, or an owner's.
        let role = try await visit.role
        guard try act.author == visit.member.name || role == .owner else { throw WebError.notAllowed }
        try await visit.write([.undone(Undone(entry: entry))], needs: .reviewer)
        return visit.done("undo.done", at: path)
    }
}

/// A digest for telling states apart, not for keeping secrets (FNV-1a).
private struct FNV {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        value = (value ^ 0xFF) &* 0x100_0000_01B3
    }
}
