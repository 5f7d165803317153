// Who and what a publication may name, by the marks of members and the rules of a policy.

public import CaseModel
public import Casebook
public import Publication

/// The uses that an output needs a person's consent to.
extension PublicationPolicy.Output {
    /// All of them have to be given.
    public var consents: Set<Consent> {
        switch self {
        case .site, .data, .bulletin: [.public]
        case .dossier: [.send]
        case .share: [.send, .partners]
        case .submission: [.send, .authorities]
        }
    }
}

/// Decides on each record.
public struct Selection: Sendable {
    let material: Publishable
    let policy: PublicationPolicy
    let output: PublicationPolicy.Output
    /// People who are published, by name or by initials.
    let people: Set<Int64>
    /// Of those, and of officials, the ones called by their full name.
    let namedPeople: Set<Int64>
    /// Bodies and places that may be named.
    let namedOthers: Set<Int64>
    /// The rows that statements are about, in order, and where the statements about each stand.
    let subjects: [Int64]
    private let about: [Int64: Range<Int>]
    /// The source of the first statement that names each record.
    private let firstSources: [Int64: Int64]

    /// - Parameter only: the records of the people that the output is about; nil for all.
    public init(
        _ material: Publishable, _ policy: PublicationPolicy, _ output: PublicationPolicy.Output,
        only: Set<ItemID>? = nil
    ) {
        self.material = material
        self.policy = policy
        self.output = output
        var (people, namedPeople, namedOthers): (Set<Int64>, Set<Int64>, Set<Int64>) = ([], [], [])
        var (subjects, about): ([Int64], [Int64: Range<Int>]) = ([], [:])
        var nameTold: Set<Int64> = []
        var offices: Set<Int64> = []
        var sources: [Int64: Int64] = [:]
        // Of hundreds of thousands only what is asked is looked at: each has much in it.
        material.statements.withUnsafeBufferPointer { statements in
            for place in statements.indices {
                let subject = statements[place].subject
                if subjects.last == subject, let before = about[subject] {
                    about[subject] = before.lowerBound..<(place + 1)
                } else {
                    subjects.append(subject)
                    about[subject] = place..<(place + 1)
                }
                if let other = statements[place].other, sources[other] == nil {
                    sources[other] = statements[place].source
                }
                if statements[place].property == .name { nameTold.insert(subject) }
                if case .role(let role) = statements[place].value, role.isOffice, !statements[place].isFormer {
                    offices.insert(subject)
                }
            }
        }
        (self.subjects, self.about, firstSources) = (subjects, about, sources)
        let levels = policy.levels(of: output)
        for (row, record) in material.records where !record.isHeld && record.sensitivity != .protected {
            switch record.type {
            case .person:
                guard nameTold.contains(row) else { continue }
                let isOpen = record.sensitivity == .public || levels == .internal
                if isOpen, record.consent.isSuperset(of: output.consents), only?.contains(record.item) ?? true,
                    !(record.isChild && policy.children == .never)
                {
                    people.insert(row)
                    if record.consent.contains(.name), policy.names == .consent, !record.isChild {
                        namedPeople.insert(row)
                    }
                } else if offices.contains(row), record.sensitivity == .public, policy.officials == .marked {
                    namedPeople.insert(row)
                }
            case .organisation, .place:
                // What a member marked as internal stays so; what nobody marked is told with the statement that names it.
                if record.sensitivity == .public || !record.isMarked || levels == .internal { namedOthers.insert(row) }
            case .group, .event: break
            }
        }
        (self.people, self.namedPeople, self.namedOthers) = (people, namedPeople, namedOthers)
    }

    /// The statements about a record.
    func statements(about row: Int64) -> ArraySlice<PublishableStatement> { material.statements[about[row] ?? 0..<0] }

    /// The source of the first statement that names a record.
    func source(naming row: Int64) -> Int64 { firstSources[row] ?? 0 }

    /// The records that are called by their full names.
    public var named: Set<Int64> { namedPeople.union(namedOthers) }

    /// Texts that the publication may have: names of those who are named, and what public statements say in words.
    public var publicTexts: Set<String> {
        var texts: Set<String> = []
        let named = named
        for statement in material.statements {
            guard case .text(let text) = statement.value else { continue }
            switch statement.property {
            case .name, .alias: if named.contains(statement.subject) { texts.insert(text) }
            case .facility: if policy.facilities { texts.insert(text) }
            case .from, .to: texts.insert(text)
            default: break
            }
        }
        for row in namedOthers { if let name = material.records[row]?.name { texts.insert(name) } }
        return texts
    }

    /// The full names of the people who are called by them.
    public var fullNames: Set<String> {
        var names: Set<String> = []
        for statement in material.statements where namedPeople.contains(statement.subject) {
            if statement.property == .name, case .text(let text) = statement.value { names.insert(text) }
        }
        return names
    }

    /// The records of the people who are published.
    public var publishedPeople: [ItemID] { people.compactMap { material.records[$0]?.item } }

    /// The sources that are cited by title, by their rows.
    public var cited: Set<Int64> { Set(material.sources.filter { isCited($0.value) }.keys) }

    /// The sources that are quoted. A source says the day, the town and the building as they are: it is quoted only where all may be told.
    var quoted: [Int64: Quotes] {
        guard policy.quotes, policy.dates == .day, policy.places, policy.facilities else { return [:] }
        return material.sources.filter { isCited($0.value) }.mapValues(\.quotes)
    }

    /// Whether a source is called by its title, site and day.
    func isCited(_ source: PublishableSource) -> Bool {
        guard source.card.kind == .report, source.mark != .internal || policy.levels(of: output) == .internal else {
            return false
        }
        switch policy.citing {
        case .none: return false
        case .public: return source.card.sensitivity == .public
        case .pages: return source.card.sensitivity == .public || source.card.site != nil
        }
    }
}

extension PersonRole {
    /// Whether it is an office of the state, in which people act with their names.
    var isOffice: Bool {
        switch self {
        case .official, .police, .judge, .prosecutor: true
        default: false
        }
    }
}

/// Initials of a name: "A. T." of "Aidar Testov".
func initials(of name: String) -> String {
    name.split { $0.isWhitespace || $0 == "-" }.compactMap { word in
        word.first { $0.isLetter }.map { "\($0.uppercased())." }
    }.prefix(3).joined(separator: " ")
}
