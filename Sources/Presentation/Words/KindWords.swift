// What each kind of event is called, alone and with the people it concerns.
import CaseModel

enum KindWords {
    /// The kind by itself, as a label.
    static func label(_ kind: EventKind) -> String {
        switch kind {
        case .administrativeArrest: "administrative arrest"
        case .houseArrest: "house arrest"
        case .travelBan: "travel ban"
        case .illTreatment: "ill-treatment"
        case .interrogation: "questioning"
        default: kind.rawValue
        }
    }

    /// The kind with those whom it concerns: "Detention of Lena Orlova".
    static func phrase(_ kind: EventKind, _ who: String) -> String {
        switch kind {
        case .search: "Search of \(who)"
        case .seizure: "Property taken from \(who)"
        case .detention: "Detention of \(who)"
        case .remand: "Remand of \(who) in custody"
        case .administrativeArrest: "Administrative arrest of \(who)"
        case .houseArrest: "House arrest of \(who)"
        case .transfer: "Transfer of \(who)"
        case .interrogation: "Questioning of \(who)"
        case .charge: "Charge against \(who)"
        case .offence: "Offence alleged of \(who)"
        case .trial: "Hearing in the case of \(who)"
        case .sentence: "Sentence passed on \(who)"
        case .fine: "Fine imposed on \(who)"
        case .appeal: "Appeal in the case of \(who)"
        case .release: "Release of \(who)"
        case .travelBan: "Travel ban on \(who)"
        case .illTreatment: "Ill-treatment of \(who)"
        case .threat: "Threat to \(who)"
        case .attack: "Attack on \(who)"
        case .death: "Death of \(who)"
        case .disappearance: "Disappearance of \(who)"
        case .protest: "Protest by \(who)"
        case .refusal: "Refusal to \(who) (registration, permission or status)"
        case .ban: "Ban on \(who)"
        case .statement: "Statement by \(who)"
        }
    }
}

/// "A", "A and B", "A, B and C".
func joined(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}
