// The dependency relations of the treebanks, with the subtypes that matter to us.

/// A Universal Dependencies relation; subtypes that we do not use are read as their main type.
public enum DependencyRelation: UInt8, CaseIterable, Sendable {
    case root, nsubj, nsubjPass, csubj, csubjPass, obj, iobj, obl, oblAgent, oblTmod, oblNpmod, vocative, expl,
        dislocated
    case advcl, advmod, discourse, aux, auxPass, cop, mark, nmod, nmodPoss, nmodTmod, nmodNpmod, nmodDesc, appos, nummod
    case acl, aclRelcl, amod, det, detPredet, clf, caseMark, conj, cc, fixed, flat, compound, compoundPrt
    case list, parataxis, orphan, goeswith, reparandum, punct, dep, ccomp, xcomp

    /// The label as treebanks write it (`nsubj:pass`).
    public var label: String { Self.labels[Int(rawValue)] }

    private static let labels = allCases.map { $0.written }

    private var written: String {
        switch self {
        case .nsubjPass: "nsubj:pass"
        case .csubjPass: "csubj:pass"
        case .oblAgent: "obl:agent"
        case .oblTmod: "obl:tmod"
        case .oblNpmod: "obl:npmod"
        case .auxPass: "aux:pass"
        case .nmodPoss: "nmod:poss"
        case .nmodTmod: "nmod:tmod"
        case .nmodNpmod: "nmod:npmod"
        case .nmodDesc: "nmod:desc"
        case .aclRelcl: "acl:relcl"
        case .detPredet: "det:predet"
        case .compoundPrt: "compound:prt"
        case .caseMark: "case"
        default: "\(self)"
        }
    }

    private static let byLabel = Dictionary(uniqueKeysWithValues: allCases.map { ($0.label, $0) })

    /// Reads a label as treebanks write it; an unknown subtype is read as its main type.
    public init(label: Substring) {
        if let known = Self.byLabel[String(label)] {
            self = known
        } else if let colon = label.firstIndex(of: ":"), let main = Self.byLabel[String(label[..<colon])] {
            self = main
        } else {
            self = .dep
        }
    }
}
