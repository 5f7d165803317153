// Reads the fields of a form that say what happened.

import CaseModel
import Casebook
import Desk
import Drafting
import Phrases

/// Units in which a term is typed.
enum TermUnit: String, CaseIterable {
    case day, month, year

    /// The term as a length of time.
    func length(_ number: Int) -> ISODuration? {
        ISODuration("P\(number)\(self == .day ? "D" : self == .month ? "M" : "Y")")
    }
}

/// The part of a form that tells an event.
struct TypedEventForm {
    /// Why it can't be taken, for the member who typed it.
    struct Problem: Error {
        var word: Word
        var arguments: [String: Argument] = [:]
        var detail: String?
    }

    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// The event; nil where none was chosen and nothing is said of one.
    func event() async throws -> Result<TypedEvent?, Problem> {
        let form = visit.form
        let names = (1...NotePages.people).compactMap { form.text("person\($0)") }
        let others = ["date", "place", "by", "article", "term"].compactMap { form.text($0) }
        guard let chosen = form.text("event") else {
            return names.isEmpty && others.isEmpty ? .success(nil) : .failure(Problem(word: "notes.noKind"))
        }
        guard let kind = EventKind(rawValue: chosen) else { return .failure(Problem(word: "notes.noKind")) }
        var event = TypedEvent(kind: kind)
        event.by = form.text("by").map { [$0] } ?? []
        event.place = form.text("place")
        event.standing = form["standing"] == Standing.alleged.rawValue ? .alleged : .reported
        guard !names.isEmpty || !event.by.isEmpty else { return .failure(Problem(word: "notes.nobody")) }
        if let typed = form.text("date") {
            guard let date = EDTF(typed) else { return .failure(Problem(word: "notes.noDate")) }
            event.date = date
        }
        if let typed = form.text("term") {
            guard let number = Int(typed), (1...9_999).contains(number),
                let length = (form["unit"].flatMap(TermUnit.init) ?? .day).length(number)
            else { return .failure(Problem(word: "notes.noTerm")) }
            event.duration = length
        }
        if let typed = form.text("article") {
            let code = form["code"].flatMap(LegalCode.init) ?? .criminal
            let named = TypedEvent.isProvision("\(typed) \(code.rawValue)") ? "\(typed) \(code.rawValue)" : typed
            guard TypedEvent.isProvision(named) else { return .failure(Problem(word: "notes.noArticle")) }
            event.provisions = [named]
        }
        var resolver = TypedRecords(try visit.desk(with: try await visit.casebook()))
        for name in names {
            do {
                event.people.append(TypedPerson(typed: name, record: try await resolver.known(name)))
            } catch is Refusal {
                return .failure(try await several(name))
            }
        }
        return .success(event)
    }

    /// Which people of one name there are, so that one of them can be typed instead.
    private func several(_ name: String) async throws -> Problem {
        let shown = visit.visitor.showsProtected
        let found = try await visit.casebook().records(named: name, types: [.person], includingProtected: shown)
        return Problem(word: "notes.several", detail: found.prefix(8).map(\.shortName).joined(separator: ", "))
    }
}

extension Visit {
    /// The desk with the casebook as it is now.
    func desk(with casebook: Casebook) throws -> Desk {
        let desk = try desk
        return Desk(vault: desk.vault, keeper: desk.keeper, casebook: casebook)
    }
}
