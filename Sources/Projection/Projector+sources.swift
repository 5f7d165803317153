// Sources as they may be told: cited by title, site and day, or only as what they are.

import CaseModel
import Casebook
import Publication

extension Projector {
    /// A number that stays the same from one publication to the next, as an identifier does.
    private func number(ofOriginal row: Int64) -> Int {
        let name = "original " + (material.sources[row]?.id.description ?? "\(row)")
        return id(name).description.utf8.reduce(0) { ($0 * 31 + Int($1)) & 0xFFFF_FFFF_FFFF }
    }

    /// The source of a row; nil where there is none.
    func told(_ row: Int64) -> PublishedSource? {
        guard let source = material.sources[row] else { return nil }
        let isCited = selection.isCited(source)
        let title = isCited ? source.card.title.flatMap { !holdsWithheld($0) ? $0 : nil } : nil
        let site = isCited ? source.card.site.flatMap { !holdsWithheld($0) ? $0 : nil } : nil
        let kind: PublishedSource.Kind =
            switch source.card.kind {
            case .report: isCited ? .report : .document
            case .table: .table
            case .call, .interview, .hearing, .ownKnowledge, .letter: .known
            }
        return PublishedSource(
            id: id(source.id.description), kind: kind, title: title, site: site,
            published: isCited ? source.published.map(coarse) : nil, language: source.language,
            original: number(ofOriginal: source.original),
            exhibit: selection.output.isPublic
                ? nil : source.file.map { PublishedSource.Exhibit(sha256: $0.sha256, size: $0.size) })
    }
}
