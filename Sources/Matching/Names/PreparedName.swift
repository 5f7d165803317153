// A name made ready for comparing: its words as sounds, each with what it is, computed once.

public import Names

/// What a name is the name of.
public enum NameKind: Hashable, Sendable {
    case person, organisation
}

/// A name made ready for comparing, in any script; see `PreparedName.compared(with:)`.
///
/// Make it once and compare it often: preparing costs some microseconds, a comparison less than one. A text without any letter
/// gives a name that is like no other.
public struct PreparedName: Hashable, Sendable {
    /// The name as written.
    public let text: String
    /// What it is the name of.
    public let kind: NameKind

    /// The sounds of all words, one after the other.
    let sounds: [UInt8]
    /// The words, at most `NameParser.mostWords`.
    let parts: [NamePart]
    /// The place of the surname among the words; -1 where it can't be told.
    let surname: Int8
    /// Whether the text or an ending says which word is the surname: "Putin, Vladimir", "Сыздыков Айдар".
    let isSurnameCertain: Bool
    /// The number of words that are names.
    let nameCount: UInt8
    /// Whether it has a word like "bin".
    let hasParticle: Bool
    /// The gender that its endings show.
    public let gender: NameGender?

    /// Prepares a name.
    public init(_ text: String, kind: NameKind = .person) {
        self.text = text
        self.kind = kind
        let parsed = kind == .person ? NameParser.person(text) : OrganisationParser.organisation(text)
        sounds = parsed.sounds
        parts = parsed.parts
        surname = Int8(truncatingIfNeeded: parsed.surname ?? -1)
        isSurnameCertain = parsed.isSurnameCertain
        nameCount = UInt8(truncatingIfNeeded: parsed.parts.count { $0.kind == .name })
        hasParticle = parsed.parts.contains { $0.kind == .particle }
        let ofPatronymic = parsed.parts.lazy.filter { $0.kind == .patronymic }.compactMap(\.gender).first
        gender = ofPatronymic ?? parsed.parts.lazy.compactMap(\.gender).first
    }

    /// Whether nothing in it can be compared.
    public var isEmpty: Bool { parts.isEmpty }

    public static func == (a: Self, b: Self) -> Bool { a.kind == b.kind && a.text == b.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension NamePart {
    /// The gender that the word's ending shows.
    var gender: NameGender? { traits.contains(.male) ? .male : traits.contains(.female) ? .female : nil }
}

extension PreparedName: CustomStringConvertible {
    /// The name as written.
    public var description: String { text }

    /// The sounds of its words, for looking into a comparison.
    public var heard: String {
        parts.map { String(decoding: sounds[$0.whole], as: UTF8.self) + ":\($0.kind)" }.joined(separator: " ")
    }
}
