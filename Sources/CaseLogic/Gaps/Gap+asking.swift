// Which question a gap is, so that it can be asked in every language.
public import CaseModel

extension Gap {
    /// The name of its phrase, and the end of a term or order that the phrase tells.
    ///
    /// - Parameters:
    ///   - event: the first event that it comes from.
    ///   - custody: the custody that it comes from.
    public func asking(event: EventView?, custody: Custody?) -> (phrase: String, end: EDTF?) {
        let name = kind.rawValue
        switch kind {
        case .courtOrder where rule == "an order ended before the next began":
            let hold = custody?.holds.last { $0.order == events.first }
            return (name + (events.count > 1 ? ".between" : ".extended"), hold?.orderEnds)
        case .release where custody?.end == .termOver:
            return custody?.termEnds.map { (name + ".term", $0.date) } ?? (name, nil)
        case .year where event?.date?.value.hasUnspecifiedYear == false: return (name + ".computed", nil)
        case .endOfTerm where rule == "an order without a term": return (name + ".length", nil)
        default: return (name, nil)
        }
    }

    /// The custody that it comes from.
    public func custody(among custodies: [Custody]) -> Custody? {
        guard let person else { return nil }
        return custodies.first {
            $0.person == person && (events == $0.events || $0.orders.contains(where: events.contains))
        }
    }
}
