// Everything that the interface says, in all its languages: one table for each room of pages.

import CaseModel
import Desk
import Phrases

extension Catalogue {
    /// The tables inside the program.
    static let inside = Catalogue(tables: [
        terms,
        PackageResources.frame_tsv,
        PackageResources.door_tsv,
        PackageResources.inbox_tsv,
        PackageResources.review_tsv,
        PackageResources.notes_tsv,
        PackageResources.rooms_tsv,
        PackageResources.team_tsv,
        PackageResources.settings_tsv,
        PackageResources.cases_tsv,
        PackageResources.records_tsv,
        PackageResources.publishing_tsv,
    ])
}

extension Phrasebook {
    init(language: Language) { self.init(.inside, language) }
}

extension Language {
    /// The first of the languages that a browser asks for and we speak (`Accept-Language`); English where there is none.
    init(accepting header: String?) {
        let wanted = (header ?? "").split(separator: ",").compactMap {
            Language(rawValue: $0.trimmed.prefix(2).lowercased())
        }
        self = wanted.first ?? .en
    }
}
