// Which schema and property of FollowTheMoney (4.11) stands for what of ours.

import CaseModel
import Publication

enum FTMWords {
    static let group = "group"
    static let notNamed = "not named"
    static let accused = "accused"
    static let former = "former"

    /// What stands where a name has to, of somebody or something without one.
    static func stand(for place: Int, in publication: Publication) -> String {
        let label = FTMText.name(publication.label(of: place))
        return label.isEmpty ? notNamed : label
    }

    static func schema(of kind: OrganisationKind?) -> String {
        switch kind {
        case .police, .securityService, .court, .prosecution, .prison, .ministry, .government: "PublicBody"
        case .company: "Company"
        case .party, .movement, .ngo, .media, .international, .other, nil: "Organization"
        }
    }

    /// A date as a beginning of ISO 8601: 2024, 2024-05, 2024-05-16; nil where EDTF says more or less than that.
    static func date(_ date: EDTF) -> String? {
        let text = date.description
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard areDigits, parts.map(\.count) == Array([4, 2, 2].prefix(parts.count)), date.precision != .interval,
            date.start?.season == nil, let year = date.year, (1000...2999).contains(year)
        else { return nil }
        return text
    }

    /// The shape of a link: its schema, the properties of the first and the second, and the one for the word.
    static func link(
        _ type: RelationType, from: EntityType, to: EntityType
    ) -> (schema: String, from: String, to: String, word: String) {
        switch type {
        case .memberOf, .founderOf, .leaderOf:
            if from != .place, to == .organisation { return ("Membership", "member", "organization", "role") }
        case .employeeOf:
            if from == .person, to == .organisation { return ("Employment", "employee", "employer", "role") }
        case .spouseOf, .parentOf, .childOf, .siblingOf, .relativeOf:
            if from == .person, to == .person { return ("Family", "relative", "person", "relationship") }
        case .associateOf:
            if from == .person, to == .person { return ("Associate", "associate", "person", "relationship") }
        case .lawyerOf:
            if from != .place, to != .place { return ("Representation", "agent", "client", "role") }
        case .successorOf:
            if from != .place, to != .place { return ("Succession", "successor", "predecessor", "role") }
        }
        return ("UnknownLink", "subject", "object", "role")
    }

    /// A code of three letters, of the languages that are known there.
    static func language(_ code: String) -> String? {
        let known = [
            "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell",
            "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin",
            "hu": "hun", "hy": "hye", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor", "ky": "kir",
            "lt": "lit", "lv": "lav", "mn": "mon", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron",
            "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "tg": "tgk", "tk": "tuk",
            "tr": "tur", "uk": "ukr", "ur": "urd", "uz": "uzb", "vi": "vie", "zh": "zho",
        ]
        return known[code]
    }

    static func name(of kind: PublishedSource.Kind) -> String {
        switch kind {
        case .report: "A report"
        case .document: "A document"
        case .known: "A source known to us"
        case .table: "A table of the bureau"
        }
    }
}
