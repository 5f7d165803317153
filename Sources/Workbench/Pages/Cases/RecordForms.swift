// What the forms of a record's page do: marks, consent, holds, appointments, mergers, preferences.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

enum RecordForms {
    static let routes: [Route] = [
        .form("/records/:id/mark", .member(.editor), mark),
        .form("/records/:id/consent", .member(.editor), consent),
        .form("/records/:id/never-merge", .member(.editor), neverMerge),
        .form("/records/:id/hold", .member(.editor), hold),
        .form("/records/:id/hold/end", .member(.editor), endHold),
        .form("/records/:id/appoint", .member(.editor), appoint),
        .form("/records/:id/prefer", .member(.editor), prefer),
        .page("/records/:id/same", .member(.editor), same),
        .form("/records/:id/merge", .member(.editor), merge),
        .form("/records/:id/part", .member(.editor), part),
    ]

    /// The record that the path names, as it may be seen.
    private static func record(_ visit: Visit) async throws -> KnownRecord {
        let item = try visit.item()
        guard item.kind == .entity, let known = try await visit.casebook().knownRecord(item),
            visit.visitor.showsProtected || known.sensitivity != .protected
        else { throw WebError.notFound }
        return known
    }

    private static func path(_ record: KnownRecord) -> String { WebName.path(of: record.item) }

    @Sendable static func mark(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        guard let level = visit.form["sensitivity"].flatMap(Sensitivity.init) else { throw WebError.malformed }
        let statements =
            record.type == .person
            ? try await visit.casebook().statements(aboutPerson: record.item, toBe: level) : nil
        let written = try await visit.write([
            .marked(Marked(item: record.item, sensitivity: level, statements: statements))
        ])
        // Whoever is protected from now on is not shown any more where what is protected is not.
        let isGone = level == .protected && !visit.visitor.showsProtected
        return visit.done(
            isGone ? "mark.done.hidden" : "mark.done", undo: written.first, at: isGone ? Room.cases.path : path(record))
    }

    @Sendable static func consent(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        let uses = visit.form.all("use").compactMap(Consent.init)
        let written = try await visit.write([.marked(Marked(item: record.item, consent: uses))])
        return visit.done("consent.done", undo: written.first, at: path(record))
    }

    @Sendable static func neverMerge(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        let written = try await visit.write([
            .marked(Marked(item: record.item, neverMerge: visit.form["never"] == "yes"))
        ])
        return visit.done("mark.done", undo: written.first, at: path(record))
    }

    @Sendable static func hold(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        guard let reason = visit.form.text("reason") else { return visit.back("hold.noReason", at: path(record)) }
        var until: EDTF?
        if let typed = visit.form.text("until") {
            guard let date = EDTF(typed), date.day != nil else { return visit.back("appoint.noDay", at: path(record)) }
            until = date
        }
        let written = try await visit.write([
            .held(Held(item: record.item, reason: reason, askedBy: visit.form.text("asked-by"), until: until))
        ])
        return visit.done("hold.done", undo: written.first, at: path(record))
    }

    @Sendable static func endHold(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        let written = try await visit.write([.held(Held(item: record.item, reason: nil))])
        return visit.done("hold.ended", undo: written.first, at: path(record))
    }

    @Sendable static func appoint(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        guard let what = visit.form.text("what"), let date = visit.form.text("day").flatMap({ EDTF($0) }),
            date.day != nil
        else { return visit.back("appoint.noDay", at: path(record)) }
        let time = visit.form.text("time")
        guard time.map(Self.isHour) ?? true else { return visit.back("appoint.noHour", at: path(record)) }
        let written = try await visit.write([
            .appointed(
                Appointed(records: [record.item], what: what, date: date, time: time, place: visit.form.text("place")))
        ])
        return visit.done("appoint.done", undo: written.first, at: path(record))
    }

    private static func isHour(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1])
        else { return false }
        return (0...23).contains(hour) && (0...59).contains(minute)
    }

    /// Of statements that disagree one is preferred, with the reason.
    @Sendable static func prefer(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        guard let reason = visit.form.text("reason") else {
            return visit.back("disagreement.noReason", at: path(record))
        }
        guard let statement = visit.form["statement"].flatMap({ ItemID($0) }), statement.kind == .statement else {
            return visit.back("disagreement.noChoice", at: path(record))
        }
        let casebook = try await visit.casebook()
        guard try await casebook.isAccepted(statement) else { throw WebError.notFound }
        // All that say something else of the same, not only those that stood on the page.
        let others = try await casebook.alternatives(to: statement)
        let written = try await visit.write([
            .preferred(Preferred(statement: statement, over: others, reason: reason))
        ])
        return visit.done("disagreement.done", undo: written.first, at: path(record))
    }

    // MARK: Who is whom

    /// Who may be the same person, with what speaks for it and against it.
    @Sendable static func same(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        let shows = visit.visitor.showsProtected
        let casebook = try await visit.casebook()
        guard record.type == .person else { throw WebError.notFound }
        let people = try await casebook.people(named: record.item.description, includingProtected: shows)
        let pairs = try await casebook.mergeSuggestions(among: people, includingProtected: shows)
        return await visit.page("merge.title", in: .cases) { page in
            page.element("p", class: "q s") { $0.link(path(record)) { $0.data(record.name) } }
            page.element("h1", say: "merge.title")
            if pairs.isEmpty { page.element("p", [("class", "lead")], say: "merge.none") }
            for pair in pairs {
                page.element("section", class: "sug") { page in
                    page.element("h2") { page in
                        page.record(pair.into)
                        page.raw(" ")
                        page.element("span", [("class", "q2")], say: "merge.likeness.\(pair.likeness.rawValue)")
                    }
                    page.element("ul", class: "why") { page in
                        for reason in pair.reasons {
                            page.element("li", [("data-m", "·"), ("lang", "en")], data: reason)
                        }
                    }
                    page.form("\(path(record))/merge") { page in
                        page.hiddenField("into", WebName.of(pair.into.item))
                        page.field("merge.reason", name: "reason", [("maxlength", "1000")])
                        page.button("merge.do", class: "b1")
                    }
                }
            }
        }
    }

    @Sendable static func merge(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        let casebook = try await visit.casebook()
        guard let item = visit.form["into"].flatMap(WebName.item), let into = try await casebook.knownRecord(item),
            into.type == record.type, into.item != record.item,
            visit.visitor.showsProtected || into.sensitivity != .protected
        else { throw WebError.notFound }
        if try await casebook.whyNeverMerged(record.item, into.item) != nil {
            return visit.back("merge.never", at: path(record))
        }
        let written = try await visit.write([
            .merged(Merged(record: record.item, into: into.item, reason: visit.form.text("reason")))
        ])
        return visit.done("merge.done", undo: written.first, at: path(into))
    }

    @Sendable static func part(_ visit: Visit) async throws -> WebAnswer {
        let record = try await record(visit)
        guard let item = visit.form["record"].flatMap(WebName.item),
            try await visit.casebook().merged(into: record.item).contains(where: { $0.item == item })
        else { throw WebError.notFound }
        let written = try await visit.write([.parted(Parted(record: item))])
        return visit.done("merge.parted", undo: written.first, at: path(record))
    }
}
