// One word of a prepared name: where its sounds lie and what it is.

/// What a word is in a name.
enum NamePartKind: UInt8 {
    case name, initial, particle, patronymic, legalForm
}

/// What else is known of a word.
struct NamePartTraits: OptionSet {
    let rawValue: UInt8
    static let male = NamePartTraits(rawValue: 1)
    static let female = NamePartTraits(rawValue: 2)
    static let surname = NamePartTraits(rawValue: 4)
    static let inflected = NamePartTraits(rawValue: 8)
    static let cyrillic = NamePartTraits(rawValue: 16)
    static let generic = NamePartTraits(rawValue: 32)
    static let capitals = NamePartTraits(rawValue: 64)
}

/// A word of a prepared name. Places are in the sounds of the whole name.
struct NamePart {
    var start: UInt16
    var end: UInt16
    /// The ends without gender and case, without case, without "-ov", and of the father's name; `end` where there is nothing to leave out.
    var core: UInt16
    var stem: UInt16
    var bare: UInt16
    /// Numbers of the groups of given names that have this one as a form; 0 for none.
    var givenName: UInt16
    var kind: NamePartKind
    var traits: NamePartTraits

    var count: Int { Int(end - start) }
    var whole: Range<Int> { Int(start)..<Int(end) }
    var coreRange: Range<Int> { Int(start)..<Int(core) }
    var stemRange: Range<Int> { Int(start)..<Int(stem) }
    var bareRange: Range<Int> { Int(start)..<Int(bare) }
}
