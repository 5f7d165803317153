// One small drawing for each kind of event, on a grid of 16 units in one stroke; it never stands without its word.
public import CaseModel

public enum Glyphs {
    /// The drawing of a kind, as the content of an SVG symbol.
    public static func drawing(_ kind: EventKind) -> String {
        switch kind {
        case .search: path("M10.2 10.2L14 14M11.2 6.6a4.6 4.6 0 1 1-9.2 0 4.6 4.6 0 0 1 9.2 0z")
        case .seizure: path("M2.5 9.5v4h11v-4M8 10.5v-8M5 5.5l3-3 3 3")
        case .detention:
            path(
                "M7 10.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM14 10.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM4.5 8V5h7v3")
        case .remand: path("M3 2.5h10v11H3zM6.3 2.5v11M9.7 2.5v11")
        case .administrativeArrest: path("M3 2.5h10v11H3zM8 2.5v11")
        case .houseArrest: path("M2.5 8L8 3l5.5 5M4 7.5v6h8v-6M7 13.5v-3h2v3")
        case .transfer: path("M2 3v10M14 3v10M4.5 8h7M9 5.5L11.5 8 9 10.5")
        case .interrogation: path("M2 3h12v7.5H8L5 13.5v-3H2zM6.6 5.6a1.4 1.4 0 1 1 1.9 1.4l-.5.5M8 9v.1")
        case .charge: path("M4 2h5.5L12.5 5v9H4zM9.5 2v3h3M6 8h4.5M6 11h4.5")
        case .offence: #"<path stroke-dasharray="2 1.6" d="M4 2h8.5v12H4z"/>"# + path("M8.2 5.5V9M8.2 11.3v.1")
        case .trial: path("M8 2.5v11M4.5 13.5h7M3 5h10M3 5L1.5 9.5h3zM13 5l-1.5 4.5h3z")
        case .sentence: path("M2.5 14h7M8.5 2.5L13 7M5.5 5.5L10 10M7 4l4.5 4.5M7.7 7.7L3 11.5")
        case .fine: path("M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM5.8 5.5h4.4M5.8 7.8h4.4M8 7.8v3.4")
        case .appeal: path("M3 13.5V7a4 4 0 0 1 4-4h6M10 0.8L13 3l-3 2.4M6.5 13.5h7M6.5 10h5")
        case .release: path("M7 2.5H3v11h4M6.5 8H14M11 5l3 3-3 3")
        case .travelBan: path("M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM4.2 4.2l7.6 7.6")
        case .illTreatment: path("M9 2L4 9h3.5L7 14l5-7H8.5z")
        case .threat:
            path(
                "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0z"
            )
        case .attack: path("M8 2l1.4 3.8L13.5 5l-2.3 3.3 2.8 2.9-4.1-.2L8 14.5l-1.9-3.5-4.1.2 2.8-2.9L2.5 5l4.1.8z")
        case .death: path("M8 2v12M4.5 5.5h7")
        case .disappearance:
            #"<path stroke-dasharray="1.6 1.8" d="M10.8 5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0zM2.5 14c0-3 2.5-4.8 5.5-4.8s5.5 1.8 5.5 4.8"/>"#
        case .protest: path("M2.5 3h11v6h-11zM8 9v5.5M5 6h6")
        case .refusal: path("M4 2h8.5v12H4zM6.3 6l4 4M10.3 6l-4 4")
        case .ban: path("M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5")
        case .statement: path("M2.5 6.5v3h2.5L11 13V3L5 6.5zM13 6.5v3")
        }
    }

    /// The drawing of a relation.
    public static let relation = path(
        "M5.8 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM14.2 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM5.8 8h4.4")

    /// The line of each form.
    public static func line(_ form: Form) -> String {
        switch form {
        case .reported: #"<path stroke-width="2.4" d="M0 4h24"/>"#
        case .alleged: #"<path stroke-width="2.4" stroke-dasharray="5.5 3.75" d="M0 4h24"/>"#
        case .denied: #"<path stroke-width="1.3" d="M0 2.4h24M0 5.6h24"/><path stroke-width="1.5" d="M9 8.5l6-9"/>"#
        case .computed: #"<path stroke-width="2.4" stroke-linecap="round" stroke-dasharray="0 4" d="M1 4h22"/>"#
        }
    }

    private static func path(_ data: String) -> String { "<path d=\"\(data)\"/>" }
}

extension Glyphs {
    /// The drawing of a kind of event, or of one of "relation", "person", "body", "key", "note"; nil for any other name.
    public static func drawing(named name: String) -> String? {
        if let kind = EventKind(rawValue: name) { return drawing(kind) }
        return switch name {
        case "relation": relation
        case "person": path("M10.7 5a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM3 14c0-6 10-6 10 0")
        case "body": path("M2 6l6-3.5L14 6zM3.5 6v6M8 6v6M12.5 6v6M2 13.5h12")
        case "key": path("M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5")
        case "note": path("M3 2.5h7l3 3v8H3zM5.5 8h5M5.5 10.8h3.5")
        default: nil
        }
    }
}
