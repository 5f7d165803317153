// The terms of the field in the words of each language: kinds, roles, relations, provisions, speakers, titles of items.

public import CaseModel

extension Phrasebook {
    // What each is called; the words are in terms.tsv.
    public func kind(_ kind: EventKind) -> String { self("kind.\(kind.rawValue)") }
    public func role(_ role: PersonRole) -> String { self("role.\(role.rawValue)") }
    public func body(_ kind: OrganisationKind) -> String { self("body.\(kind.rawValue)") }
    public func relation(_ relation: RelationType) -> String { self("relation.\(relation.rawValue)") }
    public func code(_ code: LegalCode) -> String { self("code.\(code.rawValue)") }
    public func type(_ type: EntityType) -> String { self("type.\(type.rawValue)") }
    public func sensitivity(_ level: Sensitivity) -> String { self("sensitivity.\(level.rawValue)") }
    public func length(_ duration: ISODuration) -> String { DateSpeaker(words: self).said(duration) }

    /// "Art. 297 (2)".
    public func short(_ provision: Provision) -> String {
        guard let part = provision.part else { return self("provision.short", ["article": .text(provision.article)]) }
        return self("provision.part", ["article": .text(provision.article), "part": .text(part)])
    }

    /// "Art. 297 (2), criminal code (KZ)".
    public func provision(_ provision: Provision) -> String {
        let whole = self(
            "provision.whole", ["short": .text(short(provision)), "code": .text(code(provision.code))])
        guard let country = provision.country else { return whole }
        return self("provision.country", ["whole": .text(whole), "country": .text(country)])
    }

    /// Who says something, the outermost first; the source's own voice where nobody is named.
    public func speakers(_ speakers: [Speaker], in file: CaseFile) -> String {
        let names = speakers.map { speaker in
            let name = file.name(of: speaker)
            return name.isEmpty ? self("word.noName") : name
        }
        guard let last = names.last else { return self("word.own") }
        return names.dropLast().reversed().reduce(last) { inner, outer in
            self("word.chain", ["outer": .text(outer), "inner": .text(inner)])
        }
    }
}
