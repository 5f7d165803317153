// The phrases of publications, with the terms of the field.

import CaseModel
import Phrases
import Publication

extension Catalogue {
    /// The tables that publications speak from.
    static let published = Catalogue(tables: [terms, PackageResources.site_tsv, PackageResources.documents_tsv])
}

extension Phrasebook {
    /// The phrases of publications in a language.
    init(published language: Language) { self.init(.published, language) }

    /// Names one after another.
    func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    /// What a source is called.
    func source(_ source: PublishedSource) -> String {
        switch source.kind {
        case .document: return self("source.document")
        case .known: return self("source.known")
        case .table: return self("source.table")
        case .report:
            var parts: [String] = []
            if let site = source.site { parts.append(site) }
            if let title = source.title { parts.append(self("source.titled", ["title": .text(title)])) }
            if let published = source.published { parts.append(date(published)) }
            return parts.isEmpty ? self("source.document") : parts.joined(separator: ", ")
        }
    }
}
