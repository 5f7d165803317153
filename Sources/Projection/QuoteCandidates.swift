// The words of sources that statements rest on: found while it is still worked out what is withheld.

import CaseModel
import Casebook

/// Words that may be quoted unless something in them is withheld; each stretch of a source once.
public struct QuoteCandidates: Sendable {
    struct Candidate: Sendable {
        var source: Int64
        var words: String
    }

    private struct Stretch: Hashable {
        var source: Int64
        var span: ByteSpan
    }

    private(set) var all: [Candidate] = []
    /// For each statement of the selection the place of its words; -1 where it is not quoted.
    private var places: [Int32]

    /// Finds the words of everything that a publication of the selection may tell.
    public init(_ selection: Selection) {
        let statements = selection.material.statements
        places = Array(repeating: -1, count: statements.count)
        let quoted = selection.quoted
        guard !quoted.isEmpty else { return }
        var known: [Stretch: Int32] = [:]
        for row in selection.subjects where selection.mayTell(of: row) {
            for place in selection.statements(about: row).indices {
                let statement = statements[place]
                guard let quotes = quoted[statement.source],
                    let span = quotes.stretch(around: statement.spans.first, taking: statement.spans)
                else { continue }
                let stretch = Stretch(source: statement.source, span: span)
                if let number = known[stretch] {
                    places[place] = number
                    continue
                }
                let words = quotes.words(of: span)
                let isFit = !words.isEmpty && ContactDetails.spans(in: words).isEmpty
                places[place] = isFit ? Int32(all.count) : -1
                known[stretch] = places[place]
                if isFit { all.append(Candidate(source: statement.source, words: words)) }
            }
        }
    }

    /// The words of a statement, as a place in `all`.
    func candidate(of statement: Int) -> Int? { places[statement] < 0 ? nil : Int(places[statement]) }
}

extension Selection {
    /// Whether anything about a record may be told: an event has to be about somebody who is published.
    fileprivate func mayTell(of row: Int64) -> Bool {
        guard material.records[row]?.type == .event else { return true }
        return statements(about: row).contains { $0.other.map(people.contains) ?? false }
    }
}
