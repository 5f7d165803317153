// One appointment: making it, and saying what happened and what comes next.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

/// What an appointment is, by words that every member's calendar program may see.
enum AppointmentKind: String, CaseIterable {
    case hearing, verdict, visit, call, filing, other

    /// The kind that a member's words begin with.
    init(of what: String) {
        let words = what.lowercased()
        let known: [(AppointmentKind, [String])] = [
            (.hearing, ["hearing", "trial", "appeal", "слушан", "заседан", "суд", "отырыс", "сот"]),
            (.verdict, ["verdict", "sentence", "приговор", "үкім"]),
            (.visit, ["visit", "свидан", "посещ", "кездес"]), (.call, ["call", "звон", "қоңырау"]),
            (.filing, ["filing", "complaint", "жалоб", "ходат", "шағым"]),
        ]
        self = known.first { $0.1.contains { words.hasPrefix($0) } }?.0 ?? .other
    }
}

enum AppointmentPages {
    static let routes: [Route] = [
        .page("/appointments/new", .member(.editor)) { try await new($0) },
        .page("/appointments/new/:id", .member(.editor)) { try await new($0) },
        .form("/appointments/new", .member(.editor), make),
        .page("/appointments/:id", .member(.reader), one),
        .form("/appointments/:id/close", .member(.editor), close),
        .form("/appointments/:id/answer", .member(.editor), answer),
    ]

    // MARK: A new one

    @Sendable static func new(_ visit: Visit) async throws -> WebAnswer {
        var whom: RecordName?
        if visit.values["id"] != nil {
            whom = try await visit.casebook().record(visit.item(), includingProtected: visit.showsProtected)
            guard whom != nil else { throw WebError.notFound }
        }
        let record = whom
        return await visit.page("appointment.new", in: .calendar) { page in
            page.heading("appointment.new")
            page.form("/appointments/new", [("class", "door")]) { page in
                page.hiddenField("from", visit.request.path)
                page.choice(
                    "appointment.kind", name: "kind",
                    options: AppointmentKind.allCases.map { ($0.rawValue, visit.words("appointment.\($0.rawValue)")) },
                    chosen: visit.kept("kind"))
                page.field(
                    "appointment.words", name: "what", value: visit.kept("what") ?? "", help: "appointment.words.help",
                    [("maxlength", "300")])
                whenFields(&page, visit, prefix: "", isRequired: true)
                page.field("appointment.place", name: "place", value: visit.kept("place") ?? "", [("maxlength", "200")])
                if let record {
                    page.hiddenField("record", WebName.of(record.item))
                    page.element("p") { page in
                        page.say("appointment.whom")
                        page.raw(": ")
                        page.record(record)
                    }
                } else {
                    page.element("div", class: "fld") { page in
                        page.element("label", [("for", "f-people")], say: "appointment.whom")
                        page.element(
                            "textarea",
                            [("id", "f-people"), ("name", "people"), ("rows", "2"), ("aria-describedby", "h-people")],
                            data: visit.kept("people") ?? "")
                        page.element("p", [("class", "s q"), ("id", "h-people")], say: "appointment.whom.help")
                    }
                }
                page.button("appointment.make", class: "b1")
            }
        }
    }

    private static func whenFields(_ page: inout Page, _ visit: Visit, prefix: String, isRequired: Bool) {
        page.element("div", class: "row") { page in
            page.field(
                isRequired ? "appointment.day" : "appointment.next", name: prefix + "day", type: "date",
                value: visit.kept(prefix + "day") ?? "", isRequired ? [("required", "")] : [])
            page.field(
                "appointment.hour", name: prefix + "hour", type: "time", value: visit.kept(prefix + "hour") ?? "")
        }
    }

    @Sendable static func make(_ visit: Visit) async throws -> WebAnswer {
        let from = visit.form["from"].flatMap { $0.hasPrefix("/appointments/new") ? $0 : nil } ?? "/appointments/new"
        guard let day = visit.form.text("day").flatMap({ EDTF($0) }), day.isDay else {
            return visit.back("appointment.noDay", at: from)
        }
        var records: [ItemID] = []
        let casebook = try await visit.casebook()
        if let named = visit.form["record"] {
            guard let item = WebName.item(named),
                try await casebook.record(item, includingProtected: visit.showsProtected) != nil
            else { throw WebError.notFound }
            records = [item]
        }
        for line in (visit.form["people"] ?? "").split(whereSeparator: \.isNewline) {
            let name = line.trimmed
            guard !name.isEmpty else { continue }
            let found = try await casebook.records(
                named: name, types: [.person, .organisation], includingProtected: visit.showsProtected)
            guard found.count == 1 else {
                return visit.back(
                    found.isEmpty ? "appointment.unknown" : "appointment.several", ["name": .text(name)], at: from)
            }
            records.append(found[0].item)
        }
        let kind = visit.form["kind"].flatMap { AppointmentKind(rawValue: $0) } ?? .other
        let words = visit.form.text("what")
        // Of the kinds the one that says nothing gives way to the words.
        let what = words.map { kind == .other ? $0 : "\(kind.rawValue): \($0)" } ?? kind.rawValue
        let act = Appointed(
            records: records, what: what, date: day, time: hour(visit.form.text("hour")),
            place: visit.form.text("place"))
        let entries = try await visit.write([.appointed(act)])
        return visit.done("appointment.made", undo: entries.first, at: Room.calendar.path)
    }

