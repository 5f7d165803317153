// The short lists that names of organisations are read with: legal forms, joining words, words that many organisations have.

import Names

/// Words and phrases known by their sounds.
enum OrganisationLists {
    /// What a listed word is.
    enum Known { case joining, generic }

    /// The most words of a legal form.
    static let longestForm = 5

    /// What a word is; nil for a word that is in no list.
    static func word(_ key: UInt64) -> Known? { words[key] }

    /// The number of a legal form, the same in all languages; nil where the words are none.
    static func legalForm(_ keys: ArraySlice<UInt64>) -> UInt16? { legalForms[phrase(keys)] }

    private static func phrase(_ keys: some Sequence<UInt64>) -> UInt64 {
        keys.reduce(0x9E37_79B9) { ($0 ^ $1) &* 0x100_0000_01B3 &+ 1 }
    }

    private static let words: [UInt64: Known] = {
        var words: [UInt64: Known] = [:]
        for word in joining.split(separator: " ") { words[NameLists.key(NameSounds.sounds(of: word))] = .joining }
        for word in generic.split(separator: " ") { words[NameLists.key(NameSounds.sounds(of: word))] = .generic }
        return words
    }()

    private static let legalForms: [UInt64: UInt16] = {
        var found: [UInt64: UInt16] = [:]
        for (number, line) in forms.split(separator: "\n").enumerated() {
            for form in line.split(separator: ";") {
                let keys = form.split(separator: " ").map { NameLists.key(NameSounds.sounds(of: $0)) }
                found[phrase(keys)] = UInt16(number + 1)
            }
        }
        return found
    }()

    private static let joining =
        "the of for and & de la le les du des di und der die von y e и по в во на при для им имени no № жөніндегі"

    private static let generic = """
        group holding holdings international industries enterprises gruppe groupe organization organisation association \
        группа холдинг организация қоғамы
        """

    /// A line a form: its names and abbreviations in the languages that have it.
    private static let forms = """
        llc;limited liability company;ооо;общество с ограниченной ответственностью;тоо;товарищество с ограниченной ответственностью;\
        жшс;жауапкершілігі шектеулі серіктестігі;осоо;gmbh;gesellschaft mit beschränkter haftung;srl;\
        societatea cu răspundere limitată;sarl;bv;sp z oo;spzoo;bvba;sl
        ltd;limited;co ltd;pty ltd;pte ltd;pty limited;private limited
        plc;public limited company
        jsc;joint stock company;ojsc;cjsc;pjsc;open joint stock company;closed joint stock company;public joint stock company;ао;оао;зао;\
        пао;акционерное общество;открытое акционерное общество;закрытое акционерное общество;публичное акционерное общество;ақ;\
        акционерлік қоғам;акционерлік қоғамы;ag;aktiengesellschaft;aktiengeselschaft;sa;spa;nv;ab;asa;oyj;as
        inc;incorporated;corp;corporation;co;company
        lp;llp;limited partnership
        na;national association
        ано;автономная некоммерческая организация
        оф;общественный фонд;қоғамдық қор;public foundation
        оо;общественное объединение;қоғамдық бірлестік;қб
        """
}
