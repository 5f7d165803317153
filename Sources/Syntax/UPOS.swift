// The universal part-of-speech tags of the treebanks.

/// A universal part of speech (Universal Dependencies, UPOS); raw values are the order of the weights.
public enum UPOS: UInt8, CaseIterable, Sendable {
    case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

    /// Reads the tag as treebanks write it (`NOUN`).
    public init?(_ name: Substring) {
        guard let tag = Self.byName[String(name)] else { return nil }
        self = tag
    }

    /// The tag in lower case (`noun`).
    public var label: String { Self.labels[Int(rawValue)] }

    private static let labels = allCases.map { "\($0)" }
    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.label.uppercased(), $0) })

    /// Whether the word is a noun or a name.
    public var isNominal: Bool { self == .noun || self == .propn }
}
