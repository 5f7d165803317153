// Statements as they may be told: whom they name, who says so, and the words of the source.

import CaseModel
import Casebook
import Publication

extension Projector {
    /// The statement as it may be told; nil where it names somebody who may not be named.
    ///
    /// - Parameter place: of the statement in the selection.
    func draft(_ place: Int, subject: PublicID, event: Int64?, build: inout Build) -> Drafted? {
        let statement = material.statements[place]
        var other: PublicID?
        if let row = statement.other {
            guard let named = naming(row, as: statement.property, in: event, build: &build) else { return nil }
            other = named
        }
        var speakers: [DraftedSpeaker] = []
        for speaker in statement.wordOf {
            speakers.append(told(speaker, in: event ?? statement.subject, of: statement.source, &build))
        }
        return Drafted(
            subject: subject, property: statement.property, value: statement.value, other: other, wordOf: speakers,
            deniedBy: statement.deniedBy.map { told($0, in: event ?? statement.subject, of: statement.source, &build) },
            standing: statement.standing, isFormer: statement.isFormer, source: statement.source,
            quote: quote(place))
    }

    /// The entity that stands for a record where a statement names it; nil where the statement is not told.
    func naming(_ row: Int64, as property: Property, in event: Int64?, build: inout Build) -> PublicID? {
        if memory.namings[row] == nil {
            let naming = naming(row)
            memory.namings[row] = naming
            if case .told = naming { build.named.insert(row) }
        }
        switch memory.namings[row] {
        case .told(let id): return id
        case .office:
            // Whom else it was done to stays out; who did it is told by the office alone.
            guard property == .actor, let event else { return nil }
            return nameless(row, in: event, &build)
        case .untold, nil: return nil
        }
    }

    private func naming(_ row: Int64) -> ProjectionMemory.Naming {
        guard let record = material.records[row], !record.isHeld, record.sensitivity != .protected else {
            return .untold
        }
        switch record.type {
        case .event: return .untold
        case .person:
            return selection.people.contains(row) || selection.namedPeople.contains(row) ? .told(id(of: row)) : .office
        case .organisation, .place:
            return selection.namedOthers.contains(row) && !holdsWithheld(record.name) ? .told(id(of: row)) : .untold
        case .group: return .told(id(of: row))
        }
    }

    /// Somebody whose office alone is told; in each event anew, so that nobody can be followed from one to the next.
    func nameless(_ row: Int64, in event: Int64, _ build: inout Build) -> PublicID? {
        guard let office = office(of: row) else { return nil }
        let id = id(
            "\(material.records[event]?.item.description ?? "") \(material.records[row]?.item.description ?? "")")
        guard build.entities[id] == nil else { return id }
        build.entities[id] = PublishedEntity(id: id, type: .person, naming: .none)
        build.statements.append(
            Drafted(
                subject: id, property: .role, value: office.value, other: nil, wordOf: [], deniedBy: nil,
                standing: .reported, isFormer: false, source: office.source, quote: nil))
        return id
    }

    private func office(of row: Int64) -> PublishableStatement? {
        if let known = memory.offices[row] { return known }
        let office = selection.statements(about: row).first { statement in
            if case .role(let role) = statement.value { role.isOffice } else { false }
        }
        memory.offices[row] = .some(office)
        return office
    }

    /// A speaker, never left out: without a name where it may not be told.
    func told(_ speaker: PublishableSpeaker, in about: Int64, of source: Int64, _ build: inout Build)
        -> DraftedSpeaker
    {
        switch speaker {
        case .words(let words): return .words(mayTell(words, of: source) ? words : "unnamed")
        case .record(let row):
            if let named = naming(row, as: .name, in: nil, build: &build) { return .entity(named) }
            guard material.records[row]?.type == .person, let office = nameless(row, in: about, &build) else {
                return .words("unnamed")
            }
            return .entity(office)
        }
    }

    /// Whether somebody may be called by the words of a source: "his cellmate" leads to a person, where it stands in no public report.
    private func mayTell(_ words: String, of source: Int64) -> Bool {
        guard !holdsWithheld(words) else { return false }
        return Self.offices.contains(words.lowercased()) || (material.sources[source].map(selection.isCited) ?? false)
    }

    /// Words for bodies of the state, which lead to nobody.
    private static let offices: Set<String> = [
        "investigators", "investigation", "the investigation", "police", "the police", "prosecutors", "prosecution",
        "the prosecution", "the court", "court", "authorities", "the authorities", "officials", "accuser (unnamed)",
        "unnamed", "следствие", "следователи", "полиция", "прокуратура", "обвинение", "суд", "власти", "тергеу",
        "тергеушілер", "сот", "билік",
    ]

    /// The words of a cited source that a statement rests on, where none of them is withheld.
    func quote(_ statement: Int) -> Int? {
        guard let quote = quotes.candidate(of: statement) else { return nil }
        if memory.mayQuote[quote] == nil { memory.mayQuote[quote] = !holdsWithheld(quotes.all[quote].words) }
        return memory.mayQuote[quote] == true ? quote : nil
    }
}
