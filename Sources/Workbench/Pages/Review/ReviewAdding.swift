// What the reader missed: a member marks words of the report and says what they tell.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

enum ReviewAdding {
    /// An event on marked words. Accepted as it is: whoever made it has read it.
    @Sendable static func add(_ visit: Visit) async throws -> WebAnswer {
        let (draft, _) = try await ReviewPages.draft(visit)
        let path = ReviewActs.path(draft)
        guard let words = visit.form.text("words"), let span = place(of: words, in: draft.draft.text) else {
            return visit.back("review.add.noWords", at: path)
        }
        guard let kind = visit.form["kind"].flatMap({ EventKind(rawValue: $0) }) else { throw WebError.malformed }
        var event = NewEvent(kind, words: span)
        event.people = list(visit.form["people"])
        event.by = list(visit.form["by"])
        event.date = visit.form.text("date") ?? ""
        event.place = visit.form.text("place") ?? ""
        event.provision = visit.form.text("provision") ?? ""
        event.term = visit.form.text("term") ?? ""
        event.standing = visit.form["standing"].flatMap { Standing(rawValue: $0) } ?? .reported
        event.wordOf = visit.form.text("wordOf")
        event.deniedBy = visit.form.text("deniedBy")
        guard !event.people.isEmpty || !event.by.isEmpty else { return visit.back("review.add.nobody", at: path) }
        let act: Act
        do throws(EditProblem) { act = try draft.adding(event) } catch {
            return visit.back("review.edit.problem", detail: error.description, at: path)
        }
        let entry = try await visit.write([act]).first
        return visit.done("review.add.done", undo: entry, at: path)
    }

    /// What was set aside is recorded after all, as it stands there.
    @Sendable static func recordAside(_ visit: Visit) async throws -> WebAnswer {
        let (draft, _) = try await ReviewPages.draft(visit)
        guard let number = visit.form["aside"].flatMap({ Int($0) }), draft.draft.setAside.indices.contains(number)
        else { throw WebError.notFound }
        let aside = draft.draft.setAside[number]
        guard let words = aside.spans.first else { throw WebError.notFound }
        var event = NewEvent(aside.kind, words: aside.spans.dropFirst().reduce(words) { $0.union($1) })
        event.people = aside.participants.map { draft.file.name(of: $0) }.filter { !$0.isEmpty }
        event.date = aside.date?.description ?? ""
        let act: Act
        do throws(EditProblem) { act = try draft.adding(event) } catch {
            return visit.back("review.edit.problem", detail: error.description, at: ReviewActs.path(draft))
        }
        let entry = try await visit.write([act]).first
        return visit.done("review.add.done", undo: entry, at: ReviewActs.path(draft))
    }

    /// Names between commas or on lines of their own.
    private static func list(_ typed: String?) -> [String] {
        (typed ?? "").split { $0 == "," || $0.isNewline }.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Where words stand in a text, whatever the spaces and line ends between them.
    static func place(of words: String, in text: String) -> ByteSpan? {
        let pieces = words.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
        let bytes = Array(text.utf8)
        guard let first = pieces.first else { return nil }
        var from = 0
        while let start = MultipartReader.place(of: first, in: bytes, from: from) {
            var at = start + first.count
            var fits = true
            for piece in pieces.dropFirst() {
                while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
                guard at + piece.count <= bytes.count, bytes[at..<at + piece.count].elementsEqual(piece) else {
                    fits = false
                    break
                }
                at += piece.count
            }
            if fits { return ByteSpan(start, at) }
            from = start + 1
        }
        return nil
    }
}
