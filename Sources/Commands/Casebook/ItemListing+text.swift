// Items of drafts as listings in a terminal show them.

import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands

extension ItemListing {
    /// An item in text, with its reasons to wait.
    func text(_ item: ReviewItem, isBrief: Bool = false) -> String {
        var lines = ["  \(draft.shortName(of: item))  \(state(item))\(Messages.printable(line(item)))"]
        if !isBrief, !isHidden(item) {
            let quote = quote(item).text
            if !quote.isEmpty { lines.append("        “\(Messages.printable(quote))”") }
        }
        for stop in item.stops {
            lines.append("        \(stop.kind.rawValue): \(Messages.printable(why(stop, of: item)))")
        }
        lines += known(item).map { "        " + $0 }
        return lines.joined(separator: "\n")
    }

    /// Who a person may be, and which event an event plainly is, in sentences.
    func known(_ item: ReviewItem) -> [String] {
        guard item.link == nil, !isHidden(item) else { return [] }
        var lines = item.known.filter { showsProtected || $0.sensitivity != .protected }.map { known in
            "\(known.likeness == .same ? "likely known" : "may be known"): \(Messages.printable(known.name)) (\(known.reasons.joined(separator: "; "))); habeas link \(draft.shortName(of: item)) \(known.record)"
        }
        if let event = item.sameEvent {
            lines.append("plainly an event that is known; habeas join \(draft.shortName(of: item)) \(event)")
        }
        if let event = item.likeEvent {
            lines.append("may be an event that is known; habeas join \(draft.shortName(of: item)) \(event)")
        }
        return lines
    }

    private func state(_ item: ReviewItem) -> String {
        switch item.state {
        case .drafted: ""
        case .accepted: "[accepted] "
        case .rejected, .superseded: "[\(item.state.rawValue)] "
        }
    }
}