    /// An hour as browsers send it, "10:30" or "10:30:00"; nil for anything else.
    private static func hour(_ typed: String?) -> String? {
        let parts = (typed ?? "").split(separator: ":").prefix(2)
        guard parts.count == 2, let hour = Int(parts[0]), (0...23).contains(hour), let minute = Int(parts[1]),
            (0...59).contains(minute)
        else { return nil }
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    // MARK: What happened

    @Sendable static func one(_ visit: Visit) async throws -> WebAnswer {
        let found = try await visit.casebook().expected(visit.entry(), includingProtected: visit.showsProtected)
        guard let found else { throw WebError.notFound }
        let mayClose = try await visit.role >= .editor
        let (words, path) = (visit.words, "/appointments/\(WebName.of(try visit.entry()))")
        return await visit.page("appointment.title", in: .calendar) { page in
            page.element("h1", data: words.what(found.item))
            page.element("p", class: "lead") { page in
                page.data(words.date(found.item.date))
                if let more = words.detail(found.item) { page.data(", " + more) }
            }
            if !found.item.records.isEmpty { page.element("p") { $0.records(found.item.records) } }
            if let outcome = found.outcome {
                page.element("h2", say: "appointment.outcome")
                page.element("p", [("class", "serif")], data: outcome)
                return
            }
            guard mayClose else { return }
            let isReply = found.item.kind == .reply
            page.form("\(path)/\(isReply ? "answer" : "close")", [("class", "door gapt")]) { page in
                page.element("div", class: "fld") { page in
                    page.element(
                        "label", [("for", "f-outcome")], say: isReply ? "appointment.answered" : "appointment.happened")
                    page.element(
                        "textarea",
                        [
                            ("id", "f-outcome"), ("name", "outcome"), ("rows", "3"), ("required", ""),
                            ("maxlength", "4000"),
                        ],
                        data: visit.kept("outcome") ?? "")
                }
                if !isReply {
                    whenFields(&page, visit, prefix: "next-", isRequired: false)
                    page.field(
                        "appointment.nextWhat", name: "next-what", value: visit.kept("next-what") ?? "",
                        help: "appointment.nextWhat.help", [("maxlength", "300")])
                }
                page.button("appointment.record", class: "b1")
            }
        }
    }

    @Sendable static func close(_ visit: Visit) async throws -> WebAnswer {
        let (id, path) = (try visit.entry(), "/appointments/\(WebName.of(try visit.entry()))")
        let found = try await visit.casebook().expected(id, includingProtected: visit.showsProtected)
        guard let found, case .appointment(let last) = found.item.subject else { throw WebError.notFound }
        guard found.outcome == nil else { return visit.back("appointment.alreadyClosed", at: path) }
        guard let outcome = visit.form.text("outcome") else { return visit.back("appointment.noOutcome", at: path) }
        var acts: [Act] = [.closed(Closed(appointment: id, outcome: outcome))]
        if let typed = visit.form.text("next-day") {
            guard let day = EDTF(typed), day.isDay else { return visit.back("appointment.noDay", at: path) }
            // As the act has it, not as it is shown: a protected name in it stays what it is.
            let whole = try await visit.casebook().expected(id, includingProtected: true)
            var next = last
            if case .appointment(let act)? = whole?.item.subject { next = act }
            next.date = day
            next.time = hour(visit.form.text("next-hour"))
            if let what = visit.form.text("next-what") { next.what = what }
            acts.append(.appointed(next))
        }
        let entries = try await visit.write(acts)
        return visit.done(
            acts.count > 1 ? "appointment.closed.next" : "appointment.closed", undo: entries.first,
            at: Room.calendar.path)
    }

    @Sendable static func answer(_ visit: Visit) async throws -> WebAnswer {
        let (id, path) = (try visit.entry(), "/appointments/\(WebName.of(try visit.entry()))")
        let found = try await visit.casebook().expected(id, includingProtected: visit.showsProtected)
        guard let found, found.item.kind == .reply else { throw WebError.notFound }
        guard found.outcome == nil else { return visit.back("appointment.alreadyClosed", at: path) }
        guard let result = visit.form.text("outcome") else { return visit.back("appointment.noOutcome", at: path) }
        let entries = try await visit.write([
            .answered(Answered(intervention: id, result: result, date: EDTF(try visit.today)))
        ])
        return visit.done("appointment.closed", undo: entries.first, at: Room.calendar.path)
    }
}
