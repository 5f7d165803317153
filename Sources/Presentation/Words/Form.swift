// How standing is shown: always as a form together with its word.
public import CaseModel

/// The form of a line: solid, dashed, double or dotted.
public enum Form: String, CaseIterable {
    case reported, alleged, denied, computed

    public init(_ standing: Standing, isDenied: Bool = false) {
        if isDenied {
            self = .denied
        } else {
            switch standing {
            case .reported: self = .reported
            case .computed: self = .computed
            case .alleged, .opinion, .forecast: self = .alleged
            }
        }
    }

    /// The form in characters, for text.
    var line: String {
        switch self {
        case .reported: "──"
        case .alleged: "╌╌"
        case .denied: "═╪"
        case .computed: "··"
        }
    }

    /// The one letter that style sheets know it by.
    var letter: String { String(rawValue.prefix(1)) }
}
