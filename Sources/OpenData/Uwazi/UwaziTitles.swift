// Titles that tell everything apart: Uwazi links rows by them.

import CaseModel
import Publication
import Tables

struct UwaziTitles {
    let publication: Publication
    private let ofEntities: [String]
    /// Of each source.
    let ofSources: [String]

    init(of publication: Publication) {
        self.publication = publication
        var taken: [String: Int] = [:]
        let labels = publication.entities.indices.map { place in
            let label = Self.plain(publication.label(of: place))
            taken[label, default: 0] += 1
            return label
        }
        ofEntities = publication.entities.indices.map { place in
            let entity = publication.entities[place]
            let isAlone = taken[labels[place]] == 1 && entity.type != .event && entity.naming == .full
            if isAlone { return labels[place] }
            let date = EventFacts(place, in: publication).date.map { " \($0)" } ?? ""
            return "\(labels[place])\(entity.type == .event ? date : "") (\(entity.id))"
        }
        ofSources = publication.sources.map { source in
            "\(Self.plain(source.title ?? FTMWords.name(of: source.kind))) (\(source.id))"
        }
    }

    func of(_ entity: Int) -> String { ofEntities[entity] }

    /// Words that fit into a title: one line, no bar, nothing that a spreadsheet would run.
    private static func plain(_ words: String) -> String {
        let line = CSVWriter.writable(words).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing("|", with: "\u{A6}")
        let cut = line.count > 200 ? line.prefix(199) + "\u{2026}" : line
        return FormulaGuard.isDangerous(cut) ? "(\(cut))" : cut.isEmpty ? "not named" : cut
    }
}
