// What programs can do.

import CaseModel
import Casebook
import Desk
import Drafting
import FoundationEssentials
import Phrases
import Presentation
import Vault

enum APIWriting {
    private static let name = APIShape.text(most: 200, what: "A name.")
    private static let date = APIShape.text(most: 40, what: "An EDTF date: 2024-05-16, 2024-05, 2024-05-16~.")

    static let endpoints: [APIEndpoint] = [
        .post(
            "/drafts", .editor, "Takes a report in: its words, or a file in base64.",
            .object([
                ("text", .text(most: 8 << 20, what: "The words of a report.")),
                ("file", .text(most: 30 << 20, what: "A file in base64.")),
                ("name", .text(most: 200, what: "The file's name.")), ("published", .day),
                ("protected", .flag(what: "Whether the source is protected.")),
            ]), take),
        .post(
            "/drafts/:id/decisions", .reviewer, "Decides on items of a draft, all or none.",
            .object([
                (
                    "decisions!",
                    .list(
                        of: .object([
                            ("item!", .text(most: 100, what: "An item of the draft.")),
                            ("verdict!", .choice(Decision.Verdict.allCases.map(\.rawValue))),
                            ("reason", .text(most: 1_000, what: "Why.")),
                        ]), most: 1_000)
                )
            ]), decide),
        .post(
            "/notes", .editor, "Keeps a note: words that are read, or an event that counts at once.",
            .object([
                ("kind!", .choice(TypedNote.kinds.map(\.rawValue))),
                ("words", .text(most: 1 << 20, what: "The words.")), ("from", name), ("day", .day),
                ("protected", .flag(what: "Whether the note is protected.")),
                (
                    "event",
                    .object([
                        ("kind!", .choice(EventKind.allCases.map(\.rawValue))), ("people", .list(of: name, most: 50)),
                        ("by", .list(of: name, most: 10)), ("date", date), ("place", name),
                        ("duration", .text(most: 20, what: "An ISO 8601 duration: P15D.")),
                        ("articles", .list(of: .text(most: 100, what: "297/2 criminal"), most: 20)),
                        ("standing", .choice([Standing.reported.rawValue, Standing.alleged.rawValue])),
                    ])
                ),
            ]), note),
        .post(
            "/appointments", .editor, "Notes something that is to happen.",
            .object([
                ("what!", .text(most: 400, what: "What is to happen.")), ("date!", date),
                ("time", .text(most: 5, what: "10:30")), ("place", name), ("people", .list(of: name, most: 50)),
            ]), appoint),
        .post(
            "/undo", .reviewer, "Takes back an act of one's own; an owner anybody's.",
            .object([
                ("entry!", .text(most: 100, what: "The entry.")), ("reason", .text(most: 1_000, what: "Why.")),
            ]), undo),
    ]

    /// Answers with the entry that was written.
    private static func written(_ entry: LedgerID?, waits: Bool? = nil, _ call: APICall) async throws -> WebAnswer {
        guard let entry else { throw APIProblem.unknown }
        return try await call.answer(status: 201) { json in
            json.member("item", entry.description)
            json.member("short", entry.shortName)
            if let waits { json.member("waits", waits) }
        }
    }

