// How somebody is on the day of a publication, in the five states that lists and counts have.

public import CaseLogic
public import CaseModel

/// A state.
public enum PublishedState: String, CaseIterable, Hashable, Sendable, Codable {
    case held, restricted, liberty, unknown, dead
}

extension PublishedCase {
    /// How the person is on the day.
    public func state(on day: CivilDay) -> PublishedState {
        switch status?.kind {
        case .dead: return .dead
        case .disappeared, .termOver, .notKnown: return .unknown
        case let kind? where kind.isHeld: return .held
        default: break
        }
        let isBanned = file.events.contains { event in
            event.kind.value == .travelBan && event.standing == .reported && event.deniedBy == nil
                && event.victims.contains { $0.value == subject } && bans(event, day)
        }
        return isBanned ? .restricted : .liberty
    }

    /// Whether a ban on leaving is in force; without an end for a year.
    private func bans(_ event: EventView, _ day: CivilDay) -> Bool {
        guard let from = event.date?.value.earliest else { return false }
        let last = event.until?.value.latest ?? from.adding(days: 365)
        return from <= day && day <= last
    }

    /// The custody that goes on.
    public var custody: Custody? { findings.custodies.last { $0.person == subject && $0.goesOn } }
}
