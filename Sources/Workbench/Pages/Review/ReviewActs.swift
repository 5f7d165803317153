// What is decided on a draft: accept, reject, link, edit. Each button is one act, written at once, and each can be undone.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

enum ReviewActs {
    /// The item that a form names, unless somebody else has changed the draft since the form was made.
    ///
    /// - Returns: nil with the answer that shows what the other did; nothing is written then.
    static func item(
        _ visit: Visit
    ) async throws -> (draft: DraftUnderReview, item: ReviewItem, casebook: Casebook, refused: WebAnswer?) {
        let (draft, casebook) = try await ReviewPages.draft(visit)
        guard let number = visit.form["item"].flatMap({ Int($0) }),
            let item = draft.items.first(where: { $0.number == number })
        else { throw WebError.notFound }
        let stands = state(of: item, in: draft)
        guard visit.form["was"] == stands else {
            let last = try await casebook.acts(by: nil, undoable: true, most: 1).first
            let refused = visit.back(
                "review.changed", ["who": .text(last?.author ?? ""), "n": .number(number)],
                at: path(draft, now: number))
            return (draft, item, casebook, refused)
        }
        return (draft, item, casebook, nil)
    }

    /// What an item looked like: the form sends it back, so that two editors never overwrite each other unseen.
    static func state(of item: ReviewItem, in draft: DraftUnderReview) -> String {
        let said = item.statements.map { place in
            "\(draft.statements[place].entry.shortName.prefix(4))\(draft.statements[place].number)"
        }
        return item.state.rawValue + (item.link.map { $0.shortName } ?? "") + said.joined()
    }

    static func path(_ draft: DraftUnderReview, now: Int? = nil) -> String {
        "/review/\(WebName.of(draft.id))" + (now.map { "?now=\($0)#s\($0)" } ?? "")
    }

    @Sendable static func decide(_ visit: Visit) async throws -> WebAnswer {
        let (draft, item, casebook, refused) = try await item(visit)
        if let refused { return refused }
        guard let verdict = visit.form["verdict"].flatMap({ Decision.Verdict(rawValue: $0) }) else {
            throw WebError.malformed
        }
        let record = verdict == .accept && visit.form["as"] == "known" ? item.sameEvent ?? item.likeEvent : nil
        let decision = Decision(item.id, verdict, record: record, reason: visit.form.text("reason"))
        let entry = try await visit.write([try await casebook.deciding([decision], on: draft.id)], needs: .reviewer)
            .first
        let next = next(after: item, in: draft)
        let word: Word =
            switch verdict {
            case .accept: record == nil ? "review.accepted" : "review.joined"
            case .reject: "review.rejected"
            case .reopen: "review.reopened"
            }
        return visit.done(
            word, ["n": .number(item.number)], undo: entry,
            at: path(draft, now: verdict == .reopen ? item.number : next))
    }

    /// The next item that waits, in the order of the page; nil where none does.
    static func next(after item: ReviewItem, in draft: DraftUnderReview) -> Int? {
        let waiting = ReviewOrder.open(draft).filter { $0.id != item.id }
        return (waiting.first { $0.number > item.number } ?? waiting.first)?.number
    }

    @Sendable static func acceptRest(_ visit: Visit) async throws -> WebAnswer {
        let (draft, casebook) = try await ReviewPages.draft(visit)
        let (taken, left) = draft.bulk(includingCheck: visit.form["check"] == "yes")
        guard !taken.isEmpty else { return visit.back("review.rest.none", at: path(draft)) }
        let entry = try await visit.write(
            [try await casebook.deciding(draft.accepting(taken, joining: true), on: draft.id)], needs: .reviewer
        ).first
        let open = left.filter { item in if case .person = item.content { !item.isCovered } else { true } }
        return visit.done(
            open.isEmpty ? "review.rest.all" : "review.rest", ["n": .number(taken.count), "left": .number(open.count)],
            undo: entry, at: path(draft))
    }