    @Sendable private static func take(_ call: APICall) async throws -> WebAnswer {
        let body = call.body
        let bytes: [UInt8]
        switch (body["text"], body.text("file")) {
        case (.string(let text)?, nil): bytes = Array(text.utf8)
        case (nil, let encoded?):
            guard let read = Data(base64Encoded: encoded) else { throw APIProblem.wrong("'file' is no base64.") }
            bytes = Array(read)
        default: throw APIProblem.wrong("Give 'text' or 'file', and not both.")
        }
        guard !bytes.isEmpty else { throw APIProblem.wrong("There is nothing in it; nothing was kept.") }
        let given = body.text("name") ?? (body["text"] == nil ? "file" : "pasted.txt")
        let name = String(given.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        let desk = try call.visit.desk
        let intake = EvidenceIntake(
            into: MemberVault(desk.vault, by: try call.visit.member), folder: call.visit.workbench.setting.folder,
            reader: DraftReader(
                published: body.text("published").flatMap { EDTF($0) },
                sensitivity: body.isTrue("protected") ? .protected : .internal))
        do {
            let taken = try await intake.take(bytes, called: name, way: "api")
            return try await written(LedgerID(taken.draft ?? taken.item), waits: taken.draft != nil, call)
        } catch let refusal as Refusal {
            throw APIProblem(status: 422, detail: refusal.sentence)
        }
    }

    @Sendable private static func decide(_ call: APICall) async throws -> WebAnswer {
        guard let draft = try await call.casebook.draft(try call.entry(), isJudged: false) else {
            throw APIProblem.unknown
        }
        let decisions = try call.body.list("decisions").map { one in
            guard let item = one.text("item").flatMap({ ItemID($0) ?? WebName.item($0) }),
                draft.item(item) != nil || draft.statements.contains(item)
            else { throw APIProblem(status: 422, detail: "An item is none of this draft.") }
            return Decision(
                item, one.text("verdict").flatMap(Decision.Verdict.init) ?? .reopen, reason: one.text("reason"))
        }
        guard !decisions.isEmpty else { throw APIProblem.wrong("There are no decisions.") }
        let desk = try call.visit.desk(with: try await call.casebook)
        let act = try await desk.deciding(decisions, on: draft.id)
        return try await written(try await call.visit.write([act], needs: .reviewer).first, call)
    }

    @Sendable private static func note(_ call: APICall) async throws -> WebAnswer {
        let body = call.body
        let kind = body.text("kind").flatMap(TypedNote.kind) ?? .ownKnowledge
        let day = EDTF(try body.text("day").flatMap { EDTF($0)?.day } ?? call.visit.desk.today)
        let sensitivity: Sensitivity = body.isTrue("protected") ? .protected : .internal
        if let typed = body["event"] {
            var event = try await event(typed, call)
            event.words = body.text("words")
            let noted = event.noted(source: kind, from: body.text("from"), sensitivity: sensitivity, day: day)
            return try await written(try await call.visit.write([.noted(noted)]).first, waits: false, call)
        }
        guard let words = body.text("words") else { throw APIProblem.wrong("Give 'words' or 'event'.") }
        let note = TypedNote(
            kind: kind, from: body.text("from"), day: day, sensitivity: sensitivity, words: words
        ).noted().note
        return try await written(try await call.visit.write([.noted(note)]).first, waits: note.reader != nil, call)
    }

    private static func event(_ typed: JSONValue, _ call: APICall) async throws -> TypedEvent {
        guard let kind = typed.text("kind").flatMap(EventKind.init) else { throw APIProblem.wrong("No such kind.") }
        var event = TypedEvent(kind: kind)
        event.by = typed.texts("by")
        event.place = typed.text("place")
        event.standing = typed.text("standing").flatMap(Standing.init) ?? .reported
        event.provisions = typed.texts("articles")
        if let wrong = event.provisions.first(where: { !TypedEvent.isProvision($0) }) {
            throw APIProblem(status: 422, detail: "'\(wrong)' is no article such as '297/2 criminal'.")
        }
        event.date = try date(typed)
        if let length = typed.text("duration") {
            guard let duration = ISODuration(length) else {
                throw APIProblem(status: 422, detail: "'duration' is no length such as P15D.")
            }
            event.duration = duration
        }
        for name in typed.texts("people") {
            event.people.append(TypedPerson(typed: name, record: try await records([name], call, orNew: true).first))
        }
        guard !event.people.isEmpty || !event.by.isEmpty else { throw APIProblem.wrong("Name somebody.") }
        return event
    }

    private static func date(_ typed: JSONValue) throws -> EDTF? {
        guard let words = typed.text("date") else { return nil }
        guard let date = EDTF(words) else {
            throw APIProblem(status: 422, detail: "'date' is no date such as 2024-05-16.")
        }
        return date
    }

    /// The records that names mean.
    private static func records(_ names: [String], _ call: APICall, orNew: Bool) async throws -> [KnownRecord] {
        var resolver = TypedRecords(try call.visit.desk(with: try await call.casebook))
        do {
            guard orNew else { return try await resolver.records(names) }
            var found: [KnownRecord] = []
            for name in names { if let record = try await resolver.known(name) { found.append(record) } }
            return found
        } catch let refusal as Refusal {
            throw APIProblem(status: 422, detail: refusal.sentence)
        }
    }

    @Sendable private static func appoint(_ call: APICall) async throws -> WebAnswer {
        let body = call.body
        guard let what = body.text("what"), let date = try date(body) else {
            throw APIProblem.wrong("'what' and 'date' want words.")
        }
        let time = body.text("time")
        let hour = time.flatMap(TypedHour.read)
        guard time == nil || hour != nil else {
            throw APIProblem(status: 422, detail: "'time' is no hour such as 10:30.")
        }
        let records = try await records(body.texts("people"), call, orNew: false)
        let act = Appointed(
            records: records.map(\.item), what: what, date: date, time: hour, place: body.text("place"))
        return try await written(try await call.visit.write([.appointed(act)]).first, call)
    }

    @Sendable private static func undo(_ call: APICall) async throws -> WebAnswer {
        guard let entry = call.body.text("entry").flatMap({ LedgerID($0) ?? WebName.entry($0) }),
            let act = try await call.casebook.act(entry), act.counts
        else { throw APIProblem.unknown }
        let role = try await call.visit.role
        guard try act.author == call.visit.member.name || role == .owner else { throw WebError.notAllowed }
        let undone = Act.undone(Undone(entry: entry, reason: call.body.text("reason")))
        return try await written(try await call.visit.write([undone], needs: .reviewer).first, call)
    }
}