    @Sendable static func edit(_ visit: Visit) async throws -> WebAnswer {
        let (draft, item, _, refused) = try await item(visit)
        if let refused { return refused }
        guard let field = visit.form["field"].flatMap({ FieldEdit.Field(rawValue: $0) }) else {
            throw WebError.malformed
        }
        let typed = visit.form.text("value") ?? ""
        let act: Act
        do throws(EditProblem) {
            act = try draft.editing(item, FieldEdit(field, typed), reason: visit.form.text("reason"))
        } catch {
            return visit.back("review.edit.problem", detail: error.description, at: path(draft, now: item.number))
        }
        let entry = try await visit.write([act]).first
        return visit.done("review.edited", ["n": .number(item.number)], undo: entry, at: path(draft, now: item.number))
    }

    /// A person is somebody known, or nobody yet.
    @Sendable static func link(_ visit: Visit) async throws -> WebAnswer {
        let (draft, item, casebook, refused) = try await item(visit)
        if let refused { return refused }
        guard item.id.kind == .entity else { throw WebError.malformed }
        var target = item.id
        var isNew = true
        if let chosen = visit.form.text("record"), chosen != "new" {
            guard let record = WebName.item(chosen) else { throw WebError.malformed }
            target = record
            isNew = false
        } else if let typed = visit.form.text("name") {
            let found = try await casebook.people(like: typed)
            guard let first = found.first, found.count == 1 || first.score > found[1].score else {
                return visit.back(
                    found.isEmpty ? "review.link.nobody" : "review.link.several", ["name": .text(typed)],
                    at: path(draft, now: item.number))
            }
            target = first.record
            isNew = false
        }
        guard try await casebook.type(of: target) == casebook.type(of: item.id) else { throw WebError.malformed }
        let entry = try await visit.write([.linked(Linked(entity: item.id, record: target))], needs: .reviewer).first
        return visit.done(
            isNew ? "review.link.new" : "review.link.known", undo: entry,
            at: path(draft, now: visit.form["then"].flatMap { Int($0) }))
    }

    @Sendable static func protect(_ visit: Visit) async throws -> WebAnswer {
        let (draft, item, casebook, refused) = try await item(visit)
        if let refused { return refused }
        let marked = try await casebook.marked(by: item.id)
        let entry = try await visit.write([.marked(Marked(item: marked, sensitivity: .protected))]).first
        return visit.done("review.protected", undo: entry, at: path(draft, now: item.number))
    }

    /// Some of the people of an event go to an event of their own.
    @Sendable static func split(_ visit: Visit) async throws -> WebAnswer {
        let (draft, item, _, refused) = try await item(visit)
        if let refused { return refused }
        let people = draft.participants(of: item)
        let going = visit.form.all("who").compactMap { Int($0) }.filter { people.indices.contains($0) }.map {
            people[$0]
        }
        let act: Act
        do throws(EditProblem) { act = try draft.splitting(item, people: going) } catch {
            return visit.back("review.edit.problem", detail: error.description, at: path(draft, now: item.number))
        }
        let entry = try await visit.write([act]).first
        return visit.done("review.split", undo: entry, at: path(draft, now: item.number))
    }
}

/// What a person is asked about: people whom an event names that is yet to be decided come with it, unless they may be somebody known.
enum ReviewOrder {
    static func open(_ draft: DraftUnderReview) -> [ReviewItem] {
        let waiting = draft.waiting
        var covered: Set<EntityID> = []
        for item in waiting { if case .event = item.content { covered.formUnion(draft.participants(of: item)) } }
        return waiting.filter { item in
            guard case .person(let id) = item.content else { return true }
            return !covered.contains(id) || asks(item)
        }
    }

    /// Whether a person may be somebody known, and nobody has said yet.
    static func asks(_ item: ReviewItem) -> Bool { item.state == .drafted && item.link == nil && !item.known.isEmpty }
}
